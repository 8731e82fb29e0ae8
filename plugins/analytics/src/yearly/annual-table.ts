/** An annual report as a table for people: every item of the form in its order, those without a value too. */
import { codeMember, codeName } from '@jiyue/sdk';
import type { AnnualReport } from '@jiyue/standards/model';
import type { Table } from '../report/export-report.ts';

const head = ['板块', '代码', '项目', '值', '单位', '得来方式', '依据', '说明'];
/** Widths of the columns in a workbook. */
export const annualWidths: readonly number[] = [12, 7, 36, 30, 8, 12, 44, 40];

/** One row: an item of the form and what is known of it. */
export interface AnnualRow {
  readonly item: string;
  readonly group: string;
  readonly name: string;
  readonly value: string | number;
  readonly unit: string;
  /** How it was come by. */
  readonly way: string;
  readonly rests: string;
  readonly note: string;
}

/** All items in the order of the form, those without a value too. */
export function annualRows({ entries, gaps = [] }: Pick<AnnualReport, 'entries' | 'gaps'>): readonly AnnualRow[] {
  const facts = (item: string) => ({ item, group: groupOf(item), name: codeName('annual-report-item', item, 'zh-CN'), unit: unitOf(item) });
  const filled = entries.map(({ item, number, flag, text, basis, entered, note = '' }) => ({
    ...facts(item),
    value: number ?? text ?? (flag ? '是' : '否'),
    way: basis ? '平台计算' : entered ? '人工填写' : '主办单位撰写',
    rests: basis ? `查询 ${basis.queryCode} 第${basis.queryVersion}版，日志 ${basis.logFrom} 至 ${basis.logTo}` : (entered?.source ?? ''),
    note,
  }));
  const empty = gaps.map(({ item, reason }) => ({
    ...facts(item),
    value: '',
    way: '空缺',
    rests: codeName('annual-report-gap', reason, 'zh-CN'),
    note: '',
  }));
  return [...filled, ...empty].toSorted((a, b) => (a.item < b.item ? -1 : 1));
}

/** The table. */
export const annualTable = (report: Pick<AnnualReport, 'entries' | 'gaps'>): Table => [
  head,
  ...annualRows(report).map(({ group, item, name, value, unit, way, rests, note }) => [group, item, name, value, unit, way, rests, note]),
];

const unitOf = (item: string): string => String(codeMember('annual-report-item', item)?.['unit'] ?? '');

function groupOf(item: string): string {
  const group = codeMember('annual-report-item', item)?.group;
  return group === undefined ? '' : codeName('annual-report-group', group, 'zh-CN');
}
