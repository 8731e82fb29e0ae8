import type { Criterion, InterestQuery } from '@jiyue/standards/model';
import { fc } from '../../../../.ci/properties.ts';
import { expect, test } from 'vitest';
import { canonicalQuery, createInterestIndex, matchQuery, type RecordFacts } from './index.ts';

const word = fc.constantFrom('云', '云川', '云川江', '公积金', 'AI', 'ai', 'said', '一网通办', '１２', '12', ' ', '治理 ');
const some = <const T>(...values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });

const criterion: fc.Arbitrary<Criterion> = fc.oneof(
  fc.record({ kind: fc.constant('site' as const), siteIds: some('s1', 's2', 's3'), includesBelow: fc.boolean() }),
  fc.record({ kind: fc.constant('column' as const), columnIds: some('c1', 'c2', 'c3'), includesBelow: fc.boolean() }),
  fc.record({ kind: fc.constant('resource-kind' as const), resourceKinds: some('article', 'faq') }),
  fc.record({ kind: fc.constant('topic' as const), topics: some('T01', 'T0101', 'T02') }),
  fc.record({ kind: fc.constant('region' as const), regionCodes: some('990000', '990102', '990102000000', '990102003000'), includesBelow: fc.boolean() }),
  fc.record({ kind: fc.constant('owner' as const), organizationIds: some('o1', 'o2') }),
  fc.record({ kind: fc.constant('issuer' as const), issuerIds: some('o1', 'o2') }),
  fc.record({ kind: fc.constant('issuer-name' as const), names: some('虚构省人民政府', '青川市人民政府') }),
  fc.record({ kind: fc.constant('genre' as const), genres: some('G07', 'G01') }),
  fc.record({ kind: fc.constant('validity' as const), validities: some('in-force', 'repealed') }),
  fc.record({ kind: fc.constant('audience' as const), audiences: some('enterprises', 'legal-person') }),
  fc.record({ kind: fc.constant('keyword' as const), keywords: some('集约化', '云川') }),
  fc.record({
    kind: fc.constant('words' as const),
    words: fc.uniqueArray(word, { minLength: 1, maxLength: 3 }),
    needsAll: fc.boolean(),
    isInTitleOnly: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('language' as const), locales: some('zh-CN', 'en') }),
  fc.record({ kind: fc.constant('record' as const), resourceIds: some('r1', 'r2') }),
);
const query: fc.Arbitrary<InterestQuery> = fc
  .record({
    all: fc.array(fc.record({ any: fc.array(criterion, { minLength: 1, maxLength: 3 }) }), { minLength: 1, maxLength: 3 }),
    none: fc.option(fc.array(criterion, { minLength: 1, maxLength: 2 }), { nil: undefined }),
  })
  .map(({ all, none }) => (none ? { all, none } : { all }));

const few = <T>(...values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 });
const facts: fc.Arbitrary<RecordFacts> = fc
  .record({
    id: fc.constantFrom('r1', 'r3'),
    kind: fc.constantFrom('article', 'faq', 'video'),
    siteId: fc.constantFrom('s1', 's2', 's4'),
    above: fc.constantFrom('s3', 's5'),
    columnId: fc.constantFrom('c1', 'c2', 'c4'),
    columnAbove: few('c3', 'c5'),
    ownerId: fc.constantFrom('o1', 'o3'),
    issuerIds: few('o1', 'o2'),
    issuers: few('虚构省人民政府', '别处'),
    genre: fc.constantFrom('G07', 'G02', undefined),
    validity: fc.constantFrom('in-force', 'unknown', undefined),
    topics: few('T01', 'T0101'),
    audiences: few('enterprises', 'legal-person'),
    keywords: few('集约化', '其他'),
    regions: fc.constantFrom([], ['990102', '990100', '990000'], ['990102003000', '990102', '990100', '990000']),
    locale: fc.constantFrom('zh-CN', 'en'),
    title: fc.array(fc.constantFrom('云川江', '治理', 'ai ', 'said', '12', '公积金', '云'), { maxLength: 4 }),
    body: fc.array(fc.constantFrom('一网通办', '云川', ' ai', 'ai', '\n', '12', '虚'), { maxLength: 6 }),
  })
  .map(({ above, columnAbove, genre, validity, regions, title, body, ...rest }) => ({
    ...rest,
    siteChain: [rest.siteId, above],
    columnChain: [rest.columnId, ...columnAbove],
    ...(genre === undefined ? {} : { genre }),
    ...(validity === undefined ? {} : { validity }),
    ...(regions[0] === undefined ? {} : { region: regions[0] }),
    regionChain: regions,
    text: `${title.join('')}\n${body.join('')}`,
    titleEnd: title.join('').length,
  }));

test('the index finds exactly the interests that a walk over all of them finds, also while interests come, change and go', () => {
  fc.assert(
    fc.property(
      fc.array(query, { minLength: 1, maxLength: 30 }),
      fc.array(facts, { minLength: 1, maxLength: 6 }),
      fc.infiniteStream(fc.nat()),
      (queries, records, chance) => {
        const index = createInterestIndex();
        const known = new Map<string, InterestQuery>();
        const put = (place: number, one: InterestQuery) => {
          index.put(`q${place}`, one);
          known.set(`q${place}`, one);
        };
        for (const [place, one] of queries.entries()) put(place, one);
        for (const one of records) {
          expect([...index.match(one)].sort()).toEqual([...known].flatMap(([id, asked]) => (matchQuery(asked, one) ? [id] : [])).sort());
          const place = chance.next().value % queries.length;
          if (chance.next().value % 2 === 0) put(place, queries[chance.next().value % queries.length]!);
          else {
            index.remove(`q${place}`);
            known.delete(`q${place}`);
          }
          expect(index.size).toBe(known.size);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('queries that ask the same share one id and match the same', () => {
  fc.assert(
    fc.property(query, facts, (asked, one) => {
      const turned: InterestQuery = { ...asked, all: [...asked.all, asked.all[0]!].reverse().map(({ any }) => ({ any: [...any].reverse() })) };
      const [a, b] = [canonicalQuery(asked), canonicalQuery(turned)];
      expect(b.id).toBe(a.id);
      expect(matchQuery(a.query, one) === undefined).toBe(matchQuery(asked, one) === undefined);
    }),
  );
});

test('why: the first criterion that holds in each clause is named', () => {
  const one = fc.sample(facts, { numRuns: 1, seed: 1 })[0]!;
  const asked: InterestQuery = {
    all: [
      {
        any: [
          { kind: 'record', resourceIds: ['other'] },
          { kind: 'record', resourceIds: [one.id] },
        ],
      },
      { any: [{ kind: 'language', locales: [one.locale] }] },
    ],
  };
  expect(matchQuery(asked, one)).toEqual([
    { clause: 0, criterion: 1 },
    { clause: 1, criterion: 0 },
  ]);
});
