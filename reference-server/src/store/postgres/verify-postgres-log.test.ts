/** The walk over the log names the first broken entry, whatever was done to the tables behind the server's back. */
import { ok } from '@jiyue/sdk/plugin';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sampleWrite } from '../store.suite.ts';
import type { Store } from '../store.ts';
import { postgresMissing, postgresWorld, type PostgresWorld } from './postgres-world.suite.ts';

const damages: readonly (readonly [string, string, object])[] = [
  ['a changed entry', "UPDATE log SET type = 'record.withdrawn' WHERE seq = 3", { seq: 3, place: 'hash', subject: 'r3' }],
  ['a changed time', "UPDATE log SET time = '2020-01-01T00:00:00.000Z' WHERE seq = 1", { seq: 1, place: 'hash' }],
  ['data that is no JSON', "UPDATE log SET data = '{' WHERE seq = 4", { seq: 4, place: 'hash' }],
  ['a removed entry', 'DELETE FROM log WHERE seq = 5', { seq: 6, place: 'sequence', expected: '5', found: '6' }],
  [
    'two entries swapped',
    'UPDATE log SET seq = 99 WHERE seq = 4; UPDATE log SET seq = 4 WHERE seq = 5; UPDATE log SET seq = 5 WHERE seq = 99',
    { seq: 4, place: 'previous' },
  ],
  ['an entry with a hash of its own', "UPDATE log SET hash = repeat('1', 64) WHERE seq = 2", { seq: 2, place: 'hash' }],
  ['the last entry removed', 'DELETE FROM log WHERE seq = 8', { place: 'unlogged', subject: 'r8', found: 'r8@1' }],
  ['a changed text', "UPDATE version SET json = replace(json, '标题6', '标题七') WHERE id = 'r6'", { seq: 6, place: 'content', subject: 'r6' }],
  ['a changed head', "UPDATE version SET json = replace(json, '\"version\":1', '\"version\":7') WHERE id = 'r7'", { seq: 7, place: 'record', subject: 'r7' }],
  ['a changed status', "UPDATE version SET status = 'draft' WHERE id = 'r2'", { seq: 2, place: 'record', subject: 'r2' }],
  ['a removed version', "DELETE FROM version WHERE id = 'r4'", { seq: 4, place: 'record-missing', subject: 'r4' }],
  [
    'a version without an entry',
    "INSERT INTO version SELECT 'ghost', version, is_newest, is_live, family, kind, status, site_id, column_id, owner_id, withdrawal, sort_key, document_number, origin_system, origin_record_id, digest, content_at, json FROM version WHERE id = 'r1'",
    { place: 'unlogged', subject: 'ghost' },
  ],
];

describe.skipIf(postgresMissing !== undefined)('verifying a log in PostgreSQL', () => {
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
    await store.transact(new Date(), async (transaction) => {
      await transaction.put(Array.from({ length: 8 }, (_, place) => sampleWrite(transaction.time, { id: `r${place + 1}`, title: `标题${place + 1}` })));
      return ok(undefined);
    });
    return () => store.close();
  });

  test('an untouched log is sound, and progress reaches its end', async () => {
    const seen: number[] = [];
    expect(await store.verifyLog(({ seq }) => seen.push(seq))).toMatchObject({ isSound: true, entries: 8, versions: 8 });
    expect(seen.at(-1)).toBe(8);
  });

  test('a log of several pages is walked whole', async () => {
    await store.transact(new Date(), async (transaction) => {
      await transaction.put(Array.from({ length: 1203 }, (_, place) => sampleWrite(transaction.time, { id: `more-${place}` })));
      return ok(undefined);
    });
    const seen: number[] = [];
    expect(await store.verifyLog(({ seq }) => seen.push(seq))).toMatchObject({ isSound: true, entries: 1211 });
    expect(seen).toEqual([500, 1000, 1211]);
  });

  test('the database itself refuses to change or delete an entry', async () => {
    for (const act of ["UPDATE log SET type = 'x' WHERE seq = 3", 'DELETE FROM log WHERE seq = 8', 'TRUNCATE log'])
      await expect(world.sql(url, act)).rejects.toThrow('append-only');
  });

  test.each(damages)('%s is found, by the first entry it breaks', async (_, sql, fault) => {
    await world.sql(url, `ALTER TABLE log DISABLE TRIGGER ALL; ${sql}`);
    expect(await store.verifyLog()).toMatchObject({ isSound: false, fault });
  });
});
