/** Starts the thread that runs a plugin under `jiyue plugin dev`: from its sources where its package names them, else from what was built. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { sourceConditions } from '../../../testing/levels/source-conditions.ts';
import type { DevAct, DevCall, DevFault, DevOrder, FromPlugin, ToPlugin } from './dev-messages.ts';
import type { Outcome } from '../../../plugin/outcome.ts';

/** A thread, as the command sees it. */
export interface DevThread {
  /** Rejects with a `ThreadFault` when the plugin threw, or the thread has ended. */
  call(operationId: string, call: DevCall, signal: AbortSignal): Promise<Outcome<unknown>>;
  act(act: DevAct): Promise<unknown>;
  /** Stops the plugin, then the thread; what does not end in time is ended. */
  stop(): Promise<void>;
}

/** What the command hears. */
export interface DevListener {
  onMessage(message: Exclude<FromPlugin, { readonly t: 'answer' | 'done' | 'threw' | 'stopped' }>): void;
  /** A line that it printed by itself. */
  onPrinted(line: string): void;
  /** It ended without being told to. */
  onEnded(why: { readonly code: number } | { readonly isOutOfMemory: true }): void;
}

/** What the plugin threw, or that it is gone. */
export class ThreadFault extends Error {
  readonly fault: DevFault;

  constructor(fault: DevFault) {
    super(fault.cause);
    this.name = 'ThreadFault';
    this.fault = fault;
  }
}

/** Memory for objects, as on a platform. */
const memoryMb = 512;
/** Who waits at the keyboard waits less for a stop than a platform does. */
const stopMs = 2000;

// .ts when run from the sources, .js when built
const script = new URL(`./dev-thread${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`, import.meta.url);

/** Starts it. */
export function startDevThread(order: DevOrder, listener: DevListener): DevThread {
  const worker = new Worker(script, {
    workerData: order,
    execArgv: [...sourceConditions(conditionsToSources(order.root))],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    stdout: true,
    stderr: true,
  });
  for (const stream of [worker.stdout, worker.stderr]) createInterface({ input: stream }).on('line', (line) => listener.onPrinted(line));
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;
  let isStopping = false;
  let isOutOfMemory = false;
  const stopped = Promise.withResolvers<void>();
  const ask = <T>(make: (id: number) => ToPlugin): { readonly id: number; readonly answer: Promise<T> } => {
    last += 1;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(last, answer);
    worker.postMessage(make(last));
    return { id: last, answer: answer.promise as Promise<T> };
  };
  worker.on('message', (message: FromPlugin) => {
    if (message.t === 'stopped') return stopped.resolve();
    if (message.t !== 'answer' && message.t !== 'done' && message.t !== 'threw') return listener.onMessage(message);
    const answer = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.t === 'answer') answer?.resolve(message.outcome);
    else if (message.t === 'done') answer?.resolve(message.value);
    else answer?.reject(new ThreadFault(message));
  });
  worker.on('error', (error: NodeJS.ErrnoException) => {
    isOutOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  });
  worker.on('exit', (code) => {
    stopped.resolve();
    for (const answer of waiting.values()) answer.reject(new ThreadFault({ cause: 'the thread has ended', where: '?' }));
    waiting.clear();
    if (!isStopping && (isOutOfMemory || code !== 0)) listener.onEnded(isOutOfMemory ? { isOutOfMemory } : { code });
  });
  return {
    async call(operationId, call, signal) {
      const { id, answer } = ask<Outcome<unknown>>((one) => ({ t: 'call', id: one, operationId, call }));
      const abort = () => worker.postMessage({ t: 'abort', id } satisfies ToPlugin);
      signal.addEventListener('abort', abort, { once: true });
      try {
        return await answer;
      } finally {
        signal.removeEventListener('abort', abort);
      }
    },
    act: (act) => ask((id) => ({ t: 'act', id, act })).answer,
    async stop() {
      isStopping = true;
      worker.postMessage({ t: 'stop' } satisfies ToPlugin);
      const timer = setTimeout(() => stopped.resolve(), stopMs);
      await stopped.promise;
      clearTimeout(timer);
      await worker.terminate();
    },
  };
}

/** Names under "exports" of package.json that lead to a file of sources which is there. */
function conditionsToSources(root: string): readonly string[] {
  try {
    const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly exports?: { readonly '.'?: object } };
    const usual = new Set(['types', 'import', 'require', 'node', 'default', 'module', 'browser']);
    return Object.entries(exports?.['.'] ?? {})
      .filter(([name, file]) => !usual.has(name) && typeof file === 'string' && existsSync(join(root, file)))
      .map(([name]) => name);
  } catch {
    return [];
  }
}
