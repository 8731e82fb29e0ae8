/** What every driver of the store has to hold, run against its real engine. `testStore(name, open)` is all a driver's test needs. */
import { hash } from 'node:crypto';
import { fail, ok } from '@jiyue/sdk/plugin';
import { blobCases, queueCases, queueTrialStart } from '@jiyue/sdk/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sampleWrite } from './sample-write.suite.ts';
import type { Store } from './store.ts';

export { sampleWrite } from './sample-write.suite.ts';

/** A fresh store that can be closed and opened again over the same data. */
export interface StoreWorld {
  readonly store: Store;
  /** Opens what `store` left behind, after it was closed. */
  reopen(): Promise<Store>;
  /** Closes what is open and removes all. */
  remove(): Promise<void>;
}

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds));

/** Runs the suite. */
export function testStore(name: string, open: () => Promise<StoreWorld>): void {
  describe(`store: ${name}`, () => {
    let world: StoreWorld;
    let store: Store;
    beforeEach(async () => {
      world = await open();
      store = world.store;
    });
    afterEach(() => world.remove());

    /** One transaction with these writes; their time is that of the transaction. */
    const put = (seconds: number, ...given: readonly Parameters<typeof sampleWrite>[1][]) =>
      store.transact(at(seconds), async (transaction) => {
        await transaction.put(given.map((one) => sampleWrite(transaction.time, one)));
        return ok(transaction.time);
      });

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

    describe('replies of writes with an idempotency key', () => {
      const key = { caller: 'a1', key: 'key-000000000001' };
      const keep = (seconds: number, given: object = {}) =>
        store.transact(at(seconds), async (transaction) => {
          await transaction.keepReply({ ...key, request: 'digest', expiresAt: at(seconds + 60).toISOString(), reply: '{"一":1}', ...given });
          return ok(undefined);
        });
      const known = async (seconds: number, of = key, from = store) => {
        const outcome = await from.transact(at(seconds), async (transaction) => ok(await transaction.keptReply(of)));
        return outcome.ok ? outcome.value : outcome;
      };

      test('are known to their caller until they end, over a restart too, and add nothing to the log', async () => {
        await keep(1);
        const kept = { request: 'digest', keptAt: at(1).toISOString(), reply: '{"一":1}' };
        expect(await known(60)).toEqual(kept);
        expect(await known(60, { ...key, caller: 'a2' })).toBeUndefined();
        expect((await store.log.head()).seq).toBe(0);
        await store.close();
        const again = await world.reopen();
        expect(await known(60, key, again)).toEqual(kept);
        expect(await known(61, key, again)).toBeUndefined();
      });

      test('come and go with their transaction', async () => {
        await store.transact(at(1), async (transaction) => {
          await transaction.put([sampleWrite(transaction.time, { id: 'lost' })]);
          await transaction.keepReply({ ...key, request: 'digest', expiresAt: at(61).toISOString(), reply: '1' });
          expect(await transaction.keptReply(key)).toMatchObject({ reply: '1' });
          return fail({ code: 'RECORD_CHANGED' });
        });
        expect(await known(2)).toBeUndefined();
        expect(await store.records.newest('lost')).toBeUndefined();
      });

      test('of one key used by many at once take effect once', async () => {
        const outcomes = await Promise.all(
          Array.from({ length: 20 }, (_, place) =>
            store.transact(at(1), async (transaction) => {
              const first = await transaction.keptReply(key);
              if (first) return ok(first.reply);
              await transaction.put([sampleWrite(transaction.time, { id: `r${place}` })]);
              await transaction.keepReply({ ...key, request: 'digest', expiresAt: at(61).toISOString(), reply: `r${place}` });
              return ok(`r${place}`);
            }),
          ),
        );
        expect(outcomes).toEqual(outcomes.map(() => ok('r0')));
        expect((await store.log.head()).seq).toBe(1);
      });

      test('may be begun without a reply, replaced and dropped', async () => {
        await keep(1, { reply: undefined });
        expect(await known(2)).toEqual({ request: 'digest', keptAt: at(1).toISOString() });
        await keep(3, { reply: '2' });
        expect(await known(4)).toMatchObject({ reply: '2', keptAt: at(3).toISOString() });
        await store.transact(at(5), async (transaction) => {
          await transaction.dropReply(key);
          return ok(undefined);
        });
        expect(await known(6)).toBeUndefined();
      });
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

    test('facts and origins are looked up for many records at once', async () => {
      await put(1, { id: 'a', originSystem: 'cms', originRecordId: '7' }, { id: 'b', siteId: 's2' });
      await put(2, { id: 'a', version: 2, status: 'draft', goesLive: false, originSystem: 'cms', originRecordId: '7', event: { type: 'record.drafted' } });
      const newest = await store.records.newestFacts(['a', 'b', 'unknown', 'a']);
      const live = await store.records.liveFacts(['a', 'unknown']);
      expect([...newest].map(([id, { version }]) => [id, version])).toEqual([
        ['a', 2],
        ['b', 1],
      ]);
      expect([...live].map(([id, { version }]) => [id, version])).toEqual([['a', 1]]);
      const origins = await store.records.byOrigins([
        { system: 'cms', recordId: '8', siteId: 's1' },
        { system: 'cms', recordId: '7', siteId: 's1' },
        { system: 'cms', recordId: '7', siteId: 's2' },
      ]);
      expect(origins.map((row) => row && [row.newest.version, row.live?.version])).toEqual([undefined, [2, 1], undefined]);
      expect((await store.records.liveRows(['unknown', 'b', 'a'])).map(({ id }) => id)).toEqual(['b', 'a']);
    });

    test('walking a list page by page gives every record once, in order, as many as counted', async () => {
      // equal sort keys, so that the id has to break the tie across pages
      await put(
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
          const page = await store.records.page(list, seen.at(-1), 4);
          seen.push(...page.rows);
          ({ hasMore } = page);
        }
        const ids = seen.map(({ sortKey, id }) => `${sortKey} ${id}`);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).toEqual(ids.toSorted().reverse());
        expect(await store.records.count(list)).toBe(ids.length);
      }
      expect(await store.records.count({ family: 'resource', edition: 'live', siteId: 's1' })).toBe(11);
      expect(await store.records.count({ family: 'resource', edition: 'live', scope: [] })).toBe(0);
    });

    test('lists filter by number and by origin, and hold live publications apart from newest versions', async () => {
      await put(1, { id: 'a', documentNumber: '虚政发〔2026〕1号' }, { id: 'b', originSystem: 'cms', originRecordId: '7' });
      await put(2, { id: 'c', status: 'draft', goesLive: false, event: { type: 'record.drafted' } });
      await put(3, {
        id: 'a',
        version: 2,
        status: 'withdrawn',
        withdrawal: 'gone',
        documentNumber: '虚政发〔2026〕1号',
        event: { type: 'record.withdrawn', data: { withdrawal: 'gone' } },
      });
      const ids = async (query: object) =>
        (await store.records.page({ family: 'resource', edition: 'live', ...query }, undefined, 10)).rows.map(({ id }) => id);
      expect(await ids({})).toEqual(['b']);
      expect(await ids({ documentNumber: '虚政发〔2026〕1号' })).toEqual([]);
      expect(await ids({ edition: 'newest', status: 'withdrawn', documentNumber: '虚政发〔2026〕1号' })).toEqual(['a']);
      expect(await ids({ originSystem: 'cms', originRecordId: '7' })).toEqual(['b']);
      expect(await ids({ edition: 'newest', status: 'draft' })).toEqual(['c']);
    });

    test('links and claims belong to one version of their record and are replaced with it', async () => {
      const site = { family: 'site', kind: '', columnId: '', ownerId: '', status: 'applied', event: { type: 'site.saved' } } as const;
      await put(1, { ...site, id: 's1', sortKey: 's1', links: [], claims: [{ name: 'domain', value: 'a.example' }] });
      await put(2, {
        ...site,
        id: 's2',
        sortKey: 's2',
        siteId: 's2',
        links: [{ name: 'parent', toId: 's1' }],
        claims: [{ name: 'domain', value: 'b.example' }],
      });
      expect((await store.records.linking('parent', 's1')).map(({ id }) => id)).toEqual(['s2']);
      expect(await store.records.holder({ name: 'domain', value: 'b.example' })).toBe('s2');
      expect((await store.records.page({ family: 'site', edition: 'newest' }, undefined, 10)).rows.map(({ id }) => id)).toEqual(['s1', 's2']);
      expect(
        (await store.records.page({ family: 'site', edition: 'newest', linkedTo: { name: 'parent', toId: 's1' } }, undefined, 10)).rows.map(({ id }) => id),
      ).toEqual(['s2']);
      await put(3, { ...site, id: 's2', sortKey: 's2', siteId: 's2', version: 2, links: [], claims: [{ name: 'domain', value: 'c.example' }] });
      expect(await store.records.linking('parent', 's1')).toEqual([]);
      expect(await store.records.holder({ name: 'domain', value: 'b.example' })).toBeUndefined();
      await put(4, { ...site, id: 's2', sortKey: 's2', siteId: 's2', version: 3 });
      expect(await store.records.holder({ name: 'domain', value: 'c.example' })).toBe('s2');
      await expect(put(5, { ...site, id: 's1', version: 2, claims: [{ name: 'domain', value: 'c.example' }] })).rejects.toThrow();
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

    test('accounts and tokens are listed in order, with their members and no others', async () => {
      const { accounts } = store;
      const account = (id: string) => ({ id, kind: 'person', name: id, createdAt: at(0).toISOString() }) as const;
      for (const id of ['b', 'a', 'B']) await accounts.saveAccount(account(id));
      expect(await accounts.accounts()).toEqual(['B', 'a', 'b'].map(account));
      const token = (label: string, seconds: number) => ({ accountId: 'a', digest: hash('sha256', label), label, createdAt: at(seconds).toISOString() });
      await accounts.addToken(token('second', 2));
      await accounts.addToken(token('first', 1));
      expect(await accounts.tokens('a')).toEqual([token('first', 1), token('second', 2)]);
      expect(await accounts.account('c')).toBeUndefined();
      await expect(accounts.addToken({ ...token('x', 3), accountId: 'unknown' })).rejects.toThrow();
    });

    test('a token is known by its digest until it expires, is revoked, or its account is disabled', async () => {
      const { accounts } = store;
      const digest = hash('sha256', 'secret');
      await accounts.saveAccount({ id: 'a1', kind: 'system', name: '甲系统', createdAt: at(0).toISOString() });
      await accounts.addToken({ accountId: 'a1', digest, label: '测试', createdAt: at(0).toISOString(), expiresAt: at(9).toISOString() });
      await accounts.saveGrants('a1', 's1', [{ actions: ['draft', 'publish'], columnId: 'c1' }]);
      expect(await accounts.principalOf(digest, at(1))).toEqual({
        id: 'a1',
        kind: 'system',
        grants: [{ actions: ['draft', 'publish'], columnId: 'c1', siteId: 's1' }],
      });
      expect(await accounts.principalOf(digest, at(9))).toBeUndefined();
      expect(await accounts.principalOf(hash('sha256', 'other'), at(1))).toBeUndefined();
      await accounts.saveAccount({ id: 'a1', kind: 'system', name: '甲系统', createdAt: at(0).toISOString(), disabledAt: at(1).toISOString() });
      expect(await accounts.principalOf(digest, at(1))).toBeUndefined();
      await accounts.saveAccount({ id: 'a1', kind: 'system', name: '甲系统', createdAt: at(0).toISOString() });
      expect(await accounts.principalOf(digest, at(1))).toBeDefined();
      expect(await accounts.revokeToken(digest, at(1).toISOString())).toBe(true);
      expect(await accounts.revokeToken(digest, at(1).toISOString())).toBe(false);
      expect(await accounts.principalOf(digest, at(1))).toBeUndefined();
    });

    test('NT-grant-overwritten: saving the grants of one site leaves those of others as they were', async () => {
      const { accounts } = store;
      await accounts.saveAccount({ id: 'a1', kind: 'person', name: '甲', createdAt: at(0).toISOString() });
      await accounts.saveGrants('a1', 's1', [{ actions: ['draft'], fromAt: at(0).toISOString() }]);
      await accounts.saveGrants('a1', '*', [{ actions: ['read-log'] }]);
      const before = JSON.stringify((await accounts.grants('a1')).filter(({ siteId }) => siteId === 's1'));
      await accounts.saveGrants('a1', 's2', [{ actions: ['publish'] }]);
      await accounts.saveGrants('a1', '*', []);
      const after = await accounts.grants('a1');
      expect(JSON.stringify(after.filter(({ siteId }) => siteId === 's1'))).toBe(before);
      expect(after.map(({ siteId }) => siteId).toSorted()).toEqual(['s1', 's2']);
    });

    test.each(blobCases)('own blobs: $title', async ({ run }) => {
      await expect(run({ open: (quotaBytes) => store.ownBlobs('p', quotaBytes) })).resolves.toBeUndefined();
    });

    test('the blobs of a plugin are its own and outlive a restart', async () => {
      const bytes = (text: string) => new TextEncoder().encode(text);
      await store.ownBlobs('a').put('same', bytes('甲'));
      await store.ownBlobs('b').put('same', bytes('甲'), { mediaType: 'text/plain' });
      await store.ownBlobs('b').remove(['same']);
      expect(await store.ownBlobs('a').get('same')).toEqual(bytes('甲'));
      await store.close();
      const later = await world.reopen();
      expect([await later.ownBlobs('a').get('same'), await later.ownBlobs('b').get('same')]).toEqual([bytes('甲'), undefined]);
      await later.ownBlobs('a').put('same', bytes('乙'));
      expect(await later.ownBlobs('a').get('same')).toEqual(bytes('乙'));
    });

    test.each(queueCases)('own queue: $title', async ({ run }) => {
      let now = queueTrialStart;
      const queue = store.queue('p', () => now);
      const setClock = (seconds: number) => {
        now = new Date(queueTrialStart.getTime() + seconds * 1000);
      };
      await expect(run({ queue, setClock })).resolves.toBeUndefined();
    });

    test('the queue of a plugin is its own and outlives a restart', async () => {
      const clock = () => queueTrialStart;
      await store.queue('a', clock).add([{ id: 'i', lane: 'mail', payload: 'a' }]);
      await store.queue('b', clock).add([{ id: 'i', lane: 'mail', payload: 'b' }]);
      await store.close();
      const later = await world.reopen();
      expect((await later.queue('a', clock).lease({ lane: 'mail', limit: 9, seconds: 9 })).map(({ payload }) => payload)).toEqual(['a']);
      expect(await later.queue('b', clock).count()).toEqual([{ lane: 'mail', state: 'waiting', items: 1 }]);
    });

    test('keys that processes have in common stand apart from those of one, have a quota, and outlive a restart', async () => {
      await store.plugin('p').namespace.write(new Map([['k', '1']]));
      await store.shared('p').write(new Map([['k', '2']]));
      expect([await store.plugin('p').namespace.get('k'), await store.shared('p').get('k'), await store.shared('q').get('k')]).toEqual(['1', '2', undefined]);
      expect(await store.shared('p').list('', undefined, 9)).toEqual(['k']);
      await expect(store.shared('p', 10).write(new Map([['large', '"0123456789"']]))).rejects.toThrow('STORAGE_QUOTA_EXCEEDED');
      await store.close();
      const later = await world.reopen();
      expect(await later.shared('p').get('k')).toBe('2');
      await later.wipePlugin('p');
      expect([await later.plugin('p').namespace.get('k'), await later.shared('p').get('k')]).toEqual([undefined, undefined]);
    });

    test('what is kept for a plugin is wiped whole, and that of others stays', async () => {
      const clock = () => queueTrialStart;
      const fill = async (id: string) => {
        await store.plugin(id).commit({ storage: new Map([['k', '1']]), cursor: { seq: 3 } });
        await store.plugin(id).commitMigration('one', new Map());
        await store.jobs.meet({ pluginId: id, name: 'daily' }, at(1));
        await store.queue(id, clock).add([{ id: 'i', lane: 'mail', payload: 1 }]);
        await store.ownBlobs(id).put('b', new Uint8Array([1]));
      };
      const kept = async (id: string) => [
        await store.plugin(id).namespace.get('k'),
        await store.plugin(id).cursor(),
        await store.plugin(id).migrations(),
        (await store.queue(id, clock).count()).length,
        (await store.ownBlobs(id).list('')).blobs.length,
        (await store.jobs.meet({ pluginId: id, name: 'daily' }, at(9))).doneDue,
      ];
      await fill('gone');
      await fill('here');
      await store.wipePlugin('gone');
      expect(await kept('gone')).toEqual([undefined, undefined, [], 0, 0, at(9).toISOString()]);
      expect(await kept('here')).toEqual(['1', { seq: 3 }, ['one'], 1, 1, at(1).toISOString()]);
    });

    test('a time of a job is run by one holder, and again by another when the first died', async () => {
      const { jobs } = store;
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
      await store.jobs.meet({ pluginId: 'a', name: 'daily' }, at(1));
      await store.jobs.meet({ pluginId: 'b', name: 'daily' }, at(2));
      await store.close();
      const later = await world.reopen();
      expect((await later.jobs.meet({ pluginId: 'a', name: 'daily' }, at(9))).doneDue).toBe(at(1).toISOString());
      expect((await later.jobs.meet({ pluginId: 'b', name: 'daily' }, at(9))).doneDue).toBe(at(2).toISOString());
    });

    test('writes of a plugin and its cursor commit together, or not at all', async () => {
      const plugin = store.plugin('search');
      expect(await plugin.cursor()).toBeUndefined();
      await plugin.commit({ storage: new Map([['k', '1']]), cursor: { seq: 3, revision: 'x' } });
      expect(await plugin.cursor()).toEqual({ seq: 3, revision: 'x' });
      const small = store.plugin('search', 20);
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
      const { namespace } = store.plugin('a');
      const keys = ['p/1', 'p/10', 'p/2', 'p/政', 'p/\u{1f600}', 'p/\uffee', 'q'];
      await namespace.write(new Map(keys.map((key) => [key, '0'])));
      await store.plugin('b').namespace.write(new Map([['p/0', '0']]));
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
      const plugin = store.plugin('search');
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
      const plugin = store.plugin('search');
      await plugin.commitMigration('zwei', new Map([['v', '1']]));
      await plugin.commitMigration('eins', new Map([['v', '2']]));
      expect(await plugin.migrations()).toEqual(['zwei', 'eins']);
      await expect(plugin.commitMigration('eins', new Map([['v', '3']]))).rejects.toThrow();
      expect(await plugin.namespace.get('v')).toBe('2');
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
      store = await world.reopen();
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
