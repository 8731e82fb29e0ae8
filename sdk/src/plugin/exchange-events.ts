/**
 * One figure for several server processes: each keeps a series of its own, lays the events it counts into the storage that all share, and takes
 * over what the others laid there. An event has an id and counts once in a series, so that taking over again, or an event told to two
 * processes, changes nothing. Who a process is follows from its series: one that lost or emptied it takes everything over anew.
 * Keys in the shared storage: `<root>writer/<who>` -> its last number; `<root>batch/<who>/<number>` -> events; `<root>reader/<who>` -> how far it
 * read. In own storage: `<root>places/<who>`.
 */
import { gunzipSync, gzipSync } from 'node:zlib';
import type { SeriesEvent } from './own-series.ts';
import { keys, type OwnStorage } from './own-storage.ts';
import { asJson, fromJson } from './plain.ts';

/** What it stands on. */
export interface ExchangeNeeds {
  /** Prefix of all its keys, ending in "/". */
  readonly root: string;
  /** As `series.open` gave it. */
  readonly identity: string;
  /** Of this process. */
  readonly storage: OwnStorage;
  readonly shared: OwnStorage;
  readonly clock: () => Date;
  /** Counts what another process gave; events that were counted before come again. Own ones come once after a start. */
  readonly onTaken: (events: readonly SeriesEvent[]) => Promise<void>;
}

/** The exchange of one process. */
export interface EventExchange {
  /** Lays events down for the others, durable when it resolves. Calls that wait together become one write. */
  give(events: readonly SeriesEvent[]): Promise<void>;
  /**
   * Takes over what was given before the call. Own batches come once after the start: an earlier run may have ended between laying down and
   * counting.
   */
  take(): Promise<void>;
  /** Removes own batches that are three days old and were taken over by everybody; who has read nothing for thirty days is gone. */
  tidy(): Promise<void>;
}

interface Batch {
  readonly writtenAt: string;
  /** Events as JSON, gzip, base64. */
  readonly packed: string;
}
interface Places {
  /** Last key that was taken over, by writer. */
  readonly [writer: string]: string;
}
interface Reader {
  readonly readAt: string;
  readonly places: Places;
}
interface Waiting {
  readonly events: readonly SeriesEvent[];
  readonly written: PromiseWithResolvers<void>;
}

const dayMs = 86_400_000;
/** So long at least a batch stays, so that a process that was started again finds what it had not counted. */
const keptMs = 3 * dayMs;
const goneMs = 30 * dayMs;
/** Most events of one value: its limit is 1 MiB. */
const mostTogether = 5000;

/** Opens the exchange; nothing is read or written before the first call. */
export function exchangeEvents({ root, identity, storage, shared, clock, onTaken }: ExchangeNeeds): EventExchange {
  const writerKey = (who: string) => `${root}writer/${who}`;
  const readerKey = (who: string) => `${root}reader/${who}`;
  const batchPrefix = (who: string) => `${root}batch/${who}/`;
  const placesKey = `${root}places/${identity}`;

  // batches are written one after another, or a reader could pass a number that is not there yet
  let waiting: Waiting[] = [];
  let isWriting = false;
  const write = async (): Promise<void> => {
    if (isWriting) return;
    isWriting = true;
    while (waiting.length > 0) {
      const together = firstTogether(waiting);
      waiting = waiting.slice(together.length);
      try {
        const number = ((await shared.get<number>(writerKey(identity))) ?? 0) + 1;
        const batch: Batch = { writtenAt: clock().toISOString(), packed: pack(together.flatMap(({ events }) => events)) };
        await shared.write({ put: { [`${batchPrefix(identity)}${String(number).padStart(12, '0')}`]: asJson(batch), [writerKey(identity)]: number } });
        for (const { written } of together) written.resolve();
      } catch (error) {
        for (const { written } of together) written.reject(error);
      }
    }
    // in the same step as the last look: whoever comes next begins anew
    isWriting = false;
  };

  let isFirst = true;
  const takeOver = async (): Promise<void> => {
    const places: Record<string, string> = { ...(await storage.get<Places>(placesKey)) };
    let isChanged = false;
    for await (const key of keys(shared, writerKey(''))) {
      const writer = key.slice(writerKey('').length);
      if (writer === identity && !isFirst) continue;
      for (let isMore = true; isMore; ) {
        const page = await shared.list(batchPrefix(writer), places[writer]);
        for (const one of page.keys) {
          const batch = await shared.get(one);
          if (batch !== undefined) await onTaken(unpack(fromJson<Batch>(batch).packed));
          places[writer] = one;
          isChanged = true;
        }
        if (page.keys.length > 0) await storage.write({ put: { [placesKey]: places } });
        isMore = page.next !== undefined;
      }
    }
    const isNew = isFirst;
    isFirst = false;
    // one that has read nothing yet is known, too, so that nothing is removed before it has
    if (isChanged || isNew) await shared.write({ put: { [readerKey(identity)]: asJson<Reader>({ readAt: clock().toISOString(), places }) } });
  };
  // who asks while a round is under way asks for what was written before it began; the next round has the rest
  let taking: Promise<void> | undefined;
  const take = async (): Promise<void> => {
    if (taking) await taking.catch(() => undefined);
    taking ??= takeOver().finally(() => {
      taking = undefined;
    });
    await taking;
  };

  return {
    give(events) {
      if (events.length === 0) return Promise.resolve();
      const written = Promise.withResolvers<void>();
      waiting.push({ events, written });
      void write();
      return written.promise;
    },
    take,
    async tidy() {
      const now = clock().getTime();
      const others: Reader[] = [];
      for await (const key of keys(shared, readerKey(''))) {
        const reader = await shared.get(key);
        if (key === readerKey(identity) || reader === undefined) continue;
        const known = fromJson<Reader>(reader);
        if (now - Date.parse(known.readAt) < goneMs) others.push(known);
      }
      const old: string[] = [];
      for await (const key of keys(shared, batchPrefix(identity))) {
        const batch = await shared.get(key);
        if (batch !== undefined && now - Date.parse(fromJson<Batch>(batch).writtenAt) <= keptMs) break;
        if (others.every(({ places }) => (places[identity] ?? '') >= key)) old.push(key);
      }
      for (let from = 0; from < old.length; from += 500) await shared.write({ remove: old.slice(from, from + 500) });
    },
  };
}

function firstTogether(waiting: readonly Waiting[]): readonly Waiting[] {
  let [count, end] = [0, 0];
  while (end < waiting.length && (end === 0 || count + waiting[end]!.events.length <= mostTogether)) {
    count += waiting[end]!.events.length;
    end += 1;
  }
  return waiting.slice(0, end);
}

const pack = (events: readonly SeriesEvent[]): string => gzipSync(JSON.stringify(events), { level: 1 }).toString('base64');
const unpack = (packed: string): readonly SeriesEvent[] => JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString('utf8')) as readonly SeriesEvent[];
