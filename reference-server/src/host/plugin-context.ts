/** Everything a plugin can reach. Each member asks the plugin's life and its grants first. */
import { type Failure, type Follower, fail, guardPort, type Permission, type PluginContext, type PluginTypes } from '@jiyue/sdk/plugin';
import { anonymous, type Principal } from '../repository/principal.ts';
import type { CheckedPlugin } from './check-plugin.ts';
import type { ExtensionPoints } from './extension-points.ts';
import type { HostNeeds, PluginServices } from './host-ports.ts';
import type { TimedJob } from './job-loop.ts';
import type { Life } from './life.ts';
import { limitReader } from './limited-reader.ts';
import { directStorage } from './own-storage.ts';
import { consoleOf } from './plugin-console.ts';
import { openDeclarations } from './plugin-declarations.ts';
import { pluginFetch } from './plugin-fetch.ts';
import { blobMembers, indexMembers, queueMembers, seriesMembers, storageMembers } from './port-members.ts';

/** A context and what setup declared through it. */
export interface OpenContext {
  readonly context: PluginContext<PluginTypes>;
  /** The follower declared by setup. */
  follower(): Follower | undefined;
  /** The jobs declared by setup. */
  jobs(): readonly TimedJob[];
  /** From now on nothing more can be declared. */
  closeSetup(): void;
}

/** @param life the life that the context lives and dies with */
export function openContext(plugin: CheckedPlugin, life: Life, needs: HostNeeds, services: PluginServices, points: ExtensionPoints): OpenContext {
  const { id, grants } = plugin;
  const { demand, members, ...declared } = openDeclarations(plugin, life, points);
  const context: PluginContext<PluginTypes> = {
    ...members,
    config: plugin.config,
    logger: consoleOf(needs.loggerOf(id)),
    clock: needs.clock,
    signal: life.signal,
    records: limitReader(needs.readerOf(anonymous, grants.sites), {
      pluginId: id,
      kinds: grants.kinds,
      allKinds: needs.resourceKinds,
      assertAlive: life.assertAlive,
    }),
    storage: guardPort(
      () => directStorage(services.store.namespace),
      storageMembers,
      (member) => demand('storage:own', `storage.${member}`),
    ),
    shared: guardPort(
      () => directStorage(services.shared),
      storageMembers,
      (member) => demand('storage:own', `shared.${member}`),
    ),
    index: guardPort(
      () => services.index(),
      indexMembers,
      (member) => demand('index:own', `index.${member}`),
    ),
    queue: guardPort(
      () => services.queue(),
      queueMembers,
      (member) => demand('queue:own', `queue.${member}`),
    ),
    series: guardPort(
      () => services.series(),
      seriesMembers,
      (member) => demand('series:own', `series.${member}`),
    ),
    blobs: guardPort(
      () => services.blobs(),
      blobMembers,
      (member) => demand('blobs:own', `blobs.${member}`),
    ),
    async submit(draft) {
      life.assertAlive('submit');
      const kind = draft !== null && typeof draft === 'object' && 'kind' in draft ? String(draft['kind']) : '';
      const permission: Permission = `records:submit:${kind}`;
      if (!grants.may(permission)) return fail({ code: 'PLUGIN_FORBIDDEN', data: { id, permission } } satisfies Failure);
      return needs.submit(draft, principalOf(plugin));
    },
    fetch: pluginFetch({ assertHost: members.assertHost, signal: life.signal }),
    extension(point) {
      life.assertAlive('extension');
      return points.providers(point)[0]?.use;
    },
    extensions(point) {
      life.assertAlive('extensions');
      return points.providers(point);
    },
  };
  return { ...declared, context: Object.freeze(context) };
}

/** A plugin as a source of drafts: it may submit to its sites and nothing else. */
const principalOf = ({ id, grants }: CheckedPlugin): Principal => ({
  id: `plugin:${id}`,
  kind: 'system',
  grants: grants.sites.map((siteId) => ({ actions: ['submit', 'draft'], siteId })),
});
