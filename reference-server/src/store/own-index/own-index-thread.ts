/**
 * The own index of a plugin in a thread of its own, so that neither a search nor a batch of documents holds up what else the server
 * does. A thread that ends is replaced at the next call; a damaged file is set aside and begun anew.
 */
import type { IndexSchema, OwnIndex } from '@jiyue/sdk/plugin';
import type { IndexCore } from './index-core.ts';
import { type IndexWorker, indexWorker, type StartThread, startThread } from './index-worker.ts';
import { fieldsOf } from './own-index-sqlite.ts';
import { unpackReply } from './packed-reply.ts';
import { isDamage, setAside } from './set-aside.ts';

/** An own index with a thread. */
export interface ThreadIndex extends OwnIndex {
  /** Ends the thread after the calls that were made; later calls are refused. */
  close(): Promise<void>;
}

/** What a file that was damaged became. */
export interface SetAside {
  /** Path it has now. */
  readonly to: string;
  readonly cause: string;
}

/** Who is told, and what can be exchanged. */
export interface ThreadIndexOptions {
  /** The thread ended by itself. */
  readonly onLost?: (error: Error) => void;
  /** The file was damaged. */
  readonly onSetAside?: (what: SetAside) => void;
  /**
   * The index lost its content after `open` told an identity: whoever fills it has to be started anew. Not called when `open` itself
   * tells the new identity.
   */
  readonly onRenewed?: () => void;
  /** Most pages of the file; absent: no limit. */
  readonly pageLimit?: number;
  readonly start?: StartThread;
  readonly now?: () => Date;
}

/** @param file path of the index file; made when it is absent */
export function openThreadIndex(
  file: string,
  { onLost, onSetAside, onRenewed, pageLimit, start = startThread, now = () => new Date() }: ThreadIndexOptions = {},
): ThreadIndex {
  let running: Promise<IndexWorker> | undefined;
  let current: IndexWorker | undefined;
  let opened: { readonly schema: IndexSchema; readonly identity: string } | undefined;
  let isClosed = false;

  const begin = async (): Promise<IndexWorker> => {
    const worker = indexWorker(start({ file, pageLimit }), (error) => {
      forget(worker);
      onLost?.(error);
    });
    current = worker;
    if (!opened) return worker;
    const { identity } = await worker.call('open', opened.schema);
    const isRenewed = identity !== opened.identity;
    opened = { ...opened, identity };
    if (isRenewed) onRenewed?.();
    return worker;
  };
  const forget = (worker: IndexWorker) => {
    if (current !== worker) return;
    current = undefined;
    running = undefined;
  };
  /** The thread to call; a failed beginning is tried anew by the next call. */
  const ready = (): Promise<IndexWorker> => {
    if (isClosed) return Promise.reject(new Error('the own index is closed'));
    if (running) return running;
    const beginning = begin();
    running = beginning;
    beginning.catch((error: unknown) => mend(current, error, beginning));
    return beginning;
  };
  /** Sets a damaged file aside; the next call begins a new one. Once for all calls that met the damage. */
  const mend = (worker: IndexWorker | undefined, error: unknown, failed = running) => {
    if (running !== failed || (worker && worker !== current)) return;
    current = undefined;
    if (!isDamage(error)) {
      running = undefined;
      void worker?.end();
      return;
    }
    const mending = (async () => {
      await worker?.end();
      onSetAside?.({ to: setAside(file, now()), cause: messageOf(error) });
      return begin();
    })();
    running = mending;
    mending.catch(() => {
      if (running === mending) running = undefined;
    });
  };
  const ask = async <N extends keyof IndexCore>(name: N, ...args: Parameters<IndexCore[N]>): Promise<ReturnType<IndexCore[N]>> => {
    let worker: IndexWorker | undefined;
    try {
      worker = await ready();
      return await worker.call(name, ...args);
    } catch (error) {
      if (!isDamage(error)) throw error;
      if (worker) mend(worker, error);
      throw new OwnIndexDamaged(error);
    }
  };

  return {
    async open(schema) {
      opened = undefined;
      const { identity } = await ask('open', schema).catch((error: unknown) => {
        // what is damaged from the start is begun anew at once
        if (error instanceof OwnIndexDamaged) return ask('open', schema);
        throw error;
      });
      opened = { schema, identity };
      return { identity };
    },
    put: (documents) => ask('put', documents),
    remove: (ids) => ask('remove', ids),
    async clear() {
      await ask('clear');
      if (opened) opened = { ...opened, identity: (await ask('open', opened.schema)).identity };
    },
    async query(query) {
      const packed = await ask('query', query);
      return unpackReply(packed, opened ? fieldsOf(opened.schema) : [], query.measure?.length ?? 0);
    },
    statistics: (tokens) => ask('statistics', tokens),
    digest: () => ask('digest'),
    async close() {
      if (isClosed) return;
      isClosed = true;
      const worker = await running?.catch(() => undefined);
      await worker?.end();
    },
  };
}

/** A call met a damaged file. What the index held is gone from it and comes from the log once more. */
export class OwnIndexDamaged extends Error {
  constructor(cause: unknown) {
    super(`the own index was damaged and is made anew from the log: ${messageOf(cause)}`, { cause });
    this.name = 'OwnIndexDamaged';
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
