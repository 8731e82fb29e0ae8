/** A plugin that uses every port of its own: for tests of what is kept for plugins. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RegistryEntry } from '../../src/host/registry/registry-entry.ts';

const permissions = ['storage:own', 'index:own', 'queue:own', 'series:own', 'blobs:own', 'log:record.published'];
const reply = {
  200: { description: '好 · good', content: { 'application/json': { schema: { type: 'object' } } } },
  default: { $ref: '#/components/responses/Problem' },
};

/**
 * Keeps something of every kind; `readKept` says what.
 * @param data data folder. @param apply code that its follower begins with
 */
export function keeperPlugin(data: string, version: string, apply = ''): RegistryEntry {
  const folder = join(data, 'keeper');
  mkdirSync(folder, { recursive: true });
  const operations = {
    '/fill': { post: { operationId: 'fillKeeper', responses: reply } },
    '/kept': { get: { operationId: 'readKept', responses: reply } },
  };
  const files = { main: 'index.js', api: 'openapi.json' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'keeper', version, type: 'module' }));
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify({ openapi: '3.1.0', info: { title: '保存 · Keeper', version: '1.0' }, paths: operations }));
  writeFileSync(
    join(folder, 'plugin.json'),
    JSON.stringify({ id: 'keeper', title: { 'zh-CN': '保存' }, version, contract: '^1.0', specification: {}, permissions, isolation: 'worker', files }),
  );
  writeFileSync(
    join(folder, 'index.js'),
    `const schema = { version: '1', dimensions: ['site'], sums: ['views'], distincts: ['visitors'], rollups: [{ name: 'days', period: 'day', dimensions: ['site'] }] };
export const plugin = {
  migrations: [{ id: 'first', up: (storage) => storage.write({ put: { migrated: 1 } }) }],
  async setup({ storage, shared, queue, series, blobs, index, follow }) {
    await series.open(schema);
    const { identity } = await index.open({ version: '1', fields: ['title'], attributes: [] });
    follow({ types: ['record.published'], revision: identity,
      async apply(batch, own) {
        ${apply}
        for (const { subject } of batch) { await own.write({ put: { ['log/' + subject]: 1 } }); await index.put([{ id: subject, version: 1, sortKey: '1', text: { title: 'a b' }, attributes: {} }]); }
      },
      async reset(own) { const { keys } = await own.list('log/'); await own.write({ remove: keys }); await index.remove(keys.map((key) => key.slice(4))); } });
    return { operations: {
      async fillKeeper() {
        await storage.write({ put: { a: { text: '好 “𠮷”' } } });
        await shared.write({ put: { b: [1, null] } });
        await queue.add([{ id: 'waits', lane: 'mail', payload: { to: 'x' }, dueAt: '2090-01-01T00:00:00Z' }, { id: 'over', lane: 'mail', payload: 1 }, { id: 'lost', lane: 'fax', payload: 2 }]);
        for (const [lane, outcome] of [['mail', 'done'], ['fax', 'dead']]) { const [taken] = await queue.lease({ lane, limit: 1, seconds: 60 }); await queue.end([{ id: taken.id, token: taken.token, outcome, note: 'note' }]); }
        await series.append([1, 2, 3].map((n) => ({ id: 'e' + n, at: '2026-03-0' + n + 'T01:00:00Z', dimensions: { site: 's' + n }, sums: { views: n }, distincts: { visitors: 'v' } })));
        await blobs.put('图.png', new Uint8Array([1, 2, 3]), { mediaType: 'image/png' });
        return { ok: true, value: {} };
      },
      async readKept() {
        const sums = await series.query({ rollup: 'days', groupBy: ['period', 'site'], limit: 100 });
        const items = (await queue.list({ limit: 100 })).items.map(({ id, lane, payload, state, note, dueAt }) => ({ id, lane, payload, state, note, dueAt: state === 'waiting' ? dueAt : undefined })).sort((x, y) => (x.id < y.id ? -1 : 1));
        return { ok: true, value: { a: await storage.get('a'), migrated: await storage.get('migrated'), b: await shared.get('b'), items, sums: sums.rows, raw: (await series.size()).rawEvents,
          again: await series.append([{ id: 'e1', at: '2026-03-01T01:00:00Z', dimensions: { site: 's1' }, sums: { views: 1 }, distincts: { visitors: 'v' } }]),
          blobs: (await blobs.list('')).blobs, bytes: [...((await blobs.get('图.png')) ?? [])], log: (await storage.list('log/')).keys, indexed: (await index.query({ order: 'newest', limit: 0, total: true })).total } };
      },
    } };
  },
};`,
  );
  return { package: './keeper', enabled: true, grants: { permissions, sites: ['*'] }, config: {}, restart: `${version}${apply}` };
}
