/**
 * One run of a plugin under `jiyue plugin dev`, in a thread of its own: a platform in memory, the plugin in it, its sample log, and what it is
 * asked from outside. A change of the code ends the thread; the next one begins with nothing, so that what is seen never rests on old state.
 */
import { format } from 'node:util';
import type { PageBlocks, PluginTypes, PluginDefinition } from '../../../plugin/index.ts';
import { readPluginFolder } from '../../../testing/package/read-plugin-folder.ts';
import { causeOf } from '../../../testing/run/cause-of.ts';
import { type LaunchedPlugin, launchPlugin, launchScope } from '../../../testing/run/launch-plugin.ts';
import { faultPlace } from '../../../testing/run/watch-resources.ts';
import { createPluginWorld, type PluginWorld } from '../../../testing/world/create-plugin-world.ts';
import type { DevAct, DevFault, DevOrder, DevState, FromPlugin, ToPlugin } from './dev-messages.ts';

/** How the thread talks. */
export interface DevWire {
  send(message: FromPlugin): void;
  onMessage(listener: (message: ToPlugin) => void): void;
  /** Nothing more comes. */
  end(): void;
}

/** Keys of own storage that are shown. */
const shownKeys = 100;

/** Starts the plugin and serves until it is told to stop, or the thread is ended. */
export async function serveDev({ root, config }: DevOrder, wire: DevWire): Promise<void> {
  for (const event of ['unhandledRejection', 'uncaughtException'] as const)
    process.on(event, (error: unknown) => wire.send({ t: 'unhandled', ...faultOf(error) }));
  const { plugin: folder } = readPluginFolder(root);
  if (!folder) return wire.end();
  let definition: PluginDefinition<PluginTypes>;
  try {
    definition = await launchScope.run({}, () => folder.load());
  } catch (error) {
    wire.send({ t: 'failed', phase: 'import', refused: [], late: [], ...faultOf(error) });
    return wire.end();
  }
  const world = createPluginWorld();
  const plugin = launchPlugin<PluginTypes>(definition, world, {
    config,
    manifest: folder.manifest,
    fetch: (url, init) => fetch(url, { ...init, redirect: 'manual' }),
    onLine: ({ level, values }) => wire.send({ t: 'line', level, text: format(...values) }),
  });
  const told = new Set<string>();
  const failed = (phase: 'setup' | 'log', error: unknown) => {
    const late = plugin.lateUses.map(({ member }) => member);
    for (const one of plugin.refused) told.add(one);
    wire.send({ t: 'failed', phase, refused: [...plugin.refused], late, ...faultOf(error) });
  };
  let followed = 0;
  const catchUp = async () => {
    await plugin.catchUp();
    followed = heardBy(plugin, world).length;
  };
  /** Powers that it used without asking for them, each once. */
  const tellRefused = () => {
    for (const permission of plugin.refused) {
      if (told.has(permission)) continue;
      told.add(permission);
      wire.send({ t: 'refused', permission });
    }
  };
  const stateNow = () => stateOf(world, plugin, followed);
  try {
    await plugin.start();
  } catch (error) {
    failed('setup', error);
    return wire.end();
  }
  // the log is fed once its operations can be called: a follower that fails is seen beside what works
  const fed = catchUp().catch((error: unknown) => failed('log', error));
  const aborts = new Map<number, AbortController>();
  wire.onMessage((message) => {
    if (message.t === 'abort') aborts.get(message.id)?.abort();
    if (message.t === 'call') void answer(message);
    if (message.t === 'act') void act(message);
    if (message.t === 'stop') void stop();
  });

  const answer = async ({ id, operationId, call }: Extract<ToPlugin, { readonly t: 'call' }>) => {
    const abort = new AbortController();
    aborts.set(id, abort);
    try {
      const outcome = await plugin.call(operationId, { ...call, signal: abort.signal });
      // what JSON leaves out, a copy may refuse
      wire.send({ t: 'answer', id, outcome: JSON.parse(JSON.stringify(outcome)) as typeof outcome });
    } catch (error) {
      wire.send({ t: 'threw', id, ...faultOf(error) });
    } finally {
      aborts.delete(id);
      tellRefused();
    }
  };
  const act = async ({ id, act: wanted }: Extract<ToPlugin, { readonly t: 'act' }>) => {
    try {
      wire.send({ t: 'done', id, value: await doAct(wanted, { world, plugin, catchUp, stateNow }) });
    } catch (error) {
      wire.send({ t: 'threw', id, ...faultOf(error) });
    } finally {
      tellRefused();
    }
  };
  const stop = async () => {
    await plugin.stop().catch((error: unknown) => wire.send({ t: 'unhandled', ...faultOf(error) }));
    wire.send({ t: 'stopped' });
    wire.end();
  };
  await fed;
  wire.send({ t: 'up', state: stateNow() });
  tellRefused();
}

/** What the acts work on. */
interface Stage {
  readonly world: PluginWorld;
  readonly plugin: LaunchedPlugin;
  readonly catchUp: () => Promise<void>;
  readonly stateNow: () => DevState;
}

async function doAct(act: DevAct, { world, plugin, catchUp, stateNow }: Stage): Promise<unknown> {
  if (act.do === 'publish') {
    const found = world.content.resources.find(({ id }) => id === act.id);
    if (!found) throw new RangeError(`no record "${act.id}"; there are: ${world.content.resources.map(({ id }) => id).join(', ')}`);
    world.publish({ ...found, updateType: 'major' });
  }
  if (act.do === 'withdraw') world.withdraw(act.id);
  if (act.do === 'clock') world.clock.set(new Date(act.at).toISOString());
  if (act.do === 'rebuild') await plugin.rebuild();
  if (act.do === 'job') await plugin.runJob(act.name);
  if (act.do === 'blocks') return (await (plugin.provided.get('page-block') as PageBlocks | undefined)?.blocks(act.question)) ?? [];
  await catchUp();
  return stateNow();
}

function stateOf(world: PluginWorld, plugin: LaunchedPlugin, followed: number): DevState {
  const { resources, sites, columns } = world.content;
  return {
    now: world.clock.now().toISOString(),
    operationIds: Object.keys(plugin.running?.operations ?? {}),
    follows: plugin.follower?.types ?? [],
    logEntries: heardBy(plugin, world).length,
    followedEntries: followed,
    jobs: Object.fromEntries(plugin.jobs),
    points: [...plugin.provided.keys()],
    storage: world.storage.entries().slice(0, shownKeys),
    records: resources.map(({ id, title, siteId, columnId, status }) => ({ id, title, siteId, columnId, status })),
    sites: sites.map(({ id, name }) => ({ id, name })),
    columns: columns.map(({ id, siteId, name }) => ({ id, siteId, name })),
  };
}

const heardBy = ({ follower }: LaunchedPlugin, { log }: PluginWorld) => log.filter(({ type }) => follower?.types.includes(type) === true);

const faultOf = (error: unknown): DevFault => ({ cause: causeOf(error), where: faultPlace(error) });
