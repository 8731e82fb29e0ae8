import { problemOf } from '@jiyue/sdk';
import { contractVersion, type LogEntry } from '@jiyue/sdk/plugin';
import { describe, expect, test, vi } from 'vitest';
import { answering, apiOf, type PluginSketch, pluginWorld } from './plugin-world.suite.ts';

const published = (seq: number, subject: string): LogEntry => ({
  seq,
  type: 'record.published',
  subject,
  siteId: 's1',
  time: '2024-03-12T01:30:00.000Z',
  data: {} as LogEntry['data'],
});
const failureOf = (world: ReturnType<typeof pluginWorld>, id: string) => statusOf(world, id)?.failure;
const statusOf = (world: ReturnType<typeof pluginWorld>, id: string) =>
  world.host.statuses().find((status) => status.id === id || status.package === `./${id}`);
const failing = (id: string, code: string, rest: Partial<PluginSketch> = {}): PluginSketch => ({ id, api: apiOf(id), code, ...rest });

describe('plugins of the registry', () => {
  test('come up and answer; their operations stand in the merged document below their mount', async () => {
    const world = pluginWorld([answering('alpha', 'hello'), answering('beta', 'world', { entry: { mount: '/' } })]);
    expect(await world.host.apply()).toEqual({ ok: true, value: undefined });
    expect([world.stateOf('alpha'), world.stateOf('beta')]).toEqual(['up', 'up']);
    expect((await world.call('alphaWord')).value).toEqual({ value: { word: 'hello' } });
    expect(Object.keys(world.api().document.paths)).toEqual(expect.arrayContaining(['/api/plugins/alpha/v1/word', '/word']));
    await world.host.stop();
    expect(world.stateOf('alpha')).toBe('stopped');
    expect((await world.call('alphaWord')).failure).toEqual({ code: 'PLUGIN_UNAVAILABLE', data: { id: 'alpha', state: 'stopped' } });
  });

  test('follow the registry while the server runs: enable, disable, change', async () => {
    const world = pluginWorld([answering('alpha')]);
    await world.host.apply();
    world.write(answering('alpha', 'alpha', { entry: { enabled: false } }), answering('beta'));
    await world.host.apply();
    expect([world.stateOf('./alpha'), world.stateOf('beta')]).toEqual(['stopped', 'up']);
    expect(world.api().servedBy.has('alphaWord')).toBe(false);
    expect((await world.call('betaWord')).ok).toBe(true);
    world.write(answering('alpha'));
    await world.host.apply();
    expect(world.stateOf('alpha')).toBe('up');
    expect(world.api().servedBy.has('betaWord')).toBe(false);
    await world.host.stop();
  });

  test('an unusable registry changes nothing that runs', async () => {
    const world = pluginWorld([answering('alpha')]);
    await world.host.apply();
    world.write(answering('alpha', 'alpha', { entry: { mount: 'no-slash' } }));
    const outcome = await world.host.apply();
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'REGISTRY_INVALID', data: { pointer: '/plugins/0/mount', rule: 'pattern' } } });
    expect((await world.call('alphaWord')).ok).toBe(true);
    await world.host.stop();
  });
});

describe('a plugin that cannot run is named and stops nobody else', () => {
  const table: readonly [name: string, sketch: PluginSketch, code: string, data: object][] = [
    [
      'an unknown key of the manifest',
      answering('bad', 'x', { manifest: { permision: [] } as never }),
      'PLUGIN_MANIFEST_INVALID',
      { file: 'plugin.json', rule: 'additionalProperties' },
    ],
    ['a range that is none', answering('bad', 'x', { manifest: { contract: '>=1' } }), 'PLUGIN_MANIFEST_INVALID', { rule: 'range', value: '>=1' }],
    [
      'another major of the contract',
      answering('bad', 'x', { manifest: { contract: '^2.0' } }),
      'PLUGIN_CONTRACT_MISMATCH',
      { needs: '^2.0', offers: contractVersion },
    ],
    [
      'a later minor of the contract',
      answering('bad', 'x', { manifest: { contract: '^1.7' } }),
      'PLUGIN_CONTRACT_MISMATCH',
      { needs: '^1.7', offers: contractVersion },
    ],
    [
      'an unknown module',
      answering('bad', 'x', { manifest: { specification: { ratings: '^1.0' } } }),
      'PLUGIN_SPECIFICATION_MISMATCH',
      { module: 'ratings', offers: '-' },
    ],
    [
      'a missing grant',
      answering('bad', 'x', { manifest: { permissions: ['storage:own', 'index:own'] }, entry: { grants: { permissions: ['storage:own'], sites: [] } } }),
      'PLUGIN_GRANT_MISSING',
      { permissions: 'index:own' },
    ],
    [
      'a typing error in its settings',
      answering('bad', 'x', { config: closed({ maxAgeDays: { type: 'integer' } }), entry: { config: { maxAgeDay: 3 } } }),
      'PLUGIN_CONFIG_INVALID',
      { rule: 'additionalProperties' },
    ],
    [
      'settings of the wrong type',
      answering('bad', 'x', { config: closed({ maxAgeDays: { type: 'integer' } }), entry: { config: { maxAgeDays: 'x' } } }),
      'PLUGIN_CONFIG_INVALID',
      { pointer: '/maxAgeDays', rule: 'type' },
    ],
    ['an open config schema', answering('bad', 'x', { config: { type: 'object' } }), 'PLUGIN_MANIFEST_INVALID', { rule: 'closed' }],
    [
      'a secret that is not marked',
      answering('bad', 'x', { config: closed({ apiToken: { type: 'string' } }) }),
      'PLUGIN_MANIFEST_INVALID',
      { pointer: '/properties/apiToken', rule: 'writeOnly' },
    ],
    [
      'a secret that is not set',
      answering('bad', 'x', { config: closed({ apiToken: { type: 'string', writeOnly: true } }), entry: { config: { apiToken: { secret: 'NOWHERE' } } } }),
      'PLUGIN_CONFIG_INVALID',
      { pointer: '/apiToken' },
    ],
    ['OpenAPI of another version', answering('bad', 'x', { api: { openapi: '3.0.3', info: {}, paths: {} } }), 'PLUGIN_API_INVALID', { pointer: '/openapi' }],
    [
      'a reference to nothing',
      answering('bad', 'x', {
        api: { openapi: '3.1.0', info: {}, paths: { '/a': { get: { operationId: 'badWord', responses: { 200: { $ref: '#/components/responses/None' } } } } } },
      }),
      'PLUGIN_API_INVALID',
      { rule: '$ref' },
    ],
    [
      'a schema that is none',
      answering('bad', 'x', {
        api: {
          openapi: '3.1.0',
          info: {},
          paths: {
            '/a': { get: { operationId: 'badWord', responses: { 200: { description: 'x', content: { 'application/json': { schema: { type: 'strin' } } } } } } },
          },
        },
      }),
      'PLUGIN_API_INVALID',
      { pointer: '/paths/~1a/get', rule: expect.stringContaining('strin') as string },
    ],
    [
      'an operation of the platform',
      answering('bad', 'x', {
        api: { openapi: '3.1.0', info: {}, paths: { '/a': { get: { operationId: 'getResource', responses: { 200: { description: 'x' } } } } } },
      }),
      'PLUGIN_OPERATION_TAKEN',
      { operationId: 'getResource', by: 'core' },
    ],
    [
      'operations that differ from its OpenAPI',
      failing('bad', 'export const plugin = { setup: () => ({ operations: { async other() {} } }) };'),
      'PLUGIN_OPERATIONS_MISMATCH',
      { missing: 'badWord', undeclared: 'other' },
    ],
    [
      'a setup that throws',
      failing('bad', 'export const plugin = { setup() { throw new Error("no database"); } };'),
      'PLUGIN_START_FAILED',
      { cause: 'no database (index.js:1)' },
    ],
    ['a module that throws', failing('bad', 'throw new Error("broken module");'), 'PLUGIN_START_FAILED', { cause: 'broken module (index.js:1)' }],
    ['no plugin in its module', failing('bad', 'export const other = 1;'), 'PLUGIN_START_FAILED', {}],
    [
      'a failed migration',
      failing('bad', 'export const plugin = { migrations: [{ id: "m1", async up() { throw new Error("half"); } }], setup: () => ({ operations: {} }) };'),
      'PLUGIN_MIGRATION_FAILED',
      { migration: 'm1', cause: 'half' },
    ],
    [
      'a point that nobody provides',
      answering('bad', 'x', { manifest: { requires: { 'search-ranker': '^1.0' } } }),
      'PLUGIN_POINT_MISSING',
      { point: 'search-ranker', range: '^1.0' },
    ],
    ['a follower without the right to the log', failing('bad', followerCode('bad')), 'PLUGIN_START_FAILED', {}],
    [
      'an undeclared extension point',
      failing('bad', 'export const plugin = { setup(c) { c.provide({ id: "p", version: "1.0", holds: "many" }, {}); } };'),
      'PLUGIN_START_FAILED',
      {},
    ],
  ];
  test.each(table)('%s', async (_, sketch, code, data) => {
    const world = pluginWorld([sketch, answering('good')]);
    expect((await world.host.apply()).ok).toBe(true);
    expect(failureOf(world, 'bad')).toMatchObject({ code, data });
    expect(statusOf(world, 'bad')?.state).toBe('failed');
    expect((await world.call('goodWord')).ok).toBe(true);
    // named in the log too (NT-silent-skip)
    expect(world.lines).toContainEqual(expect.objectContaining({ level: 'error', plugin: statusOf(world, 'bad')!.id, message: 'plugin failed' }));
    await world.host.stop();
    // one sentence with the next step, no keyword of a schema, nothing left unfilled
    const [zh, en] = (['zh-CN', 'en'] as const).map((language) => problemOf(failureOf(world, 'bad')!, language).detail);
    expect(zh).toMatch(/请|应|只能|改正后/);
    expect(`${zh} ${en}`).not.toMatch(/\{\w+\}|\bundefined\b|additionalProperties\)|maxLength|\[object/);
    expect(en).not.toMatch(/\p{Script=Han}/u);
  });

  test('a package that is not there', async () => {
    const world = pluginWorld([answering('good')]);
    world.write({ ...answering('good') }, { ...answering('gone'), entry: { package: './nowhere' } });
    await world.host.apply();
    expect(failureOf(world, './nowhere')?.code).toBe('PLUGIN_PACKAGE_MISSING');
    expect(world.stateOf('good')).toBe('up');
    await world.host.stop();
  });

  test('its id is taken: the first keeps it, the second names the holder', async () => {
    const world = pluginWorld([answering('good'), { ...answering('other'), manifest: { id: 'good' } }]);
    await world.host.apply();
    const [first, second] = world.host.statuses();
    expect(first?.state).toBe('up');
    expect(second?.failure).toEqual({ code: 'PLUGIN_DUPLICATE', data: { id: 'good', by: './good' } });
    await world.host.stop();
  });

  test('its operations answer 503 while it is down, unless the registry calls it required', async () => {
    const world = pluginWorld([failing('bad', 'export const plugin = { setup() { throw new Error("x"); } };')]);
    expect((await world.host.apply()).ok).toBe(true);
    expect((await world.call('badWord')).failure).toEqual({ code: 'PLUGIN_UNAVAILABLE', data: { id: 'bad', state: 'failed' } });
    const strict = pluginWorld([failing('bad', 'export const plugin = { setup() { throw new Error("x"); } };', { entry: { required: true } })]);
    expect(await strict.host.apply()).toMatchObject({ ok: false, failure: { code: 'PLUGIN_START_FAILED' } });
  });
});

describe('contract ranges (NT-version-equality)', () => {
  test.each(['^1.0', `~${contractVersion}`, contractVersion, '^1'])('%s fits', async (contract) => {
    const world = pluginWorld([answering('alpha', 'x', { manifest: { contract } })]);
    await world.host.apply();
    expect(world.stateOf('alpha')).toBe('up');
    await world.host.stop();
  });
});

describe('deadlines', () => {
  test('a setup that never ends fails that plugin by name; others are up (NT-start-hang)', async () => {
    const world = pluginWorld([failing('slow', 'export const plugin = { setup: () => new Promise(() => {}) };'), answering('good')], {
      JIYUE_PLUGIN_START_MS: '5000',
    });
    await world.host.apply();
    expect(failureOf(world, 'slow')).toEqual({ code: 'PLUGIN_START_TIMEOUT', data: { id: 'slow', deadlineMs: 5000 } });
    expect(world.stateOf('good')).toBe('up');
    await world.host.stop();
  });

  test('what a late setup registers throws PLUGIN_STOPPED and never runs (NT-late-registration)', async () => {
    const code = `
      export const seen = globalThis.lateSeen = { tries: [], applied: 0 };
      export const plugin = { async setup(context) {
        await new Promise((resolve) => context.signal.addEventListener('abort', resolve));
        for (const [name, use] of Object.entries({
          follow: () => context.follow({ types: ['record.published'], async apply() { seen.applied += 1; }, async reset() {} }),
          onStop: () => context.onStop(() => {}),
          provide: () => context.provide({ id: 'late-point', version: '1.0', holds: 'many' }, {}),
          storage: () => context.storage.write({ put: { a: 1 } }),
          records: () => context.records.sites(),
        })) try { await use(); seen.tries.push(name + ' worked'); } catch (error) { seen.tries.push(name + ' ' + error.code); }
        return { operations: { async lateWord() { seen.applied += 1; return { ok: true, value: {} }; } } };
      } };`;
    const permissions = ['log:record.published', 'storage:own'] as const;
    const world = pluginWorld([failing('late', code, { manifest: { permissions: [...permissions], provides: { 'late-point': '1.0' } } })], {
      JIYUE_PLUGIN_START_MS: '300',
    });
    await world.host.apply();
    const { lateSeen: seen } = globalThis as { lateSeen?: { tries: string[]; applied: number } };
    await vi.waitUntil(() => seen?.tries.length === 5, { timeout: 60_000, interval: 5 });
    expect(seen!.tries).toEqual(['follow', 'onStop', 'provide', 'storage', 'records'].map((name) => `${name} PLUGIN_STOPPED`));
    world.append(published(1, 'a'));
    expect((await world.call('lateWord')).failure?.code).toBe('PLUGIN_UNAVAILABLE');
    expect(seen!.applied).toBe(0);
    await world.host.stop();
  });

  test('a release that hangs is left behind at the stop deadline', async () => {
    const code =
      'export const plugin = { setup(c) { c.onStop(() => new Promise(() => {})); return { operations: { async stuckWord() { return { ok: true, value: {} }; } } }; } };';
    const world = pluginWorld([failing('stuck', code)], { JIYUE_PLUGIN_STOP_MS: '300' });
    await world.host.apply();
    await world.host.stop();
    expect(world.stateOf('stuck')).toBe('stopped');
    expect(world.lines).toContainEqual(expect.objectContaining({ plugin: 'stuck', message: 'plugin releases went past the stop deadline' }));
  });

  test('a call under way may end while its plugin stops; the signal tells it', async () => {
    const code = `export const plugin = { setup() { return { operations: { async longWord({ signal }) {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      return { ok: true, value: { word: 'ended in order' } };
    } } }; } };`;
    const world = pluginWorld([failing('long', code)]);
    await world.host.apply();
    const reply = world.call('longWord');
    await Promise.resolve();
    await world.host.stop();
    expect((await reply).value).toEqual({ value: { word: 'ended in order' } });
  });
});

describe('the context', () => {
  test('gives settings with defaults and secrets; neither stands in status or log', async () => {
    const code = `export const plugin = { setup({ config, logger }) { logger.info('age %d', config.maxAgeDays); return { operations: { async alphaWord() { return { ok: true, value: config }; } } }; } };`;
    const config = closed({ maxAgeDays: { type: 'integer', default: 14 }, apiToken: { type: 'string', writeOnly: true } });
    const world = pluginWorld([failing('alpha', code, { config, entry: { config: { apiToken: { secret: 'KNOWN_SECRET' } } } })]);
    await world.host.apply();
    expect((await world.call('alphaWord')).value).toEqual({ value: { maxAgeDays: 14, apiToken: 's3cret-value' } });
    expect(world.lines).toContainEqual(expect.objectContaining({ plugin: 'alpha', message: 'age 14' }));
    expect(JSON.stringify([world.host.statuses(), world.lines])).not.toContain('s3cret-value');
    await world.host.stop();
  });

  test('a wrong secret is not shown in the fault (NT-secret-shown)', async () => {
    const config = closed({ apiToken: { type: 'string', writeOnly: true, maxLength: 3 } });
    const world = pluginWorld([answering('alpha', 'x', { config, entry: { config: { apiToken: { secret: 'KNOWN_SECRET' } } } })]);
    await world.host.apply();
    expect(failureOf(world, 'alpha')).toMatchObject({ code: 'PLUGIN_CONFIG_INVALID', data: { id: 'alpha', pointer: '/apiToken', rule: 'maxLength' } });
    expect(JSON.stringify([world.host.statuses(), world.lines])).not.toContain('s3cret-value');
  });

  test('refuses what was not granted', async () => {
    const code = `export const plugin = { setup({ storage, index, submit }) { return { operations: { async alphaWord({ operate, records }) {
      const tries = {};
      for (const [name, use] of Object.entries({
        storage: () => storage.get('a'), index: () => index.clear(), operate: () => operate('getResource', {}), list: () => records.listResources({ limit: 1 }),
      })) try { await use(); tries[name] = 'worked'; } catch (error) { tries[name] = error.code + ' ' + error.data.permission; }
      tries.submit = (await submit({ kind: 'article' })).failure.data.permission;
      return { ok: true, value: tries };
    } } }; } };`;
    const world = pluginWorld([failing('alpha', code)]);
    await world.host.apply();
    expect((await world.call('alphaWord')).value).toEqual({
      value: {
        storage: 'PLUGIN_FORBIDDEN storage:own',
        index: 'PLUGIN_FORBIDDEN index:own',
        operate: 'PLUGIN_FORBIDDEN operation:getResource',
        list: 'PLUGIN_FORBIDDEN records:read:article',
        submit: 'records:submit:article',
      },
    });
    await world.host.stop();
  });

  test('carries extension points: the provider starts first, and a disabled one leaves the list', async () => {
    const user = failing(
      'user',
      `export const plugin = { setup({ extensions }) { const point = { id: 'ranker', version: '1.0', holds: 'many' };
        return { operations: { async userWord() { const all = []; for (const { plugin, use } of extensions(point)) all.push(plugin + ' ' + await use.name()); return { ok: true, value: all }; } } }; } };`,
      { manifest: { requires: { ranker: '^1.0' } } },
    );
    const provider = (id: string): PluginSketch => ({
      id,
      code: `export const plugin = { setup({ provide }) { provide({ id: 'ranker', version: '1.0', holds: 'many' }, { async name() { return '${id}!'; } }); return { operations: {} }; } };`,
      manifest: { provides: { ranker: '1.0' } },
    });
    const world = pluginWorld([user, provider('one'), provider('two')]);
    await world.host.apply();
    expect((await world.call('userWord')).value).toEqual({ value: ['one one!', 'two two!'] });
    world.write(user, { ...provider('one'), entry: { enabled: false } }, provider('two'));
    await world.host.apply();
    expect((await world.call('userWord')).value).toEqual({ value: ['two two!'] });
    await world.host.stop();
  });

  test('migrations run once each, in order, before setup', async () => {
    const code = (
      ids: readonly string[],
    ) => `const step = (id) => ({ id, async up(storage) { await storage.write({ put: { order: [...((await storage.get('order')) ?? []), id] } }); } });
      export const plugin = { migrations: ${JSON.stringify(ids)}.map(step), setup({ storage }) { return { operations: { async alphaWord() { return { ok: true, value: await storage.get('order') }; } } }; } };`;
    const sketch = failing('alpha', code(['m1', 'm2']), { manifest: { permissions: ['storage:own'] } });
    const world = pluginWorld([sketch]);
    await world.host.apply();
    world.write({ ...sketch, entry: { enabled: false } });
    await world.host.apply();
    world.write(sketch);
    await world.host.apply();
    expect((await world.call('alphaWord')).value).toEqual({ value: ['m1', 'm2'] });
    await world.host.stop();
  });
});

describe('the log', () => {
  test('reaches a follower, a dead letter degrades it, the rest goes on', async () => {
    const world = pluginWorld([failing('alpha', followerCode('alpha'), { manifest: { permissions: ['log:record.published', 'storage:own'] } })]);
    await world.host.apply();
    world.append(published(1, 'a'), published(2, 'bad'), published(3, 'b'));
    await world.host.idle();
    expect([...world.stores.get('alpha')!.keys()].sort()).toEqual(['a', 'b']);
    const [status] = world.host.statuses();
    expect(status).toMatchObject({ state: 'degraded', follower: { seq: 3, parked: 1 } });
    expect((await world.call('alphaWord')).ok).toBe(true);
    await world.host.stop();
  });

  test('is replayed from the start when the operator asks for a rebuild', async () => {
    const sketch = failing('alpha', followerCode('alpha'), { manifest: { permissions: ['log:record.published', 'storage:own'] } });
    const world = pluginWorld([sketch]);
    await world.host.apply();
    world.append(published(1, 'a'), published(2, 'b'));
    await world.host.idle();
    world.stores.get('alpha')!.set('leftover', '1');
    world.write({ ...sketch, entry: { rebuild: '2024-03-12' } });
    await world.host.apply();
    await world.host.idle();
    expect([...world.stores.get('alpha')!.keys()].sort()).toEqual(['a', 'b']);
    await world.host.stop();
  });
});

test('a plugin that is restarted runs anew, reads its registry entry again, and leaves the others alone', async () => {
  const counting = `let starts = 0; export const plugin = { setup() { starts += 1; const word = 'start ' + starts;
    return { operations: { async alphaWord() { return { ok: true, value: { word } }; } } }; } };`;
  const world = pluginWorld([{ id: 'alpha', api: apiOf('alpha'), code: counting }, answering('beta')]);
  await world.host.apply();
  const beta = world.host.statuses()[1];
  world.host.reportFault('alpha', new Error('un-awaited'));
  expect((await world.host.restart('alpha')).ok).toBe(true);
  expect((await world.call('alphaWord')).value).toMatchObject({ value: { word: 'start 2' } });
  expect(world.host.statuses()).toMatchObject([{ id: 'alpha', state: 'up' }, beta]);
  await world.host.stop();
  await world.host.restart('alpha');
  expect(world.stateOf('alpha')).toBe('stopped');
});

test('a fault that nobody awaited degrades its plugin; health alone does not bring it back', async () => {
  const world = pluginWorld([answering('alpha'), answering('beta')], { JIYUE_PLUGIN_HEALTH_EVERY_MS: '10' });
  await world.host.apply();
  world.host.reportFault('alpha', new Error('un-awaited'));
  expect(world.host.statuses().map((status) => [status.state, status.detail])).toEqual([
    ['degraded', 'un-awaited'],
    ['up', undefined],
  ]);
  expect((await world.call('alphaWord')).ok).toBe(true);
  await world.host.stop();
});

/** Follower that stores each subject and cannot take the subject "bad". */
function followerCode(id: string): string {
  return `export const plugin = { setup({ follow }) {
    follow({ types: ['record.published'],
      async apply(batch, storage) { for (const one of batch) { if (one.subject === 'bad') throw new Error('cannot'); await storage.write({ put: { [one.subject]: one.seq } }); } },
      async reset(storage) { const page = await storage.list(''); await storage.write({ remove: page.keys }); } });
    return { operations: { async ${id}Word() { return { ok: true, value: {} }; } } };
  } };`;
}

function closed(properties: object): object {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', additionalProperties: false, properties };
}
