import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readCombinedLine } from '../src/collect/read-combined-line.ts';
import { administrator, begin } from './world.ts';

const desktop = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36';
const line = (request: string, { address = '192.0.2.7', status = 200, time = '28/Feb/2026:09:30:00 +0800', referrer = '-', agent = desktop } = {}) =>
  `${address} - - [${time}] "${request}" ${status} 512 "${referrer}" "${agent}"`;

const fixture = [
  line('GET /s/9900000001/r/r-news-1?from=wx HTTP/1.1', { referrer: 'https://www.example.com/find?q=a' }),
  line('GET /s/9900000001/c/yaowen HTTP/2.0', { address: '2001:db8::7', time: '27/Feb/2026:23:59:59 +0800' }),
  line('GET / HTTP/1.1', { agent: 'Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)' }),
  line('GET /s/9900000001/?optout=1 HTTP/1.1'),
  line('GET /assets/portal.css HTTP/1.1'),
  line('POST /api/v1/letters HTTP/1.1'),
  line('GET /gone HTTP/1.1', { status: 404 }),
  line('GET / HTTP/1.1', { time: '31/Feb/2026:09:30:00 +0800' }),
  line('\\x16\\x03\\x01', { status: 400 }),
  line('GET / HTTP/1.1', { time: '28/Feb/2027:09:30:00 +0800' }),
  line('GET / HTTP/1.1', { time: '28/Feb/2025:09:30:00 +0800' }),
  'no log at all',
];

type Started = Awaited<ReturnType<typeof begin>>['running'];
async function importing(running: Started, body: { readonly log?: string; readonly gzip?: string }) {
  const reply = await running.call('importServerLog', { caller: administrator, body: { siteId: 'site-province', ...body } });
  if (!reply.ok) throw new Error(reply.failure.code);
  return reply.value;
}

test('each line of a log is counted or told by its reason, and the numbers add up', async () => {
  const { running } = await begin();
  const found = await importing(running, { log: `${fixture.join('\r\n')}\n\n` });
  expect(found).toMatchObject({ lines: 12, counted: 3, repeated: 0, robots: 1 });
  expect(Object.fromEntries(found.rejected.map(({ reason, lines, firstLine }) => [reason, [lines, firstLine]]))).toEqual({
    'opt-out': [1, 4],
    file: [1, 5],
    method: [1, 6],
    status: [1, 7],
    time: [1, 8],
    request: [1, 9],
    future: [1, 10],
    old: [1, 11],
    form: [1, 12],
  });
  expect(found.lines).toBe(found.counted + found.repeated + found.rejected.reduce((sum, { lines }) => sum + lines, 0));
});

test('a log that has grown can be given again, packed or plain: what was counted is not counted again', async () => {
  const { running } = await begin();
  await importing(running, { log: fixture.slice(0, 2).join('\n') });
  const packed = gzipSync(fixture.join('\n')).toString('base64');
  expect(await importing(running, { gzip: packed })).toMatchObject({ counted: 1, repeated: 2 });
  expect(await importing(running, { gzip: packed })).toMatchObject({ counted: 0, repeated: 3 });
});

test('what is no gzip file, both forms at once, and a site without a right are refused', async () => {
  const { running } = await begin();
  const code = async (body: object, caller = administrator) => {
    const reply = await running.call('importServerLog', { caller, body: { siteId: 'site-province', ...body } });
    return reply.ok ? 'ok' : reply.failure.code;
  };
  expect(await code({ gzip: 'bm8gZ3ppcA==' })).toBe('ANALYTICS_LOG_UNREADABLE');
  expect(await code({ gzip: gzipSync(Buffer.alloc(257 * 1024 * 1024)).toString('base64') })).toBe('ANALYTICS_LOG_UNREADABLE');
  expect(await code({})).toBe('ANALYTICS_LOG_MISSING');
  expect(await code({ log: 'x', gzip: 'x' })).toBe('ANALYTICS_LOG_MISSING');
  expect(await code({ log: 'x' }, { id: 'edu', siteIds: ['site-edu'] })).toBe('ANALYTICS_SITE_UNKNOWN');
});

test('days of a log are those of Beijing, whatever zone its server wrote', async () => {
  const { running } = await begin();
  await importing(running, {
    log: [line('GET / HTTP/1.1', { time: '27/Feb/2026:16:00:00 +0000' }), line('GET / HTTP/1.1', { time: '27/Feb/2026:15:59:59 +0000' })].join('\n'),
  });
  const params = { measureCode: 'visitors', dimension: 'date', limit: 10, periodStart: '2026-02-01', periodEnd: '2026-02-28' };
  const reply = await running.call('rankFigures', { caller: administrator, params });
  expect(reply.ok && reply.value.items.map(({ value, figure }) => [value, figure])).toEqual([
    ['2026-02-27', 1],
    ['2026-02-28', 1],
  ]);
});

const corpus = new URL('../../../../shared/corpus/logs/access-2015-05-17.log.gz', import.meta.url);
describe.skipIf(!existsSync(corpus))('a public log of a real server', () => {
  test('is read to the last line, and raw events and roll-ups agree', async () => {
    const { running } = await begin({ keepRawDays: 180 }, { now: '2015-06-01T00:00:00.000Z' });
    const found = await importing(running, { gzip: readFileSync(corpus).toString('base64') });
    expect(found.lines).toBe(found.counted + found.repeated + found.rejected.reduce((sum, { lines }) => sum + lines, 0));
    expect(found.rejected.filter(({ reason }) => ['form', 'time'].includes(reason))).toEqual([]);
    expect(found.counted).toBeGreaterThan(100);
    const proof = await running.call('proveFigures', { caller: administrator, params: { periodStart: '2015-05-01', periodEnd: '2015-05-31' } });
    expect(proof).toMatchObject({ value: { isEqual: true } });
  });
});

test('quotes within an agent text do not end it', () => {
  expect(readCombinedLine(line('GET / HTTP/1.1', { agent: 'a \\"b\\" c' }))).toMatchObject({ agent: 'a "b" c', path: '/', status: 200 });
});
