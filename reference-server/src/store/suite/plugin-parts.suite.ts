/** What every driver holds of all that is kept for plugins: keys, cursor, dead letters, migrations, blobs, queue and jobs. */
import { blobCases, queueCases, queueTrialStart } from '@jiyue/sdk/testing';
import { expect, test } from 'vitest';
import { at, type StoreTrial } from './store-trial.suite.ts';

/** Called within the suite of a driver. */
export function pluginTests(trial: StoreTrial): void {
  test.each(blobCases)('own blobs: $title', async ({ run }) => {
    await expect(run({ open: (quotaBytes) => trial.store.ownBlobs('p', quotaBytes) })).resolves.toBeUndefined();
  });

  test('the blobs of a plugin are its own and outlive a restart', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    await trial.store.ownBlobs('a').put('same', bytes('甲'));
    await trial.store.ownBlobs('b').put('same', bytes('甲'), { mediaType: 'text/plain' });
    await trial.store.ownBlobs('b').remove(['same']);
    expect(await trial.store.ownBlobs('a').get('same')).toEqual(bytes('甲'));
    await trial.store.close();
    const later = await trial.reopen();
    expect([await later.ownBlobs('a').get('same'), await later.ownBlobs('b').get('same')]).toEqual([bytes('甲'), undefined]);
    await later.ownBlobs('a').put('same', bytes('乙'));
    expect(await later.ownBlobs('a').get('same')).toEqual(bytes('乙'));
  });

  test.each(queueCases)('own queue: $title', async ({ run }) => {
    let now = queueTrialStart;
    const queue = trial.store.queue('p', () => now);
    const setClock = (seconds: number) => {
      now = new Date(queueTrialStart.getTime() + seconds * 1000);
    };
    await expect(run({ queue, setClock })).resolves.toBeUndefined();
  });

  test('the queue of a plugin is its own and outlives a restart', async () => {
    const clock = () => queueTrialStart;
    await trial.store.queue('a', clock).add([{ id: 'i', lane: 'mail', payload: 'a' }]);
    await trial.store.queue('b', clock).add([{ id: 'i', lane: 'mail', payload: 'b' }]);
    await trial.store.close();
    const later = await trial.reopen();
    expect((await later.queue('a', clock).lease({ lane: 'mail', limit: 9, seconds: 9 })).map(({ payload }) => payload)).toEqual(['a']);
    expect(await later.queue('b', clock).count()).toEqual([{ lane: 'mail', state: 'waiting', items: 1 }]);
  });

  test('keys that processes have in common stand apart from those of one, have a quota, and outlive a restart', async () => {
    await trial.store.plugin('p').namespace.write(new Map([['k', '1']]));
    await trial.store.shared('p').write(new Map([['k', '2']]));
    expect([await trial.store.plugin('p').namespace.get('k'), await trial.store.shared('p').get('k'), await trial.store.shared('q').get('k')]).toEqual([
      '1',
      '2',
      undefined,
    ]);
    expect(await trial.store.shared('p').list('', undefined, 9)).toEqual(['k']);
    await expect(trial.store.shared('p', 10).write(new Map([['large', '"0123456789"']]))).rejects.toThrow('STORAGE_QUOTA_EXCEEDED');
    await trial.store.close();
    const later = await trial.reopen();
    expect(await later.shared('p').get('k')).toBe('2');
    await later.wipePlugin('p');
    expect([await later.plugin('p').namespace.get('k'), await later.shared('p').get('k')]).toEqual([undefined, undefined]);
  });

  test('what is kept for a plugin is wiped whole, and that of others stays', async () => {
    const clock = () => queueTrialStart;
    const fill = async (id: string) => {
      await trial.store.plugin(id).commit({ storage: new Map([['k', '1']]), cursor: { seq: 3 } });
      await trial.store.plugin(id).commitMigration('one', new Map());
      await trial.store.jobs.meet({ pluginId: id, name: 'daily' }, at(1));
      await trial.store.queue(id, clock).add([{ id: 'i', lane: 'mail', payload: 1 }]);
      await trial.store.ownBlobs(id).put('b', new Uint8Array([1]));
    };
    const kept = async (id: string) => [
      await trial.store.plugin(id).namespace.get('k'),
      await trial.store.plugin(id).cursor(),
      await trial.store.plugin(id).migrations(),
      (await trial.store.queue(id, clock).count()).length,
      (await trial.store.ownBlobs(id).list('')).blobs.length,
      (await trial.store.jobs.meet({ pluginId: id, name: 'daily' }, at(9))).doneDue,
    ];
    await fill('gone');
    await fill('here');
    await trial.store.wipePlugin('gone');
    expect(await kept('gone')).toEqual([undefined, undefined, [], 0, 0, at(9).toISOString()]);
    expect(await kept('here')).toEqual(['1', { seq: 3 }, ['one'], 1, 1, at(1).toISOString()]);
  });

  test('a time of a job is run by one holder, and again by another when the first died', async () => {
    const { jobs } = trial.store;
    const job = { pluginId: 'p', name: 'daily' };
    const due = at(60).toISOString();
    const mine = { ...job, holder: 'one', due };
    const theirs = { ...job, holder: 'two', due };
    expect(await jobs.meet(job, at(0))).toEqual({ doneDue: at(0).toISOString() });
    expect(await jobs.meet(job, at(30))).toEqual({ doneDue: at(0).toISOString() });
    expect(await Promise.all([jobs.claim(mine, at(61), at(120)), jobs.claim(theirs, at(61), at(120))])).toEqual([true, false]);
    expect(await jobs.meet(job, at(62))).toMatchObject({ lease: { due, holder: 'one', until: at(120).toISOString() } });
    expect(await jobs.renew(mine, at(130))).toBe(true);
    expect(await jobs.claim(theirs, at(121), at(180))).toBe(false);
    // the first is gone
    expect(await jobs.claim(theirs, at(130), at(190))).toBe(true);
    expect(await jobs.renew(mine, at(200))).toBe(false);
    expect(await jobs.finish(mine, at(131))).toBe(false);
    expect(await jobs.finish(theirs, at(131), '出错了')).toBe(true);
    expect(await jobs.meet(job, at(132))).toEqual({ doneDue: due, finishedAt: at(131).toISOString(), failure: '出错了' });
    expect(await jobs.claim(mine, at(133), at(200))).toBe(false);
    expect(await jobs.claim({ ...mine, due: at(300).toISOString() }, at(301), at(400))).toBe(true);
    expect(await jobs.finish({ ...mine, due: at(300).toISOString() }, at(302))).toBe(true);
    expect(await jobs.meet(job, at(303))).toEqual({ doneDue: at(300).toISOString(), finishedAt: at(302).toISOString() });
  });

  test('jobs of one name of two plugins are two jobs, and both survive a restart', async () => {
    await trial.store.jobs.meet({ pluginId: 'a', name: 'daily' }, at(1));
    await trial.store.jobs.meet({ pluginId: 'b', name: 'daily' }, at(2));
    await trial.store.close();
    const later = await trial.reopen();
    expect((await later.jobs.meet({ pluginId: 'a', name: 'daily' }, at(9))).doneDue).toBe(at(1).toISOString());
    expect((await later.jobs.meet({ pluginId: 'b', name: 'daily' }, at(9))).doneDue).toBe(at(2).toISOString());
  });

  test('writes of a plugin and its cursor commit together, or not at all', async () => {
    const plugin = trial.store.plugin('search');
    expect(await plugin.cursor()).toBeUndefined();
    await plugin.commit({ storage: new Map([['k', '1']]), cursor: { seq: 3, revision: 'x' } });
    expect(await plugin.cursor()).toEqual({ seq: 3, revision: 'x' });
    const small = trial.store.plugin('search', 20);
    await expect(
      small.commit({
        storage: new Map([
          ['k', '2'],
          ['long', 'x'.repeat(50)],
        ]),
        cursor: { seq: 4 },
      }),
    ).rejects.toMatchObject({ code: 'STORAGE_QUOTA_EXCEEDED' });
    expect(await plugin.cursor()).toEqual({ seq: 3, revision: 'x' });
    expect(await plugin.namespace.get('k')).toBe('1');
    await small.namespace.write(new Map([['k', undefined]]));
    expect(await plugin.namespace.get('k')).toBeUndefined();
  });

  test('a namespace lists its keys by code units, page by page, and shows no other plugin', async () => {
    const { namespace } = trial.store.plugin('a');
    const keys = ['p/1', 'p/10', 'p/2', 'p/政', 'p/\u{1f600}', 'p/\uffee', 'q'];
    await namespace.write(new Map(keys.map((key) => [key, '0'])));
    await trial.store.plugin('b').namespace.write(new Map([['p/0', '0']]));
    const sorted = keys.filter((key) => key.startsWith('p/')).toSorted();
    expect(await namespace.list('p/', undefined, 10)).toEqual(sorted);
    expect(await namespace.list('p/', sorted[1], 2)).toEqual(sorted.slice(2, 4));
    expect(await namespace.list('', undefined, 10)).toEqual([...sorted, 'q']);
    // prefixes whose last character is the last there is
    await namespace.write(new Map(['\uffff', '\uffff\uffff', 'z\uffff', 'z\uffff1'].map((key) => [key, '0'])));
    expect(await namespace.list('\uffff', undefined, 10)).toEqual(['\uffff', '\uffff\uffff']);
    expect(await namespace.list('z\uffff', undefined, 10)).toEqual(['z\uffff', 'z\uffff1']);
  });

  test('dead letters are kept with their cause, in order, until they are released', async () => {
    const plugin = trial.store.plugin('search');
    const entry = (seq: number) =>
      ({ seq, type: 'record.published', subject: 'r1', siteId: 's1', time: at(seq).toISOString(), data: { family: 'resource', version: seq } }) as const;
    await plugin.commit({ storage: new Map(), cursor: { seq: 9 }, park: [{ entry: entry(8) }, { entry: entry(7), cause: '坏了' }, { entry: entry(9) }] });
    expect((await plugin.parked()).map(({ entry: { seq }, cause }) => [seq, cause])).toEqual([
      [7, '坏了'],
      [8, undefined],
      [9, undefined],
    ]);
    await plugin.commit({ storage: new Map(), cursor: { seq: 9 }, unpark: [8] });
    expect((await plugin.parked()).map(({ entry: { seq } }) => seq)).toEqual([7, 9]);
    await plugin.commit({ storage: new Map(), cursor: { seq: 0 }, unpark: 'all' });
    expect(await plugin.parked()).toEqual([]);
  });

  test('a migration of a plugin is noted with its writes, in order', async () => {
    const plugin = trial.store.plugin('search');
    await plugin.commitMigration('zwei', new Map([['v', '1']]));
    await plugin.commitMigration('eins', new Map([['v', '2']]));
    expect(await plugin.migrations()).toEqual(['zwei', 'eins']);
    await expect(plugin.commitMigration('eins', new Map([['v', '3']]))).rejects.toThrow();
    expect(await plugin.namespace.get('v')).toBe('2');
  });
}
