/** The index in memory that authors of plugins test with answers as the one on SQLite does. */
import { openSqliteIndex } from '@jiyue/reference-server/own-index-sqlite';
import type { IndexDocument, IndexMatch, IndexQuery, IndexSchema } from '@jiyue/sdk/plugin';
import { createMemoryIndex } from '@jiyue/sdk/testing';
import { fc } from '../../../.ci/properties.ts';
import { expect, test } from 'vitest';

const schema: IndexSchema = { version: '1', fields: ['title', 'body'], countedFields: ['characters'], attributes: ['kind', 'siteId'] };
const token = fc.constantFrom('政府', '政务', '公开', 'a1', '府网', '网站');
const tokens = fc.array(token, { maxLength: 6 }).map((list) => list.join(' '));
const document: fc.Arbitrary<IndexDocument> = fc.record({
  id: fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5'),
  version: fc.integer({ min: 1, max: 3 }),
  text: fc.record({ title: tokens, body: tokens, characters: tokens }, { requiredKeys: [] }),
  attributes: fc.record({ kind: fc.constantFrom('article', 'policy-document'), siteId: fc.subarray(['s1', 's2']) }, { requiredKeys: [] }),
  sortKey: fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01'),
});
const fields = fc.option(fc.constantFrom(['title'], ['body'], ['title', 'body']), { nil: undefined });
const placed = <T extends object>(part: T, where: readonly string[] | undefined) => ({ ...part, ...(where ? { fields: where } : {}) });
const leaf: fc.Arbitrary<IndexMatch> = fc.oneof(
  fc.tuple(token, fields).map(([one, where]) => placed({ token: one }, where)),
  fc.tuple(fc.constantFrom('政', '府', 'a'), fields).map(([prefix, where]) => placed({ prefix }, where)),
  fc.tuple(fc.array(token, { minLength: 1, maxLength: 3 }), fields).map(([phrase, where]) => placed({ phrase }, where)),
);
const match: fc.Arbitrary<IndexMatch> = fc.oneof(
  leaf,
  fc.array(leaf, { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
  fc.array(leaf, { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
);
const query: fc.Arbitrary<IndexQuery> = fc.record(
  {
    match,
    exclude: leaf,
    filters: fc.array(
      fc.constantFrom(
        { attribute: 'siteId', anyOf: ['s1'] },
        { attribute: 'kind', anyOf: [] },
        { sortKey: { from: '2026-02-01' } },
        { sortKey: { before: '2026-03-01' } },
      ),
      {
        maxLength: 2,
      },
    ),
    order: fc.constant('newest' as const),
    limit: fc.integer({ min: 0, max: 4 }),
    offset: fc.integer({ min: 0, max: 2 }),
    measure: fc.array(token, { maxLength: 3 }),
    facets: fc.constant([
      { attribute: 'kind', limit: 5 },
      { attribute: 'siteId', limit: 1 },
    ]),
    total: fc.constant(true),
  },
  { requiredKeys: ['order', 'limit'] },
);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.array(document, { maxLength: 4 }).map((put) => ({ put })) },
  fc.array(fc.constantFrom('r1', 'r2', 'r9'), { maxLength: 2 }).map((remove) => ({ remove })),
);

test('both hold and answer the same after any writes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), fc.array(query, { minLength: 1, maxLength: 5 }), async (steps, queries) => {
      const real = openSqliteIndex(':memory:');
      const memory = createMemoryIndex();
      try {
        for (const index of [real, memory]) {
          await index.open(schema);
          for (const one of steps) await ('put' in one ? index.put(one.put) : index.remove(one.remove));
        }
        for (const one of queries) {
          const [wanted, got] = [await real.query(one), await memory.query(one)];
          expect(got).toEqual(wanted);
          const scored = { ...one, order: 'score' as const, limit: 10, offset: 0 };
          const ids = async (index: typeof memory) => (await index.query(scored)).hits.map(({ id }) => id).toSorted();
          expect(await ids(memory)).toEqual(await ids(real));
        }
        const [wanted, got] = [await real.statistics(['政府', 'a1', '无']), await memory.statistics(['政府', 'a1', '无'])];
        expect(got.documents).toBe(wanted.documents);
        for (const field of ['title', 'body', 'characters']) expect(got.averageLengths[field]).toBeCloseTo(wanted.averageLengths[field]!, 9);
      } finally {
        real.close();
      }
    }),
    { numRuns: 200 },
  );
});
