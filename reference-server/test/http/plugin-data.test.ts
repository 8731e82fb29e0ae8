/** What is kept for a plugin: exported, wiped, put back, on a running platform, as an operator does it; and how plugins stand. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pluginVerb } from '../../src/verbs/plugin-verb.ts';
import { keeperPlugin } from './keeper-plugin.ts';
import { type PlatformWorld, platformWorld, publish, seed } from './platform-world.ts';

const settings = { JIYUE_PLUGIN_START_MS: '60000', JIYUE_PLUGIN_RETRY_MS: '0', JIYUE_PLUGIN_STOP_MS: '20000' };
let world: PlatformWorld;
let root: string;
beforeAll(async () => {
  world = await platformWorld(settings);
  root = await seed(world);
}, 60_000);
afterAll(async () => {
  await world.server.stop();
});

const keeper = (version: string, apply = '') => keeperPlugin(world.config.data, version, apply);

/** Runs a verb of the command line; the platform then reads the registry. */
async function verb(...args: readonly string[]) {
  const out: string[] = [];
  const notes: string[] = [];
  const code = await pluginVerb(args, world.config, { out: (line) => void out.push(line), note: (line) => void notes.push(line) });
  await world.server.reload();
  return { code, out: out.join('\n'), notes: notes.join('\n') };
}

/** Asks until it has failed: whenever the registry is read it is tried again, and is starting for a moment. */
async function statusOnceFailed(platform: readonly string[]): Promise<unknown> {
  for (let tries = 0; ; tries += 1) {
    const { out } = await verb('status', 'keeper', '--format', 'json', ...platform);
    const told = JSON.parse(out) as { readonly plugins: readonly { readonly state: string }[] };
    if (told.plugins[0]?.state === 'failed' || tries > 200) return told;
    await delay(50);
  }
}

const kept = async () => {
  await world.server.idle();
  return (await world.send<Record<string, unknown>>('/api/plugins/keeper/v1/kept')).json;
};

test('everything that is kept for a plugin comes back from its export, and what is wiped is gone', async () => {
  await world.register(keeper('1.0.0'));
  await publish(world, root);
  expect((await world.send('/api/plugins/keeper/v1/fill', { method: 'POST' })).status).toBe(200);
  const before = await kept();
  expect(before).toMatchObject({
    a: { text: '好 “𠮷”' },
    b: [1, null],
    raw: 3,
    again: 0,
    bytes: [1, 2, 3],
    indexed: (before['log'] as readonly string[]).length,
  });
  expect(before['items']).toHaveLength(3);
  expect(before['log']).not.toEqual([]);

  const to = join(world.config.data, 'keeper.ndjson.gz');
  const exported = await verb('export', 'keeper', '--to', to);
  expect(exported).toMatchObject({ code: 0, out: '', notes: expect.stringMatching(/自有存储\d+项，待办3项，自有文件1个，事件3条，SHA-256 [0-9a-f]{64}/) });
  expect(statSync(to).mode & 0o077).toBe(0);
  expect(existsSync(`${to}.part`)).toBe(false);
  const lines = gunzipSync(readFileSync(to)).toString('utf8').trim().split('\n');
  expect(JSON.parse(lines[0]!)).toMatchObject({ export: { schemaVersion: 1, plugin: 'keeper', version: '1.0.0' } });
  expect(JSON.parse(lines.at(-1)!)).toMatchObject({ end: { lines: lines.length - 1 } });
  expect((await verb('usage', 'keeper')).out).toMatch(/待办3项，自有文件1个，事件3条；导出为\d+字节/);

  // in use, or something is kept: nothing changes
  expect(await verb('import', 'keeper', '--from', to)).toMatchObject({ code: 2, notes: expect.stringContaining('PLUGIN_IN_USE') });
  await verb('disable', 'keeper');
  expect(await verb('import', 'keeper', '--from', to)).toMatchObject({ code: 2, notes: expect.stringMatching(/PLUGIN_DATA_PRESENT.*--replace yes/) });

  // uninstalled: nothing is left
  expect((await verb('remove', 'keeper')).code).toBe(0);
  await world.register({ ...keeper('1.0.0'), enabled: true });
  expect(await kept()).toMatchObject({ items: [], sums: [], raw: 0, again: 1, blobs: [], indexed: (before['log'] as readonly string[]).length });
  expect(await kept()).not.toHaveProperty('a');

  await verb('disable', 'keeper');
  expect(await verb('import', 'keeper', '--from', to, '--replace', 'yes')).toMatchObject({
    code: 0,
    out: expect.stringContaining('待办3项，自有文件1个，事件3条'),
    notes: expect.not.stringContaining('另'),
  });
  await verb('enable', 'keeper');
  expect(await kept()).toEqual(before);

  // on another log the follower begins anew, and comes to the same
  const other = lines.slice(0, -1).map((line) => line.replace(/"hash":"[0-9a-f]{64}"/, `"hash":"${'0'.repeat(64)}"`));
  expect(other).not.toEqual(lines.slice(0, -1));
  const sha256 = createHash('sha256')
    .update(`${other.join('\n')}\n`)
    .digest('hex');
  const moved = join(world.config.data, 'moved.ndjson');
  writeFileSync(moved, `${[...other, JSON.stringify({ end: { lines: other.length, sha256 } })].join('\n')}\n`);
  await verb('disable', 'keeper');
  expect(await verb('import', 'keeper', '--from', moved, '--replace', 'yes')).toMatchObject({ code: 0, notes: expect.stringContaining('不是导出时的日志') });
  await verb('enable', 'keeper');
  expect(await kept()).toEqual(before);

  // the platform goes on with what was put back: nothing lies in files that are gone
  await world.server.stop();
  world = await platformWorld({ ...settings, JIYUE_DATA: world.config.data });
  expect(await kept()).toEqual(before);
});

test('an export that is cut, changed, of another plugin or of a newer version is refused before anything is touched', async () => {
  const folder = world.config.data;
  await world.register({ ...keeper('1.0.0'), enabled: false });
  await verb('export', 'keeper', '--to', join(folder, 'whole.ndjson'));
  const text = readFileSync(join(folder, 'whole.ndjson'), 'utf8');
  const lines = text.trim().split('\n');
  const refused = async (content: string, code: string) => {
    writeFileSync(join(folder, 'wrong.ndjson'), content);
    expect(await verb('import', 'keeper', '--from', join(folder, 'wrong.ndjson'), '--replace', 'yes')).toMatchObject({
      code: 2,
      notes: expect.stringContaining(code),
    });
  };
  await refused(lines.slice(0, -1).join('\n'), `PLUGIN_EXPORT_INVALID ${join(folder, 'wrong.ndjson')} 第${lines.length}行不合格（end）`);
  await refused(text.replace('"migration":"first"', '"migration":"frist"'), 'end.sha256');
  await refused(text.replace('"plugin":"keeper"', '"plugin":"other"'), 'export.plugin: other');
  await refused(lines.with(2, '{').join('\n'), '第3行不合格（JSON）');
  expect(await verb('import', 'keeper', '--from', join(folder, 'nowhere.ndjson'))).toMatchObject({ code: 2, notes: expect.stringContaining('ENOENT') });
  expect(await verb('import', 'keeper')).toMatchObject({ code: 2, notes: expect.stringContaining('--from') });
  await world.register({ ...keeper('0.9.0'), enabled: false });
  expect(await verb('import', 'keeper', '--from', join(folder, 'whole.ndjson'), '--replace', 'yes')).toMatchObject({
    code: 2,
    notes: expect.stringContaining('PLUGIN_DOWNGRADE'),
  });
  expect((await verb('usage', 'keeper')).out).toContain('待办3项');
});

test('how plugins stand is told of a running platform with codes, data and dead letters, and of the registry without one', async () => {
  const token = await world.token('operator', { actions: ['read-audit'], siteId: '*' });
  process.env['KEEPER_TEST_TOKEN'] = token;
  const platform = ['--platform', world.server.addresses.at(-1)!, '--token', 'env:KEEPER_TEST_TOKEN'];
  await world.register(keeper('1.0.1'));
  await world.server.idle();
  expect(await verb('status', ...platform)).toMatchObject({ code: 0, out: 'keeper\t1.0.1\t运行中\t已跟上日志' });
  expect(await verb('status')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^keeper\t1\.0\.1\t可启动\t/),
    notes: expect.stringContaining('--platform'),
  });

  // an entry that cannot be dealt with
  await world.register(keeper('1.0.2', "throw new Error('the index is shut');"));
  const id = await publish(world, root);
  await world.server.idle();
  const shown = await verb('status', 'keeper', ...platform);
  expect(shown).toMatchObject({
    code: 1,
    out: expect.stringMatching(
      /^keeper\t1\.0\.2\t部分可用\t已跟上日志\n {2}dead letter at \d+: the index is shut\n {2}死信1条[\s\S]*plugin restart keeper\n {4}\d+\trecord\.published\t\S+\tthe index is shut$/,
    ),
  });
  expect(shown.out).toContain(String(id));
  const { code, out } = await verb('status', '--format', 'json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    schemaVersion: 1,
    source: 'registry',
    plugins: [{ id: 'keeper', state: 'ready', deadLetterCount: 1, deadLetters: [{ subject: id, cause: 'the index is shut' }] }],
  });

  // a start that fails, with its code and data; a downgrade by hand is told by the registry alone, too
  await world.register(keeper('1.0.1'));
  expect(await statusOnceFailed(platform)).toMatchObject({
    source: 'platform',
    plugins: [
      { state: 'failed', code: 'PLUGIN_DOWNGRADE', data: { id: 'keeper', version: '1.0.1', installed: '1.0.2' }, detail: expect.stringContaining('1.0.2') },
    ],
  });
  expect(await verb('status')).toMatchObject({ code: 1, out: expect.stringMatching(/^keeper\t1\.0\.1\t故障\t[\s\S]*PLUGIN_DOWNGRADE/) });

  expect(await verb('status', 'nobody', ...platform)).toMatchObject({ code: 2, notes: expect.stringContaining('PLUGIN_UNKNOWN') });
  expect(await verb('status', '--platform', world.server.addresses.at(-1)!)).toMatchObject({ code: 3, notes: expect.stringContaining('TOKEN_MISSING') });
  expect(await verb('status', '--platform', 'http://127.0.0.1:1', '--token', 'env:KEEPER_TEST_TOKEN')).toMatchObject({
    code: 3,
    notes: expect.stringContaining('PLATFORM_UNREACHABLE'),
  });
  expect(await verb('status', ...platform.slice(0, 2), '--token', 'plain')).toMatchObject({ code: 2, notes: expect.stringContaining('env:NAME') });
  delete process.env['KEEPER_TEST_TOKEN'];
});
