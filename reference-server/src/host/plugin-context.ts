/** Everything a plugin can reach. Each member asks the plugin's life and its grants first. */
import { type Failure, type Follower, fail, guardPort, isInRange, type Permission, type PluginContext, type PluginTypes } from '@jiyue/sdk/plugin';
import { format } from 'node:util';
import { anonymous, type Principal } from '../repository/principal.ts';
import { checkJob } from './check-job.ts';
import type { CheckedPlugin } from './check-plugin.ts';
import type { ExtensionPoints } from './extension-points.ts';
import type { HostLogger, HostNeeds, PluginServices } from './host-ports.ts';
import type { TimedJob } from './job-loop.ts';
import type { Life } from './life.ts';
import { limitReader } from './limited-reader.ts';
import { directStorage } from './own-storage.ts';
import { PluginError } from './plugin-error.ts';
import { hostOf, pluginFetch } from './plugin-fetch.ts';

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
  const { id, manifest, grants } = plugin;
  let follower: Follower | undefined;
  const jobs: TimedJob[] = [];
  let isSetup = true;

  const demand = (permission: Permission, member: string) => {
    life.assertAlive(member);
    if (!grants.may(permission)) throw new PluginError('PLUGIN_FORBIDDEN', { id, permission });
  };
  const declare = (member: string) => {
    life.assertAlive(member);
    if (!isSetup) throw new PluginError('PLUGIN_UNDECLARED', { id, what: `${member} during setup` });
  };

  const assertHost = (host: string) => demand(`network:${hostOf({ hostname: host })}`, 'network');

  const context: PluginContext<PluginTypes> = {
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
      ['get', 'write', 'list'],
      (member) => demand('storage:own', `storage.${member}`),
    ),
    index: guardPort(
      () => services.index(),
      ['open', 'put', 'remove', 'clear', 'query', 'statistics', 'digest'],
      (member) => demand('index:own', `index.${member}`),
    ),
    queue: guardPort(
      () => services.queue(),
      ['add', 'lease', 'end', 'renew', 'get', 'list', 'count', 'nextDue', 'revive', 'cancel', 'forget'],
      (member) => demand('queue:own', `queue.${member}`),
    ),
    series: guardPort(
      () => services.series(),
      ['open', 'append', 'query', 'recount', 'forgetRaw', 'size', 'clear'],
      (member) => demand('series:own', `series.${member}`),
    ),
    async submit(draft) {
      life.assertAlive('submit');
      const kind = draft !== null && typeof draft === 'object' && 'kind' in draft ? String(draft['kind']) : '';
      const permission: Permission = `records:submit:${kind}`;
      if (!grants.may(permission)) return fail({ code: 'PLUGIN_FORBIDDEN', data: { id, permission } } satisfies Failure);
      return needs.submit(draft, principalOf(plugin));
    },
    follow(given) {
      declare('follow');
      const unasked = given.types.find((type) => !grants.may(`log:${type}`));
      if (unasked !== undefined) throw new PluginError('PLUGIN_FORBIDDEN', { id, permission: `log:${unasked}` });
      if (follower) throw new PluginError('PLUGIN_UNDECLARED', { id, what: 'a second follower' });
      follower = given;
    },
    schedule(job) {
      declare('schedule');
      demand('schedule', 'schedule');
      jobs.push(checkJob(id, job, jobs));
    },
    fetch: pluginFetch({ assertHost, signal: life.signal }),
    assertHost,
    provide(point, implementation) {
      declare('provide');
      const declared = manifest.provides?.[point.id];
      if (declared === undefined || !isInRange(point.version, declared))
        throw new PluginError('PLUGIN_UNDECLARED', { id, what: `${point.id} ${point.version}` });
      points.provide(point, life, implementation);
    },
    extension(point) {
      life.assertAlive('extension');
      return points.providers(point)[0]?.use;
    },
    extensions(point) {
      life.assertAlive('extensions');
      return points.providers(point);
    },
    onStop: (release) => life.onEnd(release),
  };
  return {
    context: Object.freeze(context),
    follower: () => follower,
    jobs: () => jobs,
    closeSetup: () => {
      isSetup = false;
    },
  };
}

/** A plugin as a source of drafts: it may submit to its sites and nothing else. */
const principalOf = ({ id, grants }: CheckedPlugin): Principal => ({
  id: `plugin:${id}`,
  kind: 'system',
  grants: grants.sites.map((siteId) => ({ actions: ['submit', 'draft'], siteId })),
});

const consoleOf = (logger: HostLogger): PluginContext<PluginTypes>['logger'] => ({
  info: (...values: unknown[]) => logger.info({}, format(...values)),
  warn: (...values: unknown[]) => logger.warn({}, format(...values)),
  error: (...values: unknown[]) => logger.error({}, format(...values)),
});
