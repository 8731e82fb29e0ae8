import { fc } from '../../../../.ci/properties.ts';
import { expect, test } from 'vitest';
import { containPattern } from './contain-pattern.ts';
import { finiteTexts } from './finite-texts.ts';
import { patternLengths } from './pattern-lengths.ts';
import { patternTexts } from './pattern-texts.ts';

test.each<[string, string, true | string | undefined]>([
  ['^[a-z]{1,4}$', '^[a-z]{1,8}$', true],
  ['^[a-z]{1,8}$', '^[a-z]{1,4}$', 'aaaaa'],
  ['^abc', 'abc', true],
  ['abc', '^abc', 'aabc'],
  ['^[0-9]+$', '^[0-9][0-9]*$', true],
  ['^\\d{4}-\\d{2}$', '^[0-9-]{7}$', true],
  ['^(a|b)+$', '^[ab]*$', true],
  ['^[ab]*$', '^(a|b)+$', ''],
  ['^(?!x)a$', '^a$', undefined],
  ['^a$', '^a$|^b$', undefined],
  ['^\\p{L}$', '^.$', undefined],
  ['^(a)\\1$', '^aa$', undefined],
  ['^.$', '^[^]$', true],
])('texts of %s among those of %s: %s', (inner, outer, expected) => {
  const answer = containPattern(inner, outer);
  const text = answer?.holds === false ? answer.text : undefined;
  expect(answer?.holds === true ? true : text).toEqual(expected);
  if (text !== undefined) expect([new RegExp(inner, 'u').test(text), new RegExp(outer, 'u').test(text)]).toEqual([true, false]);
});

test.each<[string, number, number]>([
  ['^[0-9]{12}$', 12, 12],
  ['^x-[a-z0-9]{2,8}-[a-z0-9-]+$', 6, Number.POSITIVE_INFINITY],
  ['^(ab|c)?$', 0, 2],
  ['[a-z]{3}', 3, Number.POSITIVE_INFINITY],
  ['^\u{20bb7}$', 1, 1],
])('texts of %s have %i to %s characters', (pattern, least, most) => {
  expect(patternLengths(pattern)).toEqual({ least, most });
});

test('a pattern of a few texts lists them, others list none', () => {
  expect(finiteTexts('^1\\.0$')).toEqual(['1.0']);
  expect(finiteTexts('^(yes|no)?$')).toEqual(['', 'yes', 'no']);
  expect(finiteTexts('^[a-z]{2}$')).toBeUndefined();
  expect(finiteTexts('yes')).toBeUndefined();
});

// random expressions of letters a, b and c, and every text of at most four of them
const expression = fc.letrec<{ part: string }>((tie) => ({
  part: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    fc.constantFrom('a', 'b', '[ab]', '[^a]', 'c', '.', '[a-c]'),
    fc.tuple(tie('part'), tie('part')).map(([one, other]) => one + other),
    fc.tuple(tie('part'), tie('part')).map(([one, other]) => `(${one}|${other})`),
    fc.tuple(tie('part'), fc.constantFrom('*', '+', '?', '{0,2}', '{2}', '{1,}')).map(([one, times]) => `(?:${one})${times}`),
  ),
})).part;
const pattern = fc.tuple(fc.boolean(), expression, fc.boolean()).map(([start, part, end]) => `${start ? '^' : ''}(?:${part})${end ? '$' : ''}`);
const letters = ['a', 'b', 'c'];
const texts = [0, 1, 2, 3].reduce<readonly string[]>(
  (all) => [...new Set(['', ...all, ...all.flatMap((text) => letters.map((letter) => text + letter))])],
  [''],
);

test('containment, lengths and listed texts agree with the regular expressions themselves', () => {
  let contained = 0;
  fc.assert(
    fc.property(pattern, pattern, (inner, outer) => {
      const [one, other] = [new RegExp(inner, 'u'), new RegExp(outer, 'u')];
      const answer = containPattern(inner, outer);
      if (answer?.holds === true) {
        contained += 1;
        expect(texts.filter((text) => one.test(text) && !other.test(text))).toEqual([]);
      }
      if (answer?.holds === false) expect([one.test(answer.text), other.test(answer.text)]).toEqual([true, false]);
      const { least, most } = patternLengths(inner);
      expect(texts.filter((text) => one.test(text) && ([...text].length < least || [...text].length > most))).toEqual([]);
      const listed = finiteTexts(inner);
      if (listed) expect(texts.filter((text) => one.test(text) !== listed.includes(text) && text.length <= 3)).toEqual([]);
      // candidates of an exact expression match it
      expect(patternTexts(inner, 6).filter((text) => !one.test(text))).toEqual([]);
    }),
    { numRuns: 1500, seed: 5 },
  );
  expect(contained).toBeGreaterThan(50);
});
