import { clear, keys } from '@jiyue/sdk/plugin';
import { describe, expect, test } from 'vitest';
import { bufferedStorage, directStorage, type StorageNamespace } from './own-storage.ts';

function memory(entries: Record<string, string> = {}): { values: Map<string, string>; namespace: StorageNamespace } {
  const values = new Map(Object.entries(entries));
  return {
    values,
    namespace: {
      get: async (key) => values.get(key),
      list: async (prefix, after, limit) =>
        [...values.keys()]
          .filter((key) => key.startsWith(prefix) && (after === undefined || key > after))
          .sort()
          .slice(0, limit),
      write: async (change) => {
        for (const [key, text] of change) {
          if (text === undefined) values.delete(key);
          else values.set(key, text);
        }
      },
    },
  };
}

describe('own storage refuses', () => {
  const storage = directStorage(memory().namespace);
  test.each([
    ['an empty key', { '': 1 }, ''],
    ['a key of more than 512 bytes', { ['键'.repeat(171)]: 1 }, 'longer than 512 bytes'],
    ['half a surrogate pair in a key', { '\ud800': 1 }, 'not a text'],
    ['a value of more than 1 MiB', { a: 'x'.repeat(1_048_576) }, 'larger than 1048576 bytes'],
    ['a value that is no JSON', { a: undefined as never }, 'not JSON'],
    ['a value that never ends', { a: circular() as never }, 'not JSON'],
  ])('%s', async (_, put, reason) => {
    await expect(storage.write({ put })).rejects.toMatchObject({ code: 'STORAGE_VALUE_INVALID' });
    await expect(storage.write({ put })).rejects.toThrow(reason);
  });
});

describe('the buffered view', () => {
  test('reads its own writes, and nothing reaches the store before the commit', async () => {
    const { namespace, values } = memory({ a: '1', b: '2' });
    const storage = bufferedStorage(namespace);
    await storage.write({ put: { b: 20, c: 30 }, remove: ['a'] });
    expect(await Promise.all(['a', 'b', 'c'].map((key) => storage.get(key)))).toEqual([undefined, 20, 30]);
    expect((await storage.list('')).keys).toEqual(['b', 'c']);
    expect([...values]).toEqual([
      ['a', '1'],
      ['b', '2'],
    ]);
    expect([...storage.change]).toEqual([
      ['a', undefined],
      ['b', '20'],
      ['c', '30'],
    ]);
  });

  test('lists pages without gap or double when writes lie between stored keys', async () => {
    const stored = Object.fromEntries(Array.from({ length: 1500 }, (_, index) => [`k${String(index * 2).padStart(5, '0')}`, '1']));
    const storage = bufferedStorage(memory(stored).namespace);
    const added = Array.from({ length: 700 }, (_, index) => `k${String(index * 2 + 1).padStart(5, '0')}`);
    await storage.write({ put: Object.fromEntries(added.map((key) => [key, 1])), remove: ['k00000', 'k00100'] });
    const seen: string[] = [];
    for await (const key of keys(storage, 'k')) seen.push(key);
    expect(seen).toEqual([...Object.keys(stored), ...added].filter((key) => key !== 'k00000' && key !== 'k00100').sort());
  });

  test('clears to nothing', async () => {
    const storage = bufferedStorage(memory({ a: '1', b: '2' }).namespace);
    await storage.write({ put: { c: 1 } });
    await clear(storage);
    expect((await storage.list('')).keys).toEqual([]);
  });
});

function circular(): object {
  const node: { self?: object } = {};
  node.self = node;
  return node;
}
