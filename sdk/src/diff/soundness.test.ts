import { fc } from '../../../.ci/properties.ts';
import { expect, test } from 'vitest';
import { known } from './prove/facts.ts';
import { Prover } from './prove/prover.ts';
import { type Node, openDocument, type RawSchema } from './schema/document.ts';
import { isValid } from './schema/evaluate.ts';
import { judgeOf } from './witness/engines.ts';
import { confirmerOf } from './witness/find-witnesses.ts';
import { Sampler } from './witness/sampler.ts';

type Raw = { [keyword: string]: unknown };
const names = ['a', 'b', 'x-c'];
const small = fc.integer({ min: 0, max: 3 });
const scalar = fc.constantFrom<unknown>(null, true, false, 0, 1, 2, 0.5, -1, '', 'a', 'ab', 'abc', 'x-c', '1');
const patterns = fc.constantFrom('^a', 'b$', '^[ab]{1,2}$', '^(a|ab)$', '^x-', '[0-9]', '^[^a]*$');

const { schema } = fc.letrec<{ schema: RawSchema }>((tie) => {
  const sub = tie('schema');
  const member = fc.dictionary(fc.constantFrom(...names), sub, { maxKeys: 2 });
  const keywords: Record<string, fc.Arbitrary<unknown>> = {
    type: fc.oneof(
      fc.constantFrom('string', 'integer', 'number', 'object', 'array', 'null', 'boolean'),
      fc.uniqueArray(fc.constantFrom('string', 'integer', 'number', 'object', 'array', 'null'), { minLength: 1, maxLength: 3 }),
    ),
    enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 4 }),
    const: scalar,
    minimum: fc.constantFrom(-1, 0, 1, 1.5),
    maximum: fc.constantFrom(0, 1, 2, 2.5),
    exclusiveMinimum: small,
    exclusiveMaximum: small,
    multipleOf: fc.constantFrom(1, 2, 3, 0.5),
    minLength: small,
    maxLength: small,
    pattern: patterns,
    items: sub,
    prefixItems: fc.array(sub, { minLength: 1, maxLength: 2 }),
    minItems: small,
    maxItems: small,
    uniqueItems: fc.boolean(),
    contains: sub,
    minContains: small,
    maxContains: small,
    unevaluatedItems: sub,
    properties: member,
    patternProperties: fc.dictionary(fc.constantFrom('^a', '^x-', '.'), sub, { maxKeys: 2 }),
    additionalProperties: sub,
    propertyNames: fc.oneof(sub, fc.record({ pattern: patterns })),
    required: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }),
    minProperties: small,
    maxProperties: small,
    dependentRequired: fc.dictionary(fc.constantFrom(...names), fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }), { maxKeys: 1 }),
    dependentSchemas: fc.dictionary(fc.constantFrom(...names), sub, { maxKeys: 1 }),
    unevaluatedProperties: sub,
    anyOf: fc.array(sub, { minLength: 1, maxLength: 2 }),
    oneOf: fc.array(sub, { minLength: 1, maxLength: 2 }),
    allOf: fc.array(sub, { minLength: 1, maxLength: 2 }),
    not: sub,
    if: sub,
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: sub,
    else: sub,
    $ref: fc.constant('#/$defs/T'),
  };
  const some = fc
    .uniqueArray(fc.constantFrom(...Object.keys(keywords)), { minLength: 1, maxLength: 3 })
    .chain((chosen) => fc.record(Object.fromEntries(chosen.map((keyword) => [keyword, keywords[keyword]!]))) as fc.Arbitrary<RawSchema>);
  return { schema: fc.oneof({ depthSize: 'small', maxDepth: 3 }, fc.constantFrom<RawSchema>(true, {}, false, { type: 'string' }, { type: 'integer' }), some) };
});

/** A recursive definition that every schema may refer to. */
const tree: RawSchema = { type: 'object', properties: { a: { type: 'integer' }, b: { $ref: '#/$defs/T' } } };
const whole = (raw: RawSchema): RawSchema => ({ $defs: { T: tree }, allOf: [raw] });

const leaf = [null, true, false, 0, 1, 2, 3, 0.5, -1, 1.5, '', 'a', 'b', 'ab', 'abc', 'x-c', '1', 'aaaa'];
const pool: readonly unknown[] = [
  ...leaf,
  {},
  ...leaf.map((value) => [value]),
  [],
  ['a', 'a'],
  [0, 1],
  ['a', 1, null],
  [[], []],
  [1, 2, 3, 4],
  ...names.flatMap((name) => leaf.map((value) => ({ [name]: value }))),
  { a: 1, b: 2 },
  { a: 'a', 'x-c': 'b' },
  { a: 1, b: {}, 'x-c': 2, q: null },
  { b: { b: { a: 'no' } } },
  { b: { a: 1 } },
  { q: 1 },
  { q: 'a', r: 'b' },
];

/** One keyword of a schema dropped, or one of another added: pairs that are often contained. */
const pair = fc
  .tuple(schema, schema, fc.nat(), fc.constantFrom('other', 'drop', 'add', 'both'))
  .map(([one, other, at, how]): readonly [RawSchema, RawSchema] => {
    if (how === 'other' || typeof one === 'boolean') return [one, other];
    const keys = Object.keys(one);
    const dropped: Raw = Object.fromEntries(Object.entries(one).filter((_, index) => index !== at % Math.max(1, keys.length)));
    if (how === 'drop') return [one, dropped];
    const added: RawSchema = typeof other === 'boolean' ? one : { ...other, ...one };
    return how === 'add' ? [added, one] : [{ allOf: [one, other] }, { anyOf: [dropped, other] }];
  });

const runs = 600;

/** Accepted by the one and refused by the other, as both engines say: one alone may have a fault of its own. */
async function counterExamples(from: Node, to: Node, values: readonly unknown[]): Promise<readonly unknown[]> {
  const confirm = await confirmerOf(from, to);
  return values.filter(confirm).slice(0, 1);
}

test('what the prover contains has no counter-example among many values', async () => {
  let proven = 0;
  await fc.assert(
    fc.asyncProperty(pair, async ([one, other]) => {
      const [from, to] = [openDocument(whole(one)).root, openDocument(whole(other)).root];
      if (!new Prover(4000).contains(from, to)) return;
      proven += 1;
      const made = new Sampler(new Prover(500), 1500).samples([from], [to]);
      expect(await counterExamples(from, to, [...pool, ...made])).toEqual([]);
    }),
    { numRuns: runs, seed: 71 },
  );
  expect(proven).toBeGreaterThan(runs / 10);
});

test('what the prover calls empty holds none of many values', async () => {
  let empty = 0;
  await fc.assert(
    fc.asyncProperty(schema, schema, async (one, other) => {
      const node = openDocument(whole({ allOf: [one, other] })).root;
      if (!new Prover(2000).holdsNothing(known(node))) return;
      empty += 1;
      expect(await counterExamples(node, openDocument(false).root, pool)).toEqual([]);
    }),
    { numRuns: runs, seed: 72 },
  );
  expect(empty).toBeGreaterThan(10);
});

test('our evaluation agrees with the two engines wherever they agree and it decides', async () => {
  let decided = 0;
  await fc.assert(
    fc.asyncProperty(schema, async (one) => {
      const node = openDocument(whole(one)).root;
      const judge = await judgeOf(node);
      for (const value of pool) {
        const own = isValid(node, value);
        const { ajv, hyperjump } = judge(value);
        if (own === undefined || ajv !== hyperjump) continue;
        decided += 1;
        expect([value, own]).toEqual([value, ajv]);
      }
    }),
    { numRuns: runs, seed: 73 },
  );
  expect(decided).toBeGreaterThan(runs);
});
