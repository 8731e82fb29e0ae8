/** Suggestions: where they come from, how they are found, and who is shown them. */
import { afterEach, expect, test } from 'vitest';
import { entryOf, type InProcess, startInProcess } from './in-process.ts';
import { buildWorld, record } from './world.ts';

let run: InProcess;
afterEach(() => run.close());

async function started(world = buildWorld(), config = {}) {
  run = await startInProcess(world, config);
  await run.deliver([...world.values()].map((one, place) => entryOf(one, place + 1)));
  return world;
}
const suggest = async (q: string, more: object = {}) => {
  const reply = await run.call('suggestWords', { q, limit: 10, ...more });
  expect(reply.ok).toBe(true);
  return reply.value.words as { text: string; resources: number }[];
};
const texts = async (q: string, more: object = {}) => (await suggest(q, more)).map(({ text }) => text);

test('titles, what they are about, names in them, document numbers and keywords are completed', async () => {
  await started();
  expect(await texts('住房')).toEqual(['住房公积金管理办法']);
  expect(await suggest('住房公积金管')).toEqual([{ text: '住房公积金管理办法', resources: 2 }]);
  expect(await texts('虚政发〔2026')).toEqual(['虚政发〔2026〕1号']);
  expect(await texts('公积')).toEqual(['公积金']);
  expect(await texts('全省住房')).toEqual(['全省住房公积金业务一网通办']);
});

test.each([
  ['zfgjjgl', '住房公积金管理办法'],
  ['zhufanggongjij', '住房公积金管理办法'],
  ['jsjf', '减税降费一图读懂'],
  ['ZhuFang GongJi', '住房公积金管理办法'],
])('by sound: %s', async (typed, wanted) => {
  await started();
  expect(await texts(typed)).toContain(wanted);
});

test('what more resources hold comes first, at most as many as asked for, and nothing for nothing', async () => {
  const world = buildWorld();
  for (let n = 0; n < 30; n += 1)
    world.set(`r-river-${n}`, record({ id: `r-river-${n}`, title: `云川江治理第${n}期`, classification: { keywords: ['云川江'] } }));
  await started(world);
  const found = await suggest('云川', { limit: 5 });
  expect([found[0], found.length]).toEqual([{ text: '云川江', resources: 30 }, 5]);
  expect([await texts(' '), await texts('没有这样的'), await texts('%'), await texts('zzzz')]).toEqual([[], [], [], []]);
});

test('of a site alone, with its own numbers', async () => {
  await started();
  expect(await texts('云川市', { siteId: 's1' })).toEqual([]);
  expect(await texts('云川市', { siteId: 's2' })).toEqual(['云川市开展住房公积金服务月活动']);
  expect(await suggest('住房公积金管', { siteId: 's1' })).toEqual([{ text: '住房公积金管理办法', resources: 2 }]);
});

test('a word that stood only in what was withdrawn is suggested no more, even while the index is behind', async () => {
  const world = await started();
  expect(await texts('减税')).toEqual(['减税降费一图读懂']);
  world.set('r-tax', { ...world.get('r-tax')!, status: 'withdrawn' });
  expect(await texts('减税')).toEqual([]);
  // one of two holders goes: the other is found
  world.delete('r-read');
  expect(await texts('住房公积金管')).toEqual(['住房公积金管理办法']);
  await run.deliver([entryOf(world.get('r-tax')!, 90, 'record.withdrawn'), entryOf(record({ id: 'r-read', title: '-' }), 91, 'record.withdrawn')]);
  expect(await suggest('住房公积金管')).toEqual([{ text: '住房公积金管理办法', resources: 1 }]);
});

test('a new version is suggested by its new title alone, and a start without news knows all there is', async () => {
  const world = await started();
  world.set('r-tax', { ...world.get('r-tax')!, version: 2, title: '税费优惠一图读懂' });
  await run.deliver([entryOf(world.get('r-tax')!, 90)]);
  expect([await texts('减税'), await texts('税费')]).toEqual([[], ['税费优惠一图读懂']]);
  await run.close();
  run = await startInProcess(world);
  expect(await texts('税费')).toEqual(['税费优惠一图读懂']);
});

test('words that enough have asked with success are suggested when they stand in public resources; rare, fruitless and personal ones never', async () => {
  await started();
  const ask = async (q: string, times: number) => {
    for (let n = 0; n < times; n += 1) await run.search({ q });
  };
  await ask('购买自住住房', 5);
  await ask('放宽了提取条件', 4);
  await ask('购买自住 楼房', 9);
  await ask('购买人13800001111', 9);
  expect(await texts('购买')).toEqual(['购买自住住房']);
  expect(await texts('gmzz')).toEqual(['购买自住住房']);
  expect(await texts('放宽')).toEqual([]);
});
