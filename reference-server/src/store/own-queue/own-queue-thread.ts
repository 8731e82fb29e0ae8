/**
 * The own queue of a plugin on SQLite in a thread of its own, so that no wait for the disk holds up what else the server does.
 * A thread that ends is replaced at the next call: what it had acknowledged is in the file.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { OwnQueue } from '@jiyue/sdk/plugin';
import { type CalledThread, calledThread } from '../called-thread.ts';
import type { QueueCore } from './queue-core.ts';

/** An own queue with a thread. */
export interface ThreadQueue extends OwnQueue {
  /** Ends the thread after the calls that were made; later calls are refused. */
  close(): Promise<void>;
}

/** @param file path of the queue's file; made with its folder at the first call. @param clock the host's. @param onLost the thread ended by itself */
export function openThreadQueue(file: string, clock: () => Date, onLost: (error: Error) => void = () => undefined): ThreadQueue {
  let current: CalledThread<QueueCore> | undefined;
  let isClosed = false;
  const thread = (): CalledThread<QueueCore> => {
    if (isClosed) throw new Error('the own queue is closed');
    if (current) return current;
    mkdirSync(dirname(file), { recursive: true });
    const begun: CalledThread<QueueCore> = calledThread<QueueCore>(startThread(file), 'the thread of the own queue', (error) => {
      if (current === begun) current = undefined;
      onLost(error);
    });
    current = begun;
    return begun;
  };
  const isMade = () => current !== undefined || file === ':memory:' || existsSync(file);
  return {
    add: async (items) => thread().call('add', items, clock()),
    lease: async (wish) => thread().call('lease', wish, clock()),
    end: async (ends) => thread().call('end', ends, clock()),
    renew: async (leases, seconds) => thread().call('renew', leases, seconds, clock()),
    get: async (id) => thread().call('get', id),
    // who looks at a queue that never was makes none
    list: async (wish) => (isMade() ? thread().call('list', wish) : { items: [] }),
    count: async () => (isMade() ? thread().call('count') : []),
    nextDue: async (lane) => thread().call('nextDue', lane),
    revive: async (ids) => thread().call('revive', ids, clock()),
    cancel: async (ids) => thread().call('cancel', ids),
    forget: async (endedBefore) => thread().call('forget', endedBefore),
    async close() {
      isClosed = true;
      await current?.end();
    },
  };
}

/** The thread itself. */
function startThread(file: string): Worker {
  // .ts when run from the sources, .js when built
  const script = new URL(`./queue-thread${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`, import.meta.url);
  return new Worker(script, { workerData: { file }, resourceLimits: { maxOldGenerationSizeMb: 256 } });
}
