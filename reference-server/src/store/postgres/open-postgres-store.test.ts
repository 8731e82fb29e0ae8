/** Opening: what stands in the way is named, without the password; what the database refuses later is a failure of the act. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { ok } from '@jiyue/sdk/plugin';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseFailure } from '../database-failure.ts';
import { FolderInUse } from '../sqlite/folder-lock.ts';
import { sampleWrite } from '../store.suite.ts';
import type { Store } from '../store.ts';
import { checkServer } from './check-server.ts';
import { DatabaseUnusable } from './database-unusable.ts';
import { readDatabaseUrl } from './database-url.ts';
import { openPostgresStore } from './open-postgres-store.ts';
import { postgresMissing, postgresWorld, type PostgresWorld } from './postgres-world.suite.ts';
import { schemaVersion } from './schema.ts';
import { checkValues } from './sql.ts';

const put = (store: Store, id: string, title = '标题') =>
  store.transact(new Date(), async (transaction) => {
    await transaction.put([sampleWrite(transaction.time, { id, title })]);
    return ok(undefined);
  });

test('an address is shown without account and password, whatever they hold', () => {
  expect(readDatabaseUrl('postgres://konto:geh%40eim@db.example:5433/jiyue?sslmode=verify-full')).toMatchObject({
    schema: 'jiyue',
    shown: 'db.example:5433/jiyue',
  });
  expect(readDatabaseUrl('postgresql://konto:geheim@localhost/jiyue?host=/run/postgresql&schema=zweite')?.shown).toBe('/run/postgresql/jiyue?schema=zweite');
  expect(readDatabaseUrl('postgres://konto@%2Frun%2Fpostgresql/jiyue?options=-c%20geqo%3Doff')?.connectionString).toContain('geqo');
  for (const wrong of ['mysql://h/d', 'postgres://h', 'postgres://h/', 'h/d', 'postgres://h/d?schema=A', 'postgres://h/d?schema=a;b'])
    expect(readDatabaseUrl(wrong)).toBeUndefined();
});

test.each([
  ['undefined', undefined],
  ['a Date', new Date(0)],
  ['NaN', Number.NaN],
  ['a fraction', 0.5],
  ['a number beyond 2^53', 2 ** 53],
  ['an object', {}],
  ['a list with a hole', [undefined]],
  ['a list of dates', [new Date(0)]],
])('%s is refused instead of bound as something else', (_, value) => {
  expect(() => checkValues('SELECT $1', [value])).toThrow(TypeError);
});

test('a server below the least version is refused by its number', async () => {
  const answers = { number: 140_012, version: '14.12', encoding: 'UTF8', standby: false, read_only: 'off', fsync: 'on' };
  const asked = (given: object) => checkServer({ rows: async () => [{ ...answers, ...given }], change: async () => 0 }, 'h/d');
  const refused = await asked({}).catch((error: unknown) => error);
  expect(refused).toMatchObject({ reason: 'version', found: '14.12' });
  expect(databaseFailure(refused as DatabaseUnusable).data?.['reason']).toContain('实为 14.12');
  await expect(asked({ number: 180_004, standby: true })).rejects.toMatchObject({ reason: 'read-only', found: 'standby' });
  expect(await asked({ number: 180_004, version: '18.4 (Debian 18.4-1)' })).toEqual({ version: '18.4', isLazy: false });
  expect(await asked({ number: 180_004, fsync: 'off' })).toMatchObject({ isLazy: true });
});

describe.skipIf(postgresMissing !== undefined)('opening a database', () => {
  let world: PostgresWorld;
  let folder: string;
  beforeAll(async () => {
    world = await postgresWorld();
    folder = await mkdtemp(join(tmpdir(), 'jiyue-node-'));
  });
  afterAll(async () => {
    await world.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** An address with something else in it. */
  const changed = (parts: Partial<Pick<URL, 'username' | 'password' | 'pathname'>>, address = world.server.url) =>
    Object.assign(new URL(address), parts).toString();
  const refusal = async (url: string) => {
    const error: unknown = await openPostgresStore({ url, folder }).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof DatabaseUnusable)) throw new Error(`not refused: ${inspect(error)}`);
    const text = `${error.message} ${JSON.stringify(databaseFailure(error))}`;
    expect(text).not.toContain(new URL(world.server.url).password);
    return error;
  };

  test('a wrong password is told without it, and the folder is free again', async () => {
    const error = await refusal(changed({ password: 'geheim-0815' }));
    expect(error).toMatchObject({ reason: 'unreachable', found: expect.stringContaining('28P01') });
    expect(JSON.stringify([error.message, databaseFailure(error)])).not.toContain('geheim-0815');
    await (await world.open(world.address(), { folder })).close();
  });

  test('a database that does not exist, and a server that does not answer, are named', async () => {
    expect(await refusal(changed({ pathname: '/nirgends' }))).toMatchObject({
      reason: 'unreachable',
      found: expect.stringContaining('3D000'),
    });
    const nowhere = await refusal(`postgres://u:x@${encodeURIComponent(join(folder, 'nowhere'))}/d`);
    expect(nowhere).toMatchObject({ reason: 'unreachable', database: `${join(folder, 'nowhere')}/d`, found: expect.stringContaining('ENOENT') });
  });

  test('a server that does not do what the address asks of its connection is named', async () => {
    expect(await refusal(`${world.address()}&sslmode=verify-full`)).toMatchObject({ reason: 'unreachable', found: expect.stringContaining('SSL') });
  });

  test('an encoding other than UTF8 is refused', async () => {
    const url = await world.database("ENCODING 'LATIN1' LOCALE 'C' LOCALE_PROVIDER libc TEMPLATE template0");
    expect(await refusal(url)).toMatchObject({ reason: 'encoding', found: 'LATIN1' });
  });

  test('a database that takes no writes is refused', async () => {
    expect(await refusal(`${world.address()}&options=-c%20default_transaction_read_only%3Don`)).toMatchObject({ reason: 'read-only' });
  });

  test('an account without the right to make the schema is refused; with a schema made for it, it works', async () => {
    const role = `jiyue_role_${schemaVersion}_${Date.now()}`;
    await world.sql(world.server.url, `CREATE ROLE ${role} LOGIN PASSWORD 'kennwort-4711'`);
    const address = world.address();
    const url = changed({ username: role, password: 'kennwort-4711' }, address);
    expect(await refusal(url)).toMatchObject({ reason: 'rights' });
    await world.sql(world.server.url, `CREATE SCHEMA ${new URL(address).searchParams.get('schema')} AUTHORIZATION ${role}`);
    const store = await world.open(url);
    expect(await put(store, 'r')).toEqual(ok(undefined));
    await store.close();
    await world.sql(world.server.url, `DROP OWNED BY ${role} CASCADE; DROP ROLE ${role}`);
  });

  test('tables of a later program are refused, not damaged', async () => {
    const url = world.address();
    await (await world.open(url)).close();
    await world.sql(url, "UPDATE meta SET value = convert_to($1, 'UTF8') WHERE name = 'schema'", String(schemaVersion + 1));
    expect(await refusal(url)).toMatchObject({ reason: 'later-schema' });
    expect(await world.sql(url, "SELECT convert_from(value, 'UTF8') AS done FROM meta WHERE name = 'schema'")).toEqual([{ done: String(schemaVersion + 1) }]);
  });

  test('two stores of one database stand apart in their schemas, also in their chains', async () => {
    const [first, second] = await Promise.all([world.open(world.address()), world.open(world.address())]);
    await Promise.all([put(first, 'a'), put(second, 'b')]);
    expect(await first.records.newest('b')).toBeUndefined();
    expect([(await first.log.head()).seq, (await second.log.head()).seq]).toEqual([1, 1]);
    expect(Buffer.from(await first.secret()).equals(Buffer.from(await second.secret()))).toBe(false);
    await Promise.all([first.close(), second.close()]);
  });

  test('a second server on the same data folder is refused, a command beside it is not', async () => {
    const url = world.address();
    const own = await mkdtemp(join(folder, 'own-'));
    const server = await world.open(url, { folder: own });
    await expect(openPostgresStore({ url, folder: own })).rejects.toThrow(FolderInUse);
    const command = await world.open(url, { folder: own, isServer: false });
    expect(await command.verifyLog()).toMatchObject({ isSound: true });
    await command.close();
    await server.close();
  });

  test('a full disk is a failure of the act: nothing of it is stored, and writing goes on when there is room', async () => {
    const url = world.address();
    const store = await world.open(url);
    // the disk of a test cannot be filled everywhere: the server itself answers as it does then, with the same SQLSTATE
    await world.sql(
      url,
      `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$;
       CREATE TRIGGER full_disk BEFORE INSERT ON version FOR EACH ROW WHEN (length(new.json) > 1000) EXECUTE FUNCTION full_disk();
       CREATE TRIGGER full_disk BEFORE INSERT ON plugin_key FOR EACH ROW EXECUTE FUNCTION full_disk();
       CREATE TRIGGER full_disk BEFORE INSERT ON blob_piece FOR EACH ROW EXECUTE FUNCTION full_disk()`,
    );
    expect(await put(store, 'small')).toEqual(ok(undefined));
    const outcomes = await Promise.all([put(store, 'a'), put(store, 'large', '长'.repeat(1000)), put(store, 'b')]);
    expect(outcomes).toEqual([ok(undefined), { ok: false, failure: { code: 'STORAGE_FULL' } }, ok(undefined)]);
    await expect(store.plugin('p').namespace.write(new Map([['k', '1']]))).rejects.toMatchObject({ name: 'StorageFault', code: 'STORAGE_FULL' });
    expect(await store.blobs.put(Buffer.from('x'))).toEqual({ ok: false, failure: { code: 'STORAGE_FULL' } });
    expect(await world.sql(url, 'SELECT count(*)::int AS blobs FROM blob')).toEqual([{ blobs: 0 }]);
    expect(await store.verifyLog()).toMatchObject({ isSound: true, entries: 3 });
    await store.close();
  });

  test('a database that becomes read-only fails writes with their code and goes on reading', async () => {
    const url = await world.database();
    const store = await world.open(url);
    await put(store, 'r');
    const { pathname } = new URL(url);
    await world.sql(world.server.url, `ALTER DATABASE ${pathname.slice(1)} SET default_transaction_read_only = on`);
    await world.endSessions(url);
    expect(await put(store, 'refused')).toEqual({ ok: false, failure: { code: 'STORAGE_READ_ONLY' } });
    await expect(store.accounts.saveAccount({ id: 'a', kind: 'person', name: '甲', createdAt: '' })).rejects.toMatchObject({ code: 'STORAGE_READ_ONLY' });
    expect((await store.records.newest('r'))?.id).toBe('r');
    await world.sql(world.server.url, `ALTER DATABASE ${pathname.slice(1)} RESET default_transaction_read_only`);
    await world.endSessions(url);
    expect(await put(store, 'again')).toEqual(ok(undefined));
    await store.close();
  });

  test('large records and attachments come back byte for byte', async () => {
    const store = await world.open(world.address());
    const title = `政务公开\u{20bb7}"\\{},\u2028 `.repeat(400_000);
    expect(await put(store, 'large', title)).toEqual(ok(undefined));
    expect((JSON.parse((await store.records.newest('large'))!.json) as { title: string }).title === title).toBe(true);
    const bytes = Buffer.alloc(12_000_001, 'PK\u0003\u0004附件');
    const stored = await store.blobs.put(bytes);
    if (!stored.ok) throw new Error(stored.failure.code);
    expect(Buffer.from((await store.blobs.get(stored.value.sha256))!).equals(bytes)).toBe(true);
    expect(await store.blobs.put(new Uint8Array())).toMatchObject({ ok: true, value: { sizeBytes: 0 } });
    expect(await store.verifyLog()).toMatchObject({ isSound: true });
    await store.close();
  });
});
