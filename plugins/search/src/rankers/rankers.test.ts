import { onceAMinute, type RankedHit, type SearchRanker } from '@jiyue/sdk/plugin';
import { describe, expect, test } from 'vitest';
import { factorsOf } from './apply-rankers.ts';
import { authority, bodyStep } from './authority.ts';
import { freshness } from './freshness.ts';
import { plugin } from '../../test/guides-first.ts';

const hit = (change: Partial<RankedHit> = {}): RankedHit => ({
  ...{ id: 'r-1', version: 1, score: 1, publishedAt: '2026-03-05T10:00:00.000Z', kind: 'article', siteId: 's1', columnId: 'c1', topics: [], issuers: [] },
  ...change,
});
const question = { question: '湿地', now: '2026-03-05T10:00:00.000Z', hits: [hit(), hit({ id: 'r-2' })] };
const answering = (answer: () => Promise<unknown>): SearchRanker => ({ rank: answer as SearchRanker['rank'] });

describe('rankers', () => {
  test.each<[string, () => Promise<unknown>, string]>([
    ['throws', () => Promise.reject(new Error('no table')), 'no table'],
    [
      'throws at once',
      () => {
        throw new TypeError('not a promise');
      },
      'not a promise',
    ],
    ['never answers', () => new Promise(() => undefined), 'no answer within 5 ms'],
    ['answers too few', async () => [2], '1 factors for 2 hits'],
    ['answers no numbers', async () => [2, 'high'], 'a factor is no number'],
    ['answers not a number', async () => [2, Number.NaN], 'a factor is no number'],
    ['answers nothing', async () => undefined, 'the answer is no list'],
  ])('one that %s counts for nothing and harms no other', async (_name, answer, fault) => {
    const faults: string[] = [];
    const rankers = [
      { plugin: 'bad', use: answering(answer) },
      { plugin: 'good', use: answering(async () => [1, 2]) },
    ];
    expect(await factorsOf(rankers, question, 3, (plugin, what) => faults.push(`${plugin}: ${what}`), 5)).toEqual([1, 2, 1]);
    expect(faults).toEqual([`bad: ${fault}`]);
  });

  test('factors are multiplied and cut to the limits; no hit leaves', async () => {
    const rankers = [answering(async () => [0, 100]), answering(async () => [2, 0.5])].map((use, place) => ({ plugin: `p${place}`, use }));
    expect(await factorsOf(rankers, question, 2, () => expect.unreachable())).toEqual([0.5, 2]);
    expect(await factorsOf(rankers, { ...question, hits: [] }, 0, () => expect.unreachable())).toEqual([]);
    expect(await factorsOf([], question, 2, () => expect.unreachable())).toEqual([1, 1]);
  });

  test('a fault of one plugin is told once a minute', () => {
    let now = 0;
    const told: string[] = [];
    const tell = onceAMinute(
      (plugin) => told.push(plugin),
      () => new Date(now),
    );
    for (const at of [0, 1000, 59_999, 60_000]) {
      now = at;
      tell('a', 'late');
    }
    tell('b', 'late');
    expect(told).toEqual(['a', 'a', 'b']);
  });
});

test('what freshness gives halves every two years, and a text dated ahead is of today', async () => {
  const hits = ['2026-03-05T10:00:00.000Z', '2024-03-05T10:00:00.000Z', '2022-03-06T10:00:00.000Z', '2027-01-01T00:00:00.000Z'].map((publishedAt) =>
    hit({ publishedAt }),
  );
  const factors = await freshness(0.4).rank({ ...question, hits });
  expect(factors.map((factor) => Math.round(factor * 100) / 100)).toEqual([1.4, 1.2, 1.1, 1.4]);
});

test('the ranker of the guide lifts guides and leaves the rest', async () => {
  const provided: SearchRanker[] = [];
  await plugin.setup({ provide: (_point: unknown, use: SearchRanker) => void provided.push(use) } as Parameters<typeof plugin.setup>[0]);
  expect(await provided[0]!.rank({ ...question, hits: [hit(), hit({ kind: 'service-guide' })] })).toEqual([1, 1.2]);
});

describe('authority', () => {
  test.each([
    ['国务院', 1],
    ['国务院办公厅', 1],
    ['全国人民代表大会常务委员会', 1],
    ['最高人民法院', 0.8],
    ['国家税务总局', 0.8],
    ['财政部', 0.8],
    ['虚构省人民政府', 0.5],
    ['虚构省财政厅', 0.5],
    ['青川市人民政府', 0.3],
    ['长宁县人民政府', 0.15],
    ['虚构省青川市人民政府', 0.3],
    ['某某协会', 0],
    ['', 0],
  ])('%s stands at %d', (issuer, step) => {
    expect(bodyStep(issuer)).toBe(step);
  });

  test('legal level and issuer count together, and each may be turned off', async () => {
    const hits = [hit(), hit({ legalLevel: '法律', issuers: ['国务院'] }), hit({ issuers: ['虚构省财政厅', '财政部'] })];
    expect(await authority(0.3, 0.1).rank({ ...question, hits })).toEqual([1, 1.3 * 1.1, 1.08]);
    expect(await authority(0, 0).rank({ ...question, hits })).toEqual([1, 1, 1]);
  });
});
