/**
 * One figure for several server processes (setting `severalProcesses`). Each keeps a series of its own; what it counts it also lays into the
 * storage common to all, a few seconds' events at a time, and takes over what the others laid there before it answers. An event has an id and
 * counts once in a series, so that taking over twice, or a click told to two processes, changes nothing.
 * Keys: `searches/writer/<process>` -> its last number; `searches/batch/<process>/<number>` -> events.
 */
import { randomUUID } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { asJson, fromJson, keys, type OwnSeries, type OwnStorage, type SeriesEvent } from '@jiyue/sdk/plugin';

/** The series as the log and the figures use it. */
export interface CountedSeries extends Pick<OwnSeries, 'append' | 'query' | 'forgetRaw'> {
  /** Takes over what others counted; they hear of what this one did. */
  exchange(): Promise<void>;
}

/** What it stands on. */
export interface CommonParts {
  /** Of this process: who it is and how far it read. */
  readonly storage: OwnStorage;
  readonly shared: OwnStorage;
  readonly clock: () => Date;
  /** Of what others counted. */
  readonly onTaken: (events: readonly SeriesEvent[]) => void;
}

interface Batch {
  readonly writtenAt: string;
  /** JSON, gzip, base64. */
  readonly packed: string;
}

const root = 'searches/';
const selfKey = `${root}self`;
const placesKey = `${root}places`;
const writerKey = (id: string) => `${root}writer/${id}`;
const batchPrefix = (id: string) => `${root}batch/${id}/`;
/** A process that stood still for longer lacks what others counted before. */
const keptMs = 7 * 86_400_000;
/** Events of one value, whose limit is 1 MiB. */
const mostTogether = 5000;

/** One process alone: nothing is exchanged. */
export const ownSeriesAlone = (series: OwnSeries): CountedSeries => ({
  append: (events) => series.append(events),
  query: (query) => series.query(query),
  forgetRaw: (before) => series.forgetRaw(before),
  exchange: async () => undefined,
});

/** A series that knows what the other processes counted. */
export function commonSeries(series: OwnSeries, { storage, shared, clock, onTaken }: CommonParts): CountedSeries {
  let outbox: SeriesEvent[] = [];
  let self: string | undefined;
  const selfOf = async () => {
    self ??= await storage.get<string>(selfKey);
    if (self === undefined) {
      self = randomUUID();
      await storage.write({ put: { [selfKey]: self } });
    }
    return self;
  };

  const layOut = async () => {
    const me = await selfOf();
    while (outbox.length > 0) {
      const events = outbox.slice(0, mostTogether);
      const number = ((await shared.get<number>(writerKey(me))) ?? 0) + 1;
      const batch: Batch = { writtenAt: clock().toISOString(), packed: gzipSync(JSON.stringify(events), { level: 1 }).toString('base64') };
      await shared.write({ put: { [`${batchPrefix(me)}${String(number).padStart(12, '0')}`]: asJson(batch), [writerKey(me)]: number } });
      outbox = outbox.slice(events.length);
    }
  };
  const takeOver = async () => {
    const me = await selfOf();
    const places = { ...(await storage.get<{ readonly [writer: string]: string }>(placesKey)) };
    for await (const key of keys(shared, writerKey(''))) {
      const writer = key.slice(writerKey('').length);
      if (writer === me) continue;
      for await (const one of keysAfter(shared, batchPrefix(writer), places[writer])) {
        const batch = await shared.get(one);
        if (batch === undefined) continue;
        const events = JSON.parse(gunzipSync(Buffer.from(fromJson<Batch>(batch).packed, 'base64')).toString('utf8')) as readonly SeriesEvent[];
        if ((await series.append(events)) > 0) onTaken(events);
        places[writer] = one;
        await storage.write({ put: { [placesKey]: places } });
      }
    }
  };
  const tidy = async () => {
    const old: string[] = [];
    for await (const key of keys(shared, batchPrefix(await selfOf()))) {
      const batch = await shared.get(key);
      if (batch !== undefined && clock().getTime() - Date.parse(fromJson<Batch>(batch).writtenAt) <= keptMs) break;
      old.push(key);
    }
    for (let from = 0; from < old.length; from += 500) await shared.write({ remove: old.slice(from, from + 500) });
  };
  // one round after another: two would write one number, or take over side by side
  let round: Promise<void> = Promise.resolve();
  const afterRound = (work: () => Promise<void>): Promise<void> => {
    const mine = round.then(work);
    round = mine.catch(() => undefined);
    return mine;
  };

  return {
    async append(events) {
      const counted = await series.append(events);
      outbox.push(...events);
      return counted;
    },
    async query(query) {
      return series.query(query);
    },
    exchange: () =>
      afterRound(async () => {
        await layOut();
        await takeOver();
      }),
    async forgetRaw(before) {
      await afterRound(tidy);
      return series.forgetRaw(before);
    },
  };
}

async function* keysAfter(storage: OwnStorage, prefix: string, place: string | undefined): AsyncGenerator<string> {
  let after = place;
  do {
    const page = await storage.list(prefix, after);
    yield* page.keys;
    after = page.next;
  } while (after !== undefined);
}
