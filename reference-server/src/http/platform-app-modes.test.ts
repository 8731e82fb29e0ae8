import { createHash } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { describe, expect, test } from 'vitest';
import type { OperationHandler } from '../operation.ts';
import { httpWorld, sendTo } from './http-world.suite.ts';

const never = () => new Promise<never>(() => {});

test('an operation past its deadline is answered with 504; what it gives later is dropped', async () => {
  let late: (() => void) | undefined;
  const world = await httpWorld(
    { JIYUE_OPERATION_MS: '100' },
    {
      listLetters: ({ signal }) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            late = () => resolve({ ok: true, value: { value: {} } });
          });
        }),
    },
  );
  const reply = await world.send('/letters');
  expect([reply.status, reply.json['code'], reply.json['detail']]).toEqual([504, 'OPERATION_TIMEOUT', expect.stringContaining('listLetters')]);
  late!();
  expect((await world.send('/letters/r1')).status).toBe(200);
  await world.listening.close(0);
});

test('a stop lets requests under way end, and cuts them at its deadline', async () => {
  let release: (() => void) | undefined;
  const began = Promise.withResolvers<void>();
  const world = await httpWorld(
    {},
    {
      listLetters: () =>
        new Promise((resolve) => {
          release = () => resolve({ ok: true, value: { value: { ended: 'in order' } } });
          began.resolve();
        }),
    },
  );
  const reply = world.send('/letters');
  await began.promise;
  const closed = world.listening.close(5_000);
  await expect(sendTo(world.listening.port, '/letters')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  release!();
  expect((await reply).json).toEqual({ ended: 'in order' });
  expect(await closed).toBe(0);

  const arrived = Promise.withResolvers<void>();
  const second = await httpWorld(
    {},
    {
      listLetters: () => {
        arrived.resolve();
        return never();
      },
    },
  );
  const cut = second.send('/letters').catch((error: NodeJS.ErrnoException) => error.code);
  await arrived.promise;
  expect(await second.listening.close(20)).toBe(1);
  expect(await cut).toBe('ECONNRESET');
});

test('writes and searches are limited per caller, reads are not', async () => {
  const world = await httpWorld({ JIYUE_WRITES_PER_MINUTE: '4', JIYUE_SEARCHES_PER_MINUTE: '4' });
  expect((await world.send('/search')).status).toBe(200);
  const second = await world.send('/search');
  expect([second.status, second.json['code'], Number(second.headers['retry-after'])]).toEqual([429, 'RATE_LIMITED', 15]);
  const write = () =>
    world.send('/letters', { method: 'POST', headers: { authorization: 'Bearer good-token-0001', 'content-type': 'application/json' }, body: '{"title":"x"}' });
  expect([(await write()).status, (await write()).status]).toEqual([201, 429]);
  for (let count = 0; count < 10; count += 1) expect((await world.send('/letters')).status).toBe(200);
  await world.listening.close(0);
});

test('limited operations say quota, remainder and renewal with every reply, refusals included, others nothing', async () => {
  const world = await httpWorld({ JIYUE_WRITES_PER_MINUTE: '8', JIYUE_SEARCHES_PER_MINUTE: '4' });
  const write = (body: string) =>
    world.send('/letters', { method: 'POST', headers: { authorization: 'Bearer good-token-0001', 'content-type': 'application/json' }, body });
  const replies = [await write('{"title":"x"}'), await write('{"title":""}'), await write('{"title":"x"}')];
  expect(replies.map(({ status, headers }) => [status, headers['ratelimit-policy'], headers['ratelimit']])).toEqual([
    [201, '"write";q=2;w=15', '"write";r=1;t=8'],
    [400, '"write";q=2;w=15', '"write";r=0;t=15'],
    [429, '"write";q=2;w=15', '"write";r=0;t=15'],
  ]);
  expect(replies[2]!.headers['retry-after']).toBe('8');
  expect((await world.send('/search')).headers['ratelimit-policy']).toBe('"search";q=1;w=15');
  expect((await world.send('/letters')).headers['ratelimit']).toBeUndefined();
  await world.listening.close(0);
});

test('an operation whose end is announced says since when, until when, and what takes its place', async () => {
  const world = await httpWorld();
  const announced = {
    deprecation: '@1767225600',
    sunset: 'Wed, 01 Jul 2026 00:00:00 GMT',
    link: '<../../api/>; rel="deprecation"; type="text/html", <../../api/#getLetter>; rel="successor-version"; type="text/html"',
  };
  expect((await world.send('/old/letters/r1')).headers).toMatchObject(announced);
  const refused = await world.send('/old/letters/r123456789a');
  expect([refused.status, refused.headers]).toEqual([400, expect.objectContaining(announced)]);
  expect((await world.send('/letters/r1')).headers['deprecation']).toBeUndefined();
  await world.listening.close(0);
});

test('listed origins may read, others not; nobody may by default', async () => {
  const world = await httpWorld({ JIYUE_CORS_ORIGINS: 'https://a.example.cn' });
  const from = (origin: string, method = 'GET') =>
    world.send('/letters', { method, headers: { origin, ...(method === 'OPTIONS' ? { 'access-control-request-method': 'GET' } : {}) } });
  expect((await from('https://a.example.cn')).headers['access-control-allow-origin']).toBe('https://a.example.cn');
  expect((await from('https://b.example.cn')).headers['access-control-allow-origin']).toBeUndefined();
  const preflight = await from('https://a.example.cn', 'OPTIONS');
  expect([preflight.status, preflight.headers['access-control-allow-methods']]).toEqual([204, 'GET, HEAD']);
  await world.listening.close(0);
});

test('behind a trusted proxy the handler sees the public address', async () => {
  const world = await httpWorld({ JIYUE_TRUSTED_PROXIES: '127.0.0.0/8' });
  const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'www.example.cn', 'x-forwarded-prefix': '/platform' };
  expect((await world.send('/letters', { headers })).json['baseUrl']).toBe('https://www.example.cn/platform');
  await world.listening.close(0);
});

test('an operation that asks for the address of the caller gets what trusted proxies say, and never what a caller writes about itself', async () => {
  const headers = { 'x-forwarded-for': '203.0.113.9, 198.51.100.7' };
  for (const [proxies, expected] of [
    ['127.0.0.0/8', '198.51.100.7'],
    ['10.0.0.0/8', '127.0.0.1'],
  ]) {
    const world = await httpWorld({ JIYUE_TRUSTED_PROXIES: proxies! });
    expect((await world.send('/search', { headers })).json).toEqual({ address: expected });
    await world.listening.close(0);
  }
});

test('a reply that breaks the contract is refused where every reply is checked, and only logged where some are', async () => {
  const wrong = { createLetter: async () => ({ ok: true, value: { value: { title: '' } } }) as const };
  const send = (world: Awaited<ReturnType<typeof httpWorld>>) =>
    world.send('/letters', { method: 'POST', headers: { authorization: 'Bearer good-token-0001', 'content-type': 'application/json' }, body: '{"title":"x"}' });
  const strict = await httpWorld({ JIYUE_REPLY_CHECK: '1' }, wrong);
  expect((await send(strict)).json['code']).toBe('REPLY_INVALID');
  expect(strict.lines).toContainEqual(expect.objectContaining({ operationId: 'createLetter', findings: [{ pointer: '/body/title', rule: 'minLength' }] }));
  const lenient = await httpWorld({ JIYUE_REPLY_CHECK: '0.999999' }, wrong);
  expect((await send(lenient)).status).toBe(201);
  expect(lenient.lines).toContainEqual(expect.objectContaining({ msg: 'reply breaks the contract' }));
  await Promise.all([strict.listening.close(0), lenient.listening.close(0)]);
});

test('not ready is 503 with the reasons', async () => {
  const world = await httpWorld(
    {},
    {},
    {
      isReady: false,
      storage: { driver: 'memory' },
      plugins: [{ id: 'search', state: 'failed', isRequired: true, code: 'PLUGIN_START_FAILED' }],
      reasons: ['search'],
    },
  );
  const reply = await world.send('/readyz');
  expect([reply.status, reply.json]).toEqual([
    503,
    {
      status: 'not-ready',
      reasons: ['search'],
      storage: { driver: 'memory' },
      plugins: [{ id: 'search', state: 'failed', isRequired: true, code: 'PLUGIN_START_FAILED' }],
    },
  ]);
  await world.listening.close(0);
});

const hasIpv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'));

test.skipIf(!hasIpv6)('one port answers on IPv6 and IPv4', async () => {
  const world = await httpWorld({ HOST: '::' });
  const { port, addresses } = world.listening;
  expect(addresses).toEqual([`http://[::1]:${port}`, `http://127.0.0.1:${port}`]);
  expect((await sendTo(port, '/letters', {}, '::1')).json['baseUrl']).toBe(`http://[::1]:${port}`);
  expect((await sendTo(port, '/letters', {}, '127.0.0.1')).json['baseUrl']).toBe(`http://127.0.0.1:${port}`);
  await world.listening.close(0);
});

describe('headers that a handler gives', () => {
  const page =
    (more: object): OperationHandler =>
    async () => ({
      ok: true,
      value: { status: 301, page: { mediaType: 'text/html; charset=utf-8', body: '', ...more } },
    });
  test.each([
    ['http://www.xusheng.example/通知/一.html?q=甲', 'http://www.xusheng.example/%E9%80%9A%E7%9F%A5/%E4%B8%80.html?q=%E7%94%B2'],
    ['http://虚省.example/', 'http://xn--10y704a.example/'],
    ['../r/一\r\nset-cookie: a=1', '../r/%E4%B8%80%0D%0Aset-cookie:%20a=1'],
  ])('the address %j is written in ASCII', async (location, sent) => {
    const world = await httpWorld({}, { getPage: page({ location }) });
    const reply = await world.send('/page');
    expect([reply.status, reply.headers['location'], reply.headers['set-cookie']]).toEqual([301, sent, undefined]);
    await world.listening.close(0);
  });
  test('one that HTTP cannot carry is a fault of ours, answered and not left open', async () => {
    const world = await httpWorld({}, { getPage: page({ cacheControl: '缓存' }) });
    const reply = await world.send('/page');
    expect([reply.status, reply.json['code']]).toEqual([500, 'INTERNAL']);
    await world.listening.close(0);
  });
});

test('a mistyped address is a missing page to a reader and a missing operation to a program', async () => {
  const world = await httpWorld();
  const opened = async (language: string) => (await world.send('/lettres', { headers: { accept: 'text/html,*/*', 'accept-language': language } })).text;
  expect(await opened('zh')).toMatch(/<h1>页面不存在<\/h1>.*首页/);
  expect(await opened('en')).toMatch(/<h1>Page not found<\/h1>.*home page/);
  expect((await world.send('/lettres')).json['code']).toBe('OPERATION_NOT_FOUND');
  await world.listening.close(0);
});

test('the page of a problem lists what is wrong, escaped, since a page has no member "errors"', async () => {
  const world = await httpWorld();
  const { status, text } = await world.send('/letters?%3Cb%3E=1', { headers: { accept: 'text/html' } });
  expect(status).toBe(400);
  expect(text).toContain('<p>这个地址有以下几处不对：</p><ul><li>没有名为“&lt;b&gt;”的参数');
  expect(text).not.toContain('errors');
  await world.listening.close(0);
});

test('the page of a problem leads home from any depth, and its own style is the only one its policy lets in', async () => {
  const world = await httpWorld();
  const home = async (path: string) => {
    const { text, headers } = await world.send(path, { headers: { accept: 'text/html' } });
    const style = /<style>([^<]*)<\/style>/.exec(text)?.[1] ?? '';
    expect(headers['content-security-policy']).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}';`);
    return new URL(/<a href="([^"]*)">/.exec(text)![1]!, `https://host.example/gov/portal${path}`).href;
  };
  for (const path of ['/lettres', '/lettres/', '/a/b/c', '/a/b?c=/d/e', '/a//b'])
    expect([path, await home(path)]).toEqual([path, 'https://host.example/gov/portal/']);
  await world.listening.close(0);
});
