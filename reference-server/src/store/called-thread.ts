/** A thread whose functions are called by name, one after another in the order they are called. */
import type { Worker } from 'node:worker_threads';
import { type Thrown, thrownBy } from './sqlite/thread-messages.ts';

/** A call. */
export interface ThreadQuestion {
  readonly id: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

/** Its answer. */
export interface ThreadAnswer {
  readonly id: number;
  readonly value?: unknown;
  /** Present: it was thrown. */
  readonly thrown?: Thrown;
}

/** Functions by name. */
type Functions<Core> = { readonly [N in keyof Core]: (...args: never[]) => unknown };

/** A running thread that offers the functions of `Core`, `close` among them. */
export interface CalledThread<Core extends Functions<Core>> {
  call<N extends keyof Core & string>(name: N, ...args: Parameters<Core[N]>): Promise<ReturnType<Core[N]>>;
  /** Calls `close` and ends the thread. */
  end(): Promise<void>;
}

/**
 * @param what names the thread in errors
 * @param onLost called once when the thread ended by itself; every open call is refused with the same error
 */
export function calledThread<Core extends Functions<Core>>(worker: Worker, what: string, onLost: (error: Error) => void): CalledThread<Core> {
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
  worker.on('error', (error: Error) => lose(new Error(`${what} has ended: ${error.message}`, { cause: error })));
  worker.on('exit', () => lose(new Error(`${what} has ended`)));
  worker.on('message', ({ id, value, thrown }: ThreadAnswer) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
    if (thrown) asked?.reject(thrownBy(thrown));
    else asked?.resolve(value);
  });

  const ask = (name: string, args: readonly unknown[]): Promise<unknown> => {
    if (gone) return Promise.reject(gone);
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    lastId += 1;
    // nothing but open questions keeps the process alive
    if (waiting.size === 0) worker.ref();
    waiting.set(lastId, { resolve, reject });
    worker.postMessage({ id: lastId, name, args } satisfies ThreadQuestion);
    return promise;
  };
  return {
    call: (name, ...args) => ask(name, args) as Promise<never>,
    async end() {
      isEnding = true;
      // a file that cannot be opened cannot be closed either
      if (!gone) await ask('close', []).catch(() => {});
      await worker.terminate();
    },
  };
}
