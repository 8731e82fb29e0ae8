/** Lists of documents against sets of numbers, and the lists of a real index against a walk over its documents. */
import type { IndexDocument, IndexSchema } from '@jiyue/sdk/plugin';
import { fc } from '../../../../.ci/properties.ts';
import { expect, test } from 'vitest';
import { difference, documentLists, intersection, union } from './document-lists.ts';
import { indexCore } from './index-core.ts';
import { openFile, openTables, transaction } from './tables.ts';
import { documentWriter } from './write-documents.ts';

const list = fc.uniqueArray(fc.integer({ min: 1, max: 3000 }), { maxLength: 200 }).map((docs) => Uint32Array.from(docs).sort());
const sorted = (docs: Iterable<number>) => [...docs].sort((a, b) => a - b);

test('union, intersection and difference are those of sets, in ascending order', () => {
  fc.assert(
    fc.property(fc.array(list, { minLength: 1, maxLength: 5 }), list, list, (lists, a, b) => {
      expect([...union(lists)]).toEqual(sorted(new Set(lists.flatMap((one) => [...one]))));
      expect([...intersection(a, b)]).toEqual([...a].filter((doc) => b.includes(doc)));
      expect([...difference(a, b)]).toEqual([...a].filter((doc) => !b.includes(doc)));
    }),
  );
  // a short list looks up, it does not walk
  const long = Uint32Array.from({ length: 1000 }, (_, n) => n * 2);
  expect([...intersection(Uint32Array.of(4, 5, 1998, 5000), long)]).toEqual([4, 1998]);
  expect([...difference(Uint32Array.of(4, 5, 1998, 5000), long)]).toEqual([5, 5000]);
});

const schema: IndexSchema = { version: '1', fields: ['title', 'body'], attributes: ['kind'] };
const document = (n: number): IndexDocument => ({
  id: `r${n}`,
  version: 1,
  text: { title: `第${n % 7}期 公报`, body: n % 3 === 0 ? '预算 公开' : '预算' },
  attributes: { kind: n % 2 === 0 ? 'even' : 'odd' },
  sortKey: String(1000 + n),
});

test('a list that was kept is forgotten when told so', () => {
  const database = openFile(':memory:');
  const index = openTables(database, schema, () => 'one');
  const lists = documentLists(database);
  const writer = documentWriter(index, () => {});
  const put = (n: number) => transaction(database, () => writer.put(document(n)));
  put(3);
  expect([...lists.matching({ token: '公开' })]).toEqual([1]);
  put(6);
  expect([...lists.matching({ token: '公开' })]).toEqual([1]);
  lists.forget();
  expect([...lists.matching({ token: '公开' })]).toEqual([1, 2]);
  expect([...lists.between({ from: '1004', before: '1007' })]).toEqual([2]);
  database.close();
});

test('of many matches every one is reached page by page, once, those of the heaviest field first', () => {
  const core = indexCore({ file: ':memory:', newIdentity: () => 'one' });
  core.open(schema);
  const count = 2500;
  const titled = [77, 1400];
  const special = (n: number): IndexDocument => (titled.includes(n) ? { ...document(n), text: { title: '预算', body: '说明' } } : document(n));
  core.put(Array.from({ length: count }, (_, n) => special(n)));
  const seen: string[] = [];
  for (let offset = 0; offset < count; offset += 300) {
    const query = { match: { token: '预算' }, order: 'score', weights: { title: 5 }, limit: 300, offset, total: true } as const;
    const { hits, total } = core.query(query);
    expect(total).toBe(count);
    seen.push(...hits.ids);
  }
  expect(seen.slice(0, 2).sort()).toEqual(['r1400', 'r77']);
  expect(seen).toHaveLength(count);
  expect(new Set(seen).size).toBe(count);
  core.close();
});

test('facets and filters follow every write, also one that failed', () => {
  const core = indexCore({ file: ':memory:', newIdentity: () => 'one' });
  core.open(schema);
  const kinds = () => core.query({ match: { token: '预算' }, order: 'newest', limit: 0, facets: [{ attribute: 'kind', limit: 5 }] }).facets['kind'];
  core.put([document(1), document(2), document(4)]);
  expect(kinds()).toEqual([
    { value: 'even', count: 2 },
    { value: 'odd', count: 1 },
  ]);
  expect(() =>
    core.put([
      { ...document(2), version: 2, attributes: { kind: 'odd' } },
      { ...document(5), attributes: { none: 'x' } },
    ]),
  ).toThrow('not declared');
  core.put([{ ...document(4), version: 2, attributes: { kind: 'odd' } }]);
  core.remove(['r1']);
  expect(kinds()).toEqual([
    { value: 'even', count: 1 },
    { value: 'odd', count: 1 },
  ]);
  const odd = core.query({ filters: [{ attribute: 'kind', anyOf: ['odd'] }], order: 'newest', limit: 5, total: true });
  expect([odd.hits.ids, odd.total]).toEqual([['r4'], 1]);
  core.close();
});
