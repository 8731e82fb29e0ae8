import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { plugin } from '@jiyue/example-replace-search';
import { checkPlugin, createPluginWorld } from '@jiyue/sdk/testing';

test('it keeps every promise of the contract', async () => {
  const calls = {
    search: [{ params: { q: '集约化' } }, { params: { q: '云川江 治理', sort: 'date', kind: 'article', publishedFrom: '2026-02-02', limit: 2 } }],
  };
  assert.deepEqual(await checkPlugin(fileURLToPath(new URL('..', import.meta.url)), { calls }), []);
});

test('an exact document number comes first, in every way people type it', async () => {
  const running = await createPluginWorld().start(plugin, { config: {} });
  await running.catchUp();
  for (const q of ['虚政发〔2026〕1号', '虚政发[2026]1号']) {
    const reply = await running.call('search', { params: { q, limit: 20, sort: 'relevance' } });
    assert.ok(reply.ok);
    assert.equal(reply.value.items[0]?.id, 'r01jd2m7v5x8q4', q);
  }
});

test('filters, order and pages are those of the standard', async () => {
  const running = await createPluginWorld().start(plugin, { config: {} });
  await running.catchUp();
  const ask = async (params: object) => {
    const reply = await running.call('search', { params: { q: '工程', limit: 2, sort: 'date', ...params } });
    assert.ok(reply.ok);
    return reply.value;
  };
  const first = await ask({});
  assert.deepEqual([first.total, first.items.map(({ id }) => id)], [6, ['r-news-6', 'r-news-5']]);
  assert.deepEqual(
    (await ask({ cursor: first.next })).items.map(({ id }) => id),
    ['r-news-4', 'r-news-3'],
  );
  assert.deepEqual(
    (await ask({ publishedFrom: '2026-02-03', publishedTo: '2026-02-04' })).items.map(({ id }) => id),
    ['r-news-4', 'r-news-3'],
  );
  assert.equal((await ask({ kind: 'policy-document' })).total, 0);
  assert.deepEqual(await running.call('search', { params: { q: '工程', limit: 2, sort: 'date', cursor: 'x' } }), {
    ok: false,
    failure: { code: 'CURSOR_INVALID', data: { cursor: 'x' } },
  });
});
