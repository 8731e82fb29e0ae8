/** Reads the hand-written sources of the standard: code tables, scalars, clauses, requirements, operations. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** Folder of the standard. */
export const home: string = dirname(dirname(fileURLToPath(import.meta.url)));

/** The end of a member's use: it stays in its table and keeps its meaning, and says what to use instead. */
export interface Deprecation {
  /** Version of the standard that deprecated it. */
  readonly since: string;
  /** Version that may refuse it. */
  readonly removeIn?: string;
  /** Code to use instead: of the same table, or `<table> <code>`; absent when nothing takes its place. */
  readonly use?: string;
  readonly reason: { readonly zh: string; readonly en: string };
}

/** One member of a code table. A code is never renumbered or reused. */
export interface CodeMember {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly since: string;
  readonly deprecated?: Deprecation;
  readonly parent?: string;
  /** Code of the table that `groups` names. */
  readonly group?: string;
  /** States that may follow this one. */
  readonly next?: readonly string[];
  /** Code table of the values, where the member is a field. */
  readonly table?: string;
  readonly [extra: string]: unknown;
}

/** Where the members of a table come from. */
export interface CodeSource {
  /** text = read in the source; second-hand; memory; project = our decision. A member's own `evidence` overrides it. */
  readonly evidence: string;
  /** Whether the list as a whole was confirmed; absent for our own decisions. */
  readonly verified?: boolean;
  /** Who assigned the codes: project, practice (deployed software) or standard. */
  readonly codesBy: string;
  readonly text: string;
}

/** A code table (代码表). `bind`: required = closed; extensible = also x-<owner>-<code>; example = any value of the pattern. */
export interface CodeTable {
  readonly id: string;
  readonly typeName: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly bind: 'required' | 'extensible' | 'example';
  readonly pattern?: string;
  readonly source: CodeSource;
  /** What is known to be doubtful about the table. */
  readonly limits?: readonly string[];
  /** Table that the groups of the members come from. */
  readonly groups?: string;
  /** `<module>: <what>` that will use the table, when no record of the model does yet. Such a table is in codes.json and in no schema. */
  readonly usedBy?: string;
  readonly members: readonly CodeMember[];
}

/** A constrained string. */
export interface Scalar {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly pattern: string;
  readonly format?: string;
  readonly example: string;
}

/** A plain JSON object read from YAML. */
export type Doc = { [key: string]: unknown };

/** Parsed YAML files of a folder, in name order. */
export function readFolder(folder: string): readonly { readonly file: string; readonly doc: unknown }[] {
  return readdirSync(join(home, folder))
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => ({ file: `${folder}/${file}`, doc: parse(readFileSync(join(home, folder, file), 'utf8')) as unknown }));
}

/** All code tables, by id. */
export const readCodeTables = (): readonly CodeTable[] =>
  readFolder('codes')
    .filter(({ file }) => !file.endsWith('/scalars.yaml'))
    .map(({ doc }) => doc as CodeTable);

/** All scalars. */
export const readScalars = (): readonly Scalar[] => parse(readFileSync(join(home, 'codes/scalars.yaml'), 'utf8')) as readonly Scalar[];
