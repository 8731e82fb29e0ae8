/** Several server processes on one database: each store here is what one process would open, with connections and a data folder of its own. */
import { hash } from 'node:crypto';
import { fail, ok } from '@jiyue/sdk/plugin';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkJob } from '../../host/check-job.ts';
import { startJobLoop } from '../../host/job-loop.ts';
import type { KeyedWrite } from '../../keyed-write.ts';
import type { Principal } from '../../repository/principal.ts';
import { createRepository } from '../../repository/repository.ts';
import { sampleWrite } from '../store.suite.ts';
import type { Store } from '../store.ts';
import { postgresMissing, postgresWorld, type PostgresWorld } from './postgres-world.suite.ts';

/** Follows the log as plugins do: reads on after every signal. @returns resolves when it has seen so many entries */
function follow({ log }: Store, upTo: number): { readonly seen: readonly number[]; readonly done: Promise<void> } {
  const seen: number[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let reading = Promise.resolve();
  const readOn = async () => {
    for (let hasMore = true; hasMore; ) {
      const page = await log.read(seen.at(-1) ?? 0, 7);
      seen.push(...page.lines.map(({ seq }) => seq));
      ({ hasMore } = page);
    }
    if (seen.length < upTo) return;
    undo();
    resolve();
  };
  const undo = log.onAppend(() => {
    reading = reading.then(readOn);
    reading.catch(reject);
  });
  return { seen, done: promise };
}

/** Adds one to a record, as a use case does: reads it in the transaction, refuses nothing. */
const increment = (store: Store, id: string, now: Date) =>
  store.transact(now, async (transaction) => {
    const before = await transaction.newest(id);
    const version = (before?.version ?? 0) + 1;
    await transaction.put([sampleWrite(transaction.time, { id, version, title: `${version}` })]);
    return ok(version);
  });

describe.skipIf(postgresMissing !== undefined)('two processes on one database', () => {
  let world: PostgresWorld;
  let url: string;
  let first: Store;
  let second: Store;
  beforeAll(async () => {
    world = await postgresWorld();
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    url = world.address();
    // both find an empty database and want to make the tables
    [first, second] = await Promise.all([world.open(url), world.open(url)]);
    return () => Promise.all([first.close(), second.close()]).then(() => undefined);
  });

  test('a write with one idempotency key sent to both takes effect once, and both give its result', async () => {
    const now = () => new Date(Date.UTC(2026, 0, 5));
    const repositories = [first, second].map((store) => createRepository(store, { now }));
    const root: Principal = { id: 'root', kind: 'system', grants: [{ actions: ['manage-organizations'], siteId: '*' }] };
    const keyed = (): KeyedWrite => ({
      caller: 'root',
      key: 'key-000000000001',
      request: 'digest',
      expiresAt: () => new Date(Date.UTC(2026, 0, 6)).toISOString(),
      isReplayed: false,
    });
    const draft = { locale: 'zh-CN', name: '虚构省教育厅', parents: [] } as const;
    const writes = Array.from({ length: 20 }, keyed);
    const outcomes = await Promise.all(
      writes.map((write, place) =>
        repositories[place % 2]!.keyed(write).saveOrganization(root, { id: 'o1', draft: { ...draft, parents: [] }, base: undefined }),
      ),
    );
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(outcomes[0]).toMatchObject({ ok: true });
    expect(writes.filter(({ isReplayed }) => !isReplayed)).toHaveLength(1);
    expect(await first.records.countVersions('o1')).toBe(1);
  });

  test('replies that have ended are cleared away by those that come', async () => {
    const keep = (key: string, second: number) =>
      first.transact(new Date(Date.UTC(2026, 0, 1, 0, 0, second)), async (transaction) => {
        await transaction.keepReply({ caller: 'a', key, request: 'd', expiresAt: new Date(Date.UTC(2026, 0, 1, 0, 1, second)).toISOString(), reply: '1' });
        return ok(undefined);
      });
    for (let place = 0; place < 20; place += 1) await keep(`old-${place}`, 0);
    for (let place = 0; place < 3; place += 1) await keep(`new-${place}`, 100);
    const left = await world.sql(url, 'SELECT key FROM kept_reply ORDER BY key');
    expect(left.map(({ key }) => key)).toEqual(['new-0', 'new-1', 'new-2']);
  });

  test('write at the same time: no update is lost, the chain is one, and followers of both see every entry in order', async () => {
    const rounds = 40;
    const followers = [first, second].map((store) => follow(store, rounds * 2 + rounds * 2));
    const at = (place: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, place));
    const outcomes = await Promise.all(
      Array.from({ length: rounds }, (_, place) => [
        increment(first, 'shared', at(place)),
        increment(second, 'shared', at(rounds - place)),
        increment(first, `own-1-${place}`, at(place)),
        increment(second, `own-2-${place}`, at(place)),
      ]).flat(),
    );
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
    expect((await first.records.newest('shared'))?.version).toBe(rounds * 2);
    expect((await second.records.versions('shared', 999, 999)).map(({ version }) => version)).toEqual(
      Array.from({ length: rounds * 2 }, (_, place) => rounds * 2 - place),
    );
    const sound = { isSound: true, entries: rounds * 4, versions: rounds * 4 };
    expect(await first.verifyLog()).toMatchObject(sound);
    expect(await second.verifyLog()).toMatchObject(sound);
    await Promise.all(followers.map(({ done }) => done));
    for (const { seen } of followers) expect(seen).toEqual(Array.from({ length: rounds * 4 }, (_, place) => place + 1));
    const times = (await first.log.read(0, 999)).lines.map(({ time }) => time);
    expect(times).toEqual(times.toSorted());
  });

  test('a transaction sees what the other process committed before it began, and a refused one leaves nothing', async () => {
    await increment(first, 'r', new Date(0));
    const seen = await second.transact(new Date(0), async (transaction) => {
      const row = await transaction.newest('r');
      await transaction.put([sampleWrite(transaction.time, { id: 'r', version: 2 })]);
      return fail({ code: 'RECORD_CHANGED', data: { version: row?.version ?? 0 } });
    });
    expect(seen).toEqual({ ok: false, failure: { code: 'RECORD_CHANGED', data: { version: 1 } } });
    expect(await increment(first, 'r', new Date(0))).toEqual(ok(2));
  });

  test('one waits while the other is in a transaction, and neither sees the open one', async () => {
    const inside = Promise.withResolvers<void>();
    const go = Promise.withResolvers<void>();
    const order: string[] = [];
    const slow = first.transact(new Date(), async (transaction) => {
      await transaction.put([sampleWrite(transaction.time, { id: 'slow' })]);
      inside.resolve();
      await go.promise;
      order.push('slow');
      return ok(undefined);
    });
    await inside.promise;
    const quick = second.transact(new Date(), async (transaction) => {
      order.push('quick');
      return ok((await transaction.newest('slow'))?.id);
    });
    expect(await second.records.newest('slow')).toBeUndefined();
    go.resolve();
    await slow;
    expect(await quick).toEqual(ok('slow'));
    expect(order).toEqual(['slow', 'quick']);
  });

  test('an entry is heard of by notification, long before the next look', async () => {
    const third = await world.open(url, { lookEveryMs: 3_600_000 });
    const heard = new Promise<void>((resolve) => third.log.onAppend(resolve));
    await increment(first, 'r', new Date());
    await heard;
    await third.close();
  });

  test('an entry whose notification was lost is seen at the next look', async () => {
    // long enough that the commit comes while nobody listens
    const third = await world.open(url, { lookEveryMs: 1500 });
    const heard = new Promise<void>((resolve) => third.log.onAppend(resolve));
    // takes all connections away, the listening ones too, and commits before they are back; the entry has to be seen all the same
    await world.endSessions(url);
    expect(await increment(first, 'r', new Date())).toEqual(ok(1));
    await heard;
    await third.close();
  });

  test('accounts, grants and attachments of one are there for the other at once', async () => {
    const createdAt = new Date(0).toISOString();
    await first.accounts.saveAccount({ id: 'a1', kind: 'system', name: '甲', createdAt });
    await first.accounts.addToken({ accountId: 'a1', digest: hash('sha256', 't'), label: '', createdAt });
    await second.accounts.saveGrants('a1', 's1', [{ actions: ['draft'] }]);
    expect(await first.accounts.principalOf(hash('sha256', 't'), new Date())).toMatchObject({ id: 'a1', grants: [{ siteId: 's1', actions: ['draft'] }] });
    expect(await second.accounts.revokeToken(hash('sha256', 't'), createdAt)).toBe(true);
    expect(await first.accounts.principalOf(hash('sha256', 't'), new Date())).toBeUndefined();

    const bytes = Buffer.alloc(2_500_000, '附件');
    const [one, two] = await Promise.all([first.blobs.put(bytes), second.blobs.put(bytes)]);
    expect(one).toEqual(two);
    expect(Buffer.from((await second.blobs.get(hash('sha256', bytes)))!).equals(bytes)).toBe(true);
    expect(await world.sql(url, 'SELECT count(*)::int AS pieces FROM blob_piece')).toEqual([{ pieces: 3 }]);
  });

  test('a plugin keeps its state per data folder: each process follows the log for its own index', async () => {
    await first.plugin('search').commit({ storage: new Map([['k', '1']]), cursor: { seq: 9 } });
    expect(await second.plugin('search').cursor()).toBeUndefined();
    expect(await second.plugin('search').namespace.get('k')).toBeUndefined();
    expect(await first.plugin('search').cursor()).toEqual({ seq: 9 });
  });

  test('a job runs in one of the two at its time, and in the other when that one was cut off by its end', async () => {
    const runs: string[] = [];
    const set = { now: new Date('2026-03-01T00:00:00Z') };
    const loopOf = (store: Store, holder: string, work: () => Promise<void>) => {
      const end = new AbortController();
      const run = async () => {
        runs.push(holder);
        await work();
      };
      const job = checkJob('p', { name: 'daily', cron: '0 2 * * *', run }, []);
      const loop = startJobLoop({ pluginId: 'p', jobs: [job], store: store.jobs, clock: () => set.now, holder, signal: end.signal, onFault: () => undefined });
      return {
        look: loop.look,
        end() {
          end.abort();
          return loop.ended;
        },
      };
    };
    const cut = Promise.withResolvers<void>();
    const one = loopOf(first, 'one', () => cut.promise);
    const two = loopOf(second, 'two', async () => undefined);
    await Promise.all([one.look(), two.look()]);
    set.now = new Date('2026-03-01T18:00:10Z');
    // the first has it under way; the other finds it held
    const under = one.look();
    for (let tries = 0; runs.length === 0 && tries < 6000; tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    await two.look();
    expect(runs).toEqual(['one']);
    const ended = one.end();
    cut.reject(new Error('cut off'));
    await Promise.all([under.catch(() => undefined), ended]);
    // its lease is over
    set.now = new Date('2026-03-01T18:05:00Z');
    await two.look();
    await two.look();
    expect(runs).toEqual(['one', 'two']);
    await two.end();
  });

  test('the secret that binds cursors is one, so a page token of one process is good at the other', async () => {
    expect(Buffer.from(await first.secret())).toEqual(Buffer.from(await second.secret()));
  });

  test('commits of one plugin run one after another: its used bytes stay right', async () => {
    const quota = 2 * (2 + 1) * 10;
    const plugin = first.plugin('p', quota);
    const writes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, place) => plugin.namespace.write(new Map([[String.fromCharCode(97 + place), 'xxxx']]))),
    );
    expect(writes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect(await plugin.namespace.list('', undefined, 99)).toHaveLength(10);
  });
});
