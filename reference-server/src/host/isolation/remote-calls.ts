/**
 * Calls in both directions over one wire: each side opens ports (named objects with async methods) and calls those of the other.
 * Arguments and results are plain data; an AbortSignal given with a call is followed on the other side. Calls of one side begin in the
 * order they were made.
 */
import { asThrown, type Thrown, thrownBy } from './thrown.ts';

/** What carries messages. */
export interface Wire {
  /** Throws when the message cannot be carried: a function, or anything else that is no data. */
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** Finds a method of a port; undefined: it has none of this name. */
export type FindMethod = (member: string) => ((...args: never[]) => unknown) | undefined;

/** One end of the wire. */
export interface RemoteCalls {
  /** @returns undo */
  open(port: string, find: FindMethod): () => void;
  /** Rejects with what the method throws, or with the reason of `end`. */
  call(port: string, member: string, args: readonly unknown[], signal?: AbortSignal): Promise<unknown>;
  /** A call without an answer. */
  tell(port: string, member: string, args: readonly unknown[]): void;
  /** Nothing comes any more: every call under way, and every later one, rejects with the reason. */
  end(reason: Error): void;
}

/** Settings of one end. */
export interface RemoteCallsOptions {
  /** Rides along with every call; undefined: nothing does. */
  readonly stamp?: () => number | undefined;
  /** Told of the stamp of every call that comes, before its method runs. */
  readonly onStamp?: (stamp: number | undefined) => void;
  /** Runs every method that is called from the other side. */
  readonly run?: <T>(work: () => T) => T;
}

type Message =
  | {
      readonly t: 'call';
      readonly id: number;
      readonly port: string;
      readonly member: string;
      readonly args: readonly unknown[];
      readonly isAbortable: boolean;
      readonly stamp?: number | undefined;
    }
  | { readonly t: 'tell'; readonly port: string; readonly member: string; readonly args: readonly unknown[] }
  | { readonly t: 'abort'; readonly id: number }
  | { readonly t: 'value'; readonly id: number; readonly value: unknown }
  | { readonly t: 'thrown'; readonly id: number; readonly thrown: Thrown };

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Begins to listen. */
export function createRemoteCalls(wire: Wire, { stamp, onStamp, run = (work) => work() }: RemoteCallsOptions = {}): RemoteCalls {
  const ports = new Map<string, FindMethod>();
  const waiting = new Map<number, Waiting>();
  /** Of calls from the other side that may be aborted. */
  const served = new Map<number, AbortController>();
  let lastId = 0;
  let ended: Error | undefined;

  const method = (port: string, member: string) => {
    const found = ports.get(port)?.(member);
    if (!found) throw new Error(`nothing called "${port}.${member}" is open here`);
    return found as (...args: readonly unknown[]) => unknown;
  };
  const serve = async ({ id, port, member, args, isAbortable }: Extract<Message, { t: 'call' }>): Promise<void> => {
    const abort = isAbortable ? new AbortController() : undefined;
    if (abort) served.set(id, abort);
    try {
      const value = await run(() => method(port, member)(...args, ...(abort ? [abort.signal] : [])));
      if (!ended) wire.send({ t: 'value', id, value } satisfies Message);
    } catch (error) {
      // also when the value is no data
      if (!ended) wire.send({ t: 'thrown', id, thrown: asThrown(error) } satisfies Message);
    } finally {
      served.delete(id);
    }
  };

  wire.onMessage((given) => {
    // the other side may be hostile: nothing that it sends may throw here
    const message = Object(given) as Message;
    switch (message.t) {
      case 'call':
        onStamp?.(message.stamp);
        void serve(message);
        return;
      case 'tell':
        run(() => attempt(() => method(message.port, message.member)(...message.args)));
        return;
      case 'abort':
        served.get(message.id)?.abort();
        return;
      case 'value':
        take(message.id)?.resolve(message.value);
        return;
      case 'thrown':
        take(message.id)?.reject(attempt(() => thrownBy(message.thrown)) ?? new Error('an error that cannot be read'));
    }
  });
  const take = (id: number) => {
    const one = waiting.get(id);
    waiting.delete(id);
    return one;
  };

  return {
    open(port, find) {
      ports.set(port, find);
      return () => void ports.delete(port);
    },
    async call(port, member, args, signal) {
      if (ended) throw ended;
      const id = ++lastId;
      wire.send({ t: 'call', id, port, member, args, isAbortable: signal !== undefined, stamp: stamp?.() } satisfies Message);
      const onAbort = () => {
        if (waiting.has(id) && !ended) wire.send({ t: 'abort', id } satisfies Message);
      };
      const answer = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
      if (signal?.aborted) onAbort();
      signal?.addEventListener('abort', onAbort, { once: true });
      try {
        return await answer;
      } finally {
        signal?.removeEventListener('abort', onAbort);
      }
    },
    tell(port, member, args) {
      if (!ended) wire.send({ t: 'tell', port, member, args } satisfies Message);
    },
    end(reason) {
      ended ??= reason;
      for (const { reject } of waiting.values()) reject(ended);
      waiting.clear();
      for (const abort of served.values()) abort.abort(ended);
    },
  };
}

/** Nobody waits for what comes of it. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** Methods of an object by name: those in the list and no others. */
export const methodsOf =
  <P extends object>(object: P, members: readonly (keyof P & string)[]): FindMethod =>
  (member) => {
    const name = members.find((one) => one === member);
    const found = name === undefined ? undefined : object[name];
    return typeof found === 'function' ? (found.bind(object) as (...args: never[]) => unknown) : undefined;
  };

/** An object whose methods are calls of a port on the other side. */
export function remotePort<P extends object>(calls: Pick<RemoteCalls, 'call'>, port: string, members: readonly (keyof P & string)[], prefix = ''): P {
  return Object.fromEntries(members.map((member) => [member, (...args: readonly unknown[]) => calls.call(port, prefix + member, args)])) as P;
}
