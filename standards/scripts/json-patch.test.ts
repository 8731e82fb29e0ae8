import { describe, expect, test } from 'vitest';
import { applyPatch, type PatchOperation } from './json-patch.ts';

describe('applyPatch', () => {
  test.each<readonly [string, unknown, readonly PatchOperation[], unknown]>([
    ['adds a member', { a: 1 }, [{ op: 'add', path: '/b', value: 2 }], { a: 1, b: 2 }],
    ['adds before an item', [1, 3], [{ op: 'add', path: '/1', value: 2 }], [1, 2, 3]],
    ['adds to the end', { list: [1] }, [{ op: 'add', path: '/list/-', value: 2 }], { list: [1, 2] }],
    ['replaces the whole', { a: 1 }, [{ op: 'replace', path: '', value: [] }], []],
    ['removes an item', [1, 2], [{ op: 'remove', path: '/0' }], [2]],
    ['reads escaped names', { 'a/b': { '~': 1 } }, [{ op: 'replace', path: '/a~1b/~0', value: 2 }], { 'a/b': { '~': 2 } }],
    [
      'goes on from what the operation before has left',
      {},
      [
        { op: 'add', path: '/a', value: {} },
        { op: 'add', path: '/a/b', value: 1 },
      ],
      { a: { b: 1 } },
    ],
  ])('%s', (_name, value, patch, wanted) => {
    const before = structuredClone(value);
    expect(applyPatch(value, patch)).toEqual(wanted);
    expect(value).toEqual(before);
  });

  test.each<readonly [string, unknown, PatchOperation]>([
    ['replaces what is not there', {}, { op: 'replace', path: '/a', value: 1 }],
    ['removes what is not there', { a: 1 }, { op: 'remove', path: '/b' }],
    ['removes an inherited name', {}, { op: 'remove', path: '/toString' }],
    ['goes through what is no container', { a: 1 }, { op: 'add', path: '/a/b', value: 1 }],
    ['names an item beyond the end', [1], { op: 'add', path: '/2', value: 1 }],
    ['names an item that is no number', [1], { op: 'remove', path: '/01' }],
    ['removes the whole', {}, { op: 'remove', path: '' }],
  ])('throws when an operation %s', (_name, value, operation) => {
    expect(() => applyPatch(value, [operation])).toThrow(/^patch: /);
  });

  test('a member named __proto__ is a member', () => {
    const patched = applyPatch({}, [{ op: 'add', path: '/__proto__', value: 1 }]);
    expect(JSON.stringify(patched)).toBe('{"__proto__":1}');
  });
});
