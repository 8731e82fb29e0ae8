/** What happens when connections, server processes, or the whole server go away: told clearly, nothing half done, and it goes on by itself. */
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Outcome, ok } from '@jiyue/sdk/plugin';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sampleWrite } from '../store.suite.ts';
import type { Store, StoreTransaction } from '../store.ts';
import { postgresMissing, postgresWorld, type PostgresWorld } from './postgres-world.suite.ts';

const unavailable = { ok: false, failure: { code: 'STORAGE_UNAVAILABLE' } };

/** Writes one new record; `meanwhile` runs after the write, before the commit. */
const put = (store: Store, id: string, meanwhile: (transaction: StoreTransaction) => Promise<void> = async () => undefined): Promise<Outcome<string>> =>
  store.transact(new Date(), async (transaction) => {
    await transaction.put([sampleWrite(transaction.time, { id })]);
    await meanwhile(transaction);
    return ok(id);
  });

/** Asks until it is answered: the server needs a moment to come back, on a slow disk a long one. */
async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  for (let rest = 1200; ; rest -= 1) {
    try {
      return await ask();
    } catch (error) {
      if (rest === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

const untilStored = (store: Store, id: string) =>
  untilAnswered(async () => {
    const outcome = await put(store, id);
    if (!outcome.ok) throw new Error(outcome.failure.code);
  });

describe.skipIf(postgresMissing !== undefined)('a connection that is lost', () => {
  let world: PostgresWorld;
  let url: string;
  let store: Store;
  beforeAll(async () => {
    world = await postgresWorld();
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    url = world.address();
    store = await world.open(url);
    return () => store.close();
  });

  /** Process of the server that holds the open transaction. */
  const writingProcess = async () => {
    const [row] = await world.sql(url, "SELECT pid FROM pg_stat_activity WHERE application_name = 'jiyue' AND backend_xid IS NOT NULL");
    return row!['pid'] as number;
  };
  const expectStored = async (...ids: readonly string[]) => {
    expect((await store.log.read(0, 999)).lines.map(({ subject }) => subject)).toEqual(ids);
    expect(await store.verifyLog()).toMatchObject({ isSound: true, entries: ids.length });
  };

  test('in the middle of a transaction: all of it is undone, the caller is told, and the next write just works', async () => {
    await put(store, 'before');
    expect(await put(store, 'lost', () => world.endSessions(url))).toEqual(unavailable);
    expect(await put(store, 'after')).toEqual(ok('after'));
    await expectStored('before', 'after');
  });

  test.skipIf(!isOwnServer())('kill -9 of its server process: the database recovers, nothing acknowledged is lost, nothing half done is there', async () => {
    await put(store, 'before');
    const outcome = await put(store, 'lost', async () => {
      process.kill(await writingProcess(), 'SIGKILL');
    });
    expect(outcome).toEqual(unavailable);
    await untilStored(store, 'after');
    await expectStored('before', 'after');
  });

  test('among transactions that share a commit, all are told; those behind them begin anew', async () => {
    const losing = async (transaction: StoreTransaction) => {
      await world.endSessions(url);
      // the news of it may still be under way; a question finds out
      await transaction.newest('b').catch(() => undefined);
    };
    const outcomes = await Promise.all(['a', 'b', 'c'].map((id) => put(store, id, async (transaction) => (id === 'b' ? losing(transaction) : undefined))));
    expect(outcomes).toEqual([unavailable, unavailable, ok('c')]);
    await expectStored('c');
  });

  test('a transaction that swallows the error of its write is undone all the same', async () => {
    await put(store, 'r');
    const swallowed = store.transact(new Date(), async (transaction) => {
      await transaction.put([sampleWrite(transaction.time, { id: 'other' })]);
      await transaction.put([sampleWrite(transaction.time, { id: 'r' })]).catch(() => undefined);
      return ok('pretended');
    });
    await expect(swallowed).rejects.toMatchObject({ code: '23505' });
    await expectStored('r');
  });

  test('an error of the work itself comes through as it is, whatever code it has', async () => {
    const own = Object.assign(new Error('the file of an import'), { code: 'ECONNREFUSED' });
    await expect(put(store, 'r', () => Promise.reject(own))).rejects.toBe(own);
    await expectStored();
  });

  test('reads go on over a new connection; the caller notices nothing', async () => {
    await put(store, 'r');
    await Promise.all(Array.from({ length: 12 }, () => store.records.newest('r')));
    await world.endSessions(url);
    const rows = await Promise.all(Array.from({ length: 12 }, () => store.records.newest('r')));
    expect(rows.every((row) => row?.id === 'r')).toBe(true);
  });

  test.skipIf(!isOwnServer())('a server that is down is told as such by reads and writes, and used again once it is up', async () => {
    await put(store, 'before');
    await store.accounts.saveAccount({ id: 'a1', kind: 'person', name: '甲', createdAt: new Date(0).toISOString() });
    await world.server.halt();
    expect(await put(store, 'down')).toEqual(unavailable);
    await expect(store.records.newest('before')).rejects.toMatchObject({ name: 'StorageFault', code: 'STORAGE_UNAVAILABLE' });
    await expect(store.plugin('p').namespace.write(new Map([['k', '1']]))).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
    expect(await store.blobs.put(Buffer.from('x'))).toEqual(unavailable);
    await world.server.start();
    expect((await untilAnswered(() => store.records.newest('before')))?.id).toBe('before');
    expect(await store.accounts.account('a1')).toMatchObject({ name: '甲' });
    const heard = new Promise<void>((resolve) => store.log.onAppend(resolve));
    const other = await world.open(url);
    await put(other, 'after');
    await heard;
    await other.close();
    await expectStored('before', 'after');
  });

  test('sessions that end at random moments: what was acknowledged is there, what was refused is not, the chain is whole', async () => {
    const stored: string[] = [];
    const refused: string[] = [];
    let isOver = false;
    const writing = Promise.all(
      [0, 1, 2].map(async (writer) => {
        // until both have been seen often enough
        for (let place = 0; place < 3000 && (stored.length < 60 || refused.length < 20); place += 1) {
          const id = `r-${writer}-${place}`;
          const outcome = await put(store, id);
          if (outcome.ok) stored.push(id);
          else {
            expect(outcome).toEqual(unavailable);
            refused.push(id);
          }
        }
      }),
    ).finally(() => {
      isOver = true;
    });
    for (let round = 0; !isOver; round += 1) {
      await world.endSessions(url);
      // on a slow disk a write takes longer than ending all sessions: some have to get through between two rounds
      const enough = stored.length + 1 + (round % 3);
      while (!isOver && stored.length < enough) await new Promise(setImmediate);
    }
    await writing;
    const found = (await untilAnswered(() => store.log.read(0, 999))).lines.map(({ subject }) => subject);
    expect(found.toSorted()).toEqual(stored.toSorted());
    expect(stored.length).toBeGreaterThanOrEqual(60);
    expect(refused.length).toBeGreaterThanOrEqual(20);
    expect(await store.verifyLog()).toMatchObject({ isSound: true, entries: stored.length });
  });

  test('a process that hangs in a transaction is cut off by the server, and the others go on', async () => {
    const hanging = await world.open(url, { deadlines: { idleMs: 1500 } });
    const inside = Promise.withResolvers<void>();
    const go = Promise.withResolvers<void>();
    const hung = put(hanging, 'hung', async () => {
      inside.resolve();
      await go.promise;
    });
    await inside.promise;
    expect(await put(store, 'after')).toEqual(ok('after'));
    go.resolve();
    expect(await hung).toEqual(unavailable);
    await expectStored('after');
    await hanging.close();
  });

  test('a statement beyond its deadline is ended and told; the next one is answered', async () => {
    await put(store, 'r');
    const impatient = await world.open(url, { deadlines: { statementMs: 1500 } });
    // statements sent together are one transaction: the table stays locked until their session is ended
    const held = world.sql(url, 'LOCK TABLE version; SELECT pg_sleep(600)').catch(() => undefined);
    const lock = "SELECT 1 FROM pg_locks WHERE relation = 'version'::regclass AND mode = 'AccessExclusiveLock' AND granted";
    while ((await world.sql(url, lock)).length === 0);
    await expect(impatient.records.newest('r')).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
    expect(await put(impatient, 'late')).toEqual(unavailable);
    await world.sql(url, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LOCK TABLE version;%'");
    await held;
    expect((await impatient.records.newest('r'))?.id).toBe('r');
    await expectStored('r');
    await impatient.close();
  });

  test('who waits for the log beyond the deadline is told, and nothing of it is stored', async () => {
    const waiting = await world.open(url, { deadlines: { lockMs: 1500 } });
    let outcome: Outcome<string> | undefined;
    await put(store, 'held', async () => {
      outcome = await put(waiting, 'late');
    });
    expect(outcome).toEqual(unavailable);
    expect(await put(waiting, 'later')).toEqual(ok('later'));
    await expectStored('held', 'later');
    await waiting.close();
  });
});

describe.skipIf(postgresMissing !== undefined || !isOwnServer() || process.platform === 'win32')('a connection that is lost at the commit', () => {
  let world: PostgresWorld;
  let folder: string;
  let proxy: Server;
  /** What to do with a message of the store that holds a commit; absent: passes. */
  let onCommit: ((client: Socket, send: () => void, server: Socket) => void) | undefined;
  let store: Store;

  beforeAll(async () => {
    world = await postgresWorld();
    folder = await mkdtemp(join(tmpdir(), 'jiyue-cut-'));
    const target = join(decodeURIComponent(new URL(world.server.url).hostname), '.s.PGSQL.5432');
    proxy = createServer((client) => {
      const server = connect(target);
      server.on('data', (bytes) => void client.write(bytes));
      client.on('data', (bytes) => {
        const act = onCommit;
        if (!act || !bytes.includes('COMMIT\0')) return void server.write(bytes);
        onCommit = undefined;
        act(client, () => server.write(bytes), server);
      });
      for (const [one, other] of [[client, server] as const, [server, client] as const]) {
        one.on('error', () => undefined);
        one.on('close', () => other.destroy());
      }
    });
    await new Promise<void>((resolve) => void proxy.listen(join(folder, '.s.PGSQL.5432'), resolve));
    const url = new URL(world.address());
    url.hostname = encodeURIComponent(folder);
    store = await world.open(url.toString().replace(new URL(world.server.url).hostname, encodeURIComponent(folder)));
  });
  afterAll(async () => {
    await store.close();
    proxy.close();
    await world.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('after the server kept it: the fate is looked up, and the write counts once', async () => {
    onCommit = (client, send, server) => {
      server.removeAllListeners('data');
      // the answer says that it is kept; it never reaches the store
      server.once('data', () => client.destroy());
      send();
    };
    expect(await put(store, 'kept')).toEqual(ok('kept'));
    expect((await store.log.read(0, 9)).lines.map(({ subject }) => subject)).toEqual(['kept']);
  });

  test('before the server saw it: the write is told as not done, and is not there', async () => {
    onCommit = (client) => client.destroy();
    expect(await put(store, 'never')).toEqual(unavailable);
    expect(await store.records.newest('never')).toBeUndefined();
    expect(await put(store, 'next')).toEqual(ok('next'));
    expect(await store.verifyLog()).toMatchObject({ isSound: true, entries: 2 });
  });
});

/** Known before any server is started: a given one is not killed. */
function isOwnServer(): boolean {
  return process.env['JIYUE_TEST_POSTGRES'] === undefined;
}
