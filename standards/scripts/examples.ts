/**
 * Examples (示例) of every type that stands alone: model/examples/<Type>/{valid,invalid,warned}/*.json. A valid file is the instance itself;
 * an invalid one states its one fault and the patch that mends it; a warned one may be sent, and states what is better written otherwise.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyPatch, type PatchOperation } from './json-patch.ts';
import { home } from './sources.ts';

/** The one fault of an invalid example, as a validator of the standard reports it. */
export interface ExampleReason {
  /** Where: JSON Pointer; of the missing or unknown member itself where that is the fault. */
  readonly pointer: string;
  /** JSON Schema keyword; "code" for a code table; the id of a rule that no schema expresses. */
  readonly keyword: string;
  /** Requirement that the instance breaks; absent when none speaks of it alone. */
  readonly requirement?: string;
}

/** What somebody may send. */
export interface ValidExample {
  readonly file: string;
  readonly type: string;
  readonly instance: unknown;
}

/** What is refused for exactly one reason. */
export interface InvalidExample extends ValidExample {
  readonly reason: ExampleReason;
  readonly fix: readonly PatchOperation[];
}

/** All examples, by file name. */
export interface Examples {
  readonly valid: readonly ValidExample[];
  readonly invalid: readonly InvalidExample[];
  /** May be sent; a rule that only warns has its one finding, and none when mended. */
  readonly warned: readonly InvalidExample[];
  /** Files that are not read as either: a wrong folder, a wrong shape. */
  readonly strange: readonly string[];
}

const folder = 'model/examples';

/** Reads all files; throws on one that is no JSON. */
export function readExamples(): Examples {
  const found = { valid: [] as ValidExample[], invalid: [] as InvalidExample[], warned: [] as InvalidExample[], strange: [] as string[] };
  for (const path of listFiles()) {
    const [type = '', kind, name = ''] = path.split('/');
    const file = `${folder}/${path}`;
    const content = JSON.parse(readFileSync(join(home, file), 'utf8')) as unknown;
    if (kind === 'valid' && isExampleName(name)) found.valid.push({ file, type, instance: content });
    else if ((kind === 'invalid' || kind === 'warned') && isExampleName(name) && isInvalidFile(content)) found[kind].push({ file, type, ...content });
    else found.strange.push(file);
  }
  return found;
}

function listFiles(): readonly string[] {
  const root = join(home, folder);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

const isExampleName = (name: string) => /^[a-z0-9]+(-[a-z0-9]+)*\.json$/.test(name);

function isInvalidFile(content: unknown): content is Omit<InvalidExample, 'file' | 'type'> {
  const { reason, fix, ...rest } = content as Partial<InvalidExample>;
  return typeof reason?.pointer === 'string' && typeof reason.keyword === 'string' && Array.isArray(fix) && fix.length > 0 && 'instance' in rest;
}

/** Name of an example: its file name without ending. */
export const exampleName = (file: string): string => file.replace(/^.*\//, '').replace(/\.json$/, '');

/** All examples as one document, mended instances included: for checks in any language, without a patch library. */
export function examplesJson({ valid, invalid, warned }: Examples): unknown {
  const types = [...new Set([...valid, ...invalid, ...warned].map(({ type }) => type))].sort();
  const ofType = <E extends ValidExample>(list: readonly E[], type: string) => list.filter((example) => example.type === type);
  const told = ({ file, reason, fix, instance }: InvalidExample) => ({ name: exampleName(file), reason, instance, fixed: applyPatch(instance, fix) });
  return types.map((type) => {
    const warnedOnes = ofType(warned, type).map(told);
    return {
      type,
      valid: ofType(valid, type).map(({ file, instance }) => ({ name: exampleName(file), instance })),
      invalid: ofType(invalid, type).map(told),
      ...(warnedOnes.length > 0 ? { warned: warnedOnes } : {}),
    };
  });
}
