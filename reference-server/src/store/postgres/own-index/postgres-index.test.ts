/** The own index in PostgreSQL: the suite of every driver, the answers and the order of the SQLite driver, and several processes on one index. */
import type { IndexDocument, IndexMatch, IndexQuery, OwnIndex } from '@jiyue/sdk/plugin';
import { indexCaseDocument, indexCaseSchema, indexCases } from '@jiyue/sdk/testing';
import { fc } from '../../../../../.ci/properties.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqliteIndex } from '../../own-index/own-index-sqlite.ts';
import type { Store } from '../../store.ts';
import { postgresMissing, postgresWorld, type PostgresWorld } from '../postgres-world.suite.ts';

if (postgresMissing !== undefined) console.warn(postgresMissing);

const word = fc.constantFrom('政府', '政务', '公开', 'a1', '府网', '网站', '〔2026〕1号');
const tokens = fc.array(word, { maxLength: 8 }).map((list) => list.join(' '));
const document: fc.Arbitrary<IndexDocument> = fc.record({
  id: fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8'),
  version: fc.integer({ min: 1, max: 3 }),
  text: fc.record({ title: tokens, body: tokens, characters: tokens }, { requiredKeys: [] }),
  attributes: fc.record({ kind: fc.constantFrom('article', 'policy-document'), siteId: fc.subarray(['s1', 's2']) }, { requiredKeys: [] }),
  sortKey: fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01'),
});
const fields = fc.option(fc.constantFrom(['title'], ['body'], ['title', 'body']), { nil: undefined });
const placed = <T extends object>(part: T, where: readonly string[] | undefined) => ({ ...part, ...(where ? { fields: where } : {}) });
const leaf: fc.Arbitrary<IndexMatch> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(word, fields).map(([one, where]) => placed({ token: one }, where)) },
  fc.tuple(fc.constantFrom('政', '府', 'a'), fields).map(([prefix, where]) => placed({ prefix }, where)),
  fc.tuple(fc.array(word, { minLength: 1, maxLength: 3 }), fields).map(([phrase, where]) => placed({ phrase }, where)),
);
const list = fc.array(leaf, { minLength: 1, maxLength: 3 });
const match: fc.Arbitrary<IndexMatch> = fc.oneof(
  leaf,
  list.map((all) => ({ all })),
  list.map((any) => ({ any })),
  fc.tuple(list, leaf).map(([any, one]) => ({ all: [{ any }, one] })),
);
const filter = fc.constantFrom<NonNullable<IndexQuery['filters']>[number]>(
  { attribute: 'siteId', anyOf: ['s1'] },
  { attribute: 'kind', anyOf: [] },
  { sortKey: { from: '2026-02-01' } },
  { sortKey: { before: '2026-03-01' } },
);
const query: fc.Arbitrary<IndexQuery> = fc.record(
  {
    match,
    exclude: leaf,
    filters: fc.array(filter, { maxLength: 2 }),
    order: fc.constant('newest' as const),
    limit: fc.integer({ min: 0, max: 6 }),
    offset: fc.integer({ min: 0, max: 2 }),
    measure: fc.array(word, { maxLength: 3 }),
    facets: fc.constant([
      { attribute: 'kind', limit: 5 },
      { attribute: 'siteId', limit: 1 },
    ]),
    total: fc.constant(true),
  },
  { requiredKeys: ['order', 'limit'] },
);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.array(document, { maxLength: 6 }).map((put) => ({ put })) },
  fc.array(fc.constantFrom('r1', 'r2', 'r9'), { maxLength: 2 }).map((remove) => ({ remove })),
);
type Step = { readonly put: readonly IndexDocument[] } | { readonly remove: readonly string[] };
const byScore = fc
  .tuple(match, fc.integer({ min: 0, max: 3 }))
  .map(([asked, offset]): IndexQuery => ({ match: asked, order: 'score', weights: { title: 1.5, body: 1 }, limit: 5, offset }));

describe.skipIf(postgresMissing !== undefined)('on a real PostgreSQL', () => {
  let world: PostgresWorld;
  let store: Store;
  let count = 0;
  const plugin = () => `p${++count}`;
  beforeAll(async () => {
    world = await postgresWorld();
    store = await world.open(world.address());
  });
  afterAll(() => world.stop());
  const opened = async (index: OwnIndex) => {
    await index.open(indexCaseSchema);
    return index;
  };

  test.each(indexCases)('own index: $title', async ({ run }) => {
    await expect(run(store.index!(plugin()))).resolves.toBeUndefined();
  });

  /** Both drivers with the same writes. */
  const both = async (steps: readonly Step[], ask: (there: OwnIndex, here: OwnIndex) => Promise<void>) => {
    const [there, here] = [store.index!(plugin()), openSqliteIndex(':memory:')];
    try {
      for (const index of [there, here]) {
        await index.open(indexCaseSchema);
        for (const one of steps) await ('put' in one ? index.put(one.put) : index.remove(one.remove));
      }
      await ask(there, here);
    } finally {
      here.close();
    }
  };

  test('holds and answers what the SQLite driver does, after any writes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), fc.array(query, { minLength: 4, maxLength: 10 }), (steps, queries) =>
        both(steps, async (there, here) => {
          expect(await there.digest()).toBe(await here.digest());
          expect(await there.statistics(['政府', 'a1', '无'])).toEqual(await here.statistics(['政府', 'a1', '无']));
          for (const one of queries) expect([one, await there.query(one)]).toEqual([one, await here.query(one)]);
        }),
      ),
      { numRuns: 15 },
    );
  });

  test('scores and orders as the SQLite driver does', async () => {
    // FTS5 goes on counting what was replaced: only what was written once is scored alike
    const once = fc.uniqueArray(document, { selector: ({ id }) => id, minLength: 3 }).map((put) => [{ put }]);
    await fc.assert(
      fc.asyncProperty(once, fc.array(byScore, { minLength: 4, maxLength: 10 }), (steps, queries) =>
        both(steps, async (there, here) => {
          for (const one of queries) {
            // sums of the same parts differ in their last digits, so texts that weigh the same may stand either way: scores are compared by id
            const scores = async (index: OwnIndex, page: { readonly limit: number; readonly offset?: number }) =>
              (await index.query({ ...one, ...page })).hits.map(({ id, score }) => [id, score] as const);
            const [ours, theirs] = [await scores(there, { limit: 20, offset: 0 }), await scores(here, { limit: 20, offset: 0 })];
            const other = new Map(theirs);
            expect([one, ours.map(([id]) => id).toSorted()]).toEqual([one, [...other.keys()].toSorted()]);
            for (const [place, [id, score]] of ours.entries()) {
              for (const same of [other.get(id)!, theirs[place]![1]]) expect([one, id, Math.abs(score / same - 1) < 1e-9]).toEqual([one, id, true]);
            }
            const { offset = 0, limit } = one;
            expect(await scores(there, { limit })).toEqual(ours.slice(offset, offset + limit));
          }
        }),
      ),
      { numRuns: 15 },
    );
  });

  test('a phrase that overlaps itself counts at each of its beginnings, whatever its signs', async () => {
    for (const [first, second] of [
      ['公开', '公开'],
      ['a.', 'a.'],
      ['(b', '(b'],
      ['c+*', 'c+*'],
    ] as const) {
      const documents = [
        indexCaseDocument('r1', '题', `${first} ${second} ${first} ${second}`),
        indexCaseDocument('r2', '题', `${first} ${second}`),
        indexCaseDocument('r3', '题', '别的'),
      ];
      await both([{ put: documents }], async (there, here) => {
        const asked: IndexQuery = { match: { phrase: [first, second] }, order: 'score', limit: 5 };
        const scores = async (index: OwnIndex) => (await index.query(asked)).hits.map(({ id, score }) => [id, Number(score.toPrecision(6))]);
        expect([first, await scores(there)]).toEqual([first, await scores(here)]);
        expect((await scores(there)).map(([id]) => id)).toEqual(['r1', 'r2']);
      });
    }
  });

  test('tokens with signs of a query language are tokens', async () => {
    const index = await opened(store.index!(plugin()));
    const signs = ["o'b", '\\', '&', '|', ':*', '!', '(a', '%', 'a_b', '"'];
    await index.put(signs.map((sign, n) => indexCaseDocument(`r${n}`, sign)));
    for (const [n, sign] of signs.entries()) {
      for (const one of [{ token: sign }, { phrase: [sign] }, { prefix: sign }]) {
        expect((await index.query({ match: one, order: 'newest', limit: 9 })).hits.map(({ id }) => id)).toEqual([`r${n}`]);
      }
    }
  });

  test('a document of hundreds of thousands of tokens is held whole: its last words are found, counted and phrased', async () => {
    const index = await opened(store.index!(plugin()));
    const long = Array.from({ length: 120_000 }, (_, n) => `长词${n.toString(36)}甲乙丙丁`).join(' ');
    await index.put([indexCaseDocument('r1', '长', `${long} 最后 最后 一句`), indexCaseDocument('r2', '短', '最后')]);
    const reply = await index.query({ match: { phrase: ['最后', '一句'] }, order: 'score', limit: 5, measure: ['最后', '长词0甲乙丙丁'] });
    expect(reply.hits.map(({ id, lengths, counts }) => [id, lengths!['body'], counts!['body']])).toEqual([['r1', 120_003, [2, 1]]]);
  });

  test('of more than a thousand matches every one is reached once', async () => {
    const index = await opened(store.index!(plugin()));
    const put = (n: number) => indexCaseDocument(`r${n}`, n % 700 === 7 ? '预算' : '公报', n % 700 === 7 ? '说明' : '预算');
    await index.put(Array.from({ length: 1500 }, (_, n) => put(n)));
    const seen: string[] = [];
    for (let offset = 0; offset < 1500; offset += 400) {
      seen.push(...(await index.query({ match: { token: '预算' }, order: 'score', weights: { title: 5 }, limit: 400, offset })).hits.map(({ id }) => id));
    }
    expect(seen.slice(0, 3).toSorted()).toEqual(['r1407', 'r7', 'r707']);
    expect([seen.length, new Set(seen).size]).toEqual([1500, 1500]);
  });

  test('what one process writes the other finds at its next question, and both write to one index', async () => {
    const url = world.address();
    const [first, second] = [await world.open(url), await world.open(url)];
    const [a, b] = [first.index!('search', { stateMs: 0 }), second.index!('search', { stateMs: 0 })];
    expect(await a.open(indexCaseSchema)).toEqual(await b.open(indexCaseSchema));
    const found = async (index: OwnIndex) =>
      (await index.query({ match: { token: '公报' }, order: 'newest', limit: 50, filters: [{ attribute: 'kind', anyOf: ['article'] }] })).hits.length;
    for (let n = 0; n < 5; n += 1) {
      await Promise.all([
        a.put([indexCaseDocument(`a${n}`, '公报')]),
        b.put([indexCaseDocument(`b${n}`, '公报'), indexCaseDocument(`both${n}`, '公报')]),
        a.put([indexCaseDocument(`both${n}`, '公报')]),
      ]);
      expect([await found(a), await found(b)]).toEqual([(n + 1) * 3, (n + 1) * 3]);
    }
    expect(await a.digest()).toBe(await b.digest());
  });

  test('whoever has an index that another process emptied is told once', async () => {
    const url = world.address();
    const [first, second] = [await world.open(url), await world.open(url)];
    let told = 0;
    const mine = await opened(first.index!('search', { stateMs: 0, onRenewed: () => (told += 1) }));
    const other = await opened(second.index!('search'));
    await mine.put([indexCaseDocument('r1', '公报')]);
    await other.clear();
    for (let n = 0; n < 2; n += 1) expect((await mine.query({ order: 'newest', limit: 5 })).hits).toEqual([]);
    expect(told).toBe(1);
  });

  test('a process of the program before goes on with its own generation while a newer one fills the next; what is older goes', async () => {
    const url = world.address();
    const [first, second] = [await world.open(url), await world.open(url)];
    const [old, fresh] = [first.index!('search', { stateMs: 0 }), second.index!('search')];
    await old.open(indexCaseSchema);
    await old.put([indexCaseDocument('r1', '公报')]);
    await fresh.open({ ...indexCaseSchema, version: '2' });
    await fresh.put([indexCaseDocument('r2', '公报')]);
    const ids = async (index: OwnIndex) => (await index.query({ match: { token: '公报' }, order: 'newest', limit: 5 })).hits.map(({ id }) => id);
    expect([await ids(old), await ids(fresh)]).toEqual([['r1'], ['r2']]);
    await fresh.open({ ...indexCaseSchema, version: '3' });
    await expect(ids(old)).rejects.toThrow('generation');
    const tables = async () =>
      (await world.sql(url, "SELECT count(*)::int AS n FROM pg_tables WHERE schemaname = current_schema() AND tablename LIKE 'own\\_index\\_%'"))[0]!['n'];
    expect(await tables()).toBe(10);
    await second.wipePlugin('search');
    expect(await tables()).toBe(0);
  });
});
