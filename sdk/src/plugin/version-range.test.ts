import { describe, expect, test } from 'vitest';
import { isInRange, isRange, isVersion } from './version-range.ts';

// expected values by the rules of node-semver
const table: readonly [version: string, range: string, fits: boolean][] = [
  ['1.2.0', '^1.2', true],
  ['1.9.0', '^1.2', true],
  ['1.1.9', '^1.2', false],
  ['2.0.0', '^1.2', false],
  ['3.0.0', '^3.0.0', true],
  ['1.0', '^1.0', true],
  ['0.2.3', '^0.2.1', true],
  ['0.3.0', '^0.2.1', false],
  ['0.0.3', '^0.0.3', true],
  ['0.0.4', '^0.0.3', false],
  ['0.0.4', '^0.0', true],
  ['0.9.0', '^0', true],
  ['1.0.0', '^0', false],
  ['1.2.9', '~1.2.3', true],
  ['1.3.0', '~1.2.3', false],
  ['1.2.2', '~1.2.3', false],
  ['1.9.9', '~1', true],
  ['2.0.0', '~1', false],
  ['1.2.3', '1.2.3', true],
  ['1.2.4', '1.2.3', false],
  ['1.2.4', '1.2', true],
  ['1.3.0', '1.2', false],
  ['1.3.0-beta.1', '^1.2.0', false],
  ['1.2.0-beta.2', '^1.2.0-beta.1', true],
  ['1.2.0-beta.1', '^1.2.0-beta.2', false],
  ['1.2.0-beta', '^1.2.0-beta.1', false],
  ['1.2.0', '^1.2.0-beta.2', true],
  ['1.2.1-beta.3', '^1.2.0-beta.2', false],
  ['1.2.0-10', '^1.2.0-9', true],
];

describe('a version fits a range as in node-semver', () => {
  test.each(table)('%s in %s: %s', (version, range, fits) => {
    expect(isInRange(version, range)).toBe(fits);
  });
});

test.each(['', '>=1', '1.x', '*', '^1 || ^2', '01.2.3', '1.2.3.4', '^', 'v1.2.3', '^1.2-beta'])('"%s" is no range', (text) => {
  expect(isRange(text)).toBe(false);
  expect(isInRange('1.2.3', text)).toBe(false);
});

test('a version has three numbers', () => {
  expect(['1.2.3', '1.2.3-rc.1'].map(isVersion)).toEqual([true, true]);
  expect(['1.2', '^1.2.3', '1.2.3+build'].map(isVersion)).toEqual([false, false, false]);
});
