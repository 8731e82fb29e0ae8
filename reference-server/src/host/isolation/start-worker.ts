/** A realm in a thread: for code that may hang, leak or crash. It is no wall against code that means harm. */
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { Realm, StartRealm } from './realm.ts';
import { realmConditions, realmScript } from './realm-script.ts';

/** Starts a thread. */
export const startWorker: StartRealm = ({ memoryMb, onLine }): Realm => {
  const worker = new Worker(realmScript('worker-realm'), {
    execArgv: [...realmConditions],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    stdout: true,
    stderr: true,
  });
  for (const stream of [worker.stdout, worker.stderr]) forwardLines(stream, onLine);
  const ended = Promise.withResolvers<string>();
  let cause: string | undefined;
  worker.on('error', (error: unknown) => {
    cause ??= isOutOfMemory(error) ? `it needed more than ${memoryMb} MB of memory` : `an error that nobody caught: ${messageOf(error)}`;
  });
  worker.on('exit', (code) => ended.resolve(cause ?? `its thread ended by itself with code ${code}`));
  return {
    level: 'worker',
    wire: {
      send: (message) => worker.postMessage(message),
      onMessage: (listener) => void worker.on('message', listener),
    },
    ended: ended.promise,
    async kill(given) {
      cause ??= given;
      await worker.terminate();
    },
  };
};

/** What a realm writes to its streams goes to the log, line by line. */
export function forwardLines(stream: Readable, onLine: (line: string) => void): void {
  createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', onLine);
}

const isOutOfMemory = (error: unknown) => (error as { readonly code?: unknown } | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error)).slice(0, 300);
