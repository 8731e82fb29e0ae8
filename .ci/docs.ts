/**
 * The verb `docs`: writes the pages that are generated, without any network: docs/errors.md (committed, compared by a test) and
 * docs/reference/ (not committed): operations in both languages, types of the SDK and of the standard, and the standard as a book.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { node, root, sourceCondition, step } from './step.ts';

const reference = join(root, 'docs/reference');

/** Titles of the standard's own tags, as TypeDoc writes them -> as people read them. */
const titles: Readonly<Record<string, string>> = {
  'X-jiyue-en': 'English',
  'X-jiyue-personal': '个人信息 · Personal information',
  'X-jiyue-requirement': '要求 · Requirement',
  'TJS-type': 'JSON type',
  Items: 'Items',
};

/** Writes everything; true when every step passed. */
export async function writeDocs(): Promise<boolean> {
  rmSync(reference, { recursive: true, force: true });
  const typedoc = (name: string) =>
    node(['node_modules/typedoc/bin/typedoc', '--options', `.ci/docs/typedoc.${name}.json`, ...entriesOf(name).flatMap((source) => ['--entryPoints', source])]);
  const results = [
    await step('pages', () => node([sourceCondition, 'sdk/scripts/write-pages.ts'])),
    await step('book of the standard', () => node([sourceCondition, 'sdk/scripts/book/write-book.ts'])),
    await step('types of the SDK', () => typedoc('sdk')),
    await step('types of the standard', () => typedoc('standards')),
    await step('titles', () => (retitle() > 0 ? 0 : 1)),
  ];
  return results.every(Boolean);
}

/** Sources behind the export map of a package. */
function entriesOf(folder: string): readonly string[] {
  const { exports } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as { exports: Readonly<Record<string, unknown>> };
  const targets = Object.values(exports) as readonly (string | { readonly '@jiyue/source'?: string })[];
  return targets.flatMap((target) =>
    typeof target === 'object' && target['@jiyue/source']?.endsWith('.ts') ? [join(root, folder, target['@jiyue/source'])] : [],
  );
}

/** Renames headings; returns how many. */
function retitle(): number {
  let renamed = 0;
  for (const path of readdirSync(reference, { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('.md'))) {
    const text = readFileSync(join(reference, path), 'utf8');
    const next = text.replace(/^(#+) (\S+)$/gm, (line, marks: string, title: string) => {
      const known = Object.hasOwn(titles, title) ? titles[title] : undefined;
      if (known === undefined) return line;
      renamed += 1;
      return `${marks} ${known}`;
    });
    if (next !== text) writeFileSync(join(reference, path), next);
  }
  console.log(`${renamed} headings`);
  return renamed;
}

if (import.meta.main) {
  const isDone = await writeDocs();
  if (isDone) {
    const pages = readdirSync(reference, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md')).length;
    console.log(`\n${pages} 页参考，从这里看起 · ${pages} pages of reference; begin here:`);
    console.log('  docs/index.md                    目录 · contents');
    console.log('  docs/errors.md                   错误代码 · error codes (committed)');
    console.log(
      '  docs/reference/standard/README.md   规范全书 · the standard as a book; standard.html and standard.docx are the whole of it in one file each',
    );
    console.log('  docs/reference/operations.md     接口 · operations (English: operations.en.md)');
    console.log('  docs/reference/sdk/README.md     SDK');
    console.log('  docs/reference/standards/README.md  记录类型 · record types');
  }
  process.exitCode = isDone ? 0 : 1;
}
