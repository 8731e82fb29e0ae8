import type { RecordReader } from '@jiyue/sdk/plugin';
import { expect, test } from 'vitest';
import { limitReader } from './limited-reader.ts';

const reader = {
  resource: async (id: string) => ({ id, kind: id.split('-')[0] }),
  resources: async (ids: readonly string[]) => ids.map((id) => ({ id, kind: id.split('-')[0] })),
  listResources: async ({ kind }: { kind?: string }) => ({ items: [], total: kind === undefined ? 3 : 1 }),
  sites: async () => [],
} as unknown as RecordReader;
const limit = { pluginId: 'alpha', kinds: ['article'], allKinds: ['article', 'letter'], assertAlive: () => {} };
const limited = limitReader(reader, limit);

test('a kind that was not granted is as if it did not exist', async () => {
  expect(await limited.resource('article-1')).toBeDefined();
  expect(await limited.resource('letter-1')).toBeUndefined();
  expect((await limited.resources(['letter-1', 'article-2'])).map((one) => one.id)).toEqual(['article-2']);
});

test('a list that would count it is refused by name; with every kind granted it is not', async () => {
  expect((await limited.listResources({ kind: 'article', limit: 1 })).total).toBe(1);
  await expect(limited.listResources({ limit: 1 })).rejects.toMatchObject({
    code: 'PLUGIN_FORBIDDEN',
    data: { id: 'alpha', permission: 'records:read:letter' },
  });
  await expect(limited.listResources({ kind: 'letter', limit: 1 })).rejects.toMatchObject({ code: 'PLUGIN_FORBIDDEN' });
  expect((await limitReader(reader, { ...limit, kinds: ['article', 'letter'] }).listResources({ limit: 1 })).total).toBe(3);
});

test('every member dies with the plugin', async () => {
  const dead = limitReader(reader, {
    ...limit,
    assertAlive: (member) => {
      throw new Error(`dead: ${member}`);
    },
  });
  for (const member of ['resource', 'resources', 'listResources', 'relations', 'attachment', 'site', 'sites', 'column', 'columns', 'organization'] as const) {
    expect(() => (dead[member] as (value: unknown) => unknown)('x')).toThrow(`dead: records.${member}`);
  }
});
