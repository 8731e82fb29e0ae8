import { describe, expect, test } from 'vitest';
import { clear, definePlugin, keys, type PluginTypes } from '../../plugin/index.ts';
import { validateStrict } from '../../validate/validate.ts';
import { createPluginWorld } from './create-plugin-world.ts';
import { createMemoryIndex } from './memory-index.ts';
import { createMemoryStorage } from './memory-storage.ts';
import { sampleContent } from './sample-content.ts';

describe('the sample content', () => {
  test('keeps every rule of the standard', () => {
    const types = {
      organizations: 'Organization',
      sites: 'Site',
      columns: 'Column',
      resources: 'Resource',
      relations: 'Relation',
      attachments: 'Attachment',
    } as const;
    for (const [family, type] of Object.entries(types)) {
      const records = sampleContent[family as keyof typeof types];
      expect(records.length).toBeGreaterThan(0);
      for (const record of records) expect([record.id, validateStrict(type, record)]).toEqual([record.id, []]);
    }
  });

  test('refers to nothing that is not there', () => {
    const ids = new Set(Object.values(sampleContent).flatMap((records: readonly { readonly id: string }[]) => records.map(({ id }) => id)));
    for (const { siteId, columnId, ownerId } of sampleContent.resources) for (const id of [siteId, columnId, ownerId]) expect(ids).toContain(id);
  });
});

describe('the storage', () => {
  test('gives keys in code-unit order, a thousand a page', async () => {
    const storage = createMemoryStorage();
    const all = Array.from({ length: 2300 }, (_, at) => `k/${String(at).padStart(4, '0')}`);
    await storage.write({ put: Object.fromEntries(all.map((key) => [key, 1])) });
    expect((await storage.list('k/')).keys).toHaveLength(1000);
    expect(await Array.fromAsync(keys(storage, 'k/'))).toEqual(all);
    await clear(storage);
    expect(storage.entries()).toEqual([]);
  });

  test('refuses what a platform refuses', async () => {
    const storage = createMemoryStorage();
    await expect(storage.write({ put: { '': 1 } })).rejects.toMatchObject({ code: 'STORAGE_VALUE_INVALID' });
    await expect(storage.write({ put: { ['键'.repeat(171)]: 1 } })).rejects.toMatchObject({ code: 'STORAGE_VALUE_INVALID' });
    await expect(storage.write({ put: { a: undefined as never } })).rejects.toMatchObject({ code: 'STORAGE_VALUE_INVALID' });
    storage.quotaBytes = 10;
    await expect(storage.write({ put: { a: 'longer than ten bytes' } })).rejects.toMatchObject({ code: 'STORAGE_QUOTA_EXCEEDED' });
    expect(storage.entries()).toEqual([]);
  });

  test('a buffered view is seen by nobody before its commit, and is dead after it', async () => {
    const storage = createMemoryStorage([['a', '1']]);
    const view = storage.buffered();
    await view.write({ put: { b: 2 }, remove: ['a'] });
    expect([await view.get('a'), await view.get('b'), (await view.list('')).keys]).toEqual([undefined, 2, ['b']]);
    expect(storage.entries()).toEqual([['a', 1]]);
    view.commit();
    expect(storage.entries()).toEqual([['b', 2]]);
    await expect(view.write({ put: { c: 3 } })).rejects.toMatchObject({ code: 'PLUGIN_STOPPED' });
  });
});

describe('the index', () => {
  test('an older version changes nothing, another schema empties it under a new identity', async () => {
    const index = createMemoryIndex();
    const schema = { version: '1', fields: ['title'], attributes: ['kind'] };
    const { identity } = await index.open(schema);
    const put = (version: number, title: string) => index.put([{ id: 'a', version, text: { title }, attributes: { kind: 'x' }, sortKey: '1' }]);
    await put(2, '二 版');
    await put(1, '一 版');
    expect((await index.query({ match: { token: '二' }, order: 'score', limit: 5, measure: ['版'] })).hits).toMatchObject([
      { id: 'a', version: 2, counts: { title: [1] } },
    ]);
    await expect(index.put([{ id: 'b', version: 1, text: { body: 'x' }, attributes: {}, sortKey: '1' }])).rejects.toThrow('not declared');
    expect((await index.open(schema)).identity).toBe(identity);
    expect((await index.open({ ...schema, version: '2' })).identity).not.toBe(identity);
    expect((await index.query({ order: 'newest', limit: 5, total: true })).total).toBe(0);
  });
});

interface CountTypes extends PluginTypes {
  readonly config: { readonly word: string };
  readonly api: { countNews: { params: { readonly siteId: string }; body: undefined; reply: { readonly word: string; readonly count: number } } };
}

const counting = definePlugin<CountTypes>({
  setup: ({ config, follow, storage }) => {
    follow({
      types: ['record.published', 'record.withdrawn'],
      async apply(batch, own) {
        for (const { subject, siteId, type } of batch)
          await own.write(type === 'record.published' ? { put: { [`${siteId}/${subject}`]: true } } : { remove: [`${siteId}/${subject}`] });
      },
      reset: clear,
    });
    return {
      operations: {
        countNews: async ({ params }) => ({
          ok: true,
          value: { word: config.word, count: (await Array.fromAsync(keys(storage, `${params.siteId}/`))).length },
        }),
      },
    };
  },
});

describe('a world', () => {
  test('runs a plugin over its log: what is published counts, what is withdrawn does not', async () => {
    const world = createPluginWorld();
    const plugin = await world.start(counting, { config: { word: '条' } });
    const count = async (siteId: string) => plugin.call('countNews', { params: { siteId } });
    expect(await plugin.catchUp()).toBe(sampleContent.resources.length);
    expect(await count('site-edu')).toEqual({ ok: true, value: { word: '条', count: 3 } });
    world.withdraw('r-edu-1');
    expect(await plugin.catchUp()).toBe(1);
    expect(await plugin.catchUp()).toBe(0);
    expect(await count('site-edu')).toMatchObject({ value: { count: 2 } });
    await plugin.rebuild();
    expect(await count('site-edu')).toMatchObject({ value: { count: 2 } });
    await plugin.stop();
    expect(await plugin.call('countNews', { params: { siteId: 'site-edu' } }).catch((error: unknown) => error)).toMatchObject({ code: 'PLUGIN_STOPPED' });
  });

  test('a plugin hears only of the granted sites and reads only them', async () => {
    const world = createPluginWorld();
    const plugin = await world.start(counting, { config: { word: '条' }, siteIds: ['site-edu'] });
    expect(await plugin.catchUp()).toBe(3);
  });

  test('stored versions and the clock go on', async () => {
    const world = createPluginWorld({ now: '2026-05-01T00:00:00Z' });
    const [news] = (await world.records.listResources({ limit: 1, columnId: 'site-edu-yaowen' })).items;
    world.clock.passDays(1.5);
    expect(world.publish({ ...news!, title: '更正' })).toMatchObject({ time: '2026-05-02T12:00:00.000Z', data: { version: 2 } });
    expect(await world.records.resource(news!.id)).toMatchObject({ title: '更正', version: 2 });
  });
});
