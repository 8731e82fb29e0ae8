import { mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importFile } from './import-file.ts';
import type { Mapping } from './mapping/mapping.ts';
import type { ImportOptions } from './run/import-options.ts';
import type { ImportSummary } from './run/import-result.ts';
import { type Peer, problem, startPeer } from './run/platform-peer.suite.ts';

let peer: Peer;
let folder: string;
beforeEach(async () => {
  peer = await startPeer();
  folder = mkdtempSync(join(tmpdir(), 'jiyue-import-'));
});
afterEach(() => peer.close());

const mapping: Mapping = {
  version: 1,
  name: '试验',
  system: 'old',
  recordId: 'id',
  fields: { title: { from: 'title', transforms: ['trim'] }, 'document.writtenDate': { from: 'date', transforms: ['date'] } },
};
const lines = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => JSON.stringify({ id: `n${from + index}`, title: `第${from + index}号`, date: '2026-01-02' }));
const write = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const path = (name: string) => join(folder, name);
const readNdjson = (name: string) =>
  readFileSync(path(name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

async function run(files: readonly string[], options: Partial<ImportOptions> = {}): Promise<ImportSummary> {
  const outcome = await importFile({ files, mapping, to: peer.url, token: 't', wait: async () => undefined, attempts: 3, ...options });
  if (!outcome.ok) throw new Error(`${outcome.failure.code} ${JSON.stringify(outcome.failure.data)}`);
  return outcome.value;
}
const counts = ({ read, stored, unchanged, rejected }: ImportSummary) => ({ read, stored, unchanged, rejected });

test('lines are sent in batches with the token, twice gives unchanged, and the counts add up', async () => {
  const file = write('a.ndjson', lines(25).join('\n'));
  const first = await run([file], { batchItems: 10 });
  expect(counts(first)).toEqual({ read: 25, stored: 25, unchanged: 0, rejected: 0 });
  expect(peer.requests.map((items) => items.length).sort()).toEqual([10, 10, 5]);
  expect(new Set(peer.tokens)).toEqual(new Set(['Bearer t']));
  expect(JSON.parse(peer.stored.get('old n3')!)).toEqual({
    origin: { system: 'old', recordId: 'n3' },
    title: '第3号',
    document: { writtenDate: '2026-01-02' },
  });
  expect(counts(await run([file]))).toEqual({ read: 25, stored: 0, unchanged: 25, rejected: 0 });
});

test('every rejected line keeps its reason, its place and the whole original, also when it is not UTF-8', async () => {
  const bad = Buffer.concat([Buffer.from('{"id":"x","title":"'), Buffer.from([0xb0, 0xec, 0xb7, 0xa8]), Buffer.from('"}')]);
  const file = write(
    'mixed.ndjson',
    Buffer.concat([Buffer.from(`${lines(1)[0]}\n`), bad, Buffer.from('\n{"id":"y",}\n\n[1]\n{"title":"没有标识"}\n{"id":"z","title":"　"}\n')]),
  );
  const summary = await run([file], { rejects: path('rejects.ndjson') });
  expect(counts(summary)).toEqual({ read: 6, stored: 1, unchanged: 0, rejected: 5 });
  const rejects = readNdjson('rejects.ndjson');
  expect(rejects.map(({ line, code, encoding }) => [line, code, encoding])).toEqual([
    [2, 'LINE_NOT_UTF8', 'base64'],
    [3, 'LINE_NOT_JSON', 'utf-8'],
    [5, 'RECORD_NOT_OBJECT', 'utf-8'],
    [6, 'FIELD_REQUIRED', 'utf-8'],
    [7, 'DRAFT_REFUSED', 'utf-8'],
  ]);
  expect(Buffer.from(String(rejects[0]!['original']), 'base64')).toEqual(bad);
  expect(rejects[4]).toMatchObject({
    file: 'mixed.ndjson',
    findings: [{ pointer: '/title', rule: 'required', message: '缺少“标题”。' }],
    original: '{"id":"z","title":"　"}',
  });
  expect(summary.reasons.map(({ count }) => count)).toEqual([1, 1, 1, 1, 1]);
});

test('a broken .gz: every line before the break is imported, the cut line is rejected, the break is told', async () => {
  const whole = gzipSync(
    lines(4000)
      .map((line, index) => line.replace('号', `号${((index * 2654435761) >>> 0).toString(36)}`))
      .join('\n'),
  );
  const file = write('cut.ndjson.gz', whole.subarray(0, whole.length - 2000));
  const summary = await run([file, write('next.ndjson', lines(3, 9000).join('\n'))], { rejects: path('rejects.ndjson') });
  expect(summary.inputs[0]!.broken).toMatchObject({ offset: whole.length - 2000, reason: 'truncated' });
  expect(summary.read).toBe(summary.stored + 1);
  expect(summary.stored).toBeGreaterThan(3000);
  expect(peer.stored.has('old n9002')).toBe(true);
  expect(readNdjson('rejects.ndjson').at(-1)).toMatchObject({ code: 'LINE_CUT_OFF', line: summary.read - 3 });
});

test('a busy or failing platform is tried again after the pause it asks for; nothing is counted twice', async () => {
  const pauses: number[] = [];
  peer.misbehave = (_items, response, count) => {
    if (count === 1) return problem(response, 503, 'PLUGIN_UNAVAILABLE');
    if (count === 2) return problem(response, 429, 'RATE_LIMITED', { 'retry-after': '7' });
    return false;
  };
  const summary = await run([write('a.ndjson', lines(5).join('\n'))], { wait: async (ms) => void pauses.push(ms), random: () => 1 });
  expect(counts(summary)).toEqual({ read: 5, stored: 5, unchanged: 0, rejected: 0 });
  expect(pauses).toEqual([500, 7000]);
});

test('a batch that is too large is halved down to the single record, which is then rejected', async () => {
  peer.misbehave = (items, response) => (items.length > 1 || items[0]?.title === '第2号' ? problem(response, 413, 'BODY_TOO_LARGE') : false);
  const summary = await run([write('a.ndjson', lines(5).join('\n'))], { rejects: path('rejects.ndjson') });
  expect(counts(summary)).toEqual({ read: 5, stored: 4, unchanged: 0, rejected: 1 });
  expect(readNdjson('rejects.ndjson')).toMatchObject([{ code: 'DRAFT_TOO_LARGE', line: 3 }]);
});

test.each([
  [401, 'TARGET_REFUSED'],
  [500, 'TARGET_FAILED'],
  [503, 'TARGET_BUSY'],
])('status %i stops the run with %s and leaves a journal to go on from', async (status, code) => {
  const file = write('a.ndjson', lines(20).join('\n'));
  const journal = path('journal.ndjson');
  peer.misbehave = (items, response) => (items.some(({ title }) => title === '第12号') ? problem(response, status, 'X') : false);
  const stopped = await run([file], { batchItems: 5, inFlight: 1, journal });
  expect(stopped).toMatchObject({ read: 10, stored: 10, isComplete: false, failure: { code, data: { status } } });
  peer.misbehave = undefined;
  const before = peer.requests.length;
  const resumed = await run([file], { batchItems: 5, journal, resume: true });
  expect(resumed).toMatchObject({ read: 20, stored: 20, isComplete: true, resumed: { read: 10 } });
  expect(
    peer.requests
      .slice(before)
      .flat()
      .map(({ title }) => title),
  ).toEqual(lines(10, 10).map((_, index) => `第${10 + index}号`));
});

test('a platform that is gone stops the run with its reason', async () => {
  const file = write('a.ndjson', lines(3).join('\n'));
  await peer.close();
  expect(await run([file])).toMatchObject({ read: 0, failure: { code: 'TARGET_UNREACHABLE', data: { reason: 'ECONNREFUSED' } } });
});

test('an answer that does not add up is not believed', async () => {
  peer.misbehave = (items, response) => {
    response.end(JSON.stringify({ results: items.map(() => ({ outcome: 'stored' })), stored: items.length + 1, unchanged: 0, rejected: 0 }));
    return true;
  };
  expect(await run([write('a.ndjson', lines(3).join('\n'))])).toMatchObject({ read: 0, failure: { code: 'REPLY_UNEXPECTED', data: { items: 3, results: 3 } } });
});

test('torn after any byte, the journal is taken up again: every line once, rejects not doubled', async () => {
  const text = lines(30)
    .map((line, index) => (index % 7 === 3 ? '坏行' : line))
    .join('\n');
  const file = write('a.ndjson', text);
  const [journal, rejects] = [path('journal.ndjson'), path('rejects.ndjson')];
  await run([file], { batchItems: 4, journal, rejects, inFlight: 3 });
  const [wholeJournal, wholeRejects] = [readFileSync(journal), readFileSync(rejects)];
  expect(readNdjson('rejects.ndjson')).toHaveLength(4);
  const header = wholeJournal.indexOf(10) + 1;
  let torn = 0;
  for (let cut = 1; cut < wholeJournal.length; cut += 37) {
    writeFileSync(journal, wholeJournal.subarray(0, cut));
    writeFileSync(rejects, wholeRejects);
    // the end mark is whole only with its line end
    const summary = await run([file], { batchItems: 4, journal, rejects, resume: true });
    expect([cut, counts(summary)]).toEqual([cut, { read: 30, stored: 30 - 4 - summary.unchanged, unchanged: summary.unchanged, rejected: 4 }]);
    expect(
      readNdjson('rejects.ndjson')
        .map(({ line }) => line)
        .sort(),
    ).toEqual([11, 18, 25, 4]);
    torn += 1;
  }
  expect(torn).toBeGreaterThan(20);
  truncateSync(journal, header);
  expect(await run([file], { journal, resume: true })).toMatchObject({ read: 30, unchanged: 26 });
});

test('an unfinished journal is not overwritten, a finished one is, and a journal of another run is refused with what differs', async () => {
  const file = write('a.ndjson', lines(4).join('\n'));
  const journal = path('journal.ndjson');
  const start = (options: Partial<ImportOptions>) => importFile({ files: [file], mapping, to: peer.url, journal, ...options });
  expect(await start({ resume: true })).toMatchObject({ failure: { code: 'JOURNAL_MISSING' } });
  expect(await start({ limit: 2 })).toMatchObject({ ok: true, value: { read: 2, isComplete: false } });
  expect(await start({})).toMatchObject({ failure: { code: 'JOURNAL_EXISTS' } });
  expect(await start({ resume: true, publish: true, mapping: { ...mapping, name: '改过' } })).toMatchObject({
    failure: { code: 'JOURNAL_OTHER_RUN', data: { differs: ['mapping', 'publish'] } },
  });
  expect(await start({ resume: true })).toMatchObject({ value: { read: 4, resumed: { read: 2 }, isComplete: true } });
  expect(await start({})).toMatchObject({ value: { read: 4, unchanged: 4 } });
  writeFileSync(journal, 'no journal\n{}\n');
  expect(await start({ resume: true })).toMatchObject({ failure: { code: 'JOURNAL_UNREADABLE', data: { line: 1 } } });
});

test('told to stop, it waits for what is on its way and says so', async () => {
  const stop = new AbortController();
  peer.misbehave = () => {
    stop.abort();
    return false;
  };
  const summary = await run([write('a.ndjson', lines(50).join('\n'))], { batchItems: 5, inFlight: 1, signal: stop.signal, journal: path('j.ndjson') });
  expect(summary.failure?.code).toBe('INTERRUPTED');
  expect(summary.read).toBe(peer.requests.flat().length);
  expect(summary.read).toBeLessThan(50);
  expect(readNdjson('j.ndjson').at(-1)).toMatchObject({ type: 'batch' });
});

test('two versions of one record are never on their way at the same time', async () => {
  const onTheWay: string[][] = [];
  let overlap = false;
  peer.misbehave = (items, response) => {
    const ids = items.map(({ origin }) => origin?.recordId ?? '');
    overlap ||= onTheWay.some((others) => others.some((id) => ids.includes(id)));
    onTheWay.push(ids);
    response.on('finish', () => onTheWay.splice(onTheWay.indexOf(ids), 1));
    return false;
  };
  const twice = lines(12).flatMap((line, index) => [line, line.replace('号"', '号（修订）"').replace(/n\d+/, `n${index}`)]);
  const summary = await run([write('a.ndjson', twice.join('\n'))], { batchItems: 1, inFlight: 4 });
  expect(summary.stored).toBe(24);
  expect(overlap).toBe(false);
  expect(JSON.parse(peer.stored.get('old n5')!)).toMatchObject({ title: '第5号（修订）' });
});

test('a dry run judges every draft by the rules of the standard and sends nothing', async () => {
  const summary = await run([write('a.ndjson', lines(3).join('\n'))], { isDryRun: true, to: undefined, rejects: path('rejects.ndjson') });
  expect(counts(summary)).toEqual({ read: 3, stored: 0, unchanged: 0, rejected: 3 });
  expect(peer.requests).toEqual([]);
  const [first] = readNdjson('rejects.ndjson');
  expect(first).toMatchObject({ code: 'DRAFT_INVALID' });
  expect((first!['findings'] as { pointer: string }[]).map(({ pointer }) => pointer)).toContain('/kind');
});

test('what transforms could not do is counted by field, with examples, and written down line by line', async () => {
  const odd = [...lines(3), '{"id":"o1","title":"甲","date":"不详"}', '{"id":"o2","title":"乙","date":"早年"}'];
  const summary = await run([write('a.ndjson', odd.join('\n'))], { notes: path('notes.ndjson'), language: 'en' });
  expect(summary.notes).toEqual([
    {
      pointer: '/document/writtenDate',
      code: 'DATE_UNREADABLE',
      count: 2,
      examples: [
        { recordId: 'o1', data: { value: '不详' } },
        { recordId: 'o2', data: { value: '早年' } },
      ],
    },
  ]);
  expect(readNdjson('notes.ndjson')[0]).toMatchObject({
    line: 4,
    recordId: 'o1',
    pointer: '/document/writtenDate',
    message: 'Unreadable date, not used: "不详"',
  });
});

test('progress ends at all bytes of all inputs', async () => {
  const seen: { doneBytes: number; totalBytes: number; read: number }[] = [];
  const [one, two] = [write('a.ndjson', `${lines(40).join('\n')}\n`), write('b.ndjson.gz', gzipSync(`${lines(40, 100).join('\n')}\n`))];
  await run([one, two], { batchItems: 7, onProgress: (progress) => seen.push(progress) });
  expect(seen.at(-1)).toMatchObject({ read: 80, doneBytes: seen[0]!.totalBytes });
  expect(seen.map(({ read }) => read)).toEqual(seen.map(({ read }) => read).sort((a, b) => a - b));
});

test('missing inputs and parameters are told before anything is sent', async () => {
  const needy: Mapping = { ...mapping, parameters: { site: {} } };
  expect(await importFile({ files: [path('none')], mapping, to: peer.url })).toMatchObject({
    failure: { code: 'INPUT_UNREADABLE', data: { reason: 'ENOENT' } },
  });
  expect(await importFile({ files: [], mapping: needy, to: peer.url })).toMatchObject({ failure: { code: 'PARAMETER_MISSING', data: { names: ['site'] } } });
  expect(await importFile({ files: [], mapping })).toMatchObject({ failure: { code: 'TARGET_MISSING' } });
});
