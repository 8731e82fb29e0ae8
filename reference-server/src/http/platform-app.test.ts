import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HttpWorld, httpWorld, type Reply } from './http-world.suite.ts';

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld();
});
afterAll(async () => {
  await world.listening.close(0);
});

const token = { authorization: 'Bearer good-token-0001' };
const json = { ...token, 'content-type': 'application/json' };
const places = (reply: Reply) => ((reply.json['errors'] ?? []) as { pointer: string; rule: string }[]).map(({ pointer, rule }) => `${pointer} ${rule}`);
const post = (body: string | Uint8Array, headers: { readonly [name: string]: string } = json) => world.send('/letters', { method: 'POST', headers, body });

describe('reading', () => {
  test('a record comes as the handler gave it, with its tag and the security headers', async () => {
    const reply = await world.send('/letters/r1');
    expect([reply.status, reply.text]).toEqual([200, '{"title":"来信"}']);
    expect(reply.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-length': '18',
      etag: '"3"',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    });
    expect(reply.headers['x-powered-by']).toBeUndefined();
    expect(reply.headers['access-control-allow-origin']).toBeUndefined();
  });

  test('with a token nothing is kept by caches', async () => {
    expect((await world.send('/letters/r1', { headers: token })).headers['cache-control']).toBe('private, no-store');
  });

  test('HEAD gives the same headers without the body; an unchanged version gives 304', async () => {
    const head = await world.send('/letters/r1', { method: 'HEAD' });
    expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', '18']);
    const same = await world.send('/letters/r1', { headers: { 'if-none-match': 'W/"1", "3"' } });
    expect([same.status, same.text, same.headers['etag']]).toEqual([304, '', '"3"']);
    expect((await world.send('/letters/r1', { headers: { 'if-none-match': '"2"' } })).status).toBe(200);
  });

  test('parameters are converted, defaults filled in, Chinese decoded', async () => {
    const reply = await world.send(`/letters?q=${encodeURIComponent('通知 公告')}&limit=5`);
    expect(reply.json['params']).toEqual({ limit: 5, q: '通知 公告' });
    expect((await world.send('/letters?q=a+b')).json['params']).toEqual({ limit: 20, q: 'a b' });
  });

  test('a file is always a download with a harmless name', async () => {
    const reply = await world.send('/files');
    expect(reply.headers['content-disposition']).toBe("attachment; filename*=UTF-8''..%2Fa%22b%0A%E9%80%9A%E7%9F%A5.html");
    expect(reply.headers['content-security-policy']).toContain('sandbox');
  });

  test('a page may use its own styles and scripts and nothing from elsewhere', async () => {
    const reply = await world.send('/page');
    expect(reply.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(reply.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'self'; script-src 'self';/);
  });
});

describe('the request id', () => {
  test('is the caller’s own when harmless, else a new one; it stands in problem and log', async () => {
    const reply = await world.send('/letters/none', { headers: { 'x-request-id': 'trace-00000001' } });
    expect([reply.headers['x-request-id'], reply.json['requestId']]).toEqual(['trace-00000001', 'trace-00000001']);
    expect(world.lines).toContainEqual(expect.objectContaining({ requestId: 'trace-00000001', route: 'getLetter', status: 404, method: 'GET' }));
    expect((await world.send('/letters/r1', { headers: { 'x-request-id': 'a b' } })).headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('paths that lead nowhere', () => {
  test.each([
    '/Letters',
    '/letters.js',
    '/letters;x',
    '//letters',
    '/letters//',
    '/letters/',
    '/%6cetters',
    '/letters/%2e%2e',
    '/letters/..%2fx',
    '/none',
    '/letters/r1/x',
  ])('%s', async (path) => {
    const reply = await world.send(path, { headers: token });
    expect([reply.status, reply.json['code'], reply.json['type']]).toEqual([404, 'OPERATION_NOT_FOUND', 'urn:jiyue:1:problem:OPERATION_NOT_FOUND']);
    expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });
  test('another method gives 405 and says what is possible; OPTIONS only says it', async () => {
    const reply = await world.send('/letters', { method: 'PUT' });
    expect([reply.status, reply.json['code'], reply.headers['allow']]).toEqual([405, 'METHOD_NOT_ALLOWED', 'GET, POST, HEAD, OPTIONS']);
    const options = await world.send('/letters', { method: 'OPTIONS' });
    expect([options.status, options.headers['allow'], options.text]).toEqual([204, 'GET, POST, HEAD, OPTIONS', '']);
  });
});

describe('the caller', () => {
  test('needs a token where the contract says so, before anything else is looked at', async () => {
    const reply = await world.send('/letters', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' });
    expect([reply.status, reply.json['code'], reply.headers['www-authenticate']]).toEqual([401, 'TOKEN_MISSING', 'Bearer']);
  });
  test.each(['Bearer wrong-token-0001', 'Basic Zm9vOmJhcg==', 'Bearer', 'Bearer a b', 'good-token-0001'])(
    'with "%s" is refused, on public operations too',
    async (authorization) => {
      expect((await world.send('/letters', { headers: { authorization } })).json['code']).toBe('TOKEN_INVALID');
    },
  );
  test('is known to the handler', async () => {
    expect((await world.send('/letters', { headers: token })).json['caller']).toBe('clerk');
    expect((await world.send('/letters')).json['caller']).toBe('anonymous');
  });
});

describe('parameters', () => {
  test.each([
    ['/letters?page=0', ['/query/page additionalProperties']],
    ['/letters?limit=0', ['/query/limit minimum']],
    ['/letters?limit=101', ['/query/limit maximum']],
    ['/letters?limit=x', ['/query/limit type']],
    ['/letters?limit=1&limit=2', ['/query/limit repeated']],
    ['/letters?q=%ff', ['/query/q encoding']],
    ['/letters?q=%zz', ['/query/q encoding']],
    ['/letters?limit=-1&page=2&q=123456789012345678901', ['/query/page additionalProperties', '/query/limit minimum', '/query/q maxLength']],
    ['/letters/-bad', ['/path/letterId pattern']],
  ])('%s: every fault at its place', async (path, expected) => {
    const reply = await world.send(path);
    expect([reply.status, reply.json['code']]).toEqual([400, 'REQUEST_INVALID']);
    expect(places(reply).sort()).toEqual([...expected].sort());
  });
  test.each([
    [{}, '/header/If-Match required'],
    [{ 'if-match': '3' }, '/header/If-Match pattern'],
  ])('If-Match %j', async (headers, place) => {
    const reply = await world.send('/letters/r1', { method: 'DELETE', headers: { ...token, ...headers } });
    expect(places(reply)).toEqual([place]);
  });
  test('a correct If-Match is passed on; success without content is 204', async () => {
    const reply = await world.send('/letters/r1', { method: 'DELETE', headers: { ...token, 'if-match': '"3"' } });
    expect([reply.status, reply.text, reply.headers['content-length']]).toEqual([204, '', undefined]);
  });
});

describe('the body', () => {
  test('goes through when it fits', async () => {
    const reply = await post('{"title":"路灯不亮"}');
    expect([reply.status, reply.json, reply.headers['etag']]).toEqual([201, { title: '路灯不亮' }, '"1"']);
  });
  test.each<[string, string, object]>([
    ['text/plain', 'MEDIA_TYPE_UNSUPPORTED', { 'content-type': 'text/plain' }],
    ['no media type', 'MEDIA_TYPE_UNSUPPORTED', {}],
    ['another charset', 'MEDIA_TYPE_UNSUPPORTED', { 'content-type': 'application/json; charset=gbk' }],
    ['a compressed body', 'MEDIA_TYPE_UNSUPPORTED', { 'content-type': 'application/json', 'content-encoding': 'gzip' }],
  ])('%s is refused', async (_, code, headers) => {
    const reply = await post('{"title":"x"}', { ...token, ...(headers as Record<string, string>) });
    expect([reply.status, reply.json['code']]).toEqual([415, code]);
  });
  test.each([
    ['{"title":"x"', 1, 13],
    ['{\n  "title": x\n}', 2, 12],
    ['{"标题":1,}', 1, 9],
    [' ', 1, 2],
    ['{"title":"x"} extra', 1, 15],
    ['\ufeff{"title":"x"}', 1, 1],
  ])('%j is no JSON, told by line and column', async (text, line, column) => {
    const reply = await post(text, json);
    expect([reply.status, reply.json['code'], reply.json['detail']]).toEqual([400, 'BODY_MALFORMED', expect.stringContaining(`第${line}行第${column}列`)]);
  });
  test('bytes that are not UTF-8 are told by their offset', async () => {
    const reply = await post(Buffer.concat([Buffer.from('{"title":"'), Buffer.from([0xc2, 0xb7]), Buffer.from([0xa3, 0xac]), Buffer.from('"}')]));
    expect([reply.status, reply.json['code'], reply.json['detail']]).toEqual([400, 'BODY_ENCODING', expect.stringContaining('第12字节')]);
  });
  test.each<[string, string, string[]]>([
    ['an unknown field', '{"title":"x","titel":"y"}', ['/body/titel additionalProperties']],
    ['a missing field', '{}', ['/body/title required']],
    ['a wrong type', '{"title":5}', ['/body/title type']],
    ['every fault at once', '{"title":"","a":1,"b":2}', ['/body/title minLength', '/body/a additionalProperties', '/body/b additionalProperties']],
    ['half a surrogate pair', '{"title":"\\ud83d"}', ['/body/title unicode']],
    ['__proto__', '{"title":"x","__proto__":{"a":1}}', ['/body/__proto__ additionalProperties']],
  ])('%s', async (_, body, expected) => {
    const reply = await post(body);
    expect([reply.status, reply.json['code']]).toEqual([400, 'REQUEST_INVALID']);
    expect(places(reply).sort()).toEqual([...expected].sort());
  });
  test('nesting beyond the limit is refused, however deep', async () => {
    const deep = (levels: number) => `{"title":"x","ext":${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}}`;
    expect((await post(deep(60))).status).toBe(201);
    for (const levels of [64, 100_000]) {
      const reply = await post(deep(levels));
      expect([reply.status, places(reply)[0]]).toEqual([400, expect.stringMatching(/^\/body\/ext(\/a)+ depth$/)]);
    }
  });
  test('a missing body, and one where none belongs', async () => {
    expect(places(await world.send('/letters', { method: 'POST', headers: json }))).toEqual(['/body required']);
    expect(places(await world.send('/letters', { headers: { 'content-type': 'application/json' }, body: '{}' }))).toEqual(['/body unexpected']);
  });
  test('10 MB go through, one byte more does not: declared or chunked', async () => {
    const limit = 10_485_760;
    const exact = Buffer.from(`{"title":"x","ext":{"a":"${'x'.repeat(limit - 28)}"}}`);
    expect(exact.length).toBe(limit);
    expect((await post(exact)).status).toBe(201);
    const more = Buffer.concat([exact, Buffer.from(' ')]);
    for (const headers of [json, { ...json, 'transfer-encoding': 'chunked' }]) {
      const reply = await post(more, headers);
      expect([reply.status, reply.json['code']]).toEqual([413, 'BODY_TOO_LARGE']);
    }
  });
  test('a file may be larger than JSON, and its media type is not the caller’s to choose', async () => {
    const reply = await world.send('/files', { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: Buffer.alloc(11_000_000) });
    expect([reply.status, reply.json]).toEqual([201, { length: 11_000_000 }]);
    expect((await world.send('/files', { method: 'POST', headers: { 'content-type': 'text/html' }, body: 'x' })).json['code']).toBe('MEDIA_TYPE_UNSUPPORTED');
  });
});

describe('problems', () => {
  test('come in the language that was asked for, Chinese otherwise', async () => {
    expect((await world.send('/letters/none')).json['title']).toBe('没有该记录');
    expect((await world.send('/letters/none', { headers: { 'accept-language': 'en-GB,en;q=0.9' } })).json['title']).toBe('No such record');
  });
  test('come as a small page to a browser that opened the address itself, without the caller’s text', async () => {
    const reply = await world.send('/<script>alert(1)</script>', { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });
    expect([reply.status, reply.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(reply.text).not.toContain('script');
    expect(reply.text).toContain('页面不存在');
  });
  test('a fault of ours shows its request id and nothing else; the log has the rest', async () => {
    const reply = await world.send('/fault', { headers: { 'x-request-id': 'fault-00000001' } });
    expect([reply.status, reply.json['code']]).toEqual([500, 'INTERNAL']);
    expect(reply.text).not.toContain('inner secret text');
    expect(world.lines).toContainEqual(
      expect.objectContaining({ level: 'error', requestId: 'fault-00000001', err: expect.objectContaining({ message: 'inner secret text' }) }),
    );
  });
  test('an unusable Host header is refused', async () => {
    expect(places(await world.send('/letters', { headers: { host: 'a b' } }))).toEqual(['/header/Host format']);
  });
  test('what is no HTTP gets a bare 400', async () => {
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(world.listening.port, '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'));
      let got = '';
      socket.on('data', (chunk) => {
        got += chunk.toString();
      });
      socket.on('end', () => resolve(got)).on('error', reject);
    });
    expect(text).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/);
    expect(text).not.toContain('NONSENSE');
  });
});

describe('the log', () => {
  test('holds no token, no body, no query and no address', async () => {
    await post('{"title":"私人来信"}', { ...json, 'x-forwarded-for': '198.51.100.77' });
    await world.send('/letters?q=secretword');
    const text = JSON.stringify(world.lines);
    for (const secret of ['good-token-0001', '私人来信', 'secretword', '198.51.100.77', '127.0.0.1']) expect(text).not.toContain(secret);
  });
});

describe('addresses of the server itself', () => {
  test('health and readiness', async () => {
    expect((await world.send('/healthz')).json).toEqual({ status: 'up' });
    const ready = await world.send('/readyz');
    expect([ready.status, ready.json]).toEqual([200, { status: 'ready', reasons: [], storage: { driver: 'memory' }, plugins: [] }]);
    expect((await world.send('/healthz', { method: 'POST' })).status).toBe(405);
  });
  test('the merged OpenAPI document, with a tag', async () => {
    const reply = await world.send('/api/openapi.json');
    expect([reply.status, reply.headers['content-type']]).toEqual([200, 'application/vnd.oai.openapi+json;version=3.1; charset=utf-8']);
    expect(Object.keys(reply.json['paths'] as object)).toContain('/letters/{letterId}');
    expect((await world.send('/api/openapi.json', { headers: { 'if-none-match': reply.headers['etag']! } })).status).toBe(304);
  });
  test('its reference page runs nothing', async () => {
    const reply = await world.send('/api/');
    expect([reply.status, reply.headers['content-security-policy']]).toEqual([200, expect.not.stringContaining('script-src')]);
    expect(reply.text).toContain('id="createLetter"');
    expect((await world.send('/api/reference.css')).headers['content-type']).toBe('text/css; charset=utf-8');
    expect([(await world.send('/api')).status, (await world.send('/api')).headers['location']]).toEqual([301, 'api/']);
  });
});
