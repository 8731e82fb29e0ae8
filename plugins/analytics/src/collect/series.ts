/** What is kept of an event, and which sums are kept ready. There is no place for a path, an agent text, an address or an account. */
import { hash } from 'node:crypto';
import { periodOf, type SeriesEvent, type SeriesSchema } from '@jiyue/sdk/plugin';
import type { SearchEvent, VisitEvent } from '@jiyue/standards/model';

const apart = ['what', 'robot', 'site'];

/** Schema of the own series. */
export const seriesSchema: SeriesSchema = {
  version: '2',
  dimensions: [...apart, 'pageKind', 'column', 'resource', 'kind', 'owner', 'topics', 'referrer', 'terminal', 'family', 'region', 'words', 'fruitless'],
  sums: ['opened', 'openedRank'],
  distincts: ['visitors', 'sessions'],
  rollups: [
    { name: 'total', period: 'day', dimensions: apart },
    { name: 'hours', period: 'hour', dimensions: apart, distincts: [] },
    { name: 'audience', period: 'day', dimensions: [...apart, 'terminal', 'family', 'region'] },
    { name: 'columns', period: 'day', dimensions: [...apart, 'pageKind', 'column'] },
    { name: 'contents', period: 'day', dimensions: [...apart, 'kind', 'owner', 'topics'], distincts: [] },
    // readers of one record are not told apart: its sketches would be most of what is kept
    { name: 'records', period: 'day', dimensions: [...apart, 'resource'], distincts: [] },
    { name: 'sources', period: 'day', dimensions: [...apart, 'referrer'], distincts: [] },
    { name: 'words', period: 'day', dimensions: [...apart, 'words', 'fruitless'], distincts: [] },
  ],
};

/** An id says nothing any more, but still counts once. */
const idOf = (what: string, siteId: string, eventId: string) => hash('sha256', `${what}\n${siteId}\n${eventId}`).slice(0, 32);

function common(what: 'visit' | 'search', event: VisitEvent | SearchEvent) {
  const { siteId, eventId, at, terminal, addressFamily = '', regionCode = '', dayMark, isRobot } = event;
  return {
    id: idOf(what, siteId, eventId),
    at,
    dimensions: {
      what,
      robot: isRobot ? '1' : '0',
      site: siteId,
      terminal,
      family: addressFamily,
      region: regionCode === '' ? '' : `${regionCode.slice(0, 2)}0000`,
    },
    // marks of two days never meet, so days add up; a session is a visitor within one hour of the clock, whatever the order of the events
    ...(dayMark === undefined
      ? {}
      : { distincts: { visitors: `${event.countedDate} ${dayMark}`, sessions: `${periodOf(Date.parse(at), 'hour')} ${dayMark}` } }),
  };
}

/** What is kept of the record that a page shows, besides its id. */
export interface RecordFacts {
  readonly kind?: string;
  readonly ownerId?: string;
  readonly topics?: readonly string[];
}

/** Topics as one text of at most 200 characters. */
const topicsOf = (topics: readonly string[] = []) => [...new Set(topics)].sort().slice(0, 10).join(',').slice(0, 200);

/** A visit as it is kept. */
export function visitToSeries(event: VisitEvent & RecordFacts): SeriesEvent {
  const { pageKind = '', columnId = '', resourceId = '', referrerHost = '' } = event;
  const { dimensions, ...rest } = common('visit', event);
  return {
    ...rest,
    dimensions: {
      ...dimensions,
      pageKind,
      column: columnId,
      resource: resourceId,
      kind: event.kind ?? '',
      owner: event.ownerId ?? '',
      topics: topicsOf(event.topics),
      referrer: referrerHost.slice(0, 200),
    },
  };
}

/** A search as it is kept: its words are masked already. */
export function searchToSeries(event: SearchEvent): SeriesEvent {
  const { words, hits, openedRank, topics } = event;
  const { dimensions, ...rest } = common('search', event);
  return {
    ...rest,
    dimensions: { ...dimensions, words, fruitless: hits === 0 ? '1' : '0', topics: topicsOf(topics) },
    sums: openedRank === undefined ? {} : { opened: 1, openedRank },
  };
}
