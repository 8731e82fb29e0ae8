/** Look-ups in the code tables (代码表) of the standard. Codes are the values; names are for people only. */
import codes from '@jiyue/standards/generated/codes.json' with { type: 'json' };

/** One member of a code table. Tables add members of their own, e.g. `pattern` of an index-number scheme. */
export interface CodeMember {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Version of the standard that brought it. */
  readonly since: string;
  /** Code above it, in tables of several levels. */
  readonly parent?: string;
  /** Code of the table that the table's `groups` names. */
  readonly group?: string;
  /** Codes that may follow, in tables of states. */
  readonly next?: readonly string[];
  /** Set when it is no longer to be used; it keeps its meaning. `use` is a code of the table or `<table> <code>`. */
  readonly deprecated?: {
    readonly since: string;
    readonly removeIn?: string;
    readonly use?: string;
    readonly reason: { readonly zh: string; readonly en: string };
  };
  /** How far it was read in its source, where that differs from the table: text, second-hand, memory or project. */
  readonly evidence?: string;
  readonly note?: string;
  readonly [extra: string]: unknown;
}

/** A code table. `bind`: required = exactly these codes; extensible = also x-owner-code; example = any code of the pattern. */
export interface CodeTable {
  readonly id: string;
  /** Name of its type in the model. */
  readonly typeName: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly bind: 'required' | 'extensible' | 'example';
  readonly pattern?: string;
  /** Table that the groups of the members come from. */
  readonly groups?: string;
  /** `<module>: <what>` that will use the table, when no record does yet. */
  readonly usedBy?: string;
  /** Where the members come from. `verified` is absent for our own decisions. */
  readonly source: { readonly evidence: string; readonly verified?: boolean; readonly codesBy: string; readonly text: string };
  readonly members: readonly CodeMember[];
}

const tables: ReadonlyMap<string, CodeTable> = new Map((codes.tables as readonly CodeTable[]).map((table) => [table.id, table]));
const members: ReadonlyMap<string, ReadonlyMap<string, CodeMember>> = new Map(
  [...tables].map(([id, table]) => [id, new Map(table.members.map((member) => [member.code, member]))]),
);

/** Codes of an owner's own in an extensible table. */
const ownCode = /^x-[a-z0-9]{2,8}-[a-z0-9-]+$/;

/** The table of that id, e.g. "topic"; undefined when there is none. */
export const codeTable = (id: string): CodeTable | undefined => tables.get(id);

/** Every table, by id. */
export const codeTables = (): readonly CodeTable[] => [...tables.values()];

/** The member with that code; undefined for unknown ones and for codes of an owner's own. */
export const codeMember = (table: string, code: string): CodeMember | undefined => members.get(table)?.get(code);

/** Name of a code; the code itself when the table does not list it. */
export function codeName(table: string, code: string, language: 'zh-CN' | 'en'): string {
  const member = codeMember(table, code);
  return member ? (language === 'en' ? member.en : member.zh) : code;
}

/** Whether the table lists the code. Codes of an owner's own are allowed in extensible tables, but not known: see `isAllowedCode`. */
export const isKnownCode = (table: string, code: string): boolean => codeMember(table, code) !== undefined;

/** Whether a sender may send the code. False for a table that does not exist. */
export function isAllowedCode(id: string, code: string): boolean {
  const table = tables.get(id);
  if (!table) return false;
  if (table.bind === 'example') return new RegExp(table.pattern ?? '^$', 'u').test(code);
  return isKnownCode(id, code) || (table.bind === 'extensible' && ownCode.test(code));
}

/** Members directly below a code; those of the top level without a code. In the order of the table. */
export const childCodes = (table: string, parent?: string): readonly CodeMember[] =>
  (tables.get(table)?.members ?? []).filter((member) => member.parent === parent);
