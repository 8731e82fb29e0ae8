/**
 * Code tables as CSV for people in offices: UTF-8 with a byte order mark, as spreadsheet programs expect. The first column is text
 * whatever the program makes of the code: a spreadsheet shows 005 as 5.
 */
import type { CodeMember, CodeTable } from './sources.ts';

const columns: readonly (readonly [title: string, value: (member: CodeMember, table: CodeTable) => string])[] = [
  ['代码表和代码 Table and code', ({ code }, { id }) => `${id} ${code}`],
  ['代码 Code', ({ code }) => code],
  ['名称 Name (zh)', ({ zh }) => zh],
  ['英文名称 Name (en)', ({ en }) => en],
  ['上级 Parent', ({ parent = '' }) => parent],
  ['分组 Group', ({ group = '' }) => group],
  ['说明 Note', ({ note = '' }) => String(note)],
  ['依据 Evidence', ({ evidence }, { source }) => evidenceNames[String(evidence ?? source.evidence)] ?? ''],
  ['起始版本 Since', ({ since }) => since],
  ['停用 Deprecated', ({ deprecated }) => (deprecated ? [deprecated.since, deprecated.use].filter(Boolean).join(' → ') : '')],
];

const evidenceNames: Readonly<Record<string, string>> = { text: '读过原文', 'second-hand': '转引', memory: '凭记忆，未核实', project: '本规范自定' };

/** The text of the file. */
export function codeCsv(table: CodeTable): string {
  const rows = [columns.map(([title]) => title), ...table.members.map((member) => columns.map(([, value]) => value(member, table)))];
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\n')}\n`;
}

/** Quoted where it must be; a text that a spreadsheet would calculate is made harmless. */
function cell(text: string): string {
  const safe = /^[=+@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
