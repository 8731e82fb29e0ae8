/** Declarations of reports: those the plugin brings along, and whether one can be made. */
import type { ReportDeclaration, ReportDeclarationDraft } from '@jiyue/standards/model';
import { canBreakDown } from './dimensions.ts';
import type { ReadMeasure } from './measures.ts';

const stored = { version: 1, enteredAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z', locale: 'zh-CN', isPublic: false } as const;
const column = (measureCode: string, dimension?: string) => ({ measureCode, measureVersion: 1, ...(dimension === undefined ? {} : { dimension }) });
const traffic = [
  column('page-views'),
  column('visitors'),
  column('sessions'),
  column('ipv6-share'),
  column('page-views', 'date'),
  column('visitors', 'date'),
  column('page-views', 'column'),
  column('page-views', 'x-jiyue-record'),
  column('page-views', 'x-jiyue-source'),
  column('page-views', 'terminal'),
  column('page-views', 'address-family'),
];
// a quarter and a year by day would be a table that nobody reads
const longTraffic = [...traffic.filter(({ dimension }) => dimension !== 'date'), column('page-views', 'organization'), column('page-views', 'topic')];

/** What the plugin brings along. */
export const firstDeclarations: readonly ReportDeclaration[] = [
  { ...stored, id: 'traffic-daily', title: '访问日报', period: 'day', columns: traffic },
  { ...stored, id: 'traffic-weekly', title: '访问周报', period: 'week', columns: traffic },
  { ...stored, id: 'traffic-monthly', title: '访问月报', period: 'month', columns: traffic },
  { ...stored, id: 'traffic-quarterly', title: '访问季报', period: 'quarter', columns: longTraffic },
  { ...stored, id: 'traffic-yearly', title: '访问年报', period: 'year', columns: longTraffic },
  {
    ...stored,
    id: 'search-monthly',
    title: '检索月报',
    period: 'month',
    columns: [
      column('searches'),
      column('fruitless-searches'),
      column('searches', 'date'),
      column('searches', 'x-jiyue-words'),
      column('fruitless-searches', 'x-jiyue-words'),
    ],
  },
  {
    ...stored,
    id: 'content-monthly',
    title: '信息量和更新情况月报',
    period: 'month',
    isPublic: true,
    columns: [
      column('published'),
      column('updated'),
      column('withdrawn'),
      column('published', 'column'),
      column('updated', 'column'),
      column('published', 'date'),
      column('published', 'organization'),
      column('published', 'kind'),
    ],
  },
  {
    ...stored,
    id: 'content-yearly',
    title: '信息量和更新情况年报',
    period: 'year',
    isPublic: true,
    columns: [column('published'), column('updated'), column('withdrawn'), column('published', 'column'), column('updated', 'column')],
  },
];

/** First column that cannot be made; undefined: all can. */
export async function impossibleColumn(
  { columns }: Pick<ReportDeclarationDraft, 'columns'>,
  readMeasure: ReadMeasure,
): Promise<ReportDeclarationDraft['columns'][number] | undefined> {
  for (const column of columns) {
    const measure = await readMeasure(column.measureCode, column.measureVersion);
    if (!measure || !canBreakDown(measure, column.dimension)) return column;
  }
  return undefined;
}
