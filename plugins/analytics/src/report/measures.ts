/** Measures as documents of the standard: what each counts, and how. The code only translates them into questions; operators add their own. */
import type { MeasureDefinition, MeasureDefinitionDraft } from '@jiyue/standards/model';
import type { Documents } from './documents.ts';

const stored = { version: 1, enteredAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z', locale: 'zh-CN' } as const;

/** Id of the document of a measure. */
export const measureId = (code: string): string => `measure-${code}`;

const measure = (code: string, draft: Omit<MeasureDefinitionDraft, 'locale' | 'excludesRobots'>): MeasureDefinition => ({
  ...stored,
  id: measureId(code),
  code,
  excludesRobots: draft.source !== 'log',
  ...draft,
});

/** What the plugin brings along, in the order in which it is listed. */
export const firstMeasures: readonly MeasureDefinition[] = [
  measure('page-views', {
    title: '浏览量',
    titleEn: 'Page views',
    statement: '页面被打开的次数，每次打开计一次；图片、样式、脚本、附件和出错的请求不计。',
    unit: '次',
    source: 'visits',
    aggregate: 'count',
  }),
  measure('visitors', {
    title: '访客数',
    titleEn: 'Visitors',
    statement: '每天不同访客标记的个数；标记用当日随机盐得出，隔日不可关联，多天的访客数是各天之和。没有网络地址的访问不计。超过约千人时为估计，标准误差1.6%。',
    unit: '人日',
    source: 'visits',
    aggregate: 'distinct',
    countedMember: 'dayMark',
  }),
  measure('sessions', {
    title: '访次',
    titleEn: 'Sessions',
    statement: '同一访客标记在同一个钟点（北京时间）内的访问计一次。超过约千次时为估计，标准误差1.6%。',
    unit: '次',
    source: 'visits',
    aggregate: 'distinct',
    countedMember: 'sessionMark',
  }),
  measure('page-views-of-known-family', {
    title: '已知网络协议的浏览量',
    titleEn: 'Page views of known address family',
    statement: '知道所用网络协议版本的浏览量，是IPv6占比的分母。',
    unit: '次',
    source: 'visits',
    aggregate: 'count',
    conditions: [{ member: 'addressFamily', values: ['ipv4', 'ipv6'] }],
  }),
  measure('ipv6-share', {
    title: 'IPv6占比',
    titleEn: 'Share of IPv6',
    statement: '用IPv6访问的浏览量，占已知网络协议的浏览量的百分比；没有这样的浏览量时为0。',
    unit: '%',
    source: 'visits',
    aggregate: 'share',
    baseMeasureCode: 'page-views-of-known-family',
    conditions: [{ member: 'addressFamily', values: ['ipv6'] }],
  }),
  measure('searches', {
    title: '检索次数',
    titleEn: 'Searches',
    statement: '站内检索的次数；翻页和更改筛选由发送方决定是否另计。',
    unit: '次',
    source: 'searches',
    aggregate: 'count',
  }),
  measure('fruitless-searches', {
    title: '无结果检索次数',
    titleEn: 'Searches without a result',
    statement: '命中总数为0的检索次数。',
    unit: '次',
    source: 'searches',
    aggregate: 'count',
    conditions: [{ member: 'hits', values: ['0'] }],
  }),
  measure('published', {
    title: '新发布数',
    titleEn: 'Published',
    statement: '首次发布的资源数，按信息资源库日志计。',
    unit: '条',
    source: 'log',
    aggregate: 'count',
    conditions: [{ member: 'contentEvent', values: ['published'] }],
  }),
  measure('updated', {
    title: '更新数',
    titleEn: 'Updated',
    statement: '已发布过的资源再次发布的次数，含文字小修。',
    unit: '次',
    source: 'log',
    aggregate: 'count',
    conditions: [{ member: 'contentEvent', values: ['updated'] }],
  }),
  measure('withdrawn', {
    title: '撤下数',
    titleEn: 'Withdrawn',
    statement: '撤下的资源数。',
    unit: '条',
    source: 'log',
    aggregate: 'count',
    conditions: [{ member: 'contentEvent', values: ['withdrawn'] }],
  }),
];

/** Reads measures; absent version: the latest. */
export type ReadMeasure = (code: string, version?: number) => Promise<MeasureDefinition | undefined>;

/** Measures as they are kept. */
export const measureReader =
  (kept: Pick<Documents<MeasureDefinition>, 'read'>): ReadMeasure =>
  (code, version) =>
    kept.read(measureId(code), version);
