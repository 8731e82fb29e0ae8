import { fc } from '../../../../.ci/properties.ts';
import { expect, test } from 'vitest';
import { findJsonFault } from './json-fault.ts';

const parses = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test.each([
  ['{"a":1,}', { kind: 'unexpected', offset: 7, found: '}' }],
  ['{"a" 1}', { kind: 'unexpected', offset: 5, found: '1' }],
  ['{"a":', { kind: 'ends-early', offset: 5 }],
  ['{"标题":"办\n法"}', { kind: 'control-in-string', offset: 8, found: '\n' }],
  ['{"a":"中\\q"}', { kind: 'bad-escape', offset: 7, found: '\\' }],
  ['{"a":01}', { kind: 'unexpected', offset: 6, found: '1' }],
  ['[1] 尾', { kind: 'trailing', offset: 4, found: '尾' }],
  ['', { kind: 'ends-early', offset: 0 }],
  ['{"a":"没有完', { kind: 'ends-early', offset: 9 }],
  ['{"a":NaN}', { kind: 'unexpected', offset: 5, found: 'N' }],
])('the first fault of %j is found at its place', (text, expected) => {
  expect(findJsonFault(text)).toEqual(expected);
});

test('it agrees with JSON.parse on every JSON text and on every one-character change of it', () => {
  let refused = 0;
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', ':', '\\', '1', '-', '.', '\n', 'x'), (text, place, mark) => {
      expect(findJsonFault(text)).toBeUndefined();
      const at = place % (text.length + 1);
      const changed = text.slice(0, at) + mark + text.slice(at + 1);
      if (!parses(changed)) refused += 1;
      expect(findJsonFault(changed) === undefined).toBe(parses(changed));
    }),
    { numRuns: 2000 },
  );
  expect(refused).toBeGreaterThan(500);
});

test('a hundred thousand levels are no matter', () => {
  expect(findJsonFault(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toBeUndefined();
});
