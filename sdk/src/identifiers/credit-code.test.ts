import { fc } from '../../../.ci/properties.ts';
import { describe, expect, test } from 'vitest';
import { creditCodeCheck, parseCreditCode } from './credit-code.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const character = fc.constantFrom(...alphabet);
/** Any code whose check character is right. */
const code = fc.array(character, { minLength: 17, maxLength: 17 }).map((body) => body.join('') + creditCodeCheck(body.join('')));
const isGood = (value: string) => parseCreditCode(value).ok;

describe('parseCreditCode', () => {
  test.each(['91350100M000100Y43', '11441700007280420Y', '11511301008778183N', '115113010833722043', '91110000600037341L'])('takes %s', (value) => {
    expect(isGood(value)).toBe(true);
  });

  test.each([
    ['91350100M000100Y44', '3'],
    ['11441700007280421Y', '2'],
  ])('tells the right check character of %s', (value, expected) => {
    expect(parseCreditCode(value)).toEqual({ ok: false, failure: { code: 'CREDIT_CODE_CHECK', data: { code: value, expected } } });
  });

  test.each([
    ['', 0, ''],
    ['91350100M000100Y4', 17, ''],
    ['91350100M000100Y433', 19, ''],
    ['9135010OM000100Y43', 18, 'O'],
    ['91350100m000100y43', 18, 'my'],
    ['IOZSV00000000000IO', 18, 'IOZSV'],
    ['91350100M000100Y4３', 18, '３'],
    ['𠮷1350100M000100Y43', 18, '𠮷'],
  ])('refuses the form of "%s" and names what does not belong', (value, length, refused) => {
    expect(parseCreditCode(value)).toEqual({ ok: false, failure: { code: 'CREDIT_CODE_FORM', data: { value, length, refused } } });
  });

  test('takes the code apart', () => {
    expect(parseCreditCode('91350100M000100Y43')).toEqual({
      ok: true,
      value: { authority: '9', organizationClass: '1', regionCode: '350100', organizationCode: 'M000100Y4', check: '3' },
    });
  });

  test('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (value) => typeof isGood(value) === 'boolean'));
  });
});

describe('the check character', () => {
  test('shows every change of a single character', () => {
    fc.assert(
      fc.property(code, (good) => {
        const changed = [...good].flatMap((own, index) =>
          [...alphabet].filter((other) => other !== own).map((other) => good.slice(0, index) + other + good.slice(index + 1)),
        );
        expect(changed).toHaveLength(18 * 30);
        expect(changed.filter(isGood)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('shows every swap of two different neighbours', () => {
    let swaps = 0;
    fc.assert(
      fc.property(code, (good) => {
        for (let index = 0; index < 17; index += 1) {
          if (good[index] === good[index + 1]) continue;
          swaps += 1;
          expect(isGood(good.slice(0, index) + good[index + 1] + good[index] + good.slice(index + 2))).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
    expect(swaps).toBeGreaterThan(2_000);
  });
});
