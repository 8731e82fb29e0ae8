/**
 * Shows that the files of the standard are enough: no code of ours, only those files and a general implementation of JSON Schema 2020-12.
 * Every valid example must be accepted and every invalid one refused at the stated place; any other answer ends with exit code 1.
 * Usage: node run.ts [folder of a frozen version; without it, the draft of @jiyue/standards and its newest frozen version]
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Judge, judgesOf, type SchemaDocument } from './engine.ts';
import { type ExampleGroup, judgeStrict, judgeTolerant } from './judge-examples.ts';

/** The draft, and the newest frozen version beside it. */
function usualFolders(): readonly string[] {
  const draft = dirname(fileURLToPath(import.meta.resolve('@jiyue/standards/generated/examples.json')));
  const versions = join(draft, '../versions');
  if (!existsSync(versions)) return [draft];
  const names = readdirSync(versions).sort(new Intl.Collator('en', { numeric: true }).compare);
  return [draft, ...names.slice(-1).map((name) => join(versions, name))];
}

/** Judges all examples of a folder by each way of using it. @returns what differs */
async function judgeFolder(folder: string): Promise<readonly string[]> {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));
  const examples = read('examples.json') as readonly ExampleGroup[];
  const requirements = read('requirements.json') as readonly { readonly surface?: { readonly rules?: readonly string[] } }[];
  const rules = new Set(requirements.flatMap(({ surface }) => surface?.rules ?? []));
  const types = readdirSync(join(folder, 'schemas/strict')).map((file) => file.replace(/\.json$/, ''));

  /** Each type by its own file, under its own identity. */
  async function singles(view: string): Promise<ReadonlyMap<string, Judge>> {
    const judges = new Map<string, Judge>();
    for (const type of types) {
      const document = read(`schemas/${view}/${type}.json`) as SchemaDocument & { readonly $id: string };
      const [judge] = await judgesOf(document, document.$id, ['']);
      if (judge) judges.set(type, judge);
    }
    return judges;
  }

  /** All types by one file. @param id where the file has no identity of its own, one that we give it */
  async function bundled(file: string, id?: string): Promise<ReadonlyMap<string, Judge>> {
    const document = read(file) as SchemaDocument & { readonly $id?: string };
    const judges = await judgesOf(
      document,
      document.$id ?? id ?? '',
      types.map((type) => `#/$defs/${type}`),
    );
    return new Map(types.map((type, index) => [type, judges[index]!]));
  }

  const mismatches: string[] = [];
  console.log(`${basename(folder) === 'generated' ? 'draft' : basename(folder)}: ${types.length} types, ${rules.size} rules beyond schemas`);

  const strict = [
    ['schemas/strict/*.json', await singles('strict')],
    ['bundle.strict.json', await bundled('bundle.strict.json')],
    ['bundle.strict.noid.json', await bundled('bundle.strict.noid.json', 'urn:example:own-document')],
  ] as const;
  for (const [name, judges] of strict) {
    const answers = judgeStrict(examples, (type) => judges.get(type), rules);
    mismatches.push(...answers.mismatches.map((line) => `${name}: ${line}`));
    console.log(
      `${name.padEnd(26)}${answers.valid} valid, ${answers.mended} mended accepted; ${answers.invalid} invalid refused at the stated place; ${answers.byRule} left to rules; ${answers.mismatches.length} mismatches`,
    );
    if (Math.min(answers.valid, answers.invalid, answers.mended) === 0) mismatches.push(`${name}: nothing was judged`);
  }
  for (const [name, judges] of [
    ['schemas/tolerant/*.json', await singles('tolerant')],
    ['bundle.tolerant.json', await bundled('bundle.tolerant.json')],
  ] as const) {
    const { accepted, mismatches: wrong } = judgeTolerant(examples, (type) => judges.get(type));
    mismatches.push(...wrong.map((line) => `${name}: ${line}`));
    console.log(`${name.padEnd(26)}${accepted} accepted; ${wrong.length} mismatches`);
    if (accepted === 0) mismatches.push(`${name}: nothing was judged`);
  }
  for (const type of types) {
    const group = examples.find((one) => one.type === type);
    if (!group || group.valid.length === 0 || group.invalid.length === 0) mismatches.push(`${type}: lacks valid or invalid examples`);
  }
  return mismatches;
}

const [wanted] = process.argv.slice(2);
const mismatches: string[] = [];
for (const folder of wanted === undefined ? usualFolders() : [wanted])
  for (const line of await judgeFolder(folder)) mismatches.push(`${basename(folder)}: ${line}`);
for (const line of mismatches.slice(0, 30)) console.error(`mismatch: ${line}`);
console.log(mismatches.length === 0 ? 'every answer is the stated one' : `${mismatches.length} answers differ`);
process.exitCode = mismatches.length === 0 ? 0 : 1;
