import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteStore } from '../../store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../store/store.ts';
import { createSeenNonces } from './seen-nonces.ts';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jiyue-nonces-'));
  store = await openSqliteStore({ folder });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));
const nonce = (given: object = {}) => ({ keyId: 'k1', nonce: 'n1', untilAt: at(300), isWrite: true, ...given });

test('a nonce of a write is known to every process and over a restart, until its call would be too old anyway', async () => {
  expect(await createSeenNonces(store)(nonce(), at(0))).toMatchObject({ ok: true });
  expect(await createSeenNonces(store)(nonce(), at(1))).toMatchObject({ ok: false, failure: { code: 'SIGNATURE_REPLAYED' } });
  await store.close();
  store = await openSqliteStore({ folder });
  expect(await createSeenNonces(store)(nonce(), at(299))).toMatchObject({ ok: false });
  expect(await createSeenNonces(store)(nonce({ keyId: 'k2' }), at(299))).toMatchObject({ ok: true });
  expect(await createSeenNonces(store)(nonce({ untilAt: at(900) }), at(301))).toMatchObject({ ok: true });
});

test('nonces of reads are known in their process, a bounded number of them, the oldest forgotten first', async () => {
  const use = createSeenNonces(store, 3);
  const read = (name: string, second: number) => use(nonce({ nonce: name, isWrite: false }), at(second));
  for (const name of ['a', 'b', 'c']) expect(await read(name, 0)).toMatchObject({ ok: true });
  expect(await read('a', 1)).toMatchObject({ ok: false });
  expect(await read('d', 1)).toMatchObject({ ok: true });
  expect(await read('c', 1)).toMatchObject({ ok: false });
  expect(await read('a', 1)).toMatchObject({ ok: true });
});
