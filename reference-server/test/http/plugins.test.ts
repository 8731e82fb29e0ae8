/** Plugins behind real HTTP: part H of negative-tests.md as a caller sees it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PluginStatus, PluginStatusPage } from '@jiyue/standards/model';
import type { RegistryEntry } from '../../src/host/registry/registry-entry.ts';
import { type PlatformWorld, placesOf, platformWorld, publish, seed } from './platform-world.ts';

let world: PlatformWorld;
let root: string;
beforeAll(async () => {
  world = await platformWorld({ JIYUE_PLUGIN_RETRY_MS: '0' });
  root = await seed(world);
});
afterAll(async () => {
  await world.server.stop();
});

const reply = (schema: object) => ({
  200: { description: '好 · good', content: { 'application/json': { schema } } },
  default: { $ref: '#/components/responses/Problem' },
});
const titlesApi = {
  openapi: '3.1.0',
  info: { title: '标题表 · Titles', version: '1.0' },
  paths: {
    '/titles': {
      get: {
        operationId: 'listTitles',
        summary: '已发布的标题 · Titles of what is published',
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 5, default: 3 } },
          { name: 'siteId', in: 'query', schema: { $ref: '#/components/schemas/RecordId' } },
        ],
        responses: reply({
          type: 'object',
          required: ['titles'],
          additionalProperties: false,
          properties: { titles: { type: 'array', items: { type: 'string' } } },
        }),
      },
    },
    '/orders': {
      post: {
        operationId: 'orderTitle',
        parameters: [{ $ref: '#/components/parameters/IdempotencyKey' }],
        responses: reply({ type: 'object' }),
      },
    },
    '/first': {
      get: {
        operationId: 'getFirst',
        parameters: [{ name: 'id', in: 'query', required: true, schema: { type: 'string' } }],
        responses: reply({ type: 'object' }),
      },
    },
  },
};
const titlesErrors = {
  TITLES_LIMIT: { status: 422, title: { 'zh-CN': '太多', en: 'Too many' }, detail: { 'zh-CN': '不给{limit}个标题。', en: 'Will not give {limit} titles.' } },
};
const titlesCode = `let orders = 0;
export const plugin = {
  setup({ follow }) {
    follow({ types: ['record.published'],
      async apply(batch, storage) { for (const { subject } of batch) await storage.write({ put: { [subject]: 1 } }); },
      async reset(storage) { const page = await storage.list(''); await storage.write({ remove: page.keys }); } });
    return { operations: {
      async listTitles({ params, records }) {
        if (params.limit === 5) return { ok: false, failure: { code: 'TITLES_LIMIT', data: { limit: 5 } } };
        const page = await records.listResources({ limit: params.limit });
        return { ok: true, value: { titles: page.items.map((item) => item.title) } };
      },
      async orderTitle({ params }) { return { ok: true, value: { order: ++orders, given: Object.keys(params) } }; },
      async getFirst({ params, operate }) { return operate('getResource', { resourceId: params.id }); },
    } };
  },
};`;
const permissions = [
  'records:read:article',
  'records:read:policy-document',
  'records:read:interpretation',
  'records:read:gallery',
  'records:read:video',
  'records:read:link',
  'records:read:leader',
  'records:read:organization-profile',
  'records:read:dataset',
  'records:read:special-topic',
  'records:read:faq',
  'records:read:disclosure-guide',
  'records:read:service-guide',
  'log:record.published',
  'storage:own',
  'operation:getResource',
];

/** Writes a plugin package beside the registry. */
function write(
  id: string,
  code: string,
  rest: { readonly api?: object; readonly errors?: object; readonly manifest?: object; readonly config?: object } = {},
): void {
  const folder = join(world.config.data, 'plugins', id);
  mkdirSync(folder, { recursive: true });
  const files = {
    main: 'index.js',
    ...(rest.api ? { api: 'openapi.json' } : {}),
    ...(rest.errors ? { errors: 'errors.json' } : {}),
    ...(rest.config ? { config: 'config.schema.json' } : {}),
  };
  const put = (name: string, value: unknown) => writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
  put('package.json', { name: id, version: '1.0.0', type: 'module' });
  put('plugin.json', { id, title: { 'zh-CN': id }, version: '1.0.0', contract: '^1.0', specification: {}, permissions: [], files, ...rest.manifest });
  put('index.js', code);
  if (rest.api) put('openapi.json', rest.api);
  if (rest.errors) put('errors.json', rest.errors);
  if (rest.config) put('config.schema.json', rest.config);
}
const entry = (id: string, rest: Partial<RegistryEntry> = {}): RegistryEntry => ({
  package: `./plugins/${id}`,
  enabled: true,
  grants: { permissions, sites: ['*'] },
  config: {},
  ...rest,
});
const titles = () => write('titles', titlesCode, { api: titlesApi, errors: titlesErrors, manifest: { permissions } });
const apiOf = (operationId: string) => ({
  openapi: '3.1.0',
  info: { title: operationId, version: '1.0' },
  paths: { '/it': { get: { operationId, responses: reply({ type: 'object' }) } } },
});

describe('a plugin that runs', () => {
  beforeAll(async () => {
    titles();
    await world.register(entry('titles'));
  });

  test('serves its operations below its mount, on published records', async () => {
    await publish(world, root, { title: '会议一' });
    const given = await world.send('/api/plugins/titles/v1/titles');
    expect([given.status, given.json]).toEqual([200, { titles: ['会议一'] }]);
  });
  test('has its parameters checked like all others', async () => {
    expect(placesOf(await world.send('/api/plugins/titles/v1/titles?limit=9'))).toEqual(['/query/limit maximum']);
    expect((await world.send('/api/plugins/titles/v1/titles?siteId=..')).status).toBe(400);
  });
  test('answers with codes of its own table', async () => {
    const given = await world.send('/api/plugins/titles/v1/titles?limit=5', { headers: { 'accept-language': 'en' } });
    expect([given.status, given.json['code'], given.json['detail'], given.json['type']]).toEqual([
      422,
      'TITLES_LIMIT',
      'Will not give 5 titles.',
      'urn:jiyue:1:problem:TITLES_LIMIT',
    ]);
  });
  test('takes effect once for one idempotency key, without knowing of it', async () => {
    const order = (key: string) => world.write(root, 'POST', '/api/plugins/titles/v1/orders', undefined, { 'idempotency-key': `"${key}"` });
    const replies = await Promise.all(Array.from({ length: 5 }, () => order('order-0000000001')));
    expect(replies.map(({ json }) => json)).toEqual(replies.map(() => ({ order: 1, given: [] })));
    expect(replies.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(4);
    expect((await order('order-0000000002')).json).toEqual({ order: 2, given: [] });
  });
  test('uses the platform’s operations as the caller, and passes their failures on', async () => {
    const id = await publish(world, root, { title: '会议二' });
    expect((await world.send(`/api/plugins/titles/v1/first?id=${id}`)).json['title']).toBe('会议二');
    const given = await world.send('/api/plugins/titles/v1/first?id=nobody');
    expect([given.status, given.json['code']]).toEqual([404, 'RECORD_NOT_FOUND']);
  });
  test('stands in the merged document and its reference page', async () => {
    const document = (await world.send('/api/openapi.json')).json as { paths: Record<string, { get: Record<string, unknown> }> };
    expect(document.paths['/api/plugins/titles/v1/titles']?.get).toMatchObject({ operationId: 'listTitles', 'x-jiyue-served-by': 'titles', tags: ['titles'] });
    expect((await world.send('/api/')).text).toContain('id="listTitles"');
  });
  test('follows the log', async () => {
    const id = await publish(world, root, { title: '会议三' });
    await world.server.idle();
    expect(await world.server.store.plugin('titles').namespace.get(id)).toBe('1');
  });
});

describe('a plugin that does not run', () => {
  test('gives 503 for its own operations and nothing else; health names it (NT-optional-blocks, NT-silent-skip)', async () => {
    titles();
    const closed = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      required: ['maxAgeDays'],
      additionalProperties: false,
      properties: { maxAgeDays: { type: 'integer' } },
    };
    write('broken', 'export const plugin = { setup() { throw new Error("no database"); } };', { api: apiOf('readBroken') });
    write('typo', 'export const plugin = {};', { api: apiOf('readTypo'), config: closed });
    await world.register(entry('titles'), entry('broken'), entry('typo', { config: { maxAgeDay: 3 } }));
    const given = await world.send('/api/plugins/broken/v1/it');
    expect([given.status, given.json['code'], given.headers['retry-after']]).toEqual([503, 'PLUGIN_UNAVAILABLE', '5']);
    expect((await world.send('/api/plugins/titles/v1/titles')).status).toBe(200);
    expect((await world.send('/api/v1/resources')).status).toBe(200);
    const ready = await world.send('/readyz');
    expect(ready.status).toBe(200);
    expect(ready.json['plugins']).toMatchObject([
      { id: 'titles', state: 'up', isRequired: false },
      { id: 'broken', state: 'failed', isRequired: false, code: 'PLUGIN_START_FAILED' },
      { id: 'typo', state: 'failed', isRequired: false, code: 'PLUGIN_CONFIG_INVALID' },
    ]);
    expect(world.lines).toContainEqual(expect.objectContaining({ plugin: 'broken', code: 'PLUGIN_START_FAILED' }));
  });

  test('a required one makes the platform not ready', async () => {
    write('broken', 'export const plugin = { setup() { throw new Error("no database"); } };', { api: apiOf('readBroken') });
    await world.register(entry('broken', { required: true }));
    const ready = await world.send('/readyz');
    expect([ready.status, ready.json['reasons']]).toEqual([503, ['plugin broken']]);
    await world.register();
    expect((await world.send('/readyz')).status).toBe(200);
  });

  test('a start that hangs fails by name at its deadline while others are up (NT-start-hang)', async () => {
    // a platform of its own: the plugins of the other tests have more time
    const patient = world;
    world = await platformWorld({ JIYUE_PLUGIN_START_MS: '5000' });
    try {
      titles();
      write('hangs', 'export const plugin = { setup: () => new Promise(() => {}) };', { api: apiOf('readHangs') });
      await world.register(entry('hangs'), entry('titles'));
      expect(world.server.plugins().map(({ id, state, failure }) => [id, state, failure?.code])).toEqual([
        ['hangs', 'failed', 'PLUGIN_START_TIMEOUT'],
        ['titles', 'up', undefined],
      ]);
    } finally {
      await world.server.stop();
      world = patient;
    }
  });

  test('one that throws in a call gives 500 for that call; it stays up', async () => {
    write('throws', 'export const plugin = { setup: () => ({ operations: { async readThrows() { throw new Error("inner text"); } } }) };', {
      api: apiOf('readThrows'),
    });
    await world.register(entry('throws'));
    const given = await world.send('/api/plugins/throws/v1/it');
    expect([given.status, given.json['code']]).toEqual([500, 'INTERNAL']);
    expect(given.text).not.toContain('inner text');
    expect(world.lines).toContainEqual(expect.objectContaining({ servedBy: 'throws', route: 'readThrows' }));
    expect(world.server.plugins()[0]?.state).toBe('up');
  });

  test('a reply that breaks its own contract is refused', async () => {
    write('liar', 'export const plugin = { setup: () => ({ operations: { async readLiar() { return { ok: true, value: "text" }; } } }) };', {
      api: apiOf('readLiar'),
    });
    await world.register(entry('liar'));
    expect((await world.send('/api/plugins/liar/v1/it')).json['code']).toBe('REPLY_INVALID');
  });
});

describe('their state', () => {
  const secret = 'word-of-the-registry';

  test('is listed for those who oversee the whole platform: the failed ones too, no setting, no secret (JY-ARC-015)', async () => {
    titles();
    write('broken', 'export const plugin = { setup() { throw new Error("no database"); } };', { api: apiOf('readBroken') });
    const unreadable = { ...entry('titles'), package: '@xusheng/Plugin_没有', config: { key: secret } };
    await world.register(entry('titles'), entry('broken'), unreadable);
    const overseer = await world.token('overseer', { actions: ['read-audit'], siteId: '*' });
    const read = (path: string, token = overseer) =>
      world.send<PluginStatusPage & { readonly code?: string }>(path, { headers: { authorization: `Bearer ${token}` } });
    const walked: PluginStatus[] = [];
    let query = '?limit=2';
    for (;;) {
      const { status, json: page, text } = await read(`/api/v1/plugins${query}`);
      expect([status, page.total, text.includes(secret)]).toEqual([200, 3, false]);
      walked.push(...page.items);
      if (page.next === undefined) break;
      query = `?limit=2&cursor=${page.next}`;
    }
    expect(walked).toMatchObject([
      { id: 'broken', state: 'failed', pluginVersion: '1.0.0', health: { isHealthy: false, code: 'PLUGIN_START_FAILED' } },
      { id: expect.stringMatching(/^[a-z][a-z0-9-]+$/), state: 'failed', modules: [], health: { isHealthy: false, code: 'PLUGIN_PACKAGE_MISSING' } },
      { id: 'titles', state: 'running', contract: '^1.0', permissions, siteIds: [], health: { isHealthy: true, lagEntries: expect.any(Number) } },
    ]);
    expect(walked[1]).not.toHaveProperty('title');
    expect((await read('/api/v1/plugins/titles')).json).toMatchObject({ id: 'titles', title: walked[2]!.title });
    expect((await read('/api/v1/plugins/nobody')).json.code).toBe('PLUGIN_UNKNOWN');

    const ofOneSite = await world.token('site-manager', { actions: ['manage-site', 'read-audit'], siteId: 's1' });
    expect((await read('/api/v1/plugins', ofOneSite)).json.code).toBe('PLATFORM_FORBIDDEN');
    expect((await world.send('/api/v1/plugins/titles')).json['code']).toBe('TOKEN_MISSING');
  });
});

describe('while the platform runs', () => {
  test('a plugin is enabled and disabled by its registry: routes, document, capabilities follow', async () => {
    titles();
    await world.register(entry('titles', { enabled: false }));
    expect((await world.send('/api/plugins/titles/v1/titles')).json['code']).toBe('OPERATION_NOT_FOUND');
    await world.register(entry('titles'));
    expect((await world.send('/api/plugins/titles/v1/titles')).status).toBe(200);
    await world.register(entry('titles', { enabled: false }));
    expect((await world.send('/api/plugins/titles/v1/titles')).status).toBe(404);
    expect((await world.send('/api/openapi.json')).text).not.toContain('listTitles');
  });

  test('a module of the standard is listed only while its plugin serves it', async () => {
    const modules = async () =>
      ((await world.send('/.well-known/jiyue')).json['modules'] as { name: string; servedBy: string }[]).map(({ name, servedBy }) => `${name} ${servedBy}`);
    await world.register();
    expect(await modules()).toContain('changes core');
    expect((await modules()).filter((module) => !module.endsWith(' core'))).toEqual([]);
    expect((await world.send('/api/v1/search?q=x')).status).toBe(404);
    write(
      'finder',
      `export const plugin = { setup: () => ({ operations: { async search() { return { ok: true, value: { items: [], total: 0, facets: [] } }; } } }) };`,
      { manifest: { implements: { search: '^1.0' } } },
    );
    await world.register(entry('finder'));
    expect(await modules()).toContain('search finder');
    expect((await world.send('/api/v1/search?q=%E9%98%B2%E6%B1%9B')).status).toBe(200);
    expect((await world.send('/api/v1/search')).status).toBe(400);
  });

  test('a registry that is not usable changes nothing', async () => {
    titles();
    await world.register(entry('titles'));
    writeFileSync(world.config.registryFile, '{"plugins": [');
    await world.server.reload();
    expect((await world.send('/api/plugins/titles/v1/titles')).status).toBe(200);
    expect(world.lines).toContainEqual(expect.objectContaining({ code: 'REGISTRY_INVALID' }));
  });
});
