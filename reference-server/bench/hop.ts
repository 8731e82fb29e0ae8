/**
 * bench hop: what a call through the host costs on each level of isolation, side by side in one run. A plugin inside the server calls what
 * another provides at an extension point, with three numbers and with a message of 16 KB; and a plugin on each level reads its own storage.
 * Then as many plugins as a whole platform has are started on each level. Medians of rounds, levels in turn within a round.
 * Options: --calls 1000 (in one round) --rounds 5 --plugins 18
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { type IsolationLevel, isolationLevels } from '../src/host/isolation/isolation-level.ts';
import { answering, apiOf, type PluginSketch, type PluginWorld, pluginWorld } from '../src/host/plugin-world.suite.ts';
import { median } from './parts/peer.ts';

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '5' },
    plugins: { type: 'string', default: '18' },
  },
});
const [calls, rounds, plugins] = [Number(values.calls), Number(values.rounds), Number(values.plugins)];
const settings = { JIYUE_PLUGIN_START_MS: '120000', JIYUE_PLUGIN_STOP_MS: '20000' };
const point = "{ id: 'bench-ranker', version: '1.0', holds: 'many' }";

/** What a timed operation tells, in µs. */
interface Times {
  readonly median: number;
  readonly p99: number;
  /** Of one call when 16 are under way. */
  readonly sixteen: number;
}

/** The body of an operation that times `call`; one after another, then 16 at a time. */
const timed = (call: string) => `
  const one = async () => { ${call} };
  for (let n = 0; n < 100; n += 1) await one();
  const times = [];
  for (let n = 0; n < ${calls}; n += 1) { const at = performance.now(); await one(); times.push((performance.now() - at) * 1000); }
  times.sort((a, b) => a - b);
  const at = performance.now();
  await Promise.all(Array.from({ length: 16 }, async () => { for (let n = 0; n < ${calls / 16}; n += 1) await one(); }));
  const sixteen = ((performance.now() - at) * 1000) / ${calls};
  return { ok: true, value: { median: times[times.length >> 1], p99: times[Math.floor(times.length * 0.99)], sixteen } };`;

const plugin = (id: string, setup: string, body: string, rest: Partial<PluginSketch>): PluginSketch => ({
  id,
  api: apiOf(id),
  code: `export const plugin = { async setup(context) { ${setup} return { operations: { async ${id}Word() { ${body} } } }; } };`,
  ...rest,
});

const at = (isolation: IsolationLevel, permissions: readonly string[] = []): PluginSketch['entry'] => ({ isolation, grants: { permissions, sites: ['*'] } });

/** The provider on the level, its users inside the server. */
const providerWorld = (level: IsolationLevel) =>
  pluginWorld(
    [
      plugin('small', '', `const [{ use }] = context.extensions(${point}); ${timed('await use.rank([1, 2, 3]);')}`, {}),
      plugin(
        'large',
        "const message = { text: '防汛通知'.repeat(1330) };",
        `const [{ use }] = context.extensions(${point}); ${timed('await use.rank(message);')}`,
        {},
      ),
      plugin('ranker', `context.provide(${point}, { rank: async (list) => list });`, 'return { ok: true, value: {} };', {
        manifest: { provides: { 'bench-ranker': '^1.0' } },
        entry: at(level),
      }),
    ],
    settings,
  );

/** A plugin on the level that reads its own storage, which the server keeps in memory here. */
const storageWorld = (level: IsolationLevel) =>
  pluginWorld(
    [
      plugin('reader', 'await context.storage.write({ put: { a: 1 } });', timed("await context.storage.get('a');"), {
        manifest: { permissions: ['storage:own'] },
        entry: at(level, ['storage:own']),
      }),
    ],
    settings,
  );

const timesOf = async (world: PluginWorld, operationId: string): Promise<Times> => {
  const outcome = await world.call(operationId);
  if (!outcome.ok) throw new Error(`${operationId}: ${JSON.stringify(outcome.failure)}`);
  return (outcome.value as { readonly value: Times }).value;
};

const ways = ['extensionPoint', 'extensionPoint16kb', 'ownStorage'] as const;
type Way = (typeof ways)[number];

async function measureHops(): Promise<{ readonly [way in Way]: { readonly [level in IsolationLevel]?: object } }> {
  const worlds = new Map(isolationLevels.map((level) => [level, { provider: providerWorld(level), storage: storageWorld(level) }]));
  for (const { provider, storage } of worlds.values()) for (const world of [provider, storage]) await world.host.apply();
  const samples: { readonly way: Way; readonly level: IsolationLevel; readonly times: Times }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const [level, { provider, storage }] of worlds) {
      samples.push({ way: 'extensionPoint', level, times: await timesOf(provider, 'smallWord') });
      samples.push({ way: 'extensionPoint16kb', level, times: await timesOf(provider, 'largeWord') });
      samples.push({ way: 'ownStorage', level, times: await timesOf(storage, 'readerWord') });
    }
    console.error(`round ${round + 1} of ${rounds}`);
  }
  for (const { provider, storage } of worlds.values()) for (const world of [provider, storage]) await end(world);
  const of = (way: Way, level: IsolationLevel, part: keyof Times) =>
    Math.round(median(samples.filter((one) => one.way === way && one.level === level).map(({ times }) => times[part])) * 10) / 10;
  const levels = (way: Way) =>
    Object.fromEntries(
      isolationLevels.map((level) => [level, { median: of(way, level, 'median'), p99: of(way, level, 'p99'), sixteenAtOnce: of(way, level, 'sixteen') }]),
    );
  return { extensionPoint: levels('extensionPoint'), extensionPoint16kb: levels('extensionPoint16kb'), ownStorage: levels('ownStorage') };
}

/** Start of a whole platform's plugins. Memory: what the server grew by, and its child processes where the system tells (Linux). */
async function measureStart(level: IsolationLevel): Promise<object> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const world = pluginWorld(
    Array.from({ length: plugins }, (_, n) => answering(`p${n}`, 'up', { entry: at(level) })),
    settings,
  );
  const started = performance.now();
  await world.host.apply();
  const ms = Math.round(performance.now() - started);
  const up = world.host.statuses().filter(({ state }) => state === 'up').length;
  if (up !== plugins) throw new Error(`${up} of ${plugins} plugins are up`);
  globalThis.gc?.();
  const bytes = Math.max(0, process.memoryUsage.rss() - before) + childBytes();
  await end(world);
  return { plugins, ms, memoryMb: Math.round(bytes / 1e6) };
}

/** Resident memory of the child processes; 0 where the system does not tell. */
function childBytes(): number {
  const children = `/proc/${process.pid}/task/${process.pid}/children`;
  if (!existsSync(children)) return 0;
  const pids = readFileSync(children, 'utf8').trim().split(' ').filter(Boolean);
  return pids.reduce((sum, pid) => sum + Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024, 0);
}

async function end(world: PluginWorld): Promise<void> {
  await world.host.stop();
  rmSync(world.folder, { recursive: true, force: true });
}

const microseconds = await measureHops();
const start: { [level: string]: object } = {};
for (const level of isolationLevels) start[level] = await measureStart(level);
process.stdout.write(
  `${JSON.stringify({ bench: 'hop', node: process.version, cores: availableParallelism(), calls, rounds, microseconds, start }, null, 1)}\n`,
);
