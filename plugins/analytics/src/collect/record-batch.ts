/** Batches of events from senders of the platform: each event is judged by itself, and the receipt accounts for every one. */
import type { Caller, OwnSeries, RecordReader, SeriesEvent } from '@jiyue/sdk/plugin';
import type { EventReceipt, ProblemItem, SearchEvent, VisitEvent } from '@jiyue/standards/model';
import { addDays, dayOf } from '../counting/days.ts';
import { maskWords } from '../counting/mask-words.ts';
import { contentPage, type Page, pagesOf } from '../counting/page-of.ts';
import { searchToSeries, visitToSeries } from './series.ts';

/** What a batch is judged with. */
export interface BatchTools {
  readonly series: Pick<OwnSeries, 'append'>;
  readonly records: RecordReader;
  readonly caller: Caller;
  readonly now: Date;
  readonly language: 'zh-CN' | 'en';
  /** Events of days before are not taken: their ids are forgotten, so that they could count twice. */
  readonly keepRawDays: number;
}

/** Clocks of senders may be ahead of ours by so much. */
const aheadMs = 5 * 60_000;
/** Most places a receipt names. */
const mostErrors = 200;

const messages = {
  site: ['没有这个站点，或者无权为它记录。', 'No such site, or no right to record for it.'],
  day: ['计入日期不是发生时刻在北京时间的日期。', 'countedDate is not the date of `at` in Beijing time.'],
  future: ['发生时刻在将来。', 'The event lies in the future.'],
  old: ['早于明细的保存期，无法判断是否已计过。', 'Older than the raw events that are kept: it cannot be told whether it was counted.'],
} as const;
type Reason = keyof typeof messages;
const places: { readonly [reason in Reason]: string } = { site: 'siteId', day: 'countedDate', future: 'at', old: 'at' };

/** First day whose events are still taken. */
export const firstKeptDay = (now: Date, keepRawDays: number): string => addDays(dayOf(now), -keepRawDays);

/** Records visits. What a page shows is looked up by its path; what the sender says is taken where the repository knows it. */
export function recordVisits(events: readonly VisitEvent[], tools: BatchTools): Promise<EventReceipt> {
  const lookUp = pagesOf(tools.records);
  return record(events, tools, async (event) => visitToSeries(withPage(event, await pageFor(event, lookUp, tools.records))));
}

/** Records searches, masked once more whatever the sender did. */
export const recordSearches = (events: readonly SearchEvent[], tools: BatchTools): Promise<EventReceipt> =>
  record(events, tools, async (event) => searchToSeries({ ...event, words: maskWords(event.words) || '*' }));

async function record<E extends VisitEvent | SearchEvent>(
  events: readonly E[],
  tools: BatchTools,
  toSeries: (event: E) => Promise<SeriesEvent>,
): Promise<EventReceipt> {
  const taken: SeriesEvent[] = [];
  const errors: ProblemItem[] = [];
  const sites = new Map<string, boolean>();
  for (const [index, event] of events.entries()) {
    const reason = await reasonAgainst(event, tools, sites);
    if (reason === undefined) taken.push(await toSeries(event));
    else
      errors.push({
        pointer: `/body/items/${index}/${places[reason]}`,
        rule: `analytics-${reason}`,
        message: messages[reason][tools.language === 'en' ? 1 : 0],
      });
  }
  const counted = taken.length === 0 ? 0 : await tools.series.append(taken);
  const receipt = { counted, repeated: taken.length - counted, refused: errors.length };
  return errors.length === 0 ? receipt : { ...receipt, errors: errors.slice(0, mostErrors) };
}

async function reasonAgainst(
  { siteId, at, countedDate }: VisitEvent | SearchEvent,
  { records, caller, now, keepRawDays }: BatchTools,
  sites: Map<string, boolean>,
): Promise<Reason | undefined> {
  let isKnown = sites.get(siteId);
  if (isKnown === undefined) {
    const mayRecord = caller.siteIds.includes('*') || caller.siteIds.includes(siteId);
    isKnown = mayRecord && (await records.site(siteId)) !== undefined;
    sites.set(siteId, isKnown);
  }
  if (!isKnown) return 'site';
  const instant = new Date(at);
  if (Number.isNaN(instant.getTime()) || dayOf(instant) !== countedDate) return 'day';
  if (instant.getTime() > now.getTime() + aheadMs) return 'future';
  return countedDate < firstKeptDay(now, keepRawDays) ? 'old' : undefined;
}

const withPage = ({ pageKind: _kind, columnId: _column, resourceId: _resource, ...event }: VisitEvent, page: Page): VisitEvent & Page => ({
  ...event,
  ...page,
});

async function pageFor(event: VisitEvent, lookUp: ReturnType<typeof pagesOf>, records: RecordReader): Promise<Page> {
  const page = await lookUp(event.path, event.siteId);
  if (page.pageKind !== undefined) return page;
  const { pageKind, columnId, resourceId } = event;
  const resource = resourceId === undefined ? undefined : await records.resource(resourceId);
  if (resource?.siteId === event.siteId) return contentPage(resource);
  const column = columnId === undefined ? undefined : await records.column(columnId);
  return { ...(pageKind === undefined ? {} : { pageKind }), ...(column?.siteId === event.siteId ? { columnId: column.id } : {}) };
}
