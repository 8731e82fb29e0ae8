/** An annual report as a table for people: every item of the form in its order, those without a value too. */
import { codeMember, codeName } from '@jiyue/sdk';
import type { AnnualReport } from '@jiyue/standards/model';
import type { Table } from '../report/export-report.ts';

const head = ['板块', '代码', '项目', '值', '单位', '得来方式', '依据', '说明'];
/** Widths of the columns in a workbook. */
export const annualWidths: readonly number[] = [12, 7, 36, 30, 8, 12, 44, 40];

/** The table. */
export function annualTable({ entries, gaps = [] }: Pick<AnnualReport, 'entries' | 'gaps'>): Table {
  const filled = entries.map(({ item, number, flag, text, basis, entered, note = '' }) => {
    const value = number ?? text ?? (flag ? '是' : '否');
    const way = basis ? '平台计算' : entered ? '人工填写' : '主办单位撰写';
    const rests = basis ? `查询 ${basis.queryCode} 第${basis.queryVersion}版，日志 ${basis.logFrom} 至 ${basis.logTo}` : (entered?.source ?? '');
    return { item, cells: [value, unitOf(item), way, rests, note] };
  });
  const empty = gaps.map(({ item, reason }) => ({ item, cells: ['', unitOf(item), '空缺', codeName('annual-report-gap', reason, 'zh-CN'), ''] }));
  const rows = [...filled, ...empty].toSorted((a, b) => (a.item < b.item ? -1 : 1));
  return [head, ...rows.map(({ item, cells }) => [groupOf(item), item, codeName('annual-report-item', item, 'zh-CN'), ...cells])];
}

const unitOf = (item: string): string => String(codeMember('annual-report-item', item)?.['unit'] ?? '');

function groupOf(item: string): string {
  const group = codeMember('annual-report-item', item)?.group;
  return group === undefined ? '' : codeName('annual-report-group', group, 'zh-CN');
}
