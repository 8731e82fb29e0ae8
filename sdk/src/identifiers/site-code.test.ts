import { expect, test } from 'vitest';
import { siteCodeForm } from './site-code.ts';

test.each([
  ['3100000087', 'division'],
  ['9900000001', 'division'],
  ['bm36000002', 'department'],
  ['N000000672', 'outside-government'],
  ['310000000044', undefined],
  ['BM36000002', undefined],
  ['bm3600002', undefined],
  [' 3609220011', undefined],
  ['３６０９２２００１１', undefined],
  ['3609220011\n', undefined],
  ['', undefined],
])('the form of "%s" is %s', (code, form) => {
  expect(siteCodeForm(code)).toBe(form);
});
