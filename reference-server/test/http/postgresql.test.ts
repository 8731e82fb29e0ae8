/** The platform on PostgreSQL as callers see it: two server processes on one database, each with its own data folder and plugin index. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postgresMissing, postgresWorld, type PostgresWorld } from '../../src/store/postgres/postgres-world.suite.ts';
import { pluginVerb } from '../../src/verbs/plugin-verb.ts';
import { runVerb } from '../../src/verbs/run-verb.ts';
import { StartFault } from '../../src/start-server.ts';
import { failureText } from '../../src/verbs/failure-text.ts';
import { keeperPlugin } from './keeper-plugin.ts';
import { article, type PlatformWorld, platformWorld, publish, seed } from './platform-world.ts';

/** A plugin that keeps the titles of what is published: follows the log, reads records, answers an operation. */
const titlesPlugin = {
  'package.json': { name: 'titles', version: '1.0.0', type: 'module' },
  'plugin.json': {
    id: 'titles',
    title: { 'zh-CN': '标题表' },
    version: '1.0.0',
    contract: '^1.0',
    specification: {},
    permissions: ['log:record.published', 'log:record.withdrawn', 'storage:own'],
    files: { main: 'index.js', api: 'openapi.json' },
  },
  'openapi.json': {
    openapi: '3.1.0',
    info: { title: '标题表 · Titles', version: '1.0' },
    paths: {
      '/ids': {
        get: {
          operationId: 'listTitleIds',
          responses: {
            200: { description: '好 · good', content: { 'application/json': { schema: { type: 'object' } } } },
            default: { $ref: '#/components/responses/Problem' },
          },
        },
      },
    },
  },
  'index.js': `export const plugin = {
    setup({ follow, storage }) {
      follow({ types: ['record.published', 'record.withdrawn'],
        async apply(batch, own) {
          for (const { type, subject } of batch)
            await own.write(type === 'record.published' ? { put: { [subject]: 1 } } : { remove: [subject] });
        },
        async reset(own) { const page = await own.list(''); await own.write({ remove: page.keys }); } });
      return { operations: { async listTitleIds() { return { ok: true, value: { ids: (await storage.list('')).keys } }; } } };
    },
  };`,
};

describe.skipIf(postgresMissing !== undefined)('two platforms on one PostgreSQL', () => {
  let database: PostgresWorld;
  let url: string;
  let first: PlatformWorld;
  let second: PlatformWorld;
  let root: string;

  const withTitles = async (world: PlatformWorld) => {
    const folder = join(world.config.data, 'plugins', 'titles');
    mkdirSync(folder, { recursive: true });
    for (const [name, content] of Object.entries(titlesPlugin))
      writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
    const { permissions } = titlesPlugin['plugin.json'];
    await world.register({ package: './plugins/titles', enabled: true, grants: { permissions, sites: ['*'] }, config: {} });
  };
  const titleIds = async (world: PlatformWorld) => {
    await world.server.idle();
    return (await world.send('/api/plugins/titles/v1/ids')).json['ids'];
  };

  beforeAll(async () => {
    database = await postgresWorld();
    url = database.address();
    [first, second] = await Promise.all([platformWorld({ JIYUE_DATABASE: url }), platformWorld({ JIYUE_DATABASE: url })]);
    root = await seed(first);
    await Promise.all([withTitles(first), withTitles(second)]);
  });
  afterAll(async () => {
    await Promise.all([first.server.stop(), second.server.stop()]);
    await database.stop();
  });

  test('says what it stands on, without saying where or with which account', async () => {
    expect((await first.send('/readyz')).json).toMatchObject({ status: 'ready', storage: { driver: 'postgresql' } });
    expect(first.server.storage).toMatchObject({ driver: 'postgresql', version: expect.stringMatching(/^\d+\.\d+$/) });
    const { password } = new URL(url);
    expect(password).not.toBe('');
    expect(JSON.stringify([first.lines, first.server.storage])).not.toContain(password);
  });

  test('what one publishes is read, listed and fed by the other, and followed by the plugins of both', async () => {
    const id = await publish(first, root, { title: '虚构省发布汛期公告' });
    const read = await second.send(`/api/v1/resources/${id}`);
    expect([read.status, read.json['title']]).toEqual([200, '虚构省发布汛期公告']);
    const list = await second.send('/api/v1/resources?siteId=s1');
    expect((list.json['items'] as { id: string }[]).map((item) => item.id)).toContain(id);
    const changes = await second.send('/api/v1/changes?limit=100', { headers: { authorization: `Bearer ${root}` } });
    expect(JSON.stringify(changes.json['items'])).toContain(id);
    expect(await titleIds(second)).toContain(id);
    expect(await titleIds(first)).toContain(id);
  });

  test('what one withdraws is gone at the other with the next request, also from what was cached', async () => {
    const id = await publish(first, root);
    const path = `/api/v1/resources/${id}`;
    const shown = await second.send(path);
    expect(shown.status).toBe(200);
    expect((await second.send(path, { headers: { 'if-none-match': shown.headers['etag']! } })).status).toBe(304);
    // also when the other hears nothing of it: its listening connection is gone, and back only at its next look
    await database.endSessions(url);
    const withdrawn = await first.write(root, 'POST', `${path}/withdraw`, { kind: 'gone', reason: '内容有误' }, { 'if-match': shown.headers['etag']! });
    expect(withdrawn.status).toBe(200);
    expect((await second.send(path)).status).toBe(410);
    expect((await second.send(path, { headers: { 'if-none-match': shown.headers['etag']! } })).status).toBe(410);
    expect(await titleIds(second)).not.toContain(id);
  });

  test('a page token of one is good at the other', async () => {
    await publish(first, root);
    await publish(second, root);
    const page = await first.send('/api/v1/resources?limit=1');
    const next = await second.send(`/api/v1/resources?limit=1&cursor=${encodeURIComponent(String(page.json['next']))}`);
    expect(next.status).toBe(200);
    expect((next.json['items'] as { id: string }[])[0]?.id).not.toBe((page.json['items'] as { id: string }[])[0]?.id);
  });

  test('writes through both at once keep one version each: the later of two editors is told', async () => {
    const created = await first.write(root, 'POST', '/api/v1/resources', article());
    const path = `/api/v1/resources/${String(created.json['id'])}`;
    const edit = (world: PlatformWorld, title: string) => world.write(root, 'PUT', path, article({ title }), { 'if-match': created.headers['etag']! });
    const replies = await Promise.all([edit(first, '甲改'), edit(second, '乙改')]);
    expect(replies.map((reply) => reply.status).toSorted()).toEqual([200, 409]);
    expect(await first.server.store.verifyLog()).toMatchObject({ isSound: true });
  });

  test('a token revoked at one is refused by the other at once', async () => {
    const token = await first.token('editor', { actions: ['draft'], siteId: 's1' });
    expect((await second.write(token, 'POST', '/api/v1/resources', article())).status).toBe(201);
    const [row] = await second.server.store.accounts.tokens('editor');
    await second.server.store.accounts.revokeToken(row!.digest, new Date().toISOString());
    expect((await first.write(token, 'POST', '/api/v1/resources', article())).status).toBe(401);
  });

  test('a database that goes away for a moment costs a 503, no restart', async ({ skip }) => {
    skip(!database.server.isOwn, 'a given server is not stopped');
    await database.server.halt();
    const reply = await first.write(root, 'POST', '/api/v1/resources', article());
    expect([reply.status, reply.json['code']]).toEqual([503, 'STORAGE_UNAVAILABLE']);
    expect([(await first.send('/healthz')).status, (await first.send('/readyz')).status]).toEqual([200, 503]);
    await database.server.start();
    expect((await first.send('/readyz')).status).toBe(200);
    expect((await first.write(root, 'POST', '/api/v1/resources', article())).status).toBe(201);
    expect(await first.server.store.verifyLog()).toMatchObject({ isSound: true });
  });

  test('what is kept for a plugin is exported, wiped for both, and comes back: what they share to both, the rest to the one', async () => {
    const verb = async (...args: readonly string[]) => {
      const lines: string[] = [];
      const io = { out: (line: string) => void lines.push(line), note: (line: string) => void lines.push(line) };
      return { code: await pluginVerb(args, first.config, io), text: lines.join('\n') };
    };
    const both = [first, second];
    const register = (enabled: boolean) => Promise.all(both.map((world) => world.register({ ...keeperPlugin(world.config.data, '1.0.0'), enabled })));
    const kept = async (world: PlatformWorld) => {
      await world.server.idle();
      return (await world.send<Record<string, unknown>>('/api/plugins/keeper/v1/kept')).json;
    };
    await register(true);
    expect((await first.send('/api/plugins/keeper/v1/fill', { method: 'POST' })).status).toBe(200);
    const [before, other] = [await kept(first), await kept(second)];
    expect(before).toMatchObject({ a: { text: '好 “𠮷”' }, b: [1, null], raw: 3, bytes: [1, 2, 3], indexed: (before['log'] as readonly string[]).length });
    expect(before['log']).not.toEqual([]);
    // common to both: keys, queue, blobs, index; of each: own storage and series
    for (const name of ['b', 'items', 'blobs', 'bytes', 'indexed', 'log']) expect(other[name]).toEqual(before[name]);
    expect([other['a'], other['raw']]).toEqual([undefined, 0]);

    await register(false);
    const to = join(first.config.data, 'keeper.ndjson');
    expect(await verb('export', 'keeper', '--to', to)).toMatchObject({ code: 0, text: expect.stringContaining('待办3项，自有文件1个，事件3条') });
    expect(await verb('import', 'keeper', '--from', to)).toMatchObject({ code: 2, text: expect.stringContaining('PLUGIN_DATA_PRESENT') });
    expect((await verb('remove', 'keeper')).code).toBe(0);
    expect(await second.server.store.plugin('keeper').namespace.list('', undefined, 9)).toEqual([]);
    await register(false);
    expect(await verb('import', 'keeper', '--from', to)).toMatchObject({ code: 0 });
    await register(true);
    expect(await kept(first)).toEqual(before);
    const after = await kept(second);
    for (const name of ['b', 'items', 'blobs', 'bytes', 'indexed', 'log']) expect(after[name]).toEqual(before[name]);
  });

  test('the verb verify walks the log of the database', async () => {
    const lines: string[] = [];
    const io = { out: (line: string) => void lines.push(line), note: (line: string) => void lines.push(line) };
    const before = { ...process.env };
    Object.assign(process.env, { JIYUE_DATABASE: url, JIYUE_DATA: first.config.data });
    try {
      expect(await runVerb(['verify'], io)).toBe(0);
    } finally {
      for (const name of ['JIYUE_DATABASE', 'JIYUE_DATA']) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
    }
    expect(lines.join('\n')).toContain(`日志链完整：${await first.logLength()}条`);
  });

  test('a start with a database that cannot be used says why, and never the password', async () => {
    const wrong = new URL(url);
    wrong.password = 'geheim-0815';
    const error: unknown = await platformWorld({ JIYUE_DATABASE: wrong.toString() }).catch((thrown: unknown) => thrown);
    if (!(error instanceof StartFault)) throw new Error(String(error));
    expect(error.failure.code).toBe('DATABASE_UNREACHABLE');
    for (const language of ['zh-CN', 'en'] as const) expect(failureText(error.failure, language)).toContain('JIYUE_DATABASE');
    expect(`${error.message} ${error.stack ?? ''} ${JSON.stringify(error.failure)}`).not.toContain('geheim-0815');
  });
});
