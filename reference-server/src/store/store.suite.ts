/** What every driver of the store has to hold, run against its real engine. `testStore(name, open)` is all a driver's test needs. */
import { hash } from 'node:crypto';
import { fail, ok } from '@jiyue/sdk/plugin';
import { beforeEach, describe, expect, test } from 'vitest';
import { sampleWrite } from './sample-write.suite.ts';
import type { Store } from './store.ts';
import { accountTests } from './suite/accounts.suite.ts';
import { replyTests } from './suite/kept-replies.suite.ts';
import { listTests } from './suite/lists.suite.ts';
import { pluginTests } from './suite/plugin-parts.suite.ts';
import { at, storeTrial, type StoreWorld } from './suite/store-trial.suite.ts';

export { sampleWrite } from './sample-write.suite.ts';
export type { StoreWorld } from './suite/store-trial.suite.ts';

/** Runs the suite. */
export function testStore(name: string, open: () => Promise<StoreWorld>): void {
  describe(`store: ${name}`, () => {
    const trial = storeTrial(open);
    const { put } = trial;
    let store: Store;
    beforeEach(() => {
      store = trial.store;
    });

    replyTests(trial);
    listTests(trial);
    accountTests(trial);
    pluginTests(trial);

    test('record and log entry come with one commit, and the entry carries ids and digests only', async () => {
      await put(1, { title: '不进日志的正文' });
      const row = await store.records.newest('r1');
      const { lines } = await store.log.read(0, 10);
      expect(row).toMatchObject({ id: 'r1', version: 1, isLive: true, siteId: 's1' });
      expect(JSON.parse(row!.json)).toMatchObject({ title: '不进日志的正文' });
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatchObject({
        seq: 1,
        type: 'record.published',
        subject: 'r1',
        siteId: 's1',
        time: '2026-01-01T00:00:01.000Z',
        previous: '0'.repeat(64),
      });
      expect(JSON.parse(lines[0]!.data)).toEqual({
        columnId: 'c1',
        contentDigest: row!.digest,
        family: 'resource',
        kind: 'article',
        siteId: 's1',
        updateType: 'major',
        version: 1,
      });
      expect(JSON.stringify(lines)).not.toContain('正文');
    });

    test('a version that comes without a digest gets the one of its content, in the record and in the log', async () => {
      const write = async (id: string, title: string, isKnown: boolean) => {
        await store.transact(at(1), async (transaction) => {
          const { digest, ...rest } = sampleWrite(transaction.time, { id, title });
          await transaction.put([isKnown ? { ...rest, digest: digest! } : rest]);
          return ok(undefined);
        });
        return store.records.newest(id);
      };
      const title = '防汛通知：𠮷祥镇';
      const [taken, known] = [await write('r1', title, false), await write('r2', title, true)];
      expect(taken!.digest).toBe(hash('sm3', JSON.stringify({ title })));
      expect(taken!.digest).toBe(known!.digest);
      expect(JSON.parse(taken!.json)).toMatchObject({ id: 'r1', title });
      const { lines } = await store.log.read(0, 10);
      expect(lines.map(({ data }) => (JSON.parse(data) as { contentDigest: string }).contentDigest)).toEqual([taken!.digest, known!.digest]);
      expect(await store.verifyLog()).toMatchObject({ isSound: true });
    });

    test('a failure undoes every write of its transaction and leaves no gap in the log', async () => {
      const failed = await store.transact(at(1), async (transaction) => {
        await transaction.put([sampleWrite(transaction.time, { id: 'lost' })]);
        expect(await transaction.newest('lost')).toBeDefined();
        return fail({ code: 'RECORD_EXISTS', data: { id: 'lost' } });
      });
      expect(failed).toEqual({ ok: false, failure: { code: 'RECORD_EXISTS', data: { id: 'lost' } } });
      await expect(
        store.transact(at(1), async (transaction) => {
          await transaction.put([sampleWrite(transaction.time, { id: 'lost' })]);
          throw new Error('a bug');
        }),
      ).rejects.toThrow('a bug');
      await put(2, { id: 'kept' });
      expect(await store.records.newest('lost')).toBeUndefined();
      expect((await store.log.read(0, 10)).lines.map(({ seq, subject }) => [seq, subject])).toEqual([[1, 'kept']]);
      expect(await store.verifyLog()).toMatchObject({ isSound: true, entries: 1 });
    });

    test('readers never see an open transaction', async () => {
      await store.transact(at(1), async (transaction) => {
        await transaction.put([sampleWrite(transaction.time)]);
        expect(await store.records.newest('r1')).toBeUndefined();
        expect((await store.log.head()).seq).toBe(0);
        return ok(undefined);
      });
      expect(await store.records.newest('r1')).toBeDefined();
    });

    test('transactions that wait together commit together, and a failed one among them takes nobody along', async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 30 }, (_, place) =>
          store.transact(at(1), async (transaction) => {
            await transaction.put([sampleWrite(transaction.time, { id: `r${place}` })]);
            return place % 3 === 1 ? fail({ code: 'RECORD_CHANGED' }) : ok(place);
          }),
        ),
      );
      expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(20);
      expect(await store.records.newest('r1')).toBeUndefined();
      expect((await store.records.newest('r2'))?.version).toBe(1);
      expect(await store.verifyLog()).toMatchObject({ isSound: true, entries: 20 });
    });

    test('times in the log never run backwards, even when the clock does', async () => {
      await put(10, { id: 'a' });
      expect(await put(5, { id: 'b' })).toEqual(ok('2026-01-01T00:00:10.000Z'));
      await put(11, { id: 'c' });
      const times = (await store.log.read(0, 10)).lines.map(({ time }) => time);
      expect(times).toEqual(times.toSorted());
    });

    test('a version may be written once only', async () => {
      await put(1, { id: 'r1' });
      await expect(put(2, { id: 'r1' })).rejects.toThrow();
      expect((await store.log.head()).seq).toBe(1);
    });

    test('a draft above a published version leaves the live one; a publication takes its place', async () => {
      await put(1, { title: '一' });
      await put(2, { version: 2, status: 'draft', goesLive: false, title: '二', event: { type: 'record.drafted' } });
      expect((await store.records.newest('r1'))?.version).toBe(2);
      expect((await store.records.live('r1'))?.version).toBe(1);
      await put(3, { version: 3, title: '三' });
      expect((await store.records.newest('r1'))?.version).toBe(3);
      expect((await store.records.live('r1'))?.version).toBe(3);
      expect(await store.records.count({ family: 'resource', edition: 'live' })).toBe(1);
      expect(await store.records.count({ family: 'resource', edition: 'newest', status: 'draft' })).toBe(0);
      expect((await store.records.versions('r1', 99, 10)).map(({ version }) => version)).toEqual([3, 2, 1]);
      expect((await store.records.versions('r1', 3, 10, ['published'])).map(({ version }) => version)).toEqual([1]);
      expect(await store.records.countVersions('r1', ['draft'])).toBe(1);
    });

    test('the log is read from any place, by type and site, and says how far it looked', async () => {
      await put(1, { id: 'a' }, { id: 'b', siteId: 's2' }, { id: 'c', status: 'draft', goesLive: false, event: { type: 'record.drafted' } });
      await put(2, { id: 'd', siteId: 's2', columnId: 'c2', status: 'draft', goesLive: false, event: { type: 'record.drafted' } }, { id: 'e' });
      const read = async (...given: Parameters<Store['log']['read']>) => {
        const { lines, scanned, hasMore } = await store.log.read(...given);
        return [lines.map(({ subject }) => subject).join(''), scanned, hasMore];
      };
      expect(await read(0, 2)).toEqual(['ab', 2, true]);
      expect(await read(2, 3)).toEqual(['cde', 5, false]);
      expect(await read(5, 3)).toEqual(['', 5, false]);
      expect(await read(0, 10, { types: ['record.published'] })).toEqual(['abe', 5, false]);
      expect(await read(0, 10, { types: ['record.withdrawn'] })).toEqual(['', 5, false]);
      expect(await read(0, 10, { siteId: 's2' })).toEqual(['bd', 5, false]);
      const drafts = { types: ['record.drafted'] };
      expect(await read(0, 10, { restricted: { ...drafts, cells: [] } })).toEqual(['abe', 5, false]);
      expect(await read(0, 10, { restricted: { ...drafts, cells: [{}] } })).toEqual(['abcde', 5, false]);
      expect(await read(0, 10, { restricted: { ...drafts, cells: [{ siteId: 's1' }] } })).toEqual(['abce', 5, false]);
      expect(await read(0, 10, { restricted: { ...drafts, cells: [{ siteId: 's2', columnId: 'c1' }] } })).toEqual(['abe', 5, false]);
      expect(await read(0, 10, { restricted: { ...drafts, cells: [{ siteId: 's2', columnId: 'c2' }] } })).toEqual(['abde', 5, false]);
    });

    test('listeners hear of commits that added entries, and of no others', async () => {
      let heard = 0;
      const stop = store.log.onAppend(() => heard++);
      await put(1, {});
      await store.transact(at(2), async () => ok('nothing written'));
      await store.transact(at(2), async () => fail({ code: 'RECORD_CHANGED' }));
      expect(heard).toBe(1);
      stop();
      await put(3, { version: 2 });
      expect(heard).toBe(1);
    });

    test('calls that wait at the same time run one after another: none overwrites what another read', async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 25 }, () =>
          store.transact(at(1), async (transaction) => {
            const version = ((await transaction.newest('counter'))?.version ?? 0) + 1;
            await transaction.put([sampleWrite(transaction.time, { id: 'counter', version })]);
            return ok(version);
          }),
        ),
      );
      expect(outcomes.map((outcome) => outcome.ok && outcome.value)).toEqual(Array.from({ length: 25 }, (_, place) => place + 1));
      expect(await store.verifyLog()).toMatchObject({ isSound: true, entries: 25 });
    });

    test('a transaction sees its own writes in every question, and may ask while a write is on its way', async () => {
      const site = { family: 'site', kind: '', status: 'applied', event: { type: 'site.saved' } } as const;
      await store.transact(at(1), async (transaction) => {
        const writing = transaction.put([
          sampleWrite(transaction.time, { id: 'r', originSystem: 'cms', originRecordId: '7', links: [{ name: 'parent', toId: 's' }] }),
          sampleWrite(transaction.time, { ...site, id: 's', sortKey: 's', claims: [{ name: 'domain', value: 'a.example' }] }),
        ]);
        expect((await transaction.live('r'))?.version).toBe(1);
        await writing;
        expect((await transaction.page({ family: 'resource', edition: 'live' }, undefined, 9)).rows.map(({ id }) => id)).toEqual(['r']);
        expect(await transaction.count({ family: 'site', edition: 'newest' })).toBe(1);
        expect((await transaction.linking('parent', 's')).map(({ id }) => id)).toEqual(['r']);
        expect(await transaction.links('r')).toEqual([{ name: 'parent', toId: 's' }]);
        expect(await transaction.holder({ name: 'domain', value: 'a.example' })).toBe('s');
        expect((await transaction.byOrigins([{ system: 'cms', recordId: '7', siteId: 's1' }]))[0]?.newest.id).toBe('r');
        expect([...(await transaction.liveFacts(['r', 's'])).keys()]).toEqual(['r', 's']);
        return ok(undefined);
      });
    });

    test('several versions of a record may go with one put: the last one counts, and every one is told', async () => {
      await put(
        1,
        { id: 'r' },
        { id: 'r', version: 2, title: '二' },
        { id: 'other' },
        { id: 'r', version: 3, goesLive: false, status: 'draft', event: { type: 'record.drafted' } },
      );
      expect((await store.records.newest('r'))?.version).toBe(3);
      expect((await store.records.live('r'))?.version).toBe(2);
      expect(await store.records.count({ family: 'resource', edition: 'live' })).toBe(2);
      expect((await store.log.read(0, 9)).lines.map(({ subject, data }) => [subject, (JSON.parse(data) as { version: number }).version])).toEqual([
        ['r', 1],
        ['r', 2],
        ['other', 1],
        ['r', 3],
      ]);
    });

    test('a claim may pass from one record to the next within one put, but two may not hold it', async () => {
      const site = { family: 'site', kind: '', status: 'applied', event: { type: 'site.saved' } } as const;
      const domain = [{ name: 'domain', value: 'a.example' }];
      await put(1, { ...site, id: 's1', claims: domain });
      await put(2, { ...site, id: 's1', version: 2, claims: [] }, { ...site, id: 's2', claims: domain });
      expect(await store.records.holder(domain[0]!)).toBe('s2');
      await expect(put(3, { ...site, id: 's3', claims: domain })).rejects.toThrow();
      expect(await store.records.newest('s3')).toBeUndefined();
      expect((await store.log.head()).seq).toBe(3);
    });

    test('a listener that throws harms no later transaction', async () => {
      const undo = store.log.onAppend(() => {
        throw new Error('a bug of a listener');
      });
      await expect(put(1, { id: 'a' })).rejects.toThrow('a bug of a listener');
      undo();
      expect(await put(2, { id: 'b' })).toEqual(ok(at(2).toISOString()));
      expect((await store.log.head()).seq).toBe(2);
    });

    test('a put after the end of its transaction is refused and stores nothing', async () => {
      let late: (() => Promise<void>) | undefined;
      await store.transact(at(1), async (transaction) => {
        late = () => transaction.put([sampleWrite(transaction.time, { id: 'late' })]);
        return ok(undefined);
      });
      await expect(late!()).rejects.toThrow('end of the transaction');
      expect((await store.log.head()).seq).toBe(0);
    });

    test('an empty put writes nothing, and listeners hear before the caller is answered', async () => {
      const heard: number[] = [];
      store.log.onAppend(() => void store.log.head().then(({ seq }) => heard.push(seq)));
      await store.transact(at(1), async (transaction) => {
        await transaction.put([]);
        return ok(undefined);
      });
      let isHeard = false;
      store.log.onAppend(() => {
        isHeard = true;
      });
      await put(2, {});
      expect(isHeard).toBe(true);
      expect((await store.log.head()).seq).toBe(1);
    });

    test('lists sort by code points, whatever the language of the machine', async () => {
      const keys = ['B', 'a', 'Z', 'z', 'ä', 'É', '10', '9', '-', '政', '阿', '\u{20bb7}', '\uffee', 'a-b', 'ab'];
      await put(1, ...keys.map((sortKey, place) => ({ id: `r${place}`, sortKey })));
      const { rows } = await store.records.page({ family: 'resource', edition: 'live' }, undefined, 99);
      const byPoints = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
      expect(rows.map(({ sortKey }) => sortKey)).toEqual(keys.toSorted(byPoints).toReversed());
      const after = await store.records.page({ family: 'resource', edition: 'live' }, rows[6], 99);
      expect(after.rows).toEqual(rows.slice(7));
    });

    test('any text comes back as it was written', async () => {
      const title = `it's "q" \\ {x,NULL} $1 ? \u0007\t\r\n\u2028 \u{20bb7} 政务`;
      await put(1, { id: 'r', title, documentNumber: title, originSystem: title, originRecordId: title, sortKey: title });
      expect(await store.records.newest('r')).toMatchObject({ documentNumber: title, originSystem: title, originRecordId: title, sortKey: title });
      expect(JSON.parse((await store.records.newest('r'))!.json)).toMatchObject({ title });
      expect((await store.records.byOrigins([{ system: title, recordId: title, siteId: 's1' }]))[0]?.newest.id).toBe('r');
      expect(await store.records.count({ family: 'resource', edition: 'live', documentNumber: title })).toBe(1);
      await store.plugin('p').namespace.write(new Map([[title, JSON.stringify(title)]]));
      expect(await store.plugin('p').namespace.get(title)).toBe(JSON.stringify(title));
    });

    test('a filtered log says how far it looked also when it stops early', async () => {
      await put(1, ...Array.from({ length: 6 }, (_, place) => ({ id: `r${place}`, siteId: place % 2 ? 's1' : 's2' })));
      const page = await store.log.read(0, 2, { siteId: 's1' });
      expect([page.lines.map(({ seq }) => seq), page.scanned, page.hasMore]).toEqual([[2, 4], 4, true]);
      const rest = await store.log.read(page.scanned, 2, { siteId: 's1' });
      expect([rest.lines.map(({ seq }) => seq), rest.scanned, rest.hasMore]).toEqual([[6], 6, false]);
    });

    test('a batch larger than any statement keeps its order and its chain', async () => {
      await put(1, ...Array.from({ length: 333 }, (_, place) => ({ id: `r${place}`, links: [{ name: 'attachment', toId: `a${place}` }] })));
      expect((await store.log.read(0, 999)).lines.map(({ subject }) => subject)).toEqual(Array.from({ length: 333 }, (_, place) => `r${place}`));
      expect(await store.records.links('r332')).toEqual([{ name: 'attachment', toId: 'a332' }]);
      expect(await store.verifyLog()).toMatchObject({ isSound: true, entries: 333, versions: 333 });
    });

    test('a blob is kept once under its digest and comes back byte for byte', async () => {
      const bytes = Buffer.from([0, 255, 10, 13, 0]);
      const first = await store.blobs.put(bytes);
      expect(first).toEqual(ok({ sha256: hash('sha256', bytes), sm3: hash('sm3', bytes), sizeBytes: 5 }));
      expect(await store.blobs.put(bytes)).toEqual(first);
      expect(Buffer.from((await store.blobs.get(hash('sha256', bytes)))!)).toEqual(bytes);
      expect(await store.blobs.get('../../etc/passwd')).toBeUndefined();
      expect(await store.blobs.get('0'.repeat(64))).toBeUndefined();
    });

    test('all of it is there again after closing and opening, and the chain goes on', async () => {
      await put(1, { id: 'a' });
      const secret = Buffer.from(await store.secret());
      await store.plugin('search').commit({ storage: new Map([['k', '1']]), cursor: { seq: 1 } });
      await store.close();
      store = await trial.reopen();
      expect(Buffer.from(await store.secret())).toEqual(secret);
      expect(await store.plugin('search').cursor()).toEqual({ seq: 1 });
      await put(2, { id: 'b' });
      expect(await store.verifyLog()).toMatchObject({ isSound: true, entries: 2, versions: 2 });
      expect(await store.verifyLog()).toMatchObject({ headHash: (await store.log.head()).hash });
    });

    test('a closed store refuses writes', async () => {
      await store.close();
      await expect(put(1, {})).rejects.toThrow('closed');
    });
  });
}
