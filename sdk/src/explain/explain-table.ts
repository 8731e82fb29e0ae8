/** Code tables and their codes. */

import { type CodeMember, type CodeTable, childCodes, codeTable, codeTables } from '../codes/code-tables.ts';
import type { Schema } from '../validate/schema-place.ts';
import { type Explanation, type Item, type ItemList, sameWords } from './explanation.ts';
import { referredType } from './shape-words.ts';
import { typeNames, typeSchema, type Words } from './standard.ts';

const bindings: { readonly [bind in CodeTable['bind']]: Words } = {
  required: { zh: '封闭：只能用表中的代码', en: 'closed: only codes of the table' },
  extensible: {
    zh: '可扩展：可用 x-所有者-名称 形式的自有代码，接收方原样保留',
    en: 'open: own codes of the form x-owner-name are allowed and kept by receivers',
  },
  example: { zh: '示例：任何合乎写法的代码都可用', en: 'examples: any code of the right form' },
};

/** Evidence that a table gives for itself. */
interface Sourced {
  readonly source?: { readonly text?: string; readonly evidence?: string };
}

/** A table by its id or the name of its type; undefined when there is none. */
export function explainTable(asked: string): Explanation | undefined {
  const table = codeTable(asked) ?? codeTables().find(({ typeName }) => typeName === asked);
  if (!table) return undefined;
  const { source } = table as CodeTable & Sourced;
  const fields = fieldsOf(table.typeName);
  return {
    kind: 'table',
    id: table.id,
    title: table.title,
    facts: [
      { key: 'binding', value: bindings[table.bind] },
      ...(table.pattern === undefined ? [] : [{ key: 'form' as const, value: table.pattern }]),
      ...(source?.text === undefined ? [] : [{ key: 'evidence' as const, value: `${source.text} (${source.evidence})` }]),
    ],
    lists: [...codeExplanationItems(table.id), ...(fields.length > 0 ? [{ key: 'fields' as const, items: fields }] : [])],
    see: table.members.slice(0, 1).map(({ code }) => `${table.id} ${code}`),
  };
}

/** All codes of a table as a list, children below their parents. */
export function codeExplanationItems(id: string): readonly ItemList[] {
  const walk = (parent: string | undefined, depth: number): readonly Item[] =>
    childCodes(id, parent).flatMap(({ code, zh, en }) => [{ id: code, title: { zh, en }, ...(depth > 0 ? { depth } : {}) }, ...walk(code, depth + 1)]);
  const items = walk(undefined, 0);
  return items.length > 0 ? [{ key: 'codes', items }] : [];
}

/** One code of a table; undefined when the table does not list it. */
export function explainCode(tableId: string, code: string): Explanation | undefined {
  const table = codeTable(tableId) ?? codeTables().find(({ typeName }) => typeName === tableId);
  const member = table?.members.find((one) => one.code === code);
  if (!table || !member) return undefined;
  const children = childCodes(table.id, code).map((child): Item => ({ id: child.code, title: { zh: child.zh, en: child.en } }));
  const parent = member.parent === undefined ? undefined : table.members.find((one) => one.code === member.parent);
  return {
    kind: 'code',
    id: `${table.id} ${code}`,
    title: { zh: member.zh, en: member.en },
    facts: [
      { key: 'table', value: { zh: `${table.id} ${table.title.zh}`, en: `${table.id} ${table.title.en}` } },
      ...(parent ? [{ key: 'parent' as const, value: { zh: `${parent.code} ${parent.zh}`, en: `${parent.code} ${parent.en}` } }] : []),
      ...noteFact(member),
      { key: 'since', value: member.since },
    ],
    lists: children.length > 0 ? [{ key: 'codes', items: children }] : [],
    see: [table.id],
  };
}

const noteFact = ({ note }: CodeMember) => (note === undefined ? [] : [{ key: 'note' as const, value: note }]);

/** Every table and code that is called so: by code, or by name in either language. */
export function findCodes(asked: string): readonly Explanation[] {
  const plain = asked.toLowerCase();
  return codeTables().flatMap((table) =>
    table.members
      .filter(({ code, zh, en }) => code === asked || zh === asked || en.toLowerCase() === plain)
      .flatMap(({ code }) => explainCode(table.id, code) ?? []),
  );
}

/** Fields that take codes of a type, as Type.member. */
function fieldsOf(codeType: string): readonly Item[] {
  return typeNames.flatMap((name) => {
    const members = Object.entries((typeSchema(name)?.['properties'] ?? {}) as { readonly [member: string]: Schema });
    return members.filter(([, schema]) => referredType(schema) === codeType).map(([member]): Item => ({ id: `${name}.${member}`, title: sameWords('') }));
  });
}
