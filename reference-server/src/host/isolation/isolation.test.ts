/** One source on every level: the plugin below behaves alike in the server, in a thread and in a process. */
import type { LogEntry } from '@jiyue/sdk/plugin';
import { describe, expect, test, vi } from 'vitest';
import { answering, apiOf, type PluginSketch, pluginWorld } from '../plugin-world.suite.ts';
import { type IsolationLevel, isolationLevels } from './isolation-level.ts';

const patient = { JIYUE_PLUGIN_START_MS: '60000', JIYUE_PLUGIN_STOP_MS: '20000' };
const long = { timeout: 120_000 };

const published = (seq: number, subject: string): LogEntry => ({
  seq,
  type: 'record.published',
  subject,
  siteId: 's1',
  time: '2024-03-12T01:30:00.000Z',
  data: { version: seq } as LogEntry['data'],
});

/** A plugin whose one operation tells what `body` returns; all members of the context and the call are in reach. */
const telling = (id: string, body: string, rest: Partial<PluginSketch> & { readonly setup?: string; readonly more?: string } = {}): PluginSketch => ({
  id,
  api: apiOf(id),
  code: `export const plugin = {
    ${rest.more ?? ''}
    async setup(context) {
      ${rest.setup ?? ''}
      return { operations: { async ${id}Word(call) { return { ok: true, value: await (async () => { ${body} })() }; } } };
    },
  };`,
  ...rest,
});

const isolated = (level: IsolationLevel, permissions: readonly string[] = []): Pick<PluginSketch, 'manifest' | 'entry'> => ({
  manifest: { permissions: permissions as never },
  entry: { isolation: level, grants: { permissions, sites: ['*'] } },
});

const answerOf = async (world: ReturnType<typeof pluginWorld>, operationId: string) => {
  const outcome = await world.call(operationId);
  expect(outcome).toMatchObject({ ok: true });
  return (outcome.value as { readonly value: unknown }).value;
};

describe.each(isolationLevels)('%s', (level) => {
  test('an operation gets its call and answers; storage keeps what it wrote; the log is told', async () => {
    const body = `
      await context.storage.write({ put: { 'a/1': { n: 1 }, 'a/2': ['防汛'] } });
      const { keys } = await context.storage.list('a/');
      const stored = await Promise.all(keys.map((key) => context.storage.get(key)));
      context.logger.warn('told %d', keys.length);
      return { params: call.params, caller: call.caller.id, language: call.language, baseUrl: call.baseUrl, keys, stored,
        config: context.config.word, now: context.clock().toISOString(), aborted: call.signal.aborted };`;
    const config = { type: 'object', additionalProperties: false, properties: { word: { type: 'string' } } };
    const world = pluginWorld(
      [
        telling('alpha', body, {
          ...isolated(level, ['storage:own']),
          config,
          entry: { isolation: level, grants: { permissions: ['storage:own'], sites: ['*'] }, config: { word: '集约' } },
        }),
      ],
      patient,
    );
    await world.host.apply();
    expect(world.stateOf('alpha')).toBe('up');
    expect(await answerOf(world, 'alphaWord')).toEqual({
      params: {},
      caller: 'anonymous',
      language: 'zh-CN',
      baseUrl: 'http://[::1]',
      keys: ['a/1', 'a/2'],
      stored: [{ n: 1 }, ['防汛']],
      config: '集约',
      now: '2024-03-12T01:30:00.000Z',
      aborted: false,
    });
    expect(world.stores.get('alpha')!.get('a/1')).toBe('{"n":1}');
    await vi.waitFor(() => expect(world.lines).toContainEqual({ level: 'warn', plugin: 'alpha', data: {}, message: 'told 2' }), long);
    await world.host.stop();
    expect(world.stateOf('alpha')).toBe('stopped');
  });

  test('a blob comes back as plain bytes, whole and in part, and one that is too large is refused with its code', async () => {
    const body = `
      const facts = await context.blobs.put('图.png', Uint8Array.from({ length: 70000 }, (_, at) => at % 251), { mediaType: 'image/png' });
      const [whole, part] = [await context.blobs.get('图.png'), await context.blobs.get('图.png', { from: 250, length: 3 })];
      const codeOf = async (work) => { try { await work(); return 'done'; } catch (error) { return error.code; } };
      return { facts: { ...facts, sha256: facts.sha256.length }, same: whole.every((byte, at) => byte === at % 251) && whole.length,
        kind: whole.constructor.name, part: [...part], listed: (await context.blobs.list('')).blobs.map(({ name }) => name),
        bad: await codeOf(() => context.blobs.put('', whole)), removed: await context.blobs.remove(['图.png']), gone: (await context.blobs.get('图.png')) === undefined };`;
    const world = pluginWorld([telling('alpha', body, isolated(level, ['blobs:own']))], patient);
    await world.host.apply();
    expect(await answerOf(world, 'alphaWord')).toEqual({
      facts: { name: '图.png', sizeBytes: 70_000, sha256: 64, mediaType: 'image/png' },
      same: 70_000,
      kind: 'Uint8Array',
      part: [250, 0, 1],
      listed: ['图.png'],
      bad: 'STORAGE_VALUE_INVALID',
      removed: 1,
      gone: true,
    });
    await world.host.stop();
  });

  test('what it was not granted is refused with the same code', async () => {
    const body = `
      const codeOf = async (work) => { try { await work(); return 'done'; } catch (error) { return error.code + ' ' + JSON.stringify(error.data); } };
      return { storage: await codeOf(() => context.storage.get('a')), blobs: await codeOf(() => context.blobs.get('a')), submit: await context.submit({ kind: 'article' }),
        operate: await codeOf(() => call.operate('listResources', {})), host: await codeOf(async () => context.assertHost('x.example')),
        late: await codeOf(async () => context.follow({ types: [], apply: async () => {}, reset: async () => {} })),
        fetch: await codeOf(() => context.fetch('https://x.example/')) };`;
    const world = pluginWorld([telling('alpha', body, isolated(level))], patient);
    await world.host.apply();
    const refused = (permission: string) => `PLUGIN_FORBIDDEN ${JSON.stringify({ id: 'alpha', permission })}`;
    expect(await answerOf(world, 'alphaWord')).toEqual({
      storage: refused('storage:own'),
      blobs: refused('blobs:own'),
      submit: { ok: false, failure: { code: 'PLUGIN_FORBIDDEN', data: { id: 'alpha', permission: 'records:submit:article' } } },
      operate: refused('operation:listResources'),
      host: refused('network:x.example'),
      fetch: refused('network:x.example'),
      late: `PLUGIN_UNDECLARED ${JSON.stringify({ id: 'alpha', what: 'follow during setup' })}`,
    });
    await world.host.stop();
  });

  test('a declaration that was not granted fails the start with its code', async () => {
    const setup = "context.follow({ types: ['record.published'], apply: async () => {}, reset: async () => {} });";
    const world = pluginWorld([telling('alpha', 'return 1;', { ...isolated(level), setup })], patient);
    await world.host.apply();
    expect(world.host.statuses()[0]).toMatchObject({
      state: 'failed',
      failure: { code: 'PLUGIN_START_FAILED', data: { reason: 'PLUGIN_FORBIDDEN', cause: { en: expect.stringContaining('log:record.published') as string } } },
    });
    await world.host.stop();
  });

  test('migrations run once, and the log is followed with own storage and cursor in one commit', async () => {
    const setup = `
      context.follow({ types: ['record.published'], revision: 'r1',
        async apply(batch, storage) { for (const { subject, data } of batch) await storage.write({ put: { [subject]: data.version } }); },
        async reset(storage) { await storage.write({ put: { reset: true } }); } });`;
    const more = "migrations: [{ id: 'm1', async up(storage) { await storage.write({ put: { m1: ((await storage.get('m1')) ?? 0) + 1 } }); } }],";
    const sketch = telling('alpha', "return context.storage.get('m1');", { ...isolated(level, ['storage:own', 'log:record.published']), setup, more });
    const world = pluginWorld([sketch], patient);
    await world.host.apply();
    world.append(published(1, 'a'), published(2, 'b'), published(3, 'a'));
    await world.host.idle();
    expect(Object.fromEntries(world.stores.get('alpha')!)).toEqual({ m1: '1', a: '3', b: '2' });
    await world.host.restart('alpha');
    expect(await answerOf(world, 'alphaWord')).toBe(1);
    await world.host.stop();
  });

  test('an entry that cannot be applied is a dead letter with its cause, and the others pass', async () => {
    const setup = `
      context.follow({ types: ['record.published'], reset: async () => {},
        async apply(batch, storage) { for (const { subject } of batch) { if (subject === 'bad') throw new Error('cannot take bad'); await storage.write({ put: { [subject]: 1 } }); } } });`;
    const world = pluginWorld([telling('alpha', 'return 1;', { ...isolated(level, ['storage:own', 'log:record.published']), setup })], patient);
    await world.host.apply();
    world.append(published(1, 'a'), published(2, 'bad'), published(3, 'c'));
    await world.host.idle();
    expect([...world.stores.get('alpha')!.keys()]).toEqual(['a', 'c']);
    expect(world.host.statuses()[0]).toMatchObject({
      state: 'degraded',
      detail: expect.stringContaining('cannot take bad') as string,
      follower: { seq: 3, parked: 1 },
    });
    await world.host.stop();
  });

  test('a job runs at its time, told for which', async () => {
    const setup = `
      let ran = 'never';
      context.schedule({ name: 'nightly', cron: '0 2 * * *', async run({ due, signal }) { ran = due + ' ' + signal.aborted; } });`;
    const world = pluginWorld([telling('alpha', 'return ran;', { ...isolated(level, ['schedule']), setup })], patient);
    await world.host.apply();
    world.setClock('2024-03-12T18:00:01.000Z');
    await world.host.idle();
    expect(await answerOf(world, 'alphaWord')).toBe('2024-03-12T18:00:00.000Z false');
    expect(world.host.statuses()[0]!.jobs).toMatchObject([{ name: 'nightly', cron: '0 2 * * *', isRunning: false }]);
    await world.host.stop();
  });

  test.each(isolationLevels)('it provides to, and uses, a plugin that is %s; what is disabled leaves', async (other) => {
    const provider = telling('ranker', 'return 1;', {
      ...isolated(level),
      manifest: { provides: { 'search-ranker': '^1.0' } },
      setup: `context.provide({ id: 'search-ranker', version: '1.0', holds: 'many' }, new (class { constructor() { this.by = 2; } async rank(list) { return list.map((one) => one * this.by); } })());`,
    });
    const user = telling(
      'searcher',
      `const found = context.extensions({ id: 'search-ranker', version: '1.0', holds: 'many' });
       return Promise.all(found.map(async ({ plugin, use }) => [plugin, typeof use.explain, await use.rank([1, 2, 3])]));`,
      isolated(other),
    );
    const world = pluginWorld([user, provider], patient);
    await world.host.apply();
    expect(await answerOf(world, 'searcherWord')).toEqual([['ranker', 'undefined', [2, 4, 6]]]);
    world.write(user, { ...provider, entry: { ...provider.entry, enabled: false } });
    await world.host.apply();
    await vi.waitFor(async () => expect(await answerOf(world, 'searcherWord')).toEqual([]), long);
    await world.host.stop();
  });

  test('a stop aborts its signal and undoes what it opened, last first', async () => {
    const setup = `
      context.onStop(() => context.logger.info('released first ' + context.signal.aborted));
      context.onStop(async () => { context.logger.info('released last ' + context.signal.aborted); });`;
    const world = pluginWorld([telling('alpha', 'return 1;', { ...isolated(level), setup })], patient);
    await world.host.apply();
    await world.host.stop();
    expect(world.lines.map(({ message }) => message).filter((message) => message.startsWith('released'))).toEqual([
      'released last true',
      'released first true',
    ]);
  });
});

const walls = ['worker', 'process'] as const;

describe.each(walls)('behind the wall of a %s', (level) => {
  test('an unawaited rejection degrades it by name; it goes on serving', async () => {
    const body = "if (globalThis.once) return 'served'; globalThis.once = true; void Promise.reject(new Error('nobody awaits')); return 1;";
    const world = pluginWorld([telling('alpha', body, isolated(level))], patient);
    await world.host.apply();
    await answerOf(world, 'alphaWord');
    await vi.waitFor(() => expect(world.stateOf('alpha')).toBe('degraded'), long);
    expect(world.host.statuses()[0]).toMatchObject({ detail: 'nobody awaits' });
    expect(await answerOf(world, 'alphaWord')).toBe('served');
    await world.host.stop();
  });

  test('a setup that never ends, or blocks its thread, fails at its deadline by name; others are up', async () => {
    const blocked = telling('blocked', 'return 1;', { ...isolated(level), setup: 'for (;;) {}' });
    const world = pluginWorld([blocked, answering('alpha')], { JIYUE_PLUGIN_START_MS: '5000', JIYUE_PLUGIN_STOP_MS: '200' });
    await world.host.apply();
    expect(world.host.statuses()[0]).toMatchObject({ state: 'failed', failure: { code: 'PLUGIN_START_TIMEOUT', data: { id: 'blocked', deadlineMs: 5000 } } });
    expect((await world.call('alphaWord')).ok).toBe(true);
    await world.host.stop();
  });

  test.each([
    ['a memory hog', 'const held = []; for (;;) held.push(Array.from({ length: 10_000 }, (_, n) => ({ n })));', /more than 32 MB of memory/],
    ['an exit', 'process.exit(7);', /ended by itself with code 7/],
    ['an error in a timer', "setTimeout(() => { throw new Error('in a timer'); }, 1); await new Promise(() => {});", /in a timer/],
  ])('%s is stopped: 503 for its own operations, up again by itself, others untouched', async (_name, body, cause) => {
    const bad = telling('bad', `if (await context.storage.get('done')) return 'recovered'; await context.storage.write({ put: { done: true } }); ${body}`, {
      ...isolated(level, ['storage:own']),
      entry: { isolation: level, memoryMb: 32, grants: { permissions: ['storage:own'], sites: ['*'] } },
    });
    const world = pluginWorld([bad, answering('alpha')], { ...patient, JIYUE_PLUGIN_RESTART_MS: '0' });
    await world.host.apply();
    expect(await world.call('badWord')).toMatchObject({ ok: false, failure: { code: 'PLUGIN_UNAVAILABLE', data: { id: 'bad' } } });
    await vi.waitFor(
      () =>
        expect(world.lines).toContainEqual(
          expect.objectContaining({ message: 'plugin failed', data: expect.objectContaining({ code: 'PLUGIN_CRASHED' }) as object }),
        ),
      long,
    );
    const crash = world.lines.find(({ message }) => message === 'plugin failed')!.data as { readonly data: { readonly id: string; readonly cause: string } };
    expect(crash.data).toMatchObject({ id: 'bad', cause: expect.stringMatching(cause) as string });
    expect((await world.call('alphaWord')).ok).toBe(true);
    await vi.waitFor(() => expect(world.stateOf('bad')).toBe('up'), long);
    expect(await answerOf(world, 'badWord')).toBe('recovered');
    await world.host.stop();
  });

  test('an operation that blocks its thread is ended after its missed health checks, and the plugin starts anew', async () => {
    const body = "if (await context.storage.get('done')) return 'recovered'; await context.storage.write({ put: { done: true } }); for (;;) {}";
    const world = pluginWorld([telling('bad', body, isolated(level, ['storage:own']))], {
      ...patient,
      JIYUE_PLUGIN_RESTART_MS: '0',
      JIYUE_PLUGIN_HEALTH_EVERY_MS: '50',
      JIYUE_PLUGIN_HEALTH_MS: '400',
    });
    await world.host.apply();
    expect(await world.call('badWord')).toMatchObject({ ok: false, failure: { code: 'PLUGIN_UNAVAILABLE' } });
    await vi.waitFor(async () => expect(await answerOf(world, 'badWord')).toBe('recovered'), long);
    expect(world.lines.find(({ message }) => message === 'plugin failed')).toMatchObject({
      data: { code: 'PLUGIN_CRASHED', data: { cause: expect.stringContaining('health checks') as string } },
    });
    await world.host.stop();
  });

  test('a plugin that crashes again and again waits longer each time, and its status says so', async () => {
    const world = pluginWorld([telling('bad', 'return 1;', { ...isolated(level), setup: 'setTimeout(() => process.exit(3), 1); await 0;' })], {
      ...patient,
      JIYUE_PLUGIN_RESTART_MS: '1,2,86400',
    });
    await world.host.apply();
    await vi.waitFor(() => expect(world.host.statuses()[0]).toMatchObject({ state: 'failed', detail: 'starts again in 86400 ms' }), long);
    await world.host.stop();
  });

  test('an entry with which it ends again and again is set aside as a dead letter, and the others pass', async () => {
    const setup = `
      context.follow({ types: ['record.published'], reset: async () => {},
        async apply(batch, storage) { for (const { subject } of batch) { if (subject === 'bad') process.exit(9); await storage.write({ put: { [subject]: 1 } }); } } });`;
    const world = pluginWorld([telling('alpha', 'return 1;', { ...isolated(level, ['storage:own', 'log:record.published']), setup })], {
      ...patient,
      JIYUE_PLUGIN_RESTART_MS: '0',
    });
    world.append(published(1, 'a'), published(2, 'bad'), published(3, 'c'));
    await world.host.apply();
    await vi.waitFor(() => expect([...(world.stores.get('alpha')?.keys() ?? [])]).toEqual(['a', 'c']), long);
    await vi.waitFor(
      () =>
        expect(world.host.statuses()[0]).toMatchObject({
          state: 'degraded',
          detail: expect.stringMatching(/dead letter at 2: the plugin ended 3 times with this entry/) as string,
          follower: { seq: 3, parked: 1 },
        }),
      long,
    );
    expect(await answerOf(world, 'alphaWord')).toBe(1);
    await world.host.stop();
  });

  test('is disabled and enabled while the platform runs, and knows what it knew', long, async () => {
    const body = "const n = ((await context.storage.get('n')) ?? 0) + 1; await context.storage.write({ put: { n } }); return n;";
    const sketch = telling('alpha', body, isolated(level, ['storage:own']));
    const world = pluginWorld([sketch, answering('beta')], patient);
    await world.host.apply();
    expect(await answerOf(world, 'alphaWord')).toBe(1);
    world.write({ ...sketch, entry: { ...sketch.entry, enabled: false } }, answering('beta'));
    await world.host.apply();
    expect(await world.call('alphaWord')).toMatchObject({ ok: false, failure: { code: 'OPERATION_NOT_FOUND' } });
    expect(await answerOf(world, 'betaWord')).toEqual({ word: 'beta' });
    world.write(sketch, answering('beta'));
    await world.host.apply();
    expect(await answerOf(world, 'alphaWord')).toBe(2);
    await world.host.stop();
  });

  test('what is on the disk when it is started anew is what runs', async () => {
    const world = pluginWorld([answering('alpha', 'old', isolated(level))], patient);
    await world.host.apply();
    const next = answering('alpha', 'new', { manifest: { version: '1.1.0' }, entry: { isolation: level, restart: 'once' } });
    world.write(next);
    await world.host.apply();
    expect(await answerOf(world, 'alphaWord')).toEqual({ word: 'new' });
    await world.host.stop();
  });

  test('data that cannot be copied is refused with a reason, and the plugin goes on', async () => {
    const world = pluginWorld(
      [telling('alpha', "if (globalThis.once) return 'served'; globalThis.once = true; return { made: () => 1 };", isolated(level))],
      patient,
    );
    await world.host.apply();
    await expect(world.call('alphaWord')).rejects.toThrow(/could not be cloned/);
    expect(await answerOf(world, 'alphaWord')).toBe('served');
    await world.host.stop();
  });
});

test('in the server itself another version on the disk is refused until the platform is started anew', async () => {
  const world = pluginWorld([answering('alpha', 'old')]);
  await world.host.apply();
  world.write(answering('alpha', 'new', { manifest: { version: '1.1.0' }, entry: { restart: 'once' } }));
  await world.host.apply();
  expect(world.host.statuses()[0]).toMatchObject({
    state: 'failed',
    failure: { code: 'PLUGIN_UPGRADE_WAITS', data: { id: 'alpha', loaded: '1.0.0', found: '1.1.0' } },
  });
  await world.host.stop();
});

test('the operator may raise the level, never lower it', async () => {
  const body = "return typeof process.send === 'function' ? 'process' : (await import('node:worker_threads')).isMainThread ? 'inline' : 'worker';";
  const asked = (needs: IsolationLevel, wanted: IsolationLevel | undefined) =>
    telling('alpha', body, { manifest: { isolation: needs }, entry: wanted ? { isolation: wanted } : {} });
  for (const [needs, wanted, runs] of [
    ['worker', undefined, 'worker'],
    ['worker', 'inline', 'worker'],
    ['worker', 'process', 'process'],
  ] as const) {
    const world = pluginWorld([asked(needs, wanted)], patient);
    await world.host.apply();
    expect(await answerOf(world, 'alphaWord')).toBe(runs);
    await world.host.stop();
  }
});

test('a process reads no file but its own, starts nothing, opens no database, and has an empty environment', async () => {
  const body = `
    const codeOf = async (work) => { try { await work(); return 'done'; } catch (error) { return error.code; } };
    const fs = await import('node:fs');
    return { read: await codeOf(() => fs.readFileSync('/etc/hostname')), write: await codeOf(() => fs.writeFileSync(new URL('./x', import.meta.url), '')),
      own: await codeOf(() => fs.readFileSync(new URL('./plugin.json', import.meta.url))),
      spawn: await codeOf(async () => (await import('node:child_process')).spawnSync('ls')), worker: await codeOf(async () => new (await import('node:worker_threads')).Worker('1', { eval: true })),
      sqlite: await codeOf(() => import('node:sqlite')), environment: Object.keys(process.env) };`;
  const world = pluginWorld([telling('alpha', body, isolated('process'))], patient);
  await world.host.apply();
  expect(await answerOf(world, 'alphaWord')).toEqual({
    read: 'ERR_ACCESS_DENIED',
    write: 'ERR_ACCESS_DENIED',
    own: 'done',
    spawn: 'ERR_ACCESS_DENIED',
    worker: 'ERR_ACCESS_DENIED',
    sqlite: 'ERR_UNKNOWN_BUILTIN_MODULE',
    environment: [],
  });
  await world.host.stop();
});
