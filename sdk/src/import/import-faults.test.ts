/** What goes wrong in the middle of an import: lines, files, the platform, the importer itself. Counts must add up, nothing be stored twice. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importFile } from './import-file.ts';
import type { Mapping } from './mapping/mapping.ts';
import type { ImportOptions } from './run/import-options.ts';
import type { ImportSummary } from './run/import-result.ts';
import { type Peer, problem, startPeer } from './run/platform-peer.suite.ts';

const child = fileURLToPath(new URL('./run/import-child.suite.ts', import.meta.url));

let peer: Peer;
let folder: string;
beforeEach(async () => {
  peer = await startPeer();
  folder = mkdtempSync(join(tmpdir(), 'jiyue-faults-'));
});
afterEach(async () => {
  await peer.close();
  rmSync(folder, { recursive: true, force: true });
});

const mapping: Mapping = { version: 1, name: '试验', system: 'old', recordId: 'id', fields: { title: { from: 'title' }, summary: 'text' } };
const line = (id: string, more: object = {}) => JSON.stringify({ id, title: `第${id}号`, ...more });
const path = (name: string) => join(folder, name);
const write = (name: string, content: string | Uint8Array) => {
  writeFileSync(path(name), content);
  return path(name);
};
interface Reject {
  readonly line: number;
  readonly code: string;
  readonly message: string;
  readonly encoding: 'utf-8' | 'base64';
  readonly original: string;
  readonly findings: readonly { readonly pointer: string; readonly rule: string }[];
}
const rejects = (): readonly Reject[] =>
  readFileSync(path('rejects.ndjson'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((text) => JSON.parse(text) as Reject);
const originalOf = ({ encoding, original }: Reject) => Buffer.from(original, encoding === 'base64' ? 'base64' : 'utf8');
const options = (files: readonly string[], more: Partial<ImportOptions> = {}): ImportOptions => ({
  files,
  mapping,
  to: peer.url,
  journal: path('journal.ndjson'),
  rejects: path('rejects.ndjson'),
  ...more,
});

async function run(files: readonly string[], more: Partial<ImportOptions> = {}): Promise<ImportSummary> {
  const outcome = await importFile(options(files, { wait: async () => undefined, attempts: 3, ...more }));
  if (!outcome.ok) throw new Error(`${outcome.failure.code} ${JSON.stringify(outcome.failure.data)}`);
  const { read, stored, unchanged, rejected } = outcome.value;
  expect(read).toBe(stored + unchanged + rejected);
  return outcome.value;
}
const onceEach = () => [...peer.writes.values()].every((count) => count === 1);

// --- lines ---

test('a file of the worst lines: each is rejected with its reason, place and bytes, the good ones between them are stored', async () => {
  const latin = Buffer.concat([Buffer.from('{"id":"3","title":"'), Buffer.from([0xd6, 0xd0, 0xff]), Buffer.from('"}')]);
  const overlong = Buffer.from([0x22, 0xc0, 0xaf, 0x22]);
  const bad: readonly (readonly [Buffer, string])[] = [
    [latin, 'LINE_NOT_UTF8'],
    [overlong, 'LINE_NOT_UTF8'],
    [Buffer.from('{"id":"4",'), 'LINE_NOT_JSON'],
    [Buffer.from("{'id':'5'}"), 'LINE_NOT_JSON'],
    [Buffer.from('{"id":"6","title":"a\tb"}'), 'LINE_NOT_JSON'],
    [Buffer.from('{"id":"7","title":"甲","title":"乙"}'), 'LINE_KEY_REPEATED'],
    [Buffer.from('"只是文字"'), 'RECORD_NOT_OBJECT'],
    [Buffer.from('null'), 'RECORD_NOT_OBJECT'],
    [Buffer.from('{"title":"没有标识"}'), 'FIELD_REQUIRED'],
    [Buffer.from('{"id":{"a":1},"title":"标识不是文字"}'), 'FIELD_REQUIRED'],
    [Buffer.from('{"id":"8"}'), 'DRAFT_REFUSED'],
    [Buffer.from('{"id":"9","title":"'), 'LINE_NOT_JSON'],
    [Buffer.from(`${'['.repeat(5000)}${']'.repeat(5000)}`), 'RECORD_NOT_OBJECT'],
  ];
  const parts = bad.flatMap(([bytes], index) => [Buffer.from(line(`good${index}`)), bytes]);
  const file = write('worst.ndjson', Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\r\n')])));
  const summary = await run([file], { batchItems: 4, inFlight: 1 });
  expect(summary).toMatchObject({ read: 2 * bad.length, stored: bad.length, rejected: bad.length, isComplete: true });
  expect(rejects().map(({ line: number, code }) => [number, code])).toEqual(bad.map(([, code], index) => [2 * index + 2, code]));
  expect(rejects().map(originalOf)).toEqual(bad.map(([bytes]) => bytes));
  for (const { message } of rejects()) expect(message).toMatch(/[。：）]$/);
});

test('a byte order mark, Windows line ends and blank lines change nothing', async () => {
  const file = write('bom.ndjson', `\uFEFF\r\n${line('1')}\r\n\r\n \t \r\n${line('2')}\r\n\r\n`);
  expect(await run([file])).toMatchObject({ read: 2, stored: 2 });
  const second = write('bom2.ndjson', `\uFEFF${line('3')}\n`);
  expect(await run([second], { journal: path('j2.ndjson') })).toMatchObject({ read: 1, stored: 1 });
});

test('a line of ten million bytes that the platform does not take is kept whole in the rejects, and its neighbours are stored', async () => {
  peer.misbehave = (items, response) => (JSON.stringify(items).length > 3_000_000 ? problem(response, 413, 'BODY_TOO_LARGE') : false);
  const long = line('2', { text: '长'.repeat(3_400_000) });
  const summary = await run([write('long.ndjson', [line('1'), long, line('3')].join('\n'))]);
  expect(summary).toMatchObject({ read: 3, stored: 2, rejected: 1 });
  expect(rejects()).toMatchObject([{ line: 2, code: 'DRAFT_TOO_LARGE' }]);
  expect(originalOf(rejects()[0]!).equals(Buffer.from(long))).toBe(true);
});

test('one record for which the platform refuses the whole body is found by halving and rejected alone', async () => {
  // as the reference server does with half a surrogate pair, or with too deep a nesting
  peer.misbehave = (items, response) => {
    const place = items.findIndex(({ title }) => title?.isWellFormed() === false);
    if (place === -1) return false;
    const errors = [{ pointer: `/body/items/${place}/title`, rule: 'unicode', message: '有半个代理对。' }];
    response
      .writeHead(400, { 'content-type': 'application/problem+json' })
      .end(JSON.stringify({ status: 400, code: 'REQUEST_INVALID', title: '请求不合规范', errors }));
    return true;
  };
  const lines = Array.from({ length: 50 }, (_, index) => (index === 17 || index === 31 ? `{"id":"${index}","title":"半\\ud800个"}` : line(String(index))));
  const summary = await run([write('half.ndjson', lines.join('\n'))], { batchItems: 25, inFlight: 1 });
  expect(summary).toMatchObject({ read: 50, stored: 48, rejected: 2, isComplete: true });
  expect(rejects().map(({ line: number, code, findings }) => [number, code, findings[0]?.pointer])).toEqual([
    [18, 'DRAFT_REFUSED', '/title'],
    [32, 'DRAFT_REFUSED', '/title'],
  ]);
  expect(onceEach()).toBe(true);
});

test('ids of nineteen digits are not rounded into each other', async () => {
  const summary = await run([write('ids.ndjson', '{"id":1765432109876543210,"title":"甲"}\n{"id":1765432109876543211,"title":"乙"}\n')]);
  expect(summary).toMatchObject({ read: 2, stored: 2 });
  expect([...peer.stored.keys()]).toEqual(['old 1765432109876543210', 'old 1765432109876543211']);
});

// --- files ---

const noisy = (count: number) =>
  Array.from({ length: count }, (_, index) => line(String(index), { text: ((index * 2654435761) >>> 0).toString(36).repeat(8) })).join('\n');

test('a .gz with wrong bytes in the middle: what stands before them is stored, the break is told, the next file is imported', async () => {
  const whole = gzipSync(`${noisy(6000)}\n`);
  const place = Math.floor(whole.length / 2);
  const broken = Buffer.from(whole);
  broken.fill(0xff, place, place + 32);
  const summary = await run([write('bad.ndjson.gz', broken), write('next.ndjson', line('next'))]);
  const before = gunzipSync(whole.subarray(0, place - 16), { finishFlush: 2 })
    .toString()
    .split('\n').length;
  expect(summary.inputs[0]).toMatchObject({ broken: { reason: 'corrupt' } });
  expect(summary.inputs[0]!.lines).toBeGreaterThanOrEqual(before - 1);
  expect(peer.stored.has('old next')).toBe(true);
  // what the decoder gave out after the damage may hold damaged lines: they are rejected, never stored in part
  for (const reject of rejects()) expect(['LINE_CUT_OFF', 'LINE_NOT_JSON', 'LINE_NOT_UTF8', 'LINE_KEY_REPEATED']).toContain(reject.code);
});

test('a .gz cut at every fiftieth byte: the counts add up each time, and no line is made up', async () => {
  const text = noisy(60);
  const whole = gzipSync(text);
  const known = new Set(text.split('\n').map((one) => `old ${(JSON.parse(one) as { id: string }).id}`));
  let cuts = 0;
  for (let size = 20; size < whole.length; size += 50) {
    const summary = await run([write('cut.gz', whole.subarray(0, size))], { journal: path(`${size}.journal`) });
    expect([size, summary.inputs[0]!.broken?.reason, summary.rejected <= 1]).toEqual([size, 'truncated', true]);
    cuts += 1;
  }
  expect(cuts).toBeGreaterThan(5);
  expect([...peer.stored.keys()].every((key) => known.has(key))).toBe(true);
});

// --- the platform ---

test('a platform that goes away in the middle and comes back: the import waits, goes on, and stores each record once', async () => {
  let pauses = 0;
  peer.misbehave = (_items, response, count) => {
    if (count !== 3) return false;
    void peer.goAway();
    response.destroy();
    return true;
  };
  const summary = await run([write('a.ndjson', noisy(40))], {
    batchItems: 5,
    attempts: 8,
    wait: async () => {
      pauses += 1;
      if (pauses === 3) await peer.comeBack();
    },
  });
  expect(summary).toMatchObject({ read: 40, stored: 40, unchanged: 0, isComplete: true });
  expect(pauses).toBeGreaterThanOrEqual(3);
  expect(onceEach()).toBe(true);
});

test('an answer that is lost after the platform stored the batch: sent again, it is unchanged, and the counts still add up', async () => {
  peer.losesReply = (count) => count % 3 === 0;
  const summary = await run([write('a.ndjson', noisy(40))], { batchItems: 5, inFlight: 1, attempts: 8 });
  expect(summary).toMatchObject({ read: 40, isComplete: true });
  expect(summary.unchanged).toBeGreaterThan(0);
  expect(peer.stored.size).toBe(40);
  expect(onceEach()).toBe(true);
});

test('a platform that stays away ends the run; a later run goes on with the rest', async () => {
  const file = write('a.ndjson', noisy(40));
  peer.misbehave = (_items, response, count) => {
    if (count < 4) return false;
    void peer.goAway();
    response.destroy();
    return true;
  };
  const stopped = await run([file], { batchItems: 5, inFlight: 1 });
  expect(stopped).toMatchObject({ read: 15, stored: 15, isComplete: false, failure: { code: 'TARGET_UNREACHABLE' } });
  peer.misbehave = undefined;
  await peer.comeBack();
  expect(await run([file], { batchItems: 5, resume: true })).toMatchObject({ read: 40, stored: 40, resumed: { read: 15 }, isComplete: true });
  expect(onceEach()).toBe(true);
});

// --- the importer itself ---

test('a rejects file that is gone or shorter than the journal says stops a resumed run before anything is sent', async () => {
  const file = write('a.ndjson', ['坏行', ...noisy(20).split('\n'), '又一坏行'].join('\n'));
  await run([file], { batchItems: 4, limit: 10 });
  const resumed = () => importFile(options([file], { resume: true }));
  truncateSync(path('rejects.ndjson'), 5);
  expect(await resumed()).toMatchObject({ failure: { code: 'JOURNAL_FILE_CHANGED', data: { file: path('rejects.ndjson') } } });
  rmSync(path('rejects.ndjson'));
  const before = peer.requests.length;
  expect(await resumed()).toMatchObject({ failure: { code: 'JOURNAL_FILE_CHANGED' } });
  expect(peer.requests.length).toBe(before);
});

test('while it passes over lines of an earlier run it says how far it is', async () => {
  const file = write('a.ndjson', Array.from({ length: 25_000 }, (_, index) => line(String(index))).join('\n'));
  await run([file], { batchItems: 1000, limit: 24_000 });
  const passed: number[] = [];
  await run([file], { resume: true, onProgress: ({ skippedBytes }) => passed.push(skippedBytes) });
  expect(passed.filter((bytes, index) => bytes > (passed[index - 1] ?? 0)).length).toBeGreaterThanOrEqual(2);
});

test('killed at random moments, an import that is taken up again has read every line once, rejected every bad line once, stored nothing twice', async () => {
  const random = seeded(20260727);
  const bad = new Set([3, 40, 41, 77, 118]);
  const lines = Array.from({ length: 120 }, (_, index) => (bad.has(index) ? `坏行 ${index}` : line(String(index))));
  let kills = 0;
  for (let round = 0; round < 8; round += 1) {
    const name = `round${round}`;
    const file = write(`${name}.ndjson`, lines.map((text) => text.replace('{"id":"', `{"id":"${name}-`)).join('\n'));
    const files = { journal: path(`${name}.journal`), rejects: path('rejects.ndjson'), batchItems: 5, inFlight: 3 };
    let isFirst = true;
    for (let last: ImportSummary | undefined; !last; ) {
      const isKilled = random() < 0.8;
      const outcome = await runChild(options([file], { ...files, resume: !isFirst }), isKilled ? 1 + Math.floor(random() * 8) : undefined, random);
      if (outcome === 'killed') kills += 1;
      // killed before the journal had its first line: nothing had been sent
      isFirst = isFirst && !exists(files.journal);
      if (outcome === 'killed') continue;
      last = outcome;
      expect(last).toMatchObject({ read: 120, rejected: bad.size, isComplete: true });
      expect(last.read).toBe(last.stored + last.unchanged + last.rejected);
    }
    expect(
      rejects()
        .map(({ line: number }) => number - 1)
        .sort((a, b) => a - b),
    ).toEqual([...bad]);
  }
  expect(kills).toBeGreaterThan(8);
  expect(peer.stored.size).toBe(8 * (120 - bad.size));
  expect(onceEach()).toBe(true);
});

/** Runs an importer; with `killAt` it is killed around the time when the platform answers its request of that number. */
async function runChild(given: ImportOptions, killAt: number | undefined, random: () => number): Promise<ImportSummary | 'killed'> {
  const importer = spawn(process.execPath, ['--conditions=@jiyue/source', child, JSON.stringify(given)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const output = textOf(importer);
  const before = peer.requests.length;
  // before the request is taken in, after it is stored but not answered, or some turns of the loop after the answer
  const moment = Math.floor(random() * 3);
  const kill = () => importer.kill('SIGKILL');
  peer.misbehave = (_items, response, count) => {
    if (count - before !== killAt) return false;
    if (moment === 0) kill();
    if (moment === 2) response.once('finish', () => later(Math.floor(random() * 200), kill));
    return moment === 0;
  };
  peer.losesReply = (count) => {
    const isNow = count - before === killAt && moment === 1;
    if (isNow) kill();
    return isNow;
  };
  const signal = await new Promise<string | null>((resolve) => importer.once('exit', (_code, by) => resolve(by)));
  peer.misbehave = undefined;
  peer.losesReply = undefined;
  if (signal === 'SIGKILL') return 'killed';
  const outcome = JSON.parse(await output) as Awaited<ReturnType<typeof importFile>>;
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

const later = (turns: number, work: () => void): void => void (turns === 0 ? work() : setImmediate(() => later(turns - 1, work)));
const exists = (file: string) => {
  try {
    return readFileSync(file).includes(10);
  } catch {
    return false;
  }
};

async function textOf(importer: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of importer.stdout!.setEncoding('utf8')) text += chunk as string;
  return text;
}

/** Mulberry32: the same seed, the same moments. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
