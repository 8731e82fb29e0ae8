/** Code tables and their codes. */

import { type CodeMember, type CodeTable, childCodes, codeName, codeTable, codeTables } from '../codes/code-tables.ts';
import type { Schema } from '../validate/schema-place.ts';
import { type Explanation, type Fact, type Item, type ItemList, sameWords } from './explanation.ts';
import { crosswalkOf } from './explain-crosswalk.ts';
import { referredType } from './shape-words.ts';
import { typeNames, typeSchema, type Words } from './standard.ts';
import { bindingWords, evidenceWords, wordsOf } from './standard-words.ts';
import { twoWords } from './two-words.ts';

/** A table by its id or the name of its type; undefined when there is none. */
export function explainTable(asked: string): Explanation | undefined {
  const table = codeTable(asked) ?? codeTables().find(({ typeName }) => typeName === asked);
  if (!table) return undefined;
  const fields = fieldsOf(table.typeName);
  return {
    kind: 'table',
    id: table.id,
    title: table.title,
    facts: [
      { key: 'binding', value: wordsOf(bindingWords, table.bind) },
      ...(table.pattern === undefined ? [] : [{ key: 'form' as const, value: table.pattern }]),
      { key: 'evidence', value: sourceWords(table) },
      ...(table.usedBy === undefined ? [] : [{ key: 'used-by' as const, value: twoWords(table.usedBy) }]),
    ],
    lists: [...codeExplanationItems(table.id), ...(fields.length > 0 ? [{ key: 'fields' as const, items: fields }] : [])],
    see: [
      ...table.members.slice(0, 1).map(({ code }) => `${table.id} ${code}`),
      ...(crosswalkOf(table.id) === undefined ? [] : [`crosswalk ${crosswalkOf(table.id)}`]),
    ],
  };
}

function sourceWords({ source: { text, evidence, verified } }: CodeTable): Words {
  const { zh, en } = wordsOf(evidenceWords, evidence);
  const doubt = verified === false && evidence !== 'memory';
  return { zh: `${text}（${zh}${doubt ? '，未全部核实' : ''}）`, en: `${text} (${en}${doubt ? ', not verified as a whole' : ''})` };
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
      ...(member.group === undefined ? [] : [{ key: 'group' as const, value: codeWords(table.groups ?? '', [member.group]) }]),
      ...noteFact(member),
      ...(member.next && member.next.length > 0 ? [{ key: 'next' as const, value: codeWords(table.id, member.next) }] : []),
      ...(member.evidence === undefined ? [] : [{ key: 'evidence' as const, value: wordsOf(evidenceWords, member.evidence) }]),
      { key: 'since', value: member.since },
      ...deprecationFact(member),
    ],
    lists: children.length > 0 ? [{ key: 'codes', items: children }] : [],
    see: [table.id],
  };
}

/** Codes with their names. */
const codeWords = (table: string, codes: readonly string[]): Words => ({
  zh: codes.map((code) => `${code} ${codeName(table, code, 'zh-CN')}`).join('、'),
  en: codes.map((code) => `${code} ${codeName(table, code, 'en')}`).join(', '),
});

function deprecationFact({ deprecated }: CodeMember): readonly Fact[] {
  if (!deprecated) return [];
  const { since, use, reason } = deprecated;
  const [zh, en] = use === undefined ? ['', ''] : [`，改用 ${use}`, `, use ${use}`];
  return [{ key: 'deprecated', value: { zh: `自 ${since}${zh}：${reason.zh}`, en: `since ${since}${en}: ${reason.en}` } }];
}

const noteFact = ({ note }: CodeMember) => (note === undefined ? [] : [{ key: 'note' as const, value: twoWords(note) }]);

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
