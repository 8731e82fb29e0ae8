/**
 * What a plugin behind a wall meets: everything that passes between it and the platform is a copy, plain data, and an error keeps its name,
 * its message and its code and nothing else. A platform has a real wall there (a thread or a process); here the same is done without one.
 */
import type { PluginContext, PluginTypes, RecordReader } from '../../plugin/index.ts';

/** A copy, as the wire makes it. Throws DataCloneError on what no wire carries: functions, symbols, what holds them. */
export const copied = <T>(value: T): T => structuredClone(value);

/** A method whose arguments, result and error pass the wall. */
export const walled =
  <A extends readonly unknown[], R>(method: (...values: A) => Promise<R>) =>
  async (...values: A): Promise<R> => {
    const given = copied(values);
    try {
      return copied(await method(...given));
    } catch (error) {
      throw errorThrough(error);
    }
  };

/** An object whose methods pass the wall; what is no method does not exist on the other side. */
export function walledPort<P extends object>(port: P): P {
  const methods = Object.entries(port).filter(([, member]) => typeof member === 'function');
  return Object.fromEntries(methods.map(([name, method]) => [name, walled((method as (...values: unknown[]) => Promise<unknown>).bind(port))])) as P;
}

/** The context of a plugin behind a wall. Declarations are made on its own side, as on a platform. */
export function walledContext<T extends PluginTypes>(context: PluginContext<T>): PluginContext<T> {
  const { records, storage, shared, index, queue, series, blobs } = context;
  return {
    ...context,
    records: walledPort<RecordReader>(records),
    storage: walledPort(storage),
    shared: walledPort(shared),
    index: walledPort(index),
    queue: walledPort(queue),
    series: walledPort(series),
    blobs: walledPort(blobs),
    submit: walled(context.submit),
    follow(follower) {
      const { types, revision, digest } = follower;
      context.follow({
        types: copied(types),
        ...(revision === undefined ? {} : { revision }),
        apply: (batch, own) => follower.apply(copied(batch), walledPort(own)),
        reset: (own) => follower.reset(walledPort(own)),
        ...(digest ? { digest: () => digest.call(follower) } : {}),
      });
    },
    extension<P>(point: Parameters<typeof context.extension<P>>[0]) {
      const found = context.extension(point);
      return found === undefined ? undefined : (walledPort(found as object) as P);
    },
    extensions<P>(point: Parameters<typeof context.extensions<P>>[0]) {
      return context.extensions(point).map(({ plugin, use }) => ({ plugin, use: walledPort(use as object) as P }));
    },
  };
}

function errorThrough(error: unknown): Error {
  const { name, message, stack, code } = (error instanceof Error ? error : new Error(String(error))) as Error & { readonly code?: unknown };
  const passed = new Error(message);
  passed.name = name;
  if (stack !== undefined) passed.stack = stack;
  return typeof code === 'string' ? Object.assign(passed, { code }) : passed;
}
