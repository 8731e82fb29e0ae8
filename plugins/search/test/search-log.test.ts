/** The search log: counts without persons, tokens that cannot be forged, and what editors see of both. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readClaim, signClaim } from '../src/search-log/click-token.ts';
import { countableWords, looksPersonal, wordsForm } from '../src/search-log/words.ts';
import { entryOf, type InProcess, startInProcess } from './in-process.ts';
import { buildWorld } from './world.ts';

let run: InProcess;
const started = async (config = {}) => {
  const world = buildWorld();
  run = await startInProcess(world, config);
  await run.deliver([...world.values()].map((one, place) => entryOf(one, place + 1)));
};
beforeEach(() => started());
afterEach(() => run.close());

const period = { from: '2026-02-01', to: '2026-03-05' };
const figures = async (more: object = {}, caller: object = {}) => {
  const reply = await run.call('listSearchFigures', { ...period, order: 'searches', limit: 50, ...more }, caller);
  return reply.ok ? reply.value : reply.failure;
};
const ask = async (q: string, times = 1, more: object = {}) => {
  for (let n = 1; n < times; n += 1) await run.search({ q, ...more });
  const reply = await run.search({ q, ...more });
  if (!reply.ok) throw new Error(reply.failure.code);
  return reply.value;
};
const click = async (token: string | undefined) => (await run.call('countSearchClick', { token: token ?? '' })).value.isCounted;

test.each([
  ['110101199003071234', true],
  ['11010119900307123x 社保', true],
  ['１３８ ０００１ １１１１', true],
  ['电话 0990-1234567', true],
  ['zhang@example.cn', true],
  ['一三八〇〇〇一一一一一', true],
  ['京A12345', true],
  ['护照 E12345678', true],
  ['6222 0200 1111 2222 333', true],
  ['虚政发〔2026〕1号', false],
  ['2026年3月5日', false],
  ['20260305', false],
  ['2026-03-05 天气', false],
  ['12345热线', false],
  ['国办函2018 71号', false],
  ['公积金提取', false],
])('words "%s" look personal: %s', (words, isPersonal) => {
  expect(looksPersonal(wordsForm(words))).toBe(isPersonal);
});

test('words have one form, and long ones none', () => {
  expect(countableWords(' 公积金　 ＡＢ ')).toBe('公积金 ab');
  expect([countableWords('长'.repeat(51)), countableWords('  ')]).toEqual([undefined, undefined]);
});

test('what is kept of searches holds no words until enough have asked them, and never words that look personal', async () => {
  await ask('住房公积金', 5);
  await ask('王小明的低保', 4);
  await ask('13800001111', 9);
  await run.call('countSearchClick', { token: (await ask('住房公积金', 1, { clickTokens: true })).items[0]!.clickToken });
  const kept = [];
  for (const key of (await run.storage.list('')).keys) kept.push(key, JSON.stringify(await run.storage.get(key)));
  const rows = (await run.series.query({ rollup: 'words', groupBy: ['words', 'what', 'site', 'found', 'period'], order: 'events', limit: 1000 })).rows;
  const everything = `${kept.join('\n')}\n${JSON.stringify(rows)}`;
  expect(everything).toContain('住房公积金');
  for (const word of ['王小明', '低保', '1380', 'editor-1', 'anonymous']) expect(everything).not.toContain(word);
  expect(rows.reduce((sum, { events }) => sum + events, 0)).toBe(20);
});

test('who asks not to be counted is not, and gets no click tokens', async () => {
  for (const header of ['DNT', 'Sec-GPC']) {
    const reply = await ask('住房公积金', 6, { [header]: '1', clickTokens: true });
    expect(reply.items.some(({ clickToken }) => clickToken !== undefined)).toBe(false);
  }
  expect((await figures()).total.searches).toBe(0);
});

test('the operator can turn it off', async () => {
  await run.close();
  await started({ countSearches: false });
  const reply = await ask('住房公积金', 6, { clickTokens: true });
  expect(reply.items[0]!.clickToken).toBeUndefined();
  expect([(await figures()).total.searches, await click('x'), (await run.shared.list('')).keys]).toEqual([0, false, []]);
});

test('editors see what is asked most, what finds nothing and what is found too deep', async () => {
  await ask('公积金', 7);
  await ask('没有这样的词', 6);
  for (let n = 0; n < 5; n += 1) {
    const reply = await ask('住房公积金', 1, { clickTokens: true });
    await click(reply.items[n === 0 ? 0 : 3]!.clickToken);
  }
  const { total, items, unshownSearches } = await figures();
  expect(total).toEqual({ searches: 18, withoutHits: 6, opened: 5, openShare: 0.278 });
  expect(items.map(({ words, searches }: { words: string; searches: number }) => [words, searches])).toEqual([
    ['公积金', 7],
    ['没有这样的词', 6],
    ['住房公积金', 5],
  ]);
  expect(items[2]).toEqual({ words: '住房公积金', searches: 5, withoutHits: 0, opened: 5, openShare: 1, bestBetOpens: 0, meanRank: 3.4, deepShare: 0 });
  expect(unshownSearches).toBe(0);
  expect((await figures({ order: 'fruitless' })).items.map(({ words }: { words: string }) => words)).toEqual(['没有这样的词']);
  expect((await figures({ order: 'depth' })).items.map(({ words }: { words: string }) => words)).toEqual(['住房公积金']);
});

test('rare words are counted and not shown', async () => {
  await ask('公积金', 7);
  await ask('少见的词', 4);
  const { items, unshownSearches, total } = await figures();
  expect([items.length, unshownSearches, total.searches]).toEqual([1, 4, 11]);
});

test('figures are of the sites and days asked for, and only of sites that the caller has a right on', async () => {
  await ask('公积金', 5, { siteId: 's1' });
  await ask('公积金', 6, { siteId: 's2' });
  await ask('公积金', 7);
  const searches = async (more: object, caller: object = {}) => (await figures(more, caller)).total.searches;
  run.clock.at = new Date('2026-03-06T10:00:00.000Z');
  await ask('公积金', 9);
  const days = { from: '2026-03-05', to: '2026-03-05' };
  expect([await searches(days), await searches({ ...days, to: '2026-03-06' }), await searches(days, { siteIds: ['s1'] })]).toEqual([18, 27, 5]);
  await run.close();
  const sites = [{ id: 's1' }, { id: 's2' }] as never;
  const { series, storage } = run;
  run = await startInProcess(buildWorld(), {}, ':memory:', { sites, series, storage });
  expect([await searches({ siteId: 's2' }), (await figures({ siteId: 's2' }, { siteIds: ['s1'] })).code, (await figures({}, { siteIds: [] })).code]).toEqual([
    ...[6, 'SEARCH_CALLER_REFUSED', 'SEARCH_CALLER_REFUSED'],
  ]);
  expect((await figures({ from: '2026-03-05', to: '2026-03-04' })).code).toBe('SEARCH_FIGURES_PERIOD');
  expect((await figures({ from: '2020-01-01', to: '2026-03-04' })).code).toBe('SEARCH_FIGURES_PERIOD');
});

test('of a search the first click counts, once; further pages are no further searches and keep their ranks', async () => {
  const first = await ask('住房公积金', 1, { clickTokens: true, limit: 2 });
  expect([await click(first.items[1]!.clickToken), await click(first.items[0]!.clickToken), await click(first.items[1]!.clickToken)]).toEqual([
    true,
    false,
    false,
  ]);
  const second = await ask('住房公积金', 1, { clickTokens: true, limit: 2, cursor: first.next });
  await click(second.items[0]!.clickToken);
  await ask('住房公积金', 4);
  const [item] = (await figures()).items;
  expect([item.searches, item.opened, item.meanRank]).toEqual([5, 2, 2.5]);
});

test('a token that was changed, is over, or comes from elsewhere counts nothing', async () => {
  const token = (await ask('住房公积金', 1, { clickTokens: true })).items[0]!.clickToken!;
  for (let at = 0; at < token.length; at += 7) {
    const other = token[at] === 'A' ? 'B' : 'A';
    expect(await click(token.slice(0, at) + other + token.slice(at + 1))).toBe(false);
  }
  for (const bad of ['', 'x', `${token}A`, token.slice(1), `${token}=`, '%00', '〔2026〕']) expect(await click(bad)).toBe(false);
  const elsewhere = await startInProcess(buildWorld());
  expect((await elsewhere.call('countSearchClick', { token })).value.isCounted).toBe(false);
  await elsewhere.close();
  run.clock.at = new Date(run.clock.at.getTime() + 1_801_000);
  expect(await click(token)).toBe(false);
  run.clock.at = new Date(run.clock.at.getTime() - 2000);
  expect(await click(token)).toBe(true);
});

test('a token says what was signed and stays short', () => {
  const secret = Buffer.alloc(32, 7);
  const claim = { searchId: 'abcdefghijkl', siteId: 's'.repeat(64), words: '0123456789abcdef', recordId: 'r'.repeat(64), rank: 12, expires: 2_000_000_000 };
  const token = signClaim(claim, secret);
  expect(token).toMatch(/^[A-Za-z0-9_-]{20,400}$/);
  expect(readClaim(token, secret, new Date(0))).toEqual(claim);
  expect(readClaim(token, Buffer.alloc(32, 8), new Date(0))).toBeUndefined();
});

test('words that nobody has asked for long are forgotten; their counts stay without them', async () => {
  await ask('公积金', 6);
  run.clock.at = new Date('2026-10-01T10:00:00.000Z');
  await ask('减税', 6);
  await run.jobs.get('forget-words')!();
  const kept = await Promise.all((await run.storage.list('word/')).keys.map((key) => run.storage.get<{ text: string }>(key)));
  expect(kept.map((one) => one!.text)).toEqual(['减税']);
  const { total, items } = await figures({ from: '2026-09-01', to: '2026-10-01' });
  expect([total.searches, items.length]).toEqual([6, 1]);
});

test('the same figures as CSV, with nothing that a spreadsheet would compute', async () => {
  await ask('公积金', 5);
  await ask('=公积金,"表"', 5);
  const { value } = await run.call('makeSearchFiguresCsv', { ...period, order: 'searches', limit: 50 });
  expect(value).toMatchObject({ status: 200, mediaType: 'text/csv; charset=utf-8; header=present' });
  const lines = value.body.slice(1).split('\r\n');
  expect([lines[0].split(',').length, lines.slice(1, 3).toSorted(), lines.length]).toEqual([
    8,
    [`"'=公积金,""表""",5,0,0,0,0,,`, '公积金,5,0,0,0,0,,'].toSorted(),
    4,
  ]);
});

test('a log that cannot be written fails no search and is told', async () => {
  const broken = { ...run.series, append: () => Promise.reject(new Error('disk')) };
  const other = await startInProcess(buildWorld(), {}, ':memory:', { series: broken });
  for (let n = 0; n < 201; n += 1) expect((await other.search({ q: '公积金' })).ok).toBe(true);
  await other.close();
  expect(other.warned.length).toBeGreaterThan(0);
});
