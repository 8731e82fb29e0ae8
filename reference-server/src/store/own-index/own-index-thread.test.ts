/** The own index in its thread: the same answers as in this thread, and what becomes of it when the thread, the file or the disk gives out. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Worker } from 'node:worker_threads';
import type { IndexDocument, IndexQuery, IndexSchema } from '@jiyue/sdk/plugin';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StorageFault } from '../storage-fault.ts';
import { startThread } from './index-worker.ts';
import { openSqliteIndex } from './own-index-sqlite.ts';
import { openThreadIndex, type ThreadIndex, type ThreadIndexOptions } from './own-index-thread.ts';

const schema: IndexSchema = { version: '1', fields: ['title', 'body'], countedFields: ['characters'], attributes: ['kind', 'siteId'] };
const document = (id: string, title: string, rest: Partial<IndexDocument> = {}): IndexDocument => ({
  ...{ id, version: 1, text: { title, body: '政府 网站', characters: '政 府 网 站' }, attributes: { kind: 'article', siteId: ['s1', 's2'] } },
  ...{ sortKey: '2026-01-01T00:00:00.000Z', ...rest },
});
const everything: IndexQuery = {
  match: { any: [{ token: '政府' }, { token: '公开' }] },
  order: 'score',
  limit: 10,
  measure: ['政府', '政', '没有'],
  facets: [
    { attribute: 'siteId', limit: 1 },
    { attribute: 'kind', limit: 5 },
  ],
  total: true,
};

let folder: string;
let file: string;
const open: ThreadIndex[] = [];
const start = (options: ThreadIndexOptions = {}, path = file) => {
  const index = openThreadIndex(path, options);
  open.push(index);
  return index;
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiyue-index-thread-'));
  file = join(folder, 'search.sqlite');
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((index) => index.close()));
  rmSync(folder, { recursive: true });
});

test('answers as the index in this thread does', async () => {
  const here = openSqliteIndex(join(folder, 'here.sqlite'));
  const there = start();
  for (const index of [here, there]) {
    await index.open(schema);
    await index.put([document('r1', '政府 公开'), document('r2', '公开'), document('r3', '解读', { attributes: {} })]);
    await index.remove(['r2', 'r9']);
  }
  expect(await there.query(everything)).toEqual(await here.query(everything));
  expect((await there.query(everything)).hits[0]).toMatchObject({ id: 'r1', lengths: { title: 2 }, counts: { title: [1, 0, 0], characters: [0, 1, 0] } });
  expect(await there.statistics(['政府', '没有'])).toEqual(await here.statistics(['政府', '没有']));
  expect(await there.digest()).toBe(await here.digest());
  await there.clear();
  expect((await there.query(everything)).total).toBe(0);
  here.close();
});

test('keeps what it holds over a restart, and refuses calls after its end', async () => {
  const first = start();
  const { identity } = await first.open(schema);
  const written = first.put([document('r1', '公开')]);
  await first.close();
  await written;
  await expect(first.query(everything)).rejects.toThrow('closed');
  const second = start();
  expect(await second.open(schema)).toEqual({ identity });
  expect((await second.query(everything)).total).toBe(1);
});

test('a mistake of the caller is told and stores nothing', async () => {
  const index = start();
  await expect(index.put([document('r1', '公开')])).rejects.toThrow('before open(schema)');
  await index.open(schema);
  await expect(index.put([document('r1', '公开'), document('r2', '公开', { text: { summary: '公开' } })])).rejects.toThrow('field "summary" is not declared');
  await expect(index.query({ order: 'newest', limit: 1, match: { any: [] } })).rejects.toThrow('empty "any"');
  expect((await index.query(everything)).total).toBe(0);
});

test('when the thread ends by itself the open call fails clearly, and the next one is answered by a new thread', async () => {
  const workers: Worker[] = [];
  const lost: string[] = [];
  let renewed = 0;
  const index = start({
    start: (data) => {
      workers.push(startThread(data));
      return workers.at(-1)!;
    },
    onLost: ({ message }) => void lost.push(message),
    onRenewed: () => {
      renewed += 1;
    },
  });
  await index.open(schema);
  await index.put([document('r1', '公开')]);
  const [, outcome] = await Promise.all([workers[0]!.terminate(), index.query(everything).catch((error: Error) => error.message)]);
  expect(outcome).toBe('the thread of the own index has ended');
  expect((await index.query(everything)).total).toBe(1);
  expect([workers.length, lost, renewed]).toEqual([2, ['the thread of the own index has ended'], 0]);
});

test.each([
  ['is none of a database', () => writeFileSync(file, 'x'.repeat(20_000))],
  ['has lost its first page', () => writeFileSync(file, Buffer.concat([Buffer.alloc(8192, 0xff), readFileSync(file).subarray(8192)]))],
  ['has lost everything but its first page', () => writeFileSync(file, Buffer.concat([readFileSync(file).subarray(0, 8192), Buffer.alloc(200_000, 0xff)]))],
])('a file that %s is set aside when it is opened', async (_name, damage) => {
  const first = start();
  const { identity } = await first.open(schema);
  await first.put([document('r1', '公开')]);
  await first.close();
  damage();
  const damaged = readFileSync(file);

  const told: string[] = [];
  let renewed = 0;
  const second = start({
    onSetAside: ({ to, cause }) => void told.push(to, cause),
    onRenewed: () => {
      renewed += 1;
    },
    now: () => new Date('2026-03-05T10:00:00.000Z'),
  });
  const opened = await second.open(schema);
  expect(opened.identity).not.toBe(identity);
  await second.put([document('r2', '公开')]);
  expect((await second.query(everything)).hits.map(({ id }) => id)).toEqual(['r2']);
  expect(told).toEqual([`${file}.corrupt-20260305T100000.000Z`, expect.stringMatching(/malformed|not a database/)]);
  expect(readFileSync(told[0]!)).toEqual(damaged);
  expect(renewed).toBe(0);
});

test('damage met later is told once, and whoever fills the index is told to begin anew', async () => {
  const first = start();
  const { identity } = await first.open(schema);
  await first.put(Array.from({ length: 300 }, (_, n) => document(`r${n}`, `公开 第${n}期`)));
  await first.close();
  // what is read at the start stays whole, the lists of the tokens do not
  const unguarded: object = { defensive: false };
  const database = new DatabaseSync(file, unguarded);
  database.exec("UPDATE tokens_data SET block = x'ff' WHERE id > 10");
  database.close();

  let asides = 0;
  let renewed = 0;
  const second = start({
    onSetAside: () => {
      asides += 1;
    },
    onRenewed: () => {
      renewed += 1;
    },
  });
  expect(await second.open(schema)).toEqual({ identity });
  const outcomes = await Promise.allSettled([second.query(everything), second.query(everything)]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(outcomes[0]).toMatchObject({ reason: { name: 'OwnIndexDamaged' } });
  expect((await second.query(everything)).total).toBe(0);
  expect([asides, renewed]).toEqual([1, 1]);
  expect(readdirSync(folder).filter((name) => /\.corrupt-\d{8}T\d{6}\.\d{3}Z$/.test(name))).toHaveLength(1);
  expect((await second.open(schema)).identity).not.toBe(identity);
});

test('a full disk is a storage fault, nothing of the batch stays, and the index goes on', async () => {
  const index = start({ pageLimit: 60 });
  await index.open(schema);
  await index.put([document('r1', '公开')]);
  const large = Array.from({ length: 100 }, (_, n) =>
    document(`big${n}`, '公开', { text: { title: '公开', body: Array.from({ length: 2000 }, (_one, k) => `词${n}字${k}`).join(' ') } }),
  );
  const fault = await index.put(large).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(StorageFault);
  expect(fault).toMatchObject({ code: 'STORAGE_FULL' });
  expect((await index.query(everything)).hits.map(({ id }) => id)).toEqual(['r1']);
  await index.put([document('r2', '公开')]);
  expect((await index.query(everything)).total).toBe(2);
});

test('a folder that is missing is a storage fault until it is there', async () => {
  const path = join(folder, 'none', 'x.sqlite');
  const index = start({}, path);
  await expect(index.open(schema)).rejects.toMatchObject({ code: 'STORAGE_READ_ONLY' });
});
