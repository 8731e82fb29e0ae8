/**
 * The context of a plugin behind a wall: what it declares is checked here, at once and by the same code as without a wall; what it asks for
 * is asked of the server, which checks life and grants again before it answers.
 */
import type { Json, Outcome, PluginContext, PluginTypes, Point } from '@jiyue/sdk/plugin';
import { type ExtensionPoints, methodNames, type ProviderTable } from '../extension-points.ts';
import type { Life } from '../life.ts';
import { createGrants } from '../permissions.ts';
import { consoleOf } from '../plugin-console.ts';
import { type Declarations, openDeclarations } from '../plugin-declarations.ts';
import { pluginFetch } from '../plugin-fetch.ts';
import { type ContextPort, contextPorts } from '../port-members.ts';
import type { HostPort, SetupOrder, SetupReport } from './realm-ports.ts';
import { type RemoteCalls, remotePort } from './remote-calls.ts';

/** A context, and what was declared through it. */
export interface RealmContext {
  readonly context: PluginContext<PluginTypes>;
  readonly declarations: Omit<Declarations, 'members' | 'demand'>;
  /** What the plugin provides, by point. */
  readonly provided: ReadonlyMap<string, { readonly facts: SetupReport['provided'][number]; readonly implementation: object }>;
  /** The extension points changed. */
  setProviders(table: ProviderTable): void;
}

/** @param clock stands still where the server's does */
export function openRealmContext(calls: RemoteCalls, order: SetupOrder, life: Life, clock: () => Date): RealmContext {
  const { id, manifest, permissions, sites } = order;
  let table = order.providers;
  const provided = new Map<string, { readonly facts: SetupReport['provided'][number]; readonly implementation: object }>();
  const points: Pick<ExtensionPoints, 'provide'> = {
    provide(point, _life, implementation) {
      const { id: pointId, version, holds } = point;
      provided.set(pointId, { facts: { id: pointId, version, holds, members: methodNames(implementation) }, implementation: implementation as object });
    },
  };
  const providers = <P>({ id: pointId }: Point<P, 'one' | 'many'>) =>
    (table[pointId] ?? []).map(({ plugin, members }) => ({ plugin, use: providerProxy(calls, pointId, plugin, members) as P }));

  const { members, demand: _, ...declarations } = openDeclarations({ id, manifest, grants: createGrants(permissions, permissions, sites) }, life, points);
  const log = (level: Parameters<HostPort['log']>[0]) => (_data: object, text: string) => calls.tell('host', 'log', [level, text]);
  const context: PluginContext<PluginTypes> = {
    ...members,
    config: order.config,
    logger: consoleOf({ info: log('info'), warn: log('warn'), error: log('error') }),
    clock,
    signal: life.signal,
    ...remotePorts(calls),
    submit: (draft: Json) => calls.call('host', 'submit', [draft]) as Promise<Outcome<{ readonly recordId: string; readonly version: number }>>,
    fetch: pluginFetch({ assertHost: members.assertHost, signal: life.signal }),
    extension(point) {
      life.assertAlive('extension');
      return providers(point)[0]?.use;
    },
    extensions(point) {
      life.assertAlive('extensions');
      return providers(point);
    },
  };
  return {
    context: Object.freeze(context),
    declarations,
    provided,
    setProviders(next) {
      table = next;
    },
  };
}

/** What another plugin provides, each method a call through the server. */
const providerProxy = (calls: RemoteCalls, pointId: string, plugin: string, members: readonly string[]): object =>
  Object.fromEntries(members.map((member) => [member, (...args: readonly unknown[]) => calls.call('host', 'use', [pointId, plugin, member, args])]));

/** The ports of the context, each method a question to the server. */
function remotePorts(calls: RemoteCalls): Pick<PluginContext<PluginTypes>, ContextPort> {
  const port = <N extends ContextPort>(name: N) => remotePort<PluginContext<PluginTypes>[N]>(calls, name, contextPorts[name]);
  return {
    records: port('records'),
    storage: port('storage'),
    shared: port('shared'),
    index: port('index'),
    queue: port('queue'),
    series: port('series'),
    blobs: port('blobs'),
  };
}
