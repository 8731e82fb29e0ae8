/**
 * What every own index has to hold, as cases without a test runner: the same list for the index in memory and for each driver of a server.
 * A case throws when something does not hold. Relevance is asked for where every engine has to agree: order of plain questions.
 */
import { deepStrictEqual, notStrictEqual, ok, rejects } from 'node:assert/strict';
import type { IndexDocument, IndexMatch, IndexQuery, IndexSchema, OwnIndex } from '../plugin/index.ts';

/** One case; the index is fresh and not yet opened. */
export interface IndexCase {
  readonly title: string;
  run(index: OwnIndex): Promise<void>;
}

/** Schema of the cases. */
export const indexCaseSchema: IndexSchema = { version: '1', fields: ['title', 'body'], countedFields: ['characters'], attributes: ['kind', 'siteId'] };

/** A document of the cases. */
export const indexCaseDocument = (id: string, title: string, body = '', more: Partial<IndexDocument> = {}): IndexDocument => ({
  ...{ id, version: 1, text: { title, body }, attributes: { kind: 'article', siteId: 's1' }, sortKey: '2026-01-01T00:00:00.000Z', ...more },
});

const document = indexCaseDocument;
const newest = { order: 'newest', limit: 10 } as const;
const ids = async (index: OwnIndex, query: Partial<IndexQuery>): Promise<readonly string[]> =>
  (await index.query({ ...newest, ...query })).hits.map(({ id }) => id);

/** The cases. */
export const indexCases: readonly IndexCase[] = [
  {
    title: 'is opened before it is used, and refuses names that are none',
    async run(index) {
      await rejects(index.query({ ...newest }), /open/);
      await rejects(index.open({ ...indexCaseSchema, fields: ['a b'] }), /own index/);
      await rejects(index.open({ ...indexCaseSchema, attributes: ['title'] }), /twice/);
      await index.open(indexCaseSchema);
      deepStrictEqual(await index.query({ ...newest, total: true }), { hits: [], total: 0, facets: {} });
    },
  },
  {
    title: 'finds tokens, prefixes, phrases, and what all and any of them say, in any field or in some',
    async run(index) {
      await index.open(indexCaseSchema);
      await index.put([
        document('r1', '政府 公开', '预算 决算', { sortKey: '3' }),
        document('r2', '公开 政府', '政府 府网 网站', { sortKey: '2' }),
        document('r3', '解读', '政务 公开 a1', { sortKey: '1' }),
      ]);
      const cases: readonly (readonly [IndexMatch, readonly string[]])[] = [
        [{ token: '政府' }, ['r1', 'r2']],
        [{ token: '政府', fields: ['body'] }, ['r2']],
        [{ token: '府' }, []],
        [{ prefix: '政' }, ['r1', 'r2', 'r3']],
        [{ prefix: '政', fields: ['body'] }, ['r2', 'r3']],
        [{ phrase: ['公开', '政府'] }, ['r2']],
        [{ phrase: ['政府', '公开'], fields: ['body'] }, []],
        [{ phrase: ['政府', '府网', '网站'] }, ['r2']],
        [{ phrase: ['a1'] }, ['r3']],
        [{ all: [{ token: '公开' }, { token: '政府' }] }, ['r1', 'r2']],
        [{ any: [{ token: '解读' }, { token: '决算' }] }, ['r1', 'r3']],
        [{ all: [{ any: [{ token: '政务' }, { token: '预算' }] }, { token: '公开' }] }, ['r1', 'r3']],
        [{ token: "'&|!:*\\" }, []],
      ];
      for (const [match, wanted] of cases) deepStrictEqual([match, await ids(index, { match })], [match, wanted]);
      deepStrictEqual(await ids(index, { match: { token: '公开' }, exclude: { phrase: ['政府', '公开'] } }), ['r2', 'r3']);
      deepStrictEqual(await ids(index, { exclude: { token: '政府' } }), ['r3']);
      await rejects(index.query({ ...newest, match: { all: [] } }), RangeError);
    },
  },
  {
    title: 'filters by attributes and time, counts facets over all that match, and pages in order',
    async run(index) {
      await index.open(indexCaseSchema);
      const places = ['r1', 'r2', 'r3', 'r4', 'r5'] as const;
      await index.put(
        places.map((id, n) =>
          document(id, '公报', '', { sortKey: String(n % 2), attributes: { kind: n < 3 ? 'article' : 'faq', siteId: n === 0 ? ['s1', 's2'] : 's2' } }),
        ),
      );
      const facets = [
        { attribute: 'kind', limit: 5 },
        { attribute: 'siteId', limit: 1 },
      ];
      const whole = await index.query({ ...newest, match: { token: '公报' }, limit: 2, offset: 1, total: true, facets });
      deepStrictEqual(
        [whole.hits.map(({ id }) => id), whole.total, whole.facets],
        [
          ['r4', 'r1'],
          5,
          {
            kind: [
              { value: 'article', count: 3 },
              { value: 'faq', count: 2 },
            ],
            siteId: [{ value: 's2', count: 5 }],
          },
        ],
      );
      deepStrictEqual(await ids(index, { filters: [{ attribute: 'siteId', anyOf: ['s1'] }] }), ['r1']);
      deepStrictEqual(await ids(index, { filters: [{ attribute: 'kind', anyOf: ['faq', 'none'] }] }), ['r4', 'r5']);
      deepStrictEqual(await ids(index, { filters: [{ attribute: 'kind', anyOf: [] }] }), []);
      deepStrictEqual(await ids(index, { filters: [{ sortKey: { from: '1' } }] }), ['r2', 'r4']);
      deepStrictEqual(await ids(index, { filters: [{ sortKey: { before: '1' } }, { attribute: 'kind', anyOf: ['article'] }] }), ['r1', 'r3']);
      await rejects(index.query({ ...newest, filters: [{ attribute: 'none', anyOf: ['x'] }] }), /not declared/);
      await rejects(index.query({ ...newest, facets: [{ attribute: 'none', limit: 1 }] }), /not declared/);
    },
  },
  {
    title: 'measures tokens and lengths of every field, counted ones too, and gives attributes back',
    async run(index) {
      await index.open(indexCaseSchema);
      await index.put([
        document('r1', '政府 政府 公开', '', {
          text: { title: '政府 政府 公开', characters: '政 府 政 府' },
          attributes: { siteId: ['s1', 's2'] },
          version: 7,
        }),
      ]);
      const { hits } = await index.query({ ...newest, match: { token: '公开' }, measure: ['政府', '政', '没有'] });
      deepStrictEqual(
        hits.map(({ score: _, ...hit }) => hit),
        [
          {
            ...{ id: 'r1', version: 7, sortKey: '2026-01-01T00:00:00.000Z', attributes: { kind: [], siteId: ['s1', 's2'] } },
            lengths: { title: 3, body: 0, characters: 4 },
            counts: { title: [2, 0, 0], body: [0, 0, 0], characters: [0, 2, 0] },
          },
        ],
      );
      deepStrictEqual(await ids(index, { match: { token: '政' } }), []);
      const { documents, averageLengths, documentFrequencies } = await index.statistics(['政府', '政', '没有']);
      deepStrictEqual([documents, averageLengths, documentFrequencies], [1, { title: 3, body: 0, characters: 4 }, [1, 0, 0]]);
    },
  },
  {
    title: 'a later version replaces, an earlier one changes nothing, what is removed is gone',
    async run(index) {
      await index.open(indexCaseSchema);
      await index.put([document('r1', '旧词', '', { version: 2 }), document('r2', '旧词')]);
      const before = await index.digest();
      await index.put([document('r1', '更旧', '', { version: 1 })]);
      deepStrictEqual(await index.digest(), before);
      await index.put([document('r1', '新词', '', { version: 3 })]);
      deepStrictEqual([await ids(index, { match: { token: '旧词' } }), await ids(index, { match: { token: '新词' } })], [['r2'], ['r1']]);
      notStrictEqual(await index.digest(), before);
      await index.remove(['r1', 'unknown']);
      deepStrictEqual([await ids(index, { match: { token: '新词' } }), (await index.statistics(['新词'])).documents], [[], 1]);
      // the same documents by another way give the same digest
      await index.put([document('r1', '旧词', '', { version: 2 })]);
      deepStrictEqual(await index.digest(), before);
    },
  },
  {
    title: 'a write that fails changes nothing',
    async run(index) {
      await index.open(indexCaseSchema);
      await index.put([document('r1', '公报')]);
      const before = await index.digest();
      await rejects(index.put([document('r2', '公报'), document('r3', '', '', { attributes: { none: 'x' } })]), /not declared/);
      await rejects(index.put([document('r2', '公报'), document('r3', '', '', { text: { none: 'x' } })]), /not declared/);
      deepStrictEqual([await index.digest(), await ids(index, { match: { token: '公报' } })], [before, ['r1']]);
    },
  },
  {
    title: 'another schema empties it and changes its identity; clear too; the same schema keeps both',
    async run(index) {
      const first = await index.open(indexCaseSchema);
      await index.put([document('r1', '公报')]);
      deepStrictEqual(await index.open(indexCaseSchema), first);
      deepStrictEqual(await ids(index, {}), ['r1']);
      const second = await index.open({ ...indexCaseSchema, version: '2' });
      deepStrictEqual([second.identity === first.identity, await ids(index, {})], [false, []]);
      await index.put([document('r2', '公报')]);
      await index.clear();
      const third = await index.open({ ...indexCaseSchema, version: '2' });
      deepStrictEqual([third.identity === second.identity, await ids(index, {})], [false, []]);
      const fourth = await index.open(indexCaseSchema);
      deepStrictEqual([fourth.identity === first.identity, await ids(index, {})], [false, []]);
    },
  },
  {
    title: 'rare words, short documents and weighted fields come first; equals by id',
    async run(index) {
      await index.open(indexCaseSchema);
      const filler = (n: number) => Array.from({ length: n }, (_, at) => `填${at}`).join(' ');
      await index.put([
        ...Array.from({ length: 20 }, (_, n) => document(`f${n}`, '说明', filler(10))),
        document('b-long', '说明', `预算 ${filler(60)}`),
        document('a-short', '说明', '预算'),
        document('c-title', '预算', filler(8)),
        document('d-often', '说明', `预算 预算 预算 ${filler(6)}`),
        document('e-rare', '预算 决算', filler(8)),
      ]);
      const scored = (match: IndexMatch, weights = {}) => ids(index, { match, order: 'score', weights });
      deepStrictEqual((await scored({ any: [{ token: '预算' }, { token: '决算' }] }))[0], 'e-rare');
      const heavy = await scored({ token: '预算' }, { title: 10, body: 1 });
      deepStrictEqual([heavy.slice(0, 2).toSorted(), heavy.at(-1), heavy.length], [['c-title', 'e-rare'], 'b-long', 5]);
      const flat = await scored({ token: '预算' });
      ok(flat.indexOf('d-often') < flat.indexOf('c-title') && flat.indexOf('a-short') < flat.indexOf('b-long'), flat.join(' '));
      const equals = await scored({ token: '填9' });
      deepStrictEqual(equals.slice(0, 3), ['f0', 'f1', 'f10']);
      // paging walks the same order
      const halves = [
        ...(await ids(index, { match: { token: '预算' }, order: 'score', limit: 2 })),
        ...(await ids(index, { match: { token: '预算' }, order: 'score', limit: 9, offset: 2 })),
      ];
      deepStrictEqual(halves, flat);
    },
  },
  {
    title: 'by presence: the weights of the tokens a document holds, in whatever matched field and however often; equals by id; paging walks the same order',
    async run(index) {
      await index.open(indexCaseSchema);
      await index.put([
        document('r1', '预算', '决算'),
        document('r2', '预算 预算 预算', ''),
        document('r3', '决算', '说明'),
        document('r4', '决算', '说明', { text: { title: '决算', body: '说明', characters: '预' } }),
      ]);
      const presence = [
        { token: '预算', weight: 2 },
        { token: '决算', weight: 3 },
        { token: '预', weight: 9 },
        { token: '没有', weight: 9 },
      ];
      const match = { any: [{ token: '预算' }, { token: '决算' }] };
      const { hits } = await index.query({ match, order: 'score', presence, limit: 9 });
      deepStrictEqual(
        hits.map(({ id, score }) => [id, score]),
        [
          ['r1', 5],
          ['r3', 3],
          ['r4', 3],
          ['r2', 2],
        ],
      );
      deepStrictEqual(await ids(index, { match, order: 'score', presence, limit: 2, offset: 2 }), ['r4', 'r2']);
      // what is matched decides who is there, presence only the order
      deepStrictEqual(await ids(index, { match: { token: '预算' }, order: 'score', presence: [{ token: '说明', weight: 1 }] }), ['r1', 'r2']);
    },
  },
];
