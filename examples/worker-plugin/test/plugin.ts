import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { plugin } from '@jiyue/example-worker-plugin';
import { checkPlugin, createPluginWorld } from '@jiyue/sdk/testing';
import { signatureOf, similarity } from '../src/signature.ts';

test('the plugin keeps every promise of the contract', async () => {
  const packageRoot = fileURLToPath(new URL('..', import.meta.url));
  assert.deepEqual(await checkPlugin(packageRoot, { config: { least: 0.3 } }), []);
});

test('a record that repeats another is found from either side, and no longer once it is withdrawn', async () => {
  const world = createPluginWorld();
  const running = await world.start(plugin, { config: { least: 0.5 } });
  await running.catchUp();
  const one = await world.records.resource('r-edu-1');
  assert.ok(one);
  world.publish({ ...one, id: 'r-edu-copy', title: `${one.title}（转载）` });
  await running.catchUp();
  const similarTo = async (resourceId: string) => {
    const reply = await running.call('listSimilarRecords', { params: { resourceId } });
    assert.ok(reply.ok);
    return reply.value.items.map((item) => item.resourceId);
  };
  assert.ok((await similarTo('r-edu-1')).includes('r-edu-copy'));
  assert.ok((await similarTo('r-edu-copy')).includes('r-edu-1'));
  world.withdraw('r-edu-copy');
  assert.ok(!(await similarTo('r-edu-1')).includes('r-edu-copy'), 'gone before the plugin hears of it');
});

test('the share of common pairs is estimated within a tenth', () => {
  const letters = (from: number, length: number) => Array.from({ length }, (_, at) => String.fromCharCode(0x4e00 + (((from + at) * 7) % 20_000))).join('');
  for (const common of [0, 500, 900, 1000]) {
    const [one, other] = [letters(0, 1000), letters(1000 - common, 1000)];
    const pairs = (text: string) => new Set(Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2)));
    const [first, second] = [pairs(one), pairs(other)];
    const shared = [...first].filter((pair) => second.has(pair)).length;
    const exact = shared / (first.size + second.size - shared);
    assert.ok(Math.abs(similarity(signatureOf(one), signatureOf(other)) - exact) < 0.15, `${common} in common`);
  }
});

test('a record nobody knows is told by our own code', async () => {
  const running = await createPluginWorld().start(plugin, { config: { least: 0.5 } });
  const reply = await running.call('listSimilarRecords', { params: { resourceId: 'nowhere' } });
  assert.deepEqual(reply, { ok: false, failure: { code: 'SIMILAR_RECORD_UNKNOWN', data: { resourceId: 'nowhere' } } });
});
