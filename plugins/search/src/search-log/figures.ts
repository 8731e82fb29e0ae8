/** Figures of the search log for editors: by words and in all, for some sites and days. */
import type { OwnSeries, SeriesQuery } from '@jiyue/sdk/plugin';
import type { SearchFigures, WordFigures } from '../generated/types.ts';
import type { SearchLog } from './search-log.ts';

/** What is asked. */
export interface FigureWish {
  /** Sites whose searches count; "" for searches of all sites. Absent: every one. */
  readonly sites?: readonly string[];
  /** First and last day. */
  readonly from: string;
  readonly to: string;
  readonly order: 'searches' | 'fruitless' | 'depth';
  readonly limit: number;
  readonly leastSearches: number;
}

/** Groups of words looked at; those with the most searches come first. */
const mostGroups = 10_000;
/** Words whose text is read; the others are counted as not shown. */
const mostNamed = 2000;

interface Sums {
  searches: number;
  withoutHits: number;
  opened: number;
  rank: number;
  deep: number;
  bets: number;
}

/** Words that fewer than `leastSearches` asked in these days are not listed. */
export async function searchFigures(series: Pick<OwnSeries, 'query'>, log: Pick<SearchLog, 'flush' | 'textsOf'>, wish: FigureWish): Promise<SearchFigures> {
  await log.flush();
  const { sites, from, to, order, limit, leastSearches } = wish;
  const period: Pick<SeriesQuery, 'from' | 'before' | 'order' | 'limit' | 'filters'> = {
    ...{ from, before: nextDay(to), order: 'events', limit: mostGroups },
    ...(sites ? { filters: [{ dimension: 'site', anyOf: sites }] } : {}),
  };
  const all = await series.query({ ...period, rollup: 'sites', groupBy: ['what', 'found'] });
  const byWords = await series.query({ ...period, rollup: 'words', groupBy: ['words', 'what', 'found'] });
  const total = summed(all.rows, () => '').get('') ?? none();
  const groups = [...summed(byWords.rows, (group) => group['words']!)]
    .filter(([hidden, { searches }]) => hidden !== '' && searches >= leastSearches)
    .toSorted(([, a], [, b]) => b.searches - a.searches)
    .slice(0, mostNamed);
  const wanted = groups.filter(([, sums]) => (order === 'fruitless' ? sums.withoutHits > 0 : order === 'depth' ? sums.opened > sums.bets : true));
  const weight = (sums: Sums) => (order === 'searches' ? sums.searches : order === 'fruitless' ? sums.withoutHits : sums.rank / (sums.opened - sums.bets));
  wanted.sort(([a, one], [b, other]) => weight(other) - weight(one) || other.searches - one.searches || (a < b ? -1 : 1));
  const texts = await log.textsOf(groups.map(([hidden]) => hidden));
  const named = wanted.filter(([hidden]) => texts.has(hidden)).slice(0, limit);
  const shown = groups.filter(([hidden]) => texts.has(hidden)).reduce((sum, [, { searches }]) => sum + searches, 0);
  return {
    from,
    to,
    total: { searches: total.searches, withoutHits: total.withoutHits, opened: total.opened, openShare: share(total.opened, total.searches) },
    unshownSearches: Math.max(0, total.searches - shown),
    items: named.map(([hidden, sums]) => wordFigures(texts.get(hidden)!, sums)),
  };
}

function wordFigures(words: string, { searches, withoutHits, opened, rank, deep, bets }: Sums): WordFigures {
  const ranked = opened - bets;
  return {
    ...{ words, searches, withoutHits, opened, openShare: share(opened, searches), bestBetOpens: bets },
    ...(ranked > 0 ? { meanRank: Math.round((rank / ranked) * 100) / 100, deepShare: share(deep, ranked) } : {}),
  };
}

// a search that was opened on a later page, or in the days before, may make it more than one
const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.min(1, Math.round((part / whole) * 1000) / 1000));

const none = (): Sums => ({ searches: 0, withoutHits: 0, opened: 0, rank: 0, deep: 0, bets: 0 });

type Row = Awaited<ReturnType<OwnSeries['query']>>['rows'][number];

function summed(rows: readonly Row[], keyOf: (group: Row['group']) => string): Map<string, Sums> {
  const found = new Map<string, Sums>();
  for (const { group, events, sums } of rows) {
    const key = keyOf(group);
    const one = found.get(key) ?? none();
    found.set(key, one);
    if (group['what'] === 'open') {
      one.opened += events;
      one.rank += sums['rank'] ?? 0;
      one.deep += sums['deep'] ?? 0;
      one.bets += sums['bets'] ?? 0;
    } else {
      one.searches += events;
      if (group['found'] === '0') one.withoutHits += events;
    }
  }
  return found;
}

/** @param day YYYY-MM-DD */
export const nextDay = (day: string): string => addDays(day, 1);

/** @param day YYYY-MM-DD */
export const addDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** With a byte order mark, so that spreadsheets read Chinese. A cell that a spreadsheet would compute is quoted as text. */
export function figuresCsv({ items }: SearchFigures): string {
  const head = [
    '检索词 Words',
    '检索次数 Searches',
    '无结果 Without hits',
    '打开 Opened',
    '打开比例 Open share',
    '编辑推荐打开 Best bets opened',
    '首次点击平均位置 Mean rank',
    '首次点击靠后比例 Deep share',
  ];
  const rows = items.map(({ words, searches, withoutHits, opened, openShare, bestBetOpens, meanRank = '', deepShare = '' }) => [
    ...[words, searches, withoutHits, opened, openShare, bestBetOpens, meanRank, deepShare],
  ]);
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

const cell = (value: string | number): string => {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
