/**
 * A quick look and the full judgement say the same: of every example of the standard, and of each example spoiled at each of its places
 * in every way that a keyword or a rule on single values can notice.
 */
import examples from '@jiyue/standards/generated/examples.json' with { type: 'json' };
import { expect, test } from 'vitest';
import { createValueCheck } from '../check-values.ts';
import { quickLookOf, type TypeName, typeNames, validatorOf } from '../load-validators.ts';
import { valueRules } from '../rules/rules.ts';
import { isDate, isTime } from './sight.ts';

interface Examples {
  readonly type: TypeName;
  readonly valid: readonly { readonly name: string; readonly instance: unknown }[];
  readonly invalid: readonly { readonly name: string; readonly instance: unknown; readonly fixed: unknown }[];
}

const types = examples as readonly Examples[];
const valuesOf = createValueCheck(valueRules('error'));
const isFine = (type: TypeName, value: unknown) => valuesOf(value).length === 0 && validatorOf('strict', type)(value);

test('every type has examples', () => {
  expect(types.map(({ type }) => type).toSorted()).toEqual(typeNames);
});

test('every valid and every mended example is seen as good at once', () => {
  const slow = types.flatMap(({ type, valid, invalid }) =>
    [...valid.map(({ instance }) => instance), ...invalid.map(({ fixed }) => fixed)]
      .filter((value) => !quickLookOf(type)(value))
      .map((value) => ({ type, value })),
  );
  expect(slow).toEqual([]);
});

// --- spoiling ---

type Path = readonly (string | number)[];
type Bag = { [member: string]: unknown };

const wrong: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e12,
  Number.POSITIVE_INFINITY,
  '',
  'null',
  'Undefined',
  'x',
  '\ud800',
  'a\udc00b',
  '好'.repeat(300),
  '2024-02-30',
  [],
  ['x', 'x'],
  {},
  { unknown: 1 },
];

/** Every place of a value, the value itself first. */
function* placesOf(value: unknown, path: Path = []): Generator<Path> {
  yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) yield* placesOf(inner, [...path, Array.isArray(value) ? Number(name) : name]);
}

/** A copy of a value with one place changed. */
function withPlace(value: unknown, path: Path, change: (holder: Bag, name: string) => void): unknown {
  const frame: Bag = { value: structuredClone(value) };
  const steps = ['value', ...path.map(String)];
  const holder = steps.slice(0, -1).reduce<Bag>((node, step) => node[step] as Bag, frame);
  change(holder, steps.at(-1)!);
  return frame['value'];
}

function* spoiled(value: unknown, path: Path): Generator<readonly [string, unknown]> {
  for (const [index, other] of wrong.entries())
    yield [
      `is ${String(index)}`,
      withPlace(value, path, (holder, name) => {
        holder[name] = other;
      }),
    ];
  if (path.length > 0)
    yield [
      'is missing',
      withPlace(value, path, (holder, name) => {
        if (Array.isArray(holder)) holder.splice(Number(name), 1);
        else delete holder[name];
      }),
    ];
  yield [
    'has one more',
    withPlace(value, path, (holder, name) => {
      const node = holder[name];
      if (Array.isArray(node)) node.push(structuredClone(node[0]));
      else if (typeof node === 'object' && node !== null) (node as Bag)['unknownMember'] = 'x';
      else if (typeof node === 'string') holder[name] = `${node} `;
    }),
  ];
  yield [
    'is too deep',
    withPlace(value, path, (holder, name) => {
      holder[name] = Array.from({ length: 70 }).reduce<unknown>((inner) => [inner], 'x');
    }),
  ];
}

/** Where a look and the full judgement differ, and how often the latter says yes and no. */
function compare({ type, valid }: Examples, look: (value: unknown) => boolean) {
  const seen = new Set<string>();
  const differ: string[] = [];
  let [yes, no] = [0, 0];
  for (const { instance } of valid) {
    for (const path of placesOf(instance)) {
      const place = path.map((step) => (typeof step === 'number' ? '*' : step)).join('/');
      if (seen.has(place)) continue;
      seen.add(place);
      for (const [how, value] of spoiled(instance, path)) {
        const full = isFine(type, value);
        if (full) yes += 1;
        else no += 1;
        if (look(value) !== full) differ.push(`${place} ${how}: full says ${full}`);
      }
    }
  }
  return { differ, yes, no };
}

test.each(types)('a look at $type says yes exactly where the full judgement does', (group) => {
  const { differ, yes, no } = compare(group, quickLookOf(group.type));
  expect(differ).toEqual([]);
  expect(no).toBeGreaterThan(0);
  expect(yes + no).toBeGreaterThan(20);
});

test('a look that overlooks something is noticed: everything, an unknown member, what a text or a number is', () => {
  const sites = types.find(({ type }) => type === 'Site')!;
  const look = quickLookOf('Site');
  const changed = (change: (copy: Bag) => void) => (value: unknown) => {
    const copy = structuredClone(value) as Bag;
    if (typeof copy === 'object' && copy !== null) change(copy);
    return look(copy);
  };
  const planted = [
    () => true,
    changed((copy) => void delete copy['unknownMember']),
    changed((copy) => void Object.assign(copy, { name: '虚构省' })),
    changed((copy) => void Object.assign(copy, { version: 1 })),
  ];
  for (const one of planted) expect(compare(sites, one).differ).not.toEqual([]);
});

// --- dates ---

test.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['1900-02-29', false],
  ['2000-02-29', true],
  ['2024-04-31', false],
  ['2024-00-10', false],
  ['2024-13-01', false],
  ['2024-01-00', false],
  ['2024-1-01', false],
  ['２024-01-01', false],
  ['2024-01-01 ', false],
  ['', false],
])('%j is a day: %s', (text, expected) => {
  expect(isDate(text)).toBe(expected);
});

test.each([
  ['2024-02-29T00:00:00Z', true],
  ['2024-02-29T23:59:59+08:00', true],
  ['2024-02-29T23:59:59.123456789-00:30', true],
  ['2024-02-29T23:59:59.Z', false],
  ['2024-02-29T23:59:59.1234567890Z', false],
  ['2024-02-29T24:00:00Z', false],
  ['2024-02-29T23:60:00Z', false],
  ['2024-02-29T23:59:59', false],
  ['2024-02-29t23:59:59Z', false],
  ['2024-02-29T23:59:59z', false],
  ['2024-02-29T23:59:59+0800', false],
  ['2024-02-29T23:59:59+24:00', false],
  ['2023-02-29T23:59:59Z', false],
  ['2024-02-29T23:59:59Z ', false],
  ['2024-02-29T23:59:59+08:00:00', false],
  ['2024-02-29T23:59:6 Z', false],
])('%j is an instant: %s', (text, expected) => {
  expect(isTime(text)).toBe(expected);
});
