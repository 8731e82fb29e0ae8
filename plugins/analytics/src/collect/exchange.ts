/**
 * One figure for several server processes (setting `severalProcesses`). Each process keeps a series of its own; events go into the storage that
 * all processes share before they are counted, and every process takes over what the others wrote before it answers. An event has an id
 * and counts once in a series, so that taking over again, or sending to two processes, changes nothing.
 * Keys: `exchange/writer/<process>` -> its next number; `exchange/batch/<process>/<number>` -> events; `exchange/reader/<process>` -> how far it read.
 */
import { randomUUID } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { asJson, fromJson, keys, type OwnSeries, type OwnStorage, type SeriesEvent } from '@jiyue/sdk/plugin';
import { dayOf } from '../counting/days.ts';
import { firstKeptDay } from './record-batch.ts';

/** The series as the plugin uses it. */
export interface SharedSeries extends Pick<OwnSeries, 'append' | 'query' | 'recount'> {
  /** Takes over what others wrote; comes once, at the start. */
  begin(): Promise<void>;
  /** What ends with a day: raw events that are kept no longer, and batches that every process has taken over. */
  endDay(): Promise<void>;
}

/** What the exchange works with. */
export interface ExchangeNeeds {
  /** Of this process: who it is and how far it read. */
  readonly storage: OwnStorage;
  readonly shared: OwnStorage;
  readonly clock: () => Date;
  readonly keepRawDays: number;
}

interface Batch {
  readonly writtenAt: string;
  /** Events as JSON, gzip, base64. */
  readonly packed: string;
}
interface Reader {
  readonly readAt: string;
  /** Last key that was taken over, by writer. */
  readonly places: { readonly [writer: string]: string };
}

const root = 'exchange/';
const selfKey = `${root}self`;
const placesKey = `${root}places`;
const writerKey = (id: string) => `${root}writer/${id}`;
const readerKey = (id: string) => `${root}reader/${id}`;
const batchPrefix = (id: string) => `${root}batch/${id}/`;
const dayMs = 86_400_000;
/** A batch stays so long at least, so that a process that was started again finds what it had not counted. */
const keptMs = 3 * dayMs;
/** A process that has not read for so long is gone. */
const goneMs = 30 * dayMs;
/** Most events of one value: its limit is 1 MiB. */
const mostTogether = 5000;

/** A series without others: nothing is exchanged. */
export const ownSeriesAlone = (series: OwnSeries, { clock, keepRawDays }: Pick<ExchangeNeeds, 'clock' | 'keepRawDays'>): SharedSeries => ({
  append: (events) => series.append(events),
  query: (query) => series.query(query),
  recount: (query) => series.recount(query),
  begin: async () => undefined,
  endDay: () => forgetOld(series, clock(), keepRawDays),
});

async function forgetOld(series: OwnSeries, now: Date, keepRawDays: number): Promise<void> {
  await series.forgetRaw(`${firstKeptDay(now, keepRawDays)}T00:00:00+08:00`);
}

/** A series that knows what the other processes counted. */
export function exchangedSeries(series: OwnSeries, { storage, shared, clock, keepRawDays }: ExchangeNeeds): SharedSeries {
  let identity: Promise<string> | undefined;
  const self = () => {
    identity ??= (async () => {
      const known = await storage.get<string>(selfKey);
      if (known !== undefined) return known;
      const made = randomUUID();
      await storage.write({ put: { [selfKey]: made } });
      return made;
    })();
    return identity;
  };

  // batches are written one after another, or a reader could pass a number that is not there yet
  interface Waiting {
    readonly events: readonly SeriesEvent[];
    readonly done: (counted: Promise<number>) => void;
  }
  let waiting: Waiting[] = [];
  let writing: Promise<void> | undefined;
  const write = async (): Promise<void> => {
    const me = await self();
    while (waiting.length > 0) {
      const together = takeTogether();
      try {
        const number = (await shared.get<number>(writerKey(me))) ?? 1;
        const batch: Batch = { writtenAt: clock().toISOString(), packed: pack(together.flatMap(({ events }) => events)) };
        await shared.write({ put: { [`${batchPrefix(me)}${String(number).padStart(12, '0')}`]: asJson(batch), [writerKey(me)]: number + 1 } });
      } catch (error) {
        for (const { done } of together) done(Promise.reject(error as Error));
        continue;
      }
      for (const { events, done } of together) done(series.append(events));
    }
  };
  const takeTogether = (): readonly Waiting[] => {
    let [count, end] = [0, 0];
    while (end < waiting.length && (end === 0 || count + waiting[end]!.events.length <= mostTogether)) {
      count += waiting[end]!.events.length;
      end += 1;
    }
    const taken = waiting.slice(0, end);
    waiting = waiting.slice(end);
    return taken;
  };

  // own batches are taken over once after the start: an earlier life may have ended between writing and counting
  let isFirst = true;
  const takeOver = async (): Promise<void> => {
    const me = await self();
    const firstDay = firstKeptDay(clock(), keepRawDays);
    const places = { ...(await storage.get<{ readonly [writer: string]: string }>(placesKey)) };
    let isChanged = false;
    for await (const key of keys(shared, writerKey(''))) {
      const writer = key.slice(writerKey('').length);
      if (writer === me && !isFirst) continue;
      for (;;) {
        const page = await shared.list(batchPrefix(writer), places[writer]);
        for (const one of page.keys) {
          const batch = await shared.get(one);
          if (batch !== undefined) {
            const events = unpack(fromJson<Batch>(batch).packed);
            // ids of older days are forgotten, so that they could count twice
            await series.append(events.filter(({ at }) => dayOf(new Date(at)) >= firstDay));
          }
          places[writer] = one;
          isChanged = true;
        }
        if (isChanged) await storage.write({ put: { [placesKey]: places } });
        if (page.next === undefined) break;
      }
    }
    const isNew = isFirst;
    isFirst = false;
    // one that has read nothing yet is known, too, so that nothing is removed before it has
    if (isChanged || isNew) await shared.write({ put: { [readerKey(me)]: asJson<Reader>({ readAt: clock().toISOString(), places }) } });
  };
  const tidy = async (): Promise<void> => {
    const me = await self();
    const now = clock().getTime();
    const others: Reader[] = [];
    for await (const key of keys(shared, readerKey(''))) {
      const reader = await shared.get(key);
      if (key === readerKey(me) || reader === undefined) continue;
      const known = fromJson<Reader>(reader);
      if (now - Date.parse(known.readAt) < goneMs) others.push(known);
    }
    const remove: string[] = [];
    for await (const key of keys(shared, batchPrefix(me))) {
      const batch = await shared.get(key);
      const isOld = batch === undefined || now - Date.parse(fromJson<Batch>(batch).writtenAt) > keptMs;
      if (!isOld) break;
      if (others.every(({ places }) => (places[me] ?? '') >= key)) remove.push(key);
    }
    for (let from = 0; from < remove.length; from += 500) await shared.write({ remove: remove.slice(from, from + 500) });
  };
  // a job runs in one process; the others end their day with the first question of the next
  let day = dayOf(clock());
  const round = async (): Promise<void> => {
    await takeOver();
    const today = dayOf(clock());
    if (today === day) return;
    day = today;
    await forgetOld(series, clock(), keepRawDays);
    await tidy();
  };
  let taking: Promise<void> | undefined;
  const upToDate = async (): Promise<void> => {
    // who asks while a round is under way asks for what was written before it began; the next round has the rest
    if (taking) await taking;
    taking ??= round().finally(() => {
      taking = undefined;
    });
    await taking;
  };

  return {
    append(events) {
      if (events.length === 0) return Promise.resolve(0);
      return new Promise((resolve, reject) => {
        waiting.push({ events, done: (counted) => counted.then(resolve, reject) });
        writing ??= write().finally(() => {
          writing = undefined;
        });
        writing.catch(reject);
      });
    },
    async query(query) {
      await upToDate();
      return series.query(query);
    },
    async recount(query) {
      await upToDate();
      return series.recount(query);
    },
    begin: upToDate,
    async endDay() {
      await upToDate();
      await forgetOld(series, clock(), keepRawDays);
      await tidy();
    },
  };
}

const pack = (events: readonly SeriesEvent[]): string => gzipSync(JSON.stringify(events), { level: 1 }).toString('base64');
const unpack = (packed: string): readonly SeriesEvent[] => JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString('utf8')) as readonly SeriesEvent[];
