import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { plugin } from '@jiyue/example-first-plugin';
import { checkPlugin, createPluginWorld } from '@jiyue/sdk/testing';

// #region check
test('the plugin keeps every promise of the contract', async () => {
  const packageRoot = fileURLToPath(new URL('..', import.meta.url));
  assert.deepEqual(await checkPlugin(packageRoot, { config: { defaultLimitDays: 30 } }), []);
});
// #endregion

// #region own-test
test('a column is stale once its limit has passed, and fresh again after a publication', async () => {
  const world = createPluginWorld({ now: '2026-03-01T00:00:00Z' });
  const running = await world.start(plugin, { config: { defaultLimitDays: 0 } });
  const staleIds = async () => {
    await running.catchUp();
    const reply = await running.call('listStaleColumns', { params: { siteId: 'site-edu' } });
    assert.ok(reply.ok);
    return reply.value.items.map(({ columnId }) => columnId);
  };

  assert.deepEqual(await staleIds(), ['site-edu-yaowen']); // 最近一次 2026-02-13，期限14天 · last on 13 February, limit 14 days
  const news = await world.records.resource('r-edu-1');
  assert.ok(news);
  world.publish({ ...news, updateType: 'minor' });
  assert.deepEqual(await staleIds(), ['site-edu-yaowen']); // 小修不算更新 · a small correction is no update
  world.publish({ ...news, updateType: 'major' });
  assert.deepEqual(await staleIds(), []);
  world.clock.passDays(14.5);
  assert.deepEqual(await staleIds(), ['site-edu-yaowen']);
});
// #endregion

test('a site that does not exist is told by our own code', async () => {
  const running = await createPluginWorld().start(plugin, { config: { defaultLimitDays: 0 } });
  const reply = await running.call('listStaleColumns', { params: { siteId: 'nowhere' } });
  assert.deepEqual(reply, { ok: false, failure: { code: 'FRESHNESS_SITE_UNKNOWN', data: { siteId: 'nowhere' } } });
});

test('columns that never published come first; those without a limit take the default', async () => {
  const running = await createPluginWorld().start(plugin, { config: { defaultLimitDays: 10 } });
  await running.catchUp();
  const reply = await running.call('listStaleColumns', { params: { siteId: 'site-province' } });
  assert.ok(reply.ok);
  assert.deepEqual(
    reply.value.items.map(({ columnId, overdueDays }) => [columnId, overdueDays]),
    [
      ['site-province-huodong', undefined],
      ['site-province-jiedu', 36],
      ['site-province-gonggao', 23],
      ['site-province-yaowen', 8],
    ],
  );
});
