/**
 * The host's ports as this plugin uses them: closed the moment its life ends. Work that goes on by itself (outbox, hub, channels) stops at
 * its next step instead of reaching a port too late, whatever it was waiting for.
 */
import { guardPort, type PluginContext, type Point, type RecordReader } from '@jiyue/sdk/plugin';
import type { PushTypes } from './types.ts';

/** @returns the same context; after the stop its ports fail with the reason of the signal, and no provider is left */
export function untilStopped(context: PluginContext<PushTypes>): PluginContext<PushTypes> {
  const { signal, storage, shared, queue, records } = context;
  const alive = (): void => signal.throwIfAborted();
  return {
    ...context,
    storage: guardPort(() => storage, ['get', 'write', 'list'], alive),
    shared: guardPort(() => shared, ['get', 'write', 'list'], alive),
    queue: guardPort(() => queue, ['add', 'lease', 'end', 'renew', 'get', 'list', 'count', 'nextDue', 'revive', 'cancel', 'forget'], alive),
    records: guardPort(
      (): RecordReader => records,
      ['resource', 'resources', 'listResources', 'relations', 'attachment', 'site', 'sites', 'column', 'columns', 'organization'],
      alive,
    ),
    async submit(draft) {
      alive();
      return context.submit(draft);
    },
    async fetch(url, init) {
      alive();
      return context.fetch(url, init);
    },
    assertHost(host) {
      alive();
      context.assertHost(host);
    },
    extensions: <P>(point: Point<P, 'many'>) => (signal.aborted ? [] : context.extensions(point)),
  };
}
