import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkPlugin, checkPluginApart } from './check-plugin.ts';
import type { CheckDeadlines } from './rules/trial.ts';
import { goodPlugin, type Planted, withCode, withManifest, writePlanted } from './planted.suite.ts';

/** Nobody is late on a busy machine; those that never come are given less. */
const patient = { startMs: 60_000, stopMs: 60_000, healthMs: 60_000, callMs: 60_000 };
const providers = [{ point: { id: 'planted-order' }, plugin: 'other', use: { order: async (titles: readonly string[]) => titles } }];
const { operation } = goodPlugin.code;

async function on<T>(planted: Planted, check: (root: string) => Promise<T>): Promise<T> {
  const root = writePlanted(planted);
  try {
    return await check(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
const seen = (planted: Planted, levels?: readonly ('inline' | 'worker' | 'process')[], deadlines: Partial<CheckDeadlines> = {}) =>
  on(planted, async (root) => {
    const findings = await checkPlugin(root, { deadlines: { ...patient, ...deadlines }, providers, ...(levels ? { levels } : {}) });
    return [...new Set(findings.map(({ rule, isolation }) => `${rule} ${isolation}`))];
  });
/** The operation with a line before its reply. */
const replying = (line: string) => withCode({ operation: operation.replace('return { ok: true', `${line}\n  return { ok: true`) });

test('a plugin that keeps every promise keeps it behind both walls, and its provider is asked through them', async () => {
  expect(await seen(goodPlugin)).toEqual([]);
  const ordered = replying(
    "const order = context.extension({ id: 'planted-order', version: '1.0', holds: 'one' }); if (order) await order.order(shown.map((one) => one.title));",
  );
  expect(await seen(ordered)).toEqual([]);
});

// nothing is wrong with them without a wall
test.each<readonly [string, Planted, readonly string[]]>([
  [
    'a function handed to the platform',
    replying("await records.listResources({ limit: 1, kind: 'article', until: () => true });"),
    ['api/reply worker', 'api/reply process'],
  ],
  [
    'a list that another plugin is to change in place',
    replying(
      "const order = context.extension({ id: 'planted-order', version: '1.0', holds: 'one' }); if (order) { const list = []; if ((await order.order(list)) !== list) shown.length = 0; }",
    ),
    ['isolation/worker worker', 'isolation/process process'],
  ],
  ['a setting from the environment', replying("if (process.env.PATH === undefined) throw new Error('no PATH');"), ['api/reply worker', 'api/reply process']],
  [
    'a file of the system',
    { ...withCode({ head: "import { readFileSync } from 'node:fs';", setup: "readFileSync('/etc/hostname');" }) },
    ['isolation/process process'],
  ],
  [
    'a program',
    withCode({ head: "import { spawnSync } from 'node:child_process';", setup: "spawnSync(process.execPath, ['--version']);" }),
    ['isolation/process process'],
  ],
  ['a database of its own', withCode({ setup: "new (await import('node:sqlite')).DatabaseSync(':memory:').close();" }), ['lifecycle/start process']],
])('%s shows behind walls alone', async (_name, planted, expected) => {
  expect(await seen(planted)).toEqual(expected);
});

/** Faults that every level has to find for itself: what a thread or a process opens, loses and blocks is its own. */
const atEachLevel: readonly (readonly [string, string, Planted, Partial<CheckDeadlines>?])[] = [
  ['a setup that never ends', 'lifecycle/start', withCode({ setup: 'await new Promise(() => {});' }), { startMs: 300 }],
  ['a timer that is not cleared', 'lifecycle/leak', withCode({ setup: 'setInterval(() => {}, 60_000).unref();' })],
  ['a timer of the module', 'lifecycle/leak', withCode({ head: 'setInterval(() => {}, 60_000).unref();' })],
  ['a rejection that nobody awaits', 'lifecycle/unhandled', withCode({ setup: "void Promise.reject(new Error('lost'));" })],
  ['a throw in a timer', 'lifecycle/unhandled', withCode({ setup: "setTimeout(() => { throw new Error('lost'); }, 1);" })],
  ['work after the stop', 'lifecycle/late', withCode({ setup: "onStop(() => { setTimeout(() => storage.get('x').catch(() => {}), 5); });" })],
  ['a power not asked for', 'permission/refused', withCode({ setup: "await index.open({ version: '1', fields: ['a'], attributes: [] });" })],
  ['a power not used', 'permission/least', withManifest({ permissions: [...(goodPlugin.manifest['permissions'] as string[]), 'index:own'] })],
  ['a health check that hangs', 'health/deadline', withCode({ running: 'health: () => new Promise(() => {})' }), { healthMs: 300 }],
  [
    'a migration that does not await',
    'migration/once',
    withCode({ migrations: "[{ id: 'one', async up(storage) { storage.write({ put: { form: 2 } }).catch(() => {}); } }]" }),
  ],
  [
    'a write that is not awaited',
    'storage/slow',
    withCode({
      follower:
        "{ types: ['record.published'], async apply(batch, storage) { storage.write({ put: Object.fromEntries(batch.map((one) => ['latest/' + one.subject, one.data.version])) }).catch(() => {}); }, reset: async () => {} }",
    }),
  ],
  ['a reply with a Date in it', 'data/plain', withCode({ operation: 'async () => ({ ok: true, value: { titles: [new Date(0)] } })' })],
];

// the two levels in turn: each realm costs half a second
test.each(
  atEachLevel.map(
    ([name, rule, planted, deadlines = {}], at) => [at % 2 === 0 ? ('worker' as const) : ('process' as const), name, rule, planted, deadlines] as const,
  ),
)('at the level %s %s is found', async (level, _name, rule, planted, deadlines) => {
  expect(await seen(planted, [level], deadlines)).toEqual([`${rule} ${level}`]);
});

test('what eats, blocks or ends its thread or process is told, and this one lives', async () => {
  const told = (isolation: 'worker' | 'process', setup: string, silentMs = 60_000) =>
    on({ ...withCode({ setup }), manifest: { ...goodPlugin.manifest, isolation } }, async (root) => {
      const findings = await checkPluginApart(root, { deadlines: patient, levels: [isolation] }, { silentMs, memoryMb: 64 });
      return findings.map(({ message, isolation: at }) => `${at}: ${message.en.split('.')[0]}`);
    });
  const eater = "const all = []; for (;;) { all.push(new Array(1e5).fill('x'.repeat(20))); await new Promise(setImmediate); }";
  const sentences = await Promise.all([told('worker', eater), told('process', eater), told('worker', 'for (;;);', 3000), told('process', 'process.exit(7);')]);
  expect(sentences.flat()).toEqual([
    'worker: The plugin used up 64 MiB of memory',
    'process: The plugin used up 64 MiB of memory',
    'worker: Code of the plugin blocks its thread for more than 3000 ms',
    'process: The plugin ended its own thread (exit code 7)',
  ]);
});

test('what leads this process to sources leads the one of the check there, too', async () => {
  const packaged = { name: 'planted', version: '1.0.0', type: 'module', exports: { '.': { planted: './src.js', default: './dist.js' } } };
  const built = { ...(goodPlugin.manifest['files'] as object), main: 'dist.js' };
  const root = writePlanted({ ...goodPlugin, manifest: { ...goodPlugin.manifest, isolation: 'process', files: built } });
  // the sources alone are there, as before a build
  renameSync(join(root, 'index.js'), join(root, 'src.js'));
  writeFileSync(join(root, 'package.json'), JSON.stringify(packaged));
  const before = process.execArgv.length;
  process.execArgv.push('--conditions', 'planted');
  try {
    expect(await checkPlugin(root, { deadlines: patient })).toEqual([]);
    process.execArgv.length = before;
    expect((await checkPlugin(root, { deadlines: patient })).map(({ rule }) => rule)).toContain('manifest/files');
  } finally {
    process.execArgv.length = before;
    rmSync(root, { recursive: true, force: true });
  }
});

test('a level that the manifest rules out is left out', async () => {
  const walled = {
    ...replying("if (process.env.PATH !== undefined) throw new Error('in the server');"),
    manifest: { ...goodPlugin.manifest, isolation: 'worker' },
  };
  expect(await seen(walled, ['inline', 'process'])).toEqual([]);
});
