/** One running thread of an own index, as something that can be called. */
import { Worker } from 'node:worker_threads';
import { thrownBy } from '../sqlite/thread-messages.ts';
import type { IndexCore } from './index-core.ts';
import type { IndexAnswer, IndexQuestion, ThreadData } from './index-messages.ts';

/** A thread; calls run one after another in the order they are made. */
export interface IndexWorker {
  call<N extends keyof IndexCore>(name: N, ...args: Parameters<IndexCore[N]>): Promise<ReturnType<IndexCore[N]>>;
  /** Closes the file and ends the thread. */
  end(): Promise<void>;
}

/** Starts a thread. */
export type StartThread = (data: ThreadData) => Worker;

/** The thread itself. Its heap is bounded; a question that needs more ends the thread, not the server. */
export const startThread: StartThread = (data) => {
  // .ts when run from the sources, .js when built
  const script = new URL(`./index-thread${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`, import.meta.url);
  return new Worker(script, { workerData: data, resourceLimits: { maxOldGenerationSizeMb: 512 } });
};

/** @param onLost called once when the thread ended by itself; every open call is refused with the same error */
export function indexWorker(worker: Worker, onLost: (error: Error) => void): IndexWorker {
  const waiting = new Map<number, { readonly resolve: (value: unknown) => void; readonly reject: (error: unknown) => void }>();
  let lastId = 0;
  let gone: Error | undefined;
  let isEnding = false;

  const lose = (error: Error) => {
    if (gone) return;
    gone = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    if (!isEnding) onLost(error);
  };
  worker.unref();
  worker.on('error', (error: Error) => lose(new Error(`the thread of the own index has ended: ${error.message}`, { cause: error })));
  worker.on('exit', () => lose(new Error('the thread of the own index has ended')));
  worker.on('message', ({ id, value, thrown }: IndexAnswer) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
    if (thrown) asked?.reject(thrownBy(thrown));
    else asked?.resolve(value);
  });

  const call: IndexWorker['call'] = (name, ...args) => {
    if (gone) return Promise.reject(gone);
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    lastId += 1;
    // nothing but open questions keeps the process alive
    if (waiting.size === 0) worker.ref();
    waiting.set(lastId, { resolve, reject });
    worker.postMessage({ id: lastId, name, args } satisfies IndexQuestion);
    return promise as Promise<never>;
  };
  return {
    call,
    async end() {
      isEnding = true;
      // a file that cannot be opened cannot be closed either
      if (!gone) await call('close').catch(() => {});
      await worker.terminate();
    },
  };
}
