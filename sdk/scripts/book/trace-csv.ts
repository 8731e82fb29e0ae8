/** The trace as two tables for spreadsheets: UTF-8 with a byte order mark, one line for each pair. */
import { dispositionWords, levelWords, stateWords, wordsOf } from '../../src/explain/standard-words.ts';
import { kindWords } from './chapters/trace.ts';
import type { StandardData } from './read-data.ts';

/** Texts by file name. */
export function traceCsv({ trace, requirements, clauses }: Pick<StandardData, 'trace' | 'requirements' | 'clauses'>): ReadonlyMap<string, string> {
  const rows = new Map(requirements.map((row) => [row.id, row]));
  const units = new Map(
    clauses.flatMap(({ sentences }) => sentences.flatMap((sentence) => [sentence, ...(sentence.parts ?? [])])).map((unit) => [unit.id, unit.zh]),
  );
  const state = new Map(trace.clauses.flatMap((one) => one.requirements.map((row) => [row.id, row.state] as const)));
  const asked = (id: string) => {
    const row = rows.get(id);
    return [id, row?.title.zh ?? '', row?.title.en ?? '', wordsOf(levelWords, row?.level ?? '').zh, wordsOf(stateWords, state.get(id) ?? '').zh];
  };
  const none = ['', '', '', '', ''];
  const forward = trace.clauses.flatMap(({ clause, disposition, requirements: own }) => {
    const head = [clause, units.get(clause) ?? '', wordsOf(dispositionWords, disposition).zh];
    if (own.length === 0) return [[...head, ...none, '', '', '']];
    return own.flatMap(({ id, surfaces }) =>
      surfaces.length === 0
        ? [[...head, ...asked(id), '', '', '']]
        : surfaces.map(({ kind, name, planned }) => [...head, ...asked(id), kindWords[kind] ?? kind, name, planned ? '计划' : '已有']),
    );
  });
  const back = trace.surfaces.flatMap(({ kind, name, planned, requirements: own }) => {
    const head = [kindWords[kind] ?? kind, name, planned ? '计划' : '已有'];
    return own.length === 0 ? [[...head, ...none, '']] : own.map((id) => [...head, ...asked(id), (rows.get(id)?.clauses ?? []).join(' ')]);
  });
  const requirement = ['要求 Requirement', '名称 Title (zh)', '英文名称 Title (en)', '强度 Level', '状态 State'];
  const surface = ['种类 Kind', '名称 Name', '存在 Exists'];
  return new Map([
    ['trace-clauses.csv', csv([['条文 Clause', '文字 Text', '处置 Disposition', ...requirement, ...surface], ...forward])],
    ['trace-surfaces.csv', csv([[...surface, ...requirement, '条文 Clauses'], ...back])],
  ]);
}

const csv = (rows: readonly (readonly string[])[]): string => `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\n')}\n`;

/** Quoted where it must be; a text that a spreadsheet would calculate is made harmless. */
function cell(text: string): string {
  const safe = /^[=+@\t-]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
