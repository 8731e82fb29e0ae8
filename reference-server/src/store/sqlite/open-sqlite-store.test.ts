import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ok } from '@jiyue/sdk/plugin';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sampleWrite } from '../store.suite.ts';
import { FolderInUse } from './folder-lock.ts';
import { openSqliteStore } from './open-sqlite-store.ts';
import { schemaVersion } from './schema.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jiyue-open-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a second server on the same folder is refused by name, and let in once the first has closed', async () => {
  const first = await openSqliteStore({ folder });
  await expect(openSqliteStore({ folder })).rejects.toThrow(FolderInUse);
  await expect(openSqliteStore({ folder })).rejects.toThrow(folder);
  await first.close();
  await (await openSqliteStore({ folder })).close();
});

test.skipIf(process.platform === 'win32')('a folder that it makes is for its owner alone; one that is there stays as it is', async () => {
  const modeOf = async (path: string) => (await stat(path)).mode & 0o777;
  const made = join(folder, 'of', 'platform');
  await (await openSqliteStore({ folder: made })).close();
  expect(await modeOf(made)).toBe(0o700);
  const before = await modeOf(folder);
  await (await openSqliteStore({ folder })).close();
  expect(await modeOf(folder)).toBe(before);
});

test("an operator's command works beside a server, but only the server writes records", async () => {
  const server = await openSqliteStore({ folder });
  const command = await openSqliteStore({ folder, isServer: false });
  await command.accounts.saveAccount({ id: 'a1', kind: 'person', name: '甲', createdAt: '2026-01-01T00:00:00.000Z' });
  expect(await server.accounts.account('a1')).toMatchObject({ name: '甲' });
  await expect(command.transact(new Date(), async () => ok(1))).rejects.toThrow('only a server');
  expect(await command.verifyLog()).toMatchObject({ isSound: true });
  await command.close();
  await server.close();
});

test('replies that have ended are cleared away by those that come', async () => {
  const store = await openSqliteStore({ folder });
  const keep = (key: string, second: number) =>
    store.transact(new Date(Date.UTC(2026, 0, 1, 0, 0, second)), async (transaction) => {
      await transaction.keepReply({ caller: 'a', key, request: 'd', expiresAt: new Date(Date.UTC(2026, 0, 1, 0, 1, second)).toISOString(), reply: '1' });
      return ok(undefined);
    });
  for (let place = 0; place < 20; place += 1) await keep(`old-${place}`, 0);
  for (let place = 0; place < 3; place += 1) await keep(`new-${place}`, 100);
  await store.close();
  const database = new DatabaseSync(join(folder, 'repository.sqlite'));
  const left = database.prepare('SELECT key FROM kept_reply ORDER BY key').all();
  database.close();
  expect(left.map(({ key }) => key)).toEqual(['new-0', 'new-1', 'new-2']);
});

test('a store of a later program is refused, not damaged', async () => {
  await (await openSqliteStore({ folder })).close();
  const database = new DatabaseSync(join(folder, 'repository.sqlite'));
  database.exec(`PRAGMA user_version = ${schemaVersion + 1}`);
  database.close();
  await expect(openSqliteStore({ folder })).rejects.toThrow('later version');
  expect(new DatabaseSync(join(folder, 'repository.sqlite')).prepare('PRAGMA user_version').get()).toMatchObject({ user_version: schemaVersion + 1 });
});

test('a refused opening leaves the folder free', async () => {
  await writeFile(join(folder, 'repository.sqlite'), 'this is no database, but long enough to be read as a header of one '.repeat(20));
  await expect(openSqliteStore({ folder })).rejects.toThrow('not a database');
  await rm(join(folder, 'repository.sqlite'));
  await (await openSqliteStore({ folder })).close();
});

test('a full disk is a failure of the act: nothing of it is stored, and writing goes on when there is room', async () => {
  const store = await openSqliteStore({ folder, pageLimit: 120 });
  const put = (id: string, title: string) =>
    store.transact(new Date(), async (transaction) => {
      await transaction.put([sampleWrite(transaction.time, { id, title })]);
      return ok(undefined);
    });
  expect(await put('small', '短')).toEqual(ok(undefined));
  expect(await put('large', '长'.repeat(1_000_000))).toEqual({ ok: false, failure: { code: 'STORAGE_FULL' } });
  expect(await store.records.newest('large')).toBeUndefined();
  expect(await put('again', '短')).toEqual(ok(undefined));
  expect(await store.verifyLog()).toMatchObject({ isSound: true, entries: 2 });
  await expect(store.plugin('p').namespace.write(new Map([['k', 'x'.repeat(900_000)]]))).rejects.toMatchObject({ code: 'STORAGE_FULL' });
  await store.close();
});

test('among transactions that share a commit, the one that fills the disk takes the others along, and all are told', async () => {
  const store = await openSqliteStore({ folder, pageLimit: 120 });
  const outcomes = await Promise.all(
    ['a', 'b', 'c'].map((id) =>
      store.transact(new Date(), async (transaction) => {
        await transaction.put([sampleWrite(transaction.time, { id, title: id === 'b' ? '长'.repeat(1_000_000) : '短' })]);
        return ok(id);
      }),
    ),
  );
  const stored = await Promise.all(['a', 'b', 'c'].map(async (id) => (await store.records.newest(id)) !== undefined));
  expect(stored).toEqual(outcomes.map((outcome) => outcome.ok));
  expect(outcomes[1]).toEqual({ ok: false, failure: { code: 'STORAGE_FULL' } });
  expect(await store.verifyLog()).toMatchObject({ isSound: true });
  await store.close();
});
