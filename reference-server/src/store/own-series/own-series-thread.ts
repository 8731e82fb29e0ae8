/**
 * The own series of a plugin in a thread of its own, so that neither a batch of events nor a report holds up what else the server does.
 * A thread that ends is replaced at the next call: what it had acknowledged is in the file.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { OwnSeries, SeriesSchema } from '@jiyue/sdk/plugin';
import { type CalledThread, calledThread } from '../called-thread.ts';
import { eventPacker, type PackedEvents } from './pack-events.ts';
import type { SeriesCore } from './series-core.ts';

/** The calls as they cross to the thread. */
type ThreadCalls = Omit<SeriesCore, 'appendAll' | 'foldWhenMany' | 'foldAll'> & { append(events: PackedEvents): number };

/** An own series with a thread. */
export interface ThreadSeries extends OwnSeries {
  /** Ends the thread after the calls that were made; later calls are refused. */
  close(): Promise<void>;
}

/** @param file path of the series' file; made with its folder at the first call. @param onLost the thread ended by itself */
export function openThreadSeries(file: string, onLost: (error: Error) => void = () => undefined): ThreadSeries {
  let current: CalledThread<ThreadCalls> | undefined;
  let schema: SeriesSchema | undefined;
  let pack: ReturnType<typeof eventPacker> | undefined;
  let isClosed = false;
  const begin = (): CalledThread<ThreadCalls> => {
    mkdirSync(dirname(file), { recursive: true });
    const begun: CalledThread<ThreadCalls> = calledThread<ThreadCalls>(startThread(file), 'the thread of the own series', (error) => {
      if (current === begun) current = undefined;
      onLost(error);
    });
    current = begun;
    // calls are answered in their order: whatever comes after finds the tables open
    if (schema) begun.call('open', schema).catch(() => undefined);
    return begun;
  };
  const thread = () => {
    if (isClosed) throw new Error('the own series is closed');
    return current ?? begin();
  };
  return {
    async open(given) {
      const opened = await thread().call('open', given);
      schema = given;
      pack = eventPacker(given);
      return opened;
    },
    async append(events) {
      const called = thread();
      if (!pack) throw new Error('the own series was used before open(schema)');
      return called.call('append', pack(events));
    },
    query: async (query) => thread().call('query', query),
    recount: async (query) => thread().call('recount', query),
    forgetRaw: async (before) => thread().call('forgetRaw', before),
    size: async () => thread().call('size'),
    clear: async () => thread().call('clear'),
    async close() {
      isClosed = true;
      await current?.end();
    },
  };
}

/** The thread itself. */
function startThread(file: string): Worker {
  // .ts when run from the sources, .js when built
  const script = new URL(`./series-thread${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`, import.meta.url);
  return new Worker(script, { workerData: { file }, resourceLimits: { maxOldGenerationSizeMb: 512 } });
}
