import { fc } from '../../../.ci/properties.ts';
import { describe, expect, test } from 'vitest';
import { basesOf, byNumber, isRelease, lineOf, parseVersion } from './version-number.ts';

describe('numbers of versions', () => {
  test.each(['1.0.0', '1.0.0-rc.1', '10.20.30-rc.40'])('%s is one', (text) => {
    expect(parseVersion(text)).toBeDefined();
  });
  test.each(['1.0', 'v1.0.0', '1.0.0-rc.0', '1.0.0-beta.1', '01.0.0', '1.0.0 ', '../1.0.0', ''])('"%s" is none', (text) => {
    expect(parseVersion(text)).toBeUndefined();
    expect(isRelease(text)).toBe(false);
  });
  test('are ordered by value, a release after its candidates', () => {
    const ordered = ['1.0.0-rc.2', '1.0.0-rc.10', '1.0.0', '1.0.1-rc.1', '1.0.1', '1.2.0', '1.10.0', '2.0.0'];
    expect(ordered.toReversed().sort(byNumber)).toEqual(ordered);
  });
  test('the order is total', () => {
    const number = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.nat(3)).map(([a, b, c, rc]) => `${a}.${b}.${c}${rc === 0 ? '' : `-rc.${rc}`}`);
    fc.assert(fc.property(number, number, (a, b) => Math.sign(byNumber(a, b)) === -Math.sign(byNumber(b, a)) && (byNumber(a, b) === 0) === (a === b)));
  });
  test('the line of a version stands in its identities', () => {
    expect(lineOf('1.2.3-rc.4')).toBe('1.2');
  });
});

describe('what a number allows', () => {
  const allowed = (wanted: string, ...frozen: readonly string[]) => basesOf(wanted, frozen).map(({ version, allowed: level }) => `${version} ${level}`);
  test.each([
    ['the first version anything', '1.0.0-rc.1', [], []],
    ['a candidate anything against the candidate before', '1.0.0-rc.2', ['1.0.0-rc.1'], []],
    ['a release texts against its last candidate', '1.0.0', ['1.0.0-rc.1', '1.0.0-rc.2'], ['1.0.0-rc.2 patch']],
    ['a patch texts', '1.0.1', ['1.0.0'], ['1.0.0 patch']],
    ['a minor version additions', '1.1.0', ['1.0.0', '1.0.1'], ['1.0.1 minor']],
    ['a candidate of a minor version additions, too', '1.1.0-rc.2', ['1.0.0', '1.1.0-rc.1'], ['1.0.0 minor']],
    ['a release both', '1.1.0', ['1.0.0', '1.1.0-rc.1'], ['1.0.0 minor', '1.1.0-rc.1 patch']],
    ['a major version a break', '2.0.0', ['1.0.0'], ['1.0.0 major']],
    ['nothing more for a candidate that was given up', '1.2.0', ['1.0.0', '1.1.0-rc.1'], ['1.0.0 minor']],
  ] as const)('%s', (_what, wanted, frozen, bases) => {
    expect(allowed(wanted, ...frozen)).toEqual(bases);
  });
});
