/** One running thread of an own index, as something that can be called. */
import { Worker } from 'node:worker_threads';
import { type CalledThread, calledThread } from '../called-thread.ts';
import type { IndexCore } from './index-core.ts';
import type { ThreadData } from './thread-data.ts';

/** A thread; calls run one after another in the order they are made. */
export type IndexWorker = CalledThread<IndexCore>;

/** Starts a thread. */
export type StartThread = (data: ThreadData) => Worker;

/** The thread itself. Its heap is bounded; a question that needs more ends the thread, not the server. */
export const startThread: StartThread = (data) => {
  // .ts when run from the sources, .js when built
  const script = new URL(`./index-thread${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`, import.meta.url);
  return new Worker(script, { workerData: data, resourceLimits: { maxOldGenerationSizeMb: 512 } });
};

/** @param onLost called once when the thread ended by itself; every open call is refused with the same error */
export const indexWorker = (worker: Worker, onLost: (error: Error) => void): IndexWorker =>
  calledThread<IndexCore>(worker, 'the thread of the own index', onLost);
