/**
 * The search log: how often which words were asked, found nothing, and how deep the first click was. Nothing of who asked is ever there to be
 * kept. Words are counted under a keyed hash; their text is kept only once enough searches have asked them, and forgotten when nobody does.
 */
import { createHmac } from 'node:crypto';
import type { OwnSeries, OwnStorage, SeriesEvent, SeriesSchema } from '@jiyue/sdk/plugin';
import type { Claim } from './click-token.ts';
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
/** Words whose searches of today are remembered. */
const mostRemembered = 50_000;

/** What the log stands on. */
export interface LogParts {
  readonly series: OwnSeries;
  /** Of this process, as the series is. */
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
  /** Writes what waits. */
  flush(): Promise<void>;
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

const keyOf = (hidden: string) => `word/${hidden}`;

/** Day in China. */
export const dayOf = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** The series is open already. */
export function searchLog({ series, storage, secret, clock, leastSearches, onFault }: LogParts): SearchLog {
  let waiting: SeriesEvent[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<unknown> = Promise.resolve();
  let today = { day: '', counts: new Map<string, number>() };

  const flush = async () => {
    clearTimeout(timer);
    timer = undefined;
    const events = waiting;
    waiting = [];
    if (events.length > 0) writing = Promise.all([writing, series.append(events)]);
    await writing;
  };
  const add = (event: SeriesEvent) => {
    waiting.push(event);
    if (waiting.length >= mostWaiting) void flush().catch(onFault);
    else timer ??= setTimeout(() => void flush().catch(onFault), longestWaitMs).unref();
  };
  /** Keeps the text once enough have asked, and once a day that somebody does. */
  const remember = async (hidden: string, text: string, day: string) => {
    if (today.day !== day || today.counts.size >= mostRemembered) today = { day, counts: new Map() };
    const count = (today.counts.get(hidden) ?? 0) + 1;
    today.counts.set(hidden, count);
    if (count > 1 && count !== leastSearches) return;
    const known = await storage.get<{ text: string; day: string }>(keyOf(hidden));
    if (known ? known.day !== day : count === leastSearches) await storage.write({ put: { [keyOf(hidden)]: { text, day } } });
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
      add({ at: at.toISOString(), dimensions: { what: 'search', site: siteId, words: hidden, found: total > 0 ? '1' : '0' } });
      if (text !== undefined) await remember(hidden, text, dayOf(at));
      return hidden;
    },
    async opened({ searchId, siteId, words, rank }) {
      await flush();
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
    drop() {
      clearTimeout(timer);
      timer = undefined;
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
