import { request } from 'node:http';
import { ok } from '@jiyue/sdk/plugin';
import { afterEach, expect, test } from 'vitest';
import type { OperationCall, OperationHandler } from '../operation.ts';
import { type HttpWorld, httpWorld } from './http-world.suite.ts';
import { readStream } from './stream-reader.suite.ts';
import { createStreamShares } from './stream-shares.ts';

const worlds: HttpWorld[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.listening.close(1000);
});
const mediaType = 'text/event-stream; charset=utf-8';
const token = { authorization: 'Bearer good-token-0001' };

async function start(followLetters: OperationHandler) {
  const world = await httpWorld({}, { followLetters });
  worlds.push(world);
  return world;
}

const readOf = (world: HttpWorld, headers: Readonly<Record<string, string>> = {}) => readStream(world.listening.port, '/stream', headers);

/** Counts up to `last`, then waits for the end of its caller. */
const counting =
  (last: number, calls: OperationCall[] = []): OperationHandler =>
  async (call) => {
    calls.push(call);
    const n = Number(call.params['after'] ?? call.params['Last-Event-ID'] ?? 0) + 1;
    if (n > last) await new Promise((resolve) => call.signal.addEventListener('abort', resolve, { once: true }));
    return ok({ stream: { mediaType, part: n > last ? '' : `id: ${n}\ndata: ${n}\n\n`, after: String(n) } });
  };

test('pieces follow each other over one connection, from the place that the caller names', async () => {
  const reader = readOf(await start(counting(5)), { 'Last-Event-ID': '2' });
  await reader.until(({ text }) => text.includes('data: 5'));
  expect(reader.state.text).toBe('id: 3\ndata: 3\n\nid: 4\ndata: 4\n\nid: 5\ndata: 5\n\n');
  expect(reader.state.headers).toMatchObject({
    'content-type': mediaType,
    'cache-control': 'private, no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  });
  reader.leave();
});

test('a stream without a place to go on ends, and HEAD has no body', async () => {
  const world = await start(async () => ok({ stream: { mediaType, part: 'data: only\n\n' } }));
  expect((await world.send('/stream')).text).toBe('data: only\n\n');
  expect((await world.send('/stream', { method: 'HEAD' })).text).toBe('');
});

test('the handler learns that its caller went away', async () => {
  const calls: OperationCall[] = [];
  const reader = readOf(await start(counting(1, calls)));
  await reader.until(({ text }) => text.includes('data: 1'));
  while (calls.length < 2) await new Promise(setImmediate);
  const gone = new Promise((resolve) => calls[1]!.signal.addEventListener('abort', resolve, { once: true }));
  reader.leave();
  await gone;
});

test('a stop of the server ends streams at once instead of waiting for them', async () => {
  const world = await start(counting(1));
  const reader = readOf(world);
  await reader.until(({ text }) => text.includes('data: 1'));
  expect(await world.listening.close(20_000)).toBe(0);
  await reader.until(({ isOver }) => isOver);
});

test('who reads slowly slows its own stream: pieces are made as they are taken', async () => {
  let made = 0;
  const piece = 'x'.repeat(65_536);
  const world = await start(async () => {
    made += 1;
    return ok({ stream: { mediaType, part: piece, after: String(made) } });
  });
  const sent = request({ host: '127.0.0.1', port: world.listening.port, path: '/stream', agent: false });
  sent.on('error', () => undefined);
  const response = await new Promise<import('node:http').IncomingMessage>((resolve) => {
    sent.on('response', resolve);
    sent.end();
  });
  // nothing is read: what fits into buffers is made, and no more
  response.pause();
  let before = -1;
  while (made !== before) {
    before = made;
    for (let turn = 0; turn < 200; turn += 1) await new Promise(setImmediate);
  }
  expect(made * piece.length).toBeLessThan(64 * 1024 * 1024);
  const stopped = made;
  response.resume();
  while (made < stopped + 50) await new Promise(setImmediate);
  sent.destroy();
});

test('a failure or a fault in the middle cuts the stream, so that it cannot pass for whole; neither writes into it', async () => {
  const failing = await start(async ({ params }) =>
    params['after'] === undefined
      ? ok({ stream: { mediaType, part: 'data: 1\n\n', after: '1' } })
      : { ok: false, failure: { code: 'RECORD_NOT_FOUND', data: { id: 'x' } } },
  );
  const broken = await start(async ({ params }) => {
    if (params['after'] !== undefined) throw new Error('inner secret text');
    return ok({ stream: { mediaType, part: 'data: 1\n\n', after: '1' } });
  });
  for (const world of [failing, broken]) {
    const reader = readOf(world);
    await reader.until(({ isOver }) => isOver);
    expect(reader.state).toMatchObject({ status: 200, text: 'data: 1\n\n', isCut: true });
  }
  const whole = readOf(await start(async () => ok({ stream: { mediaType, part: 'data: only\n\n' } })));
  await whole.until(({ isOver }) => isOver);
  expect(whole.state).toMatchObject({ text: 'data: only\n\n', isCut: false });
});

test('a failure of the first call is a problem like any other', async () => {
  const world = await start(async () => ({ ok: false, failure: { code: 'RECORD_NOT_FOUND', data: { id: 'x' } } }));
  expect((await world.send('/stream')).status).toBe(404);
});

test('a caller has eight streams at a time, and gets the place back', async () => {
  const world = await start(counting(1));
  const readers = Array.from({ length: 8 }, () => readOf(world, token));
  for (const reader of readers) await reader.until(({ text }) => text.includes('data: 1'));
  expect((await world.send('/stream', { headers: token })).status).toBe(429);
  readers[0]!.leave();
  let again = readOf(world, token);
  await again.opened;
  while (again.state.status !== 200) {
    again = readOf(world, token);
    await again.opened;
  }
  for (const reader of [...readers, again]) reader.leave();
});

test('places are counted by caller and together, and given back once', () => {
  const shares = createStreamShares({ ofOne: 1, ofAll: 2 });
  const release = shares.take('a');
  expect([release !== undefined, shares.take('a'), shares.take('b') !== undefined, shares.take('c')]).toEqual([true, undefined, true, undefined]);
  release!();
  release!();
  expect([shares.take('c') !== undefined, shares.take('a')]).toEqual([true, undefined]);
});
