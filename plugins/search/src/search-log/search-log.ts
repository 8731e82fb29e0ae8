/**
 * The search log: how often which words were asked, found nothing, and how deep the first click was. Nothing of who asked is ever there to be
 * kept. Words are counted under a keyed hash; their text is kept only once enough searches have asked them, and forgotten when nobody does.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { OwnStorage, SeriesEvent, SeriesSchema } from '@jiyue/sdk/plugin';
import type { Claim } from './click-token.ts';
import type { CountedSeries } from './counted-series.ts';
import type { Secret } from './secret.ts';
import { countableWords } from './words.ts';

const dimensions = ['what', 'site', 'words', 'found'];

/** `what`: "search" or "open". `words`: hidden; "" for what is counted without words. `deep`: first clicks below the fifth hit. */
export const logSchema: SeriesSchema = {
  version: '1',
  dimensions,
  sums: ['rank', 'deep', 'bets'],
  distincts: [],
  rollups: [
    { name: 'words', period: 'day', dimensions },
    { name: 'sites', period: 'day', dimensions: ['what', 'site', 'found'] },
  ],
};

/** Hits above this rank need no scrolling. */
const deepBelow = 5;
/** Events written at once, and how long they wait for others: a search waits for no disk. */
const mostWaiting = 200;
const longestWaitMs = 500;
/** Until the other processes are told of what was counted. */
const exchangeMs = 5000;
/** Words whose searches of today are remembered. */
const mostRemembered = 50_000;

/** What the log stands on. */
export interface LogParts {
  readonly series: CountedSeries;
  /** Texts of words: of this process as the series is, or common to all. */
  readonly storage: OwnStorage;
  readonly secret: Secret;
  readonly clock: () => Date;
  /** Searches before the text of words is kept. */
  readonly leastSearches: number;
  readonly onFault: (error: unknown) => void;
}

/** A search that was answered. */
export interface AnsweredSearch {
  /** "" for all sites. */
  readonly siteId: string;
  readonly q: string;
  readonly total: number;
  /** A further page of a search that was counted: only its words are wanted. */
  readonly isAgain?: boolean;
}

/** The log. */
export interface SearchLog {
  /** Counts; never fails a search. @returns the hidden words */
  searched(search: AnsweredSearch): Promise<string>;
  /** Counts the first opening of a search. @returns whether it counted */
  opened(claim: Claim): Promise<boolean>;
  /** Text of hidden words, for those whose text is kept. */
  textsOf(hidden: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Writes what waits, and takes over what other processes counted. */
  flush(): Promise<void>;
  /** What other processes counted: their searches count for the texts that are kept. */
  taken(events: readonly SeriesEvent[]): void;
  /** At the end of the plugin, when nothing can be written any more: counts of the last moment are lost. */
  drop(): void;
  /** Forgets events that were summed up, and words that nobody has asked since the day. @param before YYYY-MM-DD */
  forget(before: string): Promise<void>;
}

/** Words whose text is kept, with the last day they were asked. */
interface KnownWords {
  readonly text: string;
  readonly day: string;
}

/** A word in the searches of today. */
interface Counted {
  searches: number;
  /** Whether its text was looked for, so that its day goes on. */
  isLookedUp: boolean;
  /** Whether its text is kept. */
  isSettled: boolean;
}

const keyOf = (hidden: string) => `word/${hidden}`;

/** Day in China. */
export const dayOf = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** The series is open already. */
export function searchLog({ series, storage, secret, clock, leastSearches, onFault }: LogParts): SearchLog {
  let waiting: SeriesEvent[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<unknown> = Promise.resolve();
  let today = { day: '', counts: new Map<string, Counted>() };
  let exchanging: NodeJS.Timeout | undefined;

  const countsOf = (day: string) => {
    if (today.day !== day || today.counts.size >= mostRemembered) today = { day, counts: new Map() };
    return today.counts;
  };
  const countedOf = (hidden: string, day: string): Counted => {
    const counts = countsOf(day);
    const counted = counts.get(hidden) ?? { searches: 0, isLookedUp: false, isSettled: false };
    counts.set(hidden, counted);
    return counted;
  };
  const write = async () => {
    clearTimeout(timer);
    timer = undefined;
    const events = waiting;
    waiting = [];
    if (events.length > 0) writing = Promise.all([writing, series.append(events)]);
    await writing;
  };
  const exchange = async () => {
    clearTimeout(exchanging);
    exchanging = undefined;
    await series.exchange();
  };
  const inTurn = async () => {
    exchanging ??= setTimeout(() => void exchange().catch(onFault), exchangeMs).unref();
    await write();
  };
  const flush = async () => {
    await write();
    await exchange();
  };
  const add = (event: SeriesEvent) => {
    waiting.push(event);
    if (waiting.length >= mostWaiting) void inTurn().catch(onFault);
    else timer ??= setTimeout(() => void inTurn().catch(onFault), longestWaitMs).unref();
  };
  /** Keeps the text once enough have asked, and once a day that somebody does. */
  const remember = async (hidden: string, text: string, day: string) => {
    const counted = countedOf(hidden, day);
    counted.searches += 1;
    const isEnough = counted.searches >= leastSearches;
    if (counted.isSettled || (counted.isLookedUp && !isEnough)) return;
    counted.isLookedUp = true;
    counted.isSettled = isEnough;
    const known = await storage.get<{ text: string; day: string }>(keyOf(hidden));
    if (known ? known.day !== day : isEnough) await storage.write({ put: { [keyOf(hidden)]: { text, day } } });
  };

  return {
    async searched({ siteId, q, total, isAgain = false }) {
      const at = clock();
      const text = countableWords(q);
      const hidden =
        text === undefined
          ? ''
          : createHmac('sha256', await secret())
              .update(`words\n${text}`)
              .digest('hex')
              .slice(0, 16);
      if (isAgain) return hidden;
      const id = `search ${randomBytes(9).toString('base64url')}`;
      add({ id, at: at.toISOString(), dimensions: { what: 'search', site: siteId, words: hidden, found: total > 0 ? '1' : '0' } });
      if (text !== undefined) await remember(hidden, text, dayOf(at));
      return hidden;
    },
    async opened({ searchId, siteId, words, rank }) {
      await inTurn();
      const event: SeriesEvent = {
        id: `open ${searchId}`,
        at: clock().toISOString(),
        dimensions: { what: 'open', site: siteId, words, found: '1' },
        sums: { rank, deep: rank > deepBelow ? 1 : 0, bets: rank === 0 ? 1 : 0 },
      };
      return (await series.append([event])) > 0;
    },
    async textsOf(hidden) {
      const found = await Promise.all(hidden.map(async (one) => [one, (await storage.get<{ text: string; day: string }>(keyOf(one)))?.text] as const));
      return new Map(found.filter((pair): pair is readonly [string, string] => pair[1] !== undefined));
    },
    flush,
    taken(events) {
      for (const { at, dimensions: found } of events) {
        const { what, words } = found;
        if (what === 'search' && words !== undefined && words !== '' && dayOf(new Date(at)) === today.day) countedOf(words, today.day).searches += 1;
      }
    },
    drop() {
      clearTimeout(timer);
      clearTimeout(exchanging);
      timer = undefined;
      exchanging = undefined;
      waiting = [];
    },
    async forget(before) {
      await flush();
      await series.forgetRaw(`${before}T00:00:00+08:00`);
      for (let after: string | undefined; ; ) {
        const page = await storage.list('word/', after);
        const known = await Promise.all(page.keys.map((key) => storage.get<{ text: string; day: string }>(key)));
        const gone = page.keys.filter((_, place) => ((known[place] as KnownWords | undefined)?.day ?? '') < before);
        if (gone.length > 0) await storage.write({ remove: gone });
        if (page.next === undefined) return;
        after = page.next;
      }
    },
  };
}
