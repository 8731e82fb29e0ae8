/** What every driver holds of lists, facts, links and claims of records. */
import { expect, test } from 'vitest';
import type { StoreTrial } from './store-trial.suite.ts';

/** Called within the suite of a driver. */
export function listTests(trial: StoreTrial): void {
  test('facts and origins are looked up for many records at once', async () => {
    await trial.put(1, { id: 'a', originSystem: 'cms', originRecordId: '7' }, { id: 'b', siteId: 's2' });
    await trial.put(2, { id: 'a', version: 2, status: 'draft', goesLive: false, originSystem: 'cms', originRecordId: '7', event: { type: 'record.drafted' } });
    const newest = await trial.store.records.newestFacts(['a', 'b', 'unknown', 'a']);
    const live = await trial.store.records.liveFacts(['a', 'unknown']);
    expect([...newest].map(([id, { version }]) => [id, version])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
    expect([...live].map(([id, { version }]) => [id, version])).toEqual([['a', 1]]);
    const origins = await trial.store.records.byOrigins([
      { system: 'cms', recordId: '8', siteId: 's1' },
      { system: 'cms', recordId: '7', siteId: 's1' },
      { system: 'cms', recordId: '7', siteId: 's2' },
    ]);
    expect(origins.map((row) => row && [row.newest.version, row.live?.version])).toEqual([undefined, [2, 1], undefined]);
    expect((await trial.store.records.liveRows(['unknown', 'b', 'a'])).map(({ id }) => id)).toEqual(['b', 'a']);
  });

  test('walking a list page by page gives every record once, in order, as many as counted', async () => {
    // equal sort keys, so that the id has to break the tie across pages
    await trial.put(
      1,
      ...Array.from({ length: 23 }, (_, place) => ({
        id: `r${String(place).padStart(2, '0')}`,
        sortKey: `k${place % 4}`,
        siteId: place % 2 ? 's1' : 's2',
        kind: place % 3 ? 'article' : 'interpretation',
      })),
    );
    for (const query of [
      { siteId: 's1' },
      { kind: 'article' },
      { columnId: 'c1', siteId: 's2' },
      {},
      { scope: [{ siteId: 's2' }] },
      { scope: [{ siteId: 's1', ownerId: 'o1' }, { columnId: 'none' }] },
      { scope: [] },
    ]) {
      const list = { family: 'resource', edition: 'live', ...query } as const;
      const seen: { sortKey: string; id: string }[] = [];
      for (let hasMore = true; hasMore; ) {
        const page = await trial.store.records.page(list, seen.at(-1), 4);
        seen.push(...page.rows);
        ({ hasMore } = page);
      }
      const ids = seen.map(({ sortKey, id }) => `${sortKey} ${id}`);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(ids.toSorted().reverse());
      expect(await trial.store.records.count(list)).toBe(ids.length);
    }
    expect(await trial.store.records.count({ family: 'resource', edition: 'live', siteId: 's1' })).toBe(11);
    expect(await trial.store.records.count({ family: 'resource', edition: 'live', scope: [] })).toBe(0);
  });

  test('lists filter by number and by origin, and hold live publications apart from newest versions', async () => {
    await trial.put(1, { id: 'a', documentNumber: '虚政发〔2026〕1号' }, { id: 'b', originSystem: 'cms', originRecordId: '7' });
    await trial.put(2, { id: 'c', status: 'draft', goesLive: false, event: { type: 'record.drafted' } });
    await trial.put(3, {
      id: 'a',
      version: 2,
      status: 'withdrawn',
      withdrawal: 'gone',
      documentNumber: '虚政发〔2026〕1号',
      event: { type: 'record.withdrawn', data: { withdrawal: 'gone' } },
    });
    const ids = async (query: object) =>
      (await trial.store.records.page({ family: 'resource', edition: 'live', ...query }, undefined, 10)).rows.map(({ id }) => id);
    expect(await ids({})).toEqual(['b']);
    expect(await ids({ documentNumber: '虚政发〔2026〕1号' })).toEqual([]);
    expect(await ids({ edition: 'newest', status: 'withdrawn', documentNumber: '虚政发〔2026〕1号' })).toEqual(['a']);
    expect(await ids({ originSystem: 'cms', originRecordId: '7' })).toEqual(['b']);
    expect(await ids({ edition: 'newest', status: 'draft' })).toEqual(['c']);
  });

  test('links and claims belong to one version of their record and are replaced with it', async () => {
    const site = { family: 'site', kind: '', columnId: '', ownerId: '', status: 'applied', event: { type: 'site.saved' } } as const;
    await trial.put(1, { ...site, id: 's1', sortKey: 's1', links: [], claims: [{ name: 'domain', value: 'a.example' }] });
    await trial.put(2, {
      ...site,
      id: 's2',
      sortKey: 's2',
      siteId: 's2',
      links: [{ name: 'parent', toId: 's1' }],
      claims: [{ name: 'domain', value: 'b.example' }],
    });
    expect((await trial.store.records.linking('parent', 's1')).map(({ id }) => id)).toEqual(['s2']);
    expect(await trial.store.records.holder({ name: 'domain', value: 'b.example' })).toBe('s2');
    expect((await trial.store.records.page({ family: 'site', edition: 'newest' }, undefined, 10)).rows.map(({ id }) => id)).toEqual(['s1', 's2']);
    expect(
      (await trial.store.records.page({ family: 'site', edition: 'newest', linkedTo: { name: 'parent', toId: 's1' } }, undefined, 10)).rows.map(({ id }) => id),
    ).toEqual(['s2']);
    await trial.put(3, { ...site, id: 's2', sortKey: 's2', siteId: 's2', version: 2, links: [], claims: [{ name: 'domain', value: 'c.example' }] });
    expect(await trial.store.records.linking('parent', 's1')).toEqual([]);
    expect(await trial.store.records.holder({ name: 'domain', value: 'b.example' })).toBeUndefined();
    await trial.put(4, { ...site, id: 's2', sortKey: 's2', siteId: 's2', version: 3 });
    expect(await trial.store.records.holder({ name: 'domain', value: 'c.example' })).toBe('s2');
    await expect(trial.put(5, { ...site, id: 's1', version: 2, claims: [{ name: 'domain', value: 'c.example' }] })).rejects.toThrow();
  });
}
