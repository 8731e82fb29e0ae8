/** Names of codes as readers see them, from the code tables of the standard. An unknown code is shown as it is: tables may grow. */
import { createRequire } from 'node:module';
import type { Language } from './texts.ts';

interface Member {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly parent?: string;
  readonly inverseZh?: string;
  readonly inverseEn?: string;
}

const { tables } = createRequire(import.meta.url)('@jiyue/standards/generated/codes.json') as {
  readonly tables: readonly { readonly id: string; readonly members: readonly Member[] }[];
};
const members = new Map(tables.map(({ id, members }) => [id, new Map(members.map((member) => [member.code, member]))]));

const memberOf = (table: string, code: string): Member | undefined => members.get(table)?.get(code);
const nameOf = (member: Member, language: Language): string => (language === 'en' ? member.en : member.zh);

/** @param table id of a code table, e.g. "column-type" */
export function codeName(table: string, code: string, language: Language): string {
  const member = memberOf(table, code);
  return member ? nameOf(member, language) : code;
}

/** Whether the table lists this code. */
export const isCode = (table: string, code: string): boolean => memberOf(table, code) !== undefined;

/** Codes of a table, in order. */
export const codesOf = (table: string): readonly string[] => [...(members.get(table)?.keys() ?? [])];

/** 主题分类 with its upper level, as the notice's own page prints it: 综合政务\政务公开. */
export function topicName(code: string, language: Language): string {
  const { parent } = memberOf('topic', code) ?? {};
  return parent === undefined ? codeName('topic', code, language) : `${codeName('topic', parent, language)}\\${codeName('topic', code, language)}`;
}

/** Name of a relation as read from one end. */
export function relationName(type: string, end: 'from' | 'to', language: Language): string {
  const member = memberOf('relation-type', type);
  if (!member) return type;
  return end === 'from' ? nameOf(member, language) : ((language === 'en' ? member.inverseEn : member.inverseZh) ?? nameOf(member, language));
}
