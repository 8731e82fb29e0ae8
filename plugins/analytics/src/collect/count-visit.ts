/** A visit that a page tells by itself, as an image or a beacon: without cookie, without script, and without a word that is kept. */
import { randomUUID } from 'node:crypto';
import type { OwnSeries, RecordReader } from '@jiyue/sdk/plugin';
import type { RobotFilter, VisitEvent } from '@jiyue/standards/model';
import type { DayMarks } from '../counting/day-mark.ts';
import type { RegionOf } from '../counting/region-of.ts';
import { dayOf } from '../counting/days.ts';
import { maskWords } from '../counting/mask-words.ts';
import { pageOf } from '../counting/page-of.ts';
import { robotRule } from '../counting/robot-filter.ts';
import { addressFamilyOf, optsOut, referrerHostOf, terminalOf } from '../counting/visitor-facts.ts';
import { searchToSeries, visitToSeries } from './series.ts';

/** What counting needs, whichever way a request came. */
export interface CountTools {
  readonly series: Pick<OwnSeries, 'append'>;
  readonly records: RecordReader;
  readonly marks: Pick<DayMarks, 'markOf'>;
  readonly countInMinute: (mark: string | undefined, at: Date) => number | undefined;
  readonly filter: RobotFilter;
  readonly regionOf: RegionOf;
}

/** What the request says. */
export interface PageRequest {
  readonly siteId: string;
  readonly path: string;
  readonly at: Date;
  readonly address?: string;
  readonly agent?: string;
  readonly referrer?: string;
  readonly gpc?: string;
  readonly dnt?: string;
  readonly asked?: string;
  readonly cookie?: string;
  /** The search that the page shows. */
  readonly search?: { readonly words: string; readonly hits: number };
}

/** @returns whether it was counted: not for who opted out, and not for a site that is not granted */
export async function countVisit(request: PageRequest, tools: CountTools): Promise<boolean> {
  if (optsOut(request)) return false;
  const site = await tools.records.site(request.siteId);
  if (!site) return false;
  const event = visitOf(request, randomUUID(), new Set([site.domain, ...(site.aliases ?? [])]), tools);
  const page = await pageOf(request.path, request.siteId, tools.records);
  const events = [visitToSeries({ ...event, ...page })];
  if (request.search) {
    const { path: _path, ...shared } = event;
    const words = maskWords(request.search.words) || '*';
    events.push(searchToSeries({ ...shared, eventId: randomUUID(), words, hits: request.search.hits, hasFilters: false }));
  }
  return (await tools.series.append(events)) > 0;
}

/** The event that remains of a request; path and page are for the caller to settle. */
export function visitOf(
  { siteId, path, at, address, agent, referrer }: PageRequest,
  eventId: string,
  ownHosts: ReadonlySet<string>,
  { marks, countInMinute, filter, regionOf }: Pick<CountTools, 'marks' | 'countInMinute' | 'filter' | 'regionOf'>,
): VisitEvent {
  const dayMark = marks.markOf(at, address, agent);
  const visitsThisMinute = countInMinute(dayMark, at);
  const isRobot =
    robotRule(filter, { ...(agent === undefined ? {} : { agent }), ...(visitsThisMinute === undefined ? {} : { visitsThisMinute }) }) !== undefined;
  const family = addressFamilyOf(address);
  const regionCode = regionOf(address);
  const referrerHost = referrerHostOf(referrer, ownHosts);
  return {
    eventId,
    siteId,
    at: at.toISOString(),
    countedDate: dayOf(at),
    path,
    terminal: isRobot ? 'robot' : terminalOf(agent),
    isRobot,
    robotFilterVersion: filter.version,
    ...(family === undefined ? {} : { addressFamily: family }),
    ...(regionCode === undefined ? {} : { regionCode }),
    ...(dayMark === undefined ? {} : { dayMark }),
    ...(referrerHost === undefined ? {} : { referrerHost }),
  };
}
