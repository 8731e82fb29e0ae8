import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createKeepReplies } from './keep-replies.ts';
import type { KeyedWrite } from './keyed-write.ts';
import type { OperationCall, OperationReply } from './operation.ts';
import { openSqliteStore } from './store/sqlite/open-sqlite-store.ts';
import type { Store } from './store/store.ts';

let folder: string;
let store: Store;
let time: number;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jiyue-keep-'));
  store = await openSqliteStore({ folder });
  time = Date.UTC(2026, 0, 5);
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const needs = () => ({ store, now: () => new Date(time), longestMs: 30_000 });
const call = (given: Partial<KeyedWrite> = {}): OperationCall & { readonly keyed: KeyedWrite } => ({
  params: {},
  body: undefined,
  caller: { id: 'a1', kind: 'system', grants: [] },
  language: 'zh-CN',
  baseUrl: 'https://x.example',
  requestId: 'q1',
  signal: new AbortController().signal,
  keyed: {
    caller: 'a1',
    key: 'key-000000000001',
    request: 'digest',
    expiresAt: (at) => new Date(Date.parse(at) + 24 * 3_600_000).toISOString(),
    isReplayed: false,
    ...given,
  },
});
/** Counts what took effect. */
const counting = (replies: readonly (Outcome<OperationReply> | Error)[]) => {
  const seen = { effects: 0 };
  const handler = async () => {
    const reply = replies[Math.min(seen.effects, replies.length - 1)]!;
    seen.effects += 1;
    if (reply instanceof Error) throw reply;
    return reply;
  };
  return { seen, handler };
};

test('a reply of any form comes again as it was', async () => {
  const forms: readonly OperationReply[] = [
    { status: 201, value: { 标题: '一' }, etag: '"1"' },
    { json: '{"a":1}' },
    {},
    { bytes: { body: Buffer.from([0, 255, 128]), mediaType: 'application/zip', fileName: '一.zip' } },
    { status: 200, page: { mediaType: 'text/html', body: '<p>已收到</p>' } },
  ];
  for (const [place, form] of forms.entries()) {
    const { seen, handler } = counting([ok(form)]);
    const kept = createKeepReplies(needs())(handler);
    const key = `key-00000000001${place}`;
    expect(await kept(call({ key }))).toEqual(ok(form));
    const again = call({ key });
    expect([await kept(again), again.keyed.isReplayed, seen.effects]).toEqual([ok(form), true, 1]);
  }
});

test('of many at once one is run, over a new start too', async () => {
  const { seen, handler } = counting([ok({ value: 1 }), ok({ value: 2 })]);
  const kept = createKeepReplies(needs())(handler);
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => kept(call())));
  expect(outcomes).toEqual(outcomes.map(() => ok({ value: 1 })));
  await store.close();
  store = await openSqliteStore({ folder });
  expect(await createKeepReplies(needs())(handler)(call())).toEqual(ok({ value: 1 }));
  expect(seen.effects).toBe(1);
});

test('a failure leaves the key free; another request with a used key is refused', async () => {
  const { seen, handler } = counting([fail({ code: 'RECORD_EXISTS' }), ok({ value: 2 })]);
  const kept = createKeepReplies(needs())(handler);
  expect(await kept(call())).toMatchObject({ ok: false, failure: { code: 'RECORD_EXISTS' } });
  expect(await kept(call())).toEqual(ok({ value: 2 }));
  expect(await kept(call({ request: 'other' }))).toMatchObject({ ok: false, failure: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  expect(seen.effects).toBe(2);
});

test('after a process died in the middle the caller waits, then learns that nobody knows, and nothing is done twice', async () => {
  // the first process notes the key and never ends
  void createKeepReplies(needs())(() => new Promise<never>(() => undefined))(call());
  await store.transact(new Date(time), async () => ok(undefined));
  await store.close();
  store = await openSqliteStore({ folder });
  const { seen, handler } = counting([ok({ value: 1 })]);
  const kept = createKeepReplies(needs())(handler);
  time += 10_000;
  expect(await kept(call())).toMatchObject({ ok: false, failure: { code: 'IDEMPOTENCY_KEY_BUSY', data: { retryAfterSeconds: 20 } } });
  time += 20_000;
  expect(await kept(call())).toMatchObject({ ok: false, failure: { code: 'IDEMPOTENCY_OUTCOME_UNKNOWN' } });
  expect(seen.effects).toBe(0);
  // a new key is a new write
  expect(await kept(call({ key: 'key-000000000002' }))).toEqual(ok({ value: 1 }));
});

test('a handler that throws is not run again with the same key: what it did is not known', async () => {
  const { seen, handler } = counting([new Error('a bug'), ok({ value: 1 })]);
  const kept = createKeepReplies(needs())(handler);
  await expect(kept(call())).rejects.toThrow('a bug');
  time += 60_000;
  expect(await kept(call())).toMatchObject({ ok: false, failure: { code: 'IDEMPOTENCY_OUTCOME_UNKNOWN' } });
  expect(seen.effects).toBe(1);
});

test('a call without a key goes straight through', async () => {
  const { seen, handler } = counting([ok({ value: 1 })]);
  const { keyed: _, ...plain } = call();
  await createKeepReplies(needs())(handler)(plain);
  await createKeepReplies(needs())(handler)(plain);
  expect(seen.effects).toBe(2);
});
