/** Where the procedures of the writer run: here, or in a thread of their own, so that a flush to the disk holds up no reader. */
import { Worker } from 'node:worker_threads';
import type { RecordWrite } from '../store.ts';
import { openConnection } from './connection.ts';
import { packWrites } from './pack-writes.ts';
import { createProcedures, type Procedures } from './procedures.ts';
import { type Answer, type Question, thrownBy } from './thread-messages.ts';

/** What a procedure resolves with. */
export type Result<N extends keyof Procedures> = Awaited<ReturnType<Procedures[N]>>;

/** What the writer runs on. Calls run one after another in the order they are made. */
export interface Engine {
  call<N extends keyof Procedures>(name: N, ...args: Parameters<Procedures[N]>): Promise<Result<N>>;
  /** Whether a transaction was open after the last call that was answered. */
  isInTransaction(): boolean;
  close(): Promise<void>;
}

/** What an engine opens. */
export interface EngineOptions {
  readonly file: string;
  /** Most pages of the file; absent: no limit. */
  readonly pageLimit?: number | undefined;
  /** Called once when the thread ends by itself: nothing can be written from then on. */
  readonly onLost?: ((error: Error) => void) | undefined;
}

/** The procedures in this thread. */
export function inlineEngine({ file, pageLimit }: EngineOptions): Engine {
  const connection = openConnection(file, 'write', pageLimit);
  const procedures = createProcedures(connection);
  return {
    call: async (name, ...args) => (await (procedures[name] as (...given: typeof args) => unknown)(...args)) as never,
    isInTransaction: () => connection.database.isTransaction,
    close: async () => connection.close(),
  };
}

/** The procedures in a thread. */
export function threadEngine({ file, pageLimit, onLost }: EngineOptions): Engine {
  // .ts when run from the sources, .js when built
  const script = new URL(`./write-thread${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`, import.meta.url);
  const worker = new Worker(script, { workerData: { file, pageLimit } satisfies Pick<EngineOptions, 'file' | 'pageLimit'> });
  const waiting = new Map<number, { readonly resolve: (value: unknown) => void; readonly reject: (error: unknown) => void }>();
  let lastId = 0;
  let isOpen = false;
  let gone: Error | undefined;

  let isClosing = false;

  const end = (error: Error) => {
    if (gone) return;
    gone = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    if (!isClosing) onLost?.(error);
  };
  worker.unref();
  worker.on('error', (error: Error) => end(error));
  worker.on('exit', () => end(new Error('the thread of the writer has ended')));
  worker.on('message', (answer: Answer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) worker.unref();
    isOpen = answer.isInTransaction;
    if (answer.thrown) asked?.reject(thrownBy(answer.thrown));
    else asked?.resolve(answer.value);
  });

  const ask = (name: Question['name'], args: readonly unknown[], given: readonly ArrayBuffer[] = []): Promise<unknown> => {
    if (gone) return Promise.reject(gone);
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const id = ++lastId;
    // nothing but open questions keeps the process alive
    if (waiting.size === 0) worker.ref();
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, name, args } satisfies Question, given);
    return promise;
  };
  const put = ([writes, time]: PutArguments) => {
    const packed = packWrites(writes);
    return ask('put', [packed, time], [packed.texts.buffer]);
  };
  return {
    call: (name, ...args) => (name === 'put' ? put(args as PutArguments) : ask(name, args)) as Promise<never>,
    isInTransaction: () => isOpen,
    async close() {
      isClosing = true;
      if (gone) return;
      await ask('close', []);
      await worker.terminate();
    },
  };
}

/** In the server nothing is encoded yet. */
type PutArguments = readonly [writes: readonly RecordWrite[], time: string];
