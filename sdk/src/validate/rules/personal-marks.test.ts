import { describe, expect, test } from 'vitest';
import { identityNumbersIn, mobileNumbersIn } from './personal-marks.ts';

describe('identity numbers', () => {
  test.each([
    ['身份证号990000199001010017，请核实', ['990000199001010017']],
    ['号码 990000200002290036。', ['990000200002290036']],
    ['两件：990000199001010017、990000198512310025', ['990000199001010017', '990000198512310025']],
  ])('%s', (text, found) => {
    expect(identityNumbersIn(text)).toEqual(found);
  });

  test.each(['990000199001010018', '受理号199001010018', 'A990000199001010017', '9900001990010100170', '990000199013010018', '11990000MB0000001M'])(
    'not in %s: wrong check character, or another kind of number',
    (text) => {
      expect(identityNumbersIn(text)).toEqual([]);
    },
  );
});

describe('mobile numbers', () => {
  test.each([
    ['请打13900000000', ['13900000000']],
    ['电话：139-0000-0000。', ['139-0000-0000']],
    ['+86 13900000000', ['+86 13900000000']],
  ])('%s', (text, found) => {
    expect(mobileNumbersIn(text)).toEqual(found);
  });

  test.each(['12345', '0990-8880000', '12900000000', '订单139000000001', '2026-13900000000', 'XG13900000000'])('not in %s', (text) => {
    expect(mobileNumbersIn(text)).toEqual([]);
  });
});
