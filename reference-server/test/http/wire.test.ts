/**
 * Hostile bytes on the wire, below what an HTTP client would send, over a running platform: halves of requests, lengths that contradict
 * each other, headers sent twice, requests in a row on one connection. Each has its answer, nothing is stored, and no fault of ours is logged.
 */
import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { tokenDigest } from '../../src/token-digest.ts';
import { article, everything, type PlatformWorld, placesOf, platformWorld, publish, seed } from './platform-world.ts';

let world: PlatformWorld;
let root: string;
let published: string;
let before: number;
beforeAll(async () => {
  world = await platformWorld();
  root = await seed(world);
  published = await publish(world, root);
});
afterAll(async () => {
  await world.server.stop();
});
beforeEach(async () => {
  before = await world.logLength();
});
afterEach(() => {
  expect(world.lines.filter((line) => line['level'] === 'error' || Number(line['status']) >= 500)).toEqual([]);
});

const draft = JSON.stringify(article());
const head = (first: string, ...headers: readonly string[]) => `${[first, ...headers].join('\r\n')}\r\n\r\n`;
const withToken = () => `Authorization: Bearer ${root}`;
const post = (...headers: readonly string[]) => head('POST /api/v1/resources HTTP/1.1', 'Host: a.example', withToken(), ...headers);
const json = 'Content-Type: application/json';

/** Sends these bytes on one connection; gives all that comes back until the server closes it. @param end whether the caller ends its side */
async function raw(bytes: string | Buffer, end = true): Promise<string> {
  const socket = connect(world.server.port, '127.0.0.1');
  let said = '';
  socket.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  socket.on('error', () => undefined);
  socket.write(bytes);
  if (end) socket.end();
  await once(socket, 'close');
  return said;
}
/** Status and code of each answer on a connection. */
const answersOf = (said: string) =>
  said
    .split(/(?=HTTP\/1\.1 \d{3} )/)
    .filter((one) => one !== '')
    .map((one) => [Number(one.slice(9, 12)), /"code":"([A-Z_]+)"/.exec(one)?.[1]]);
const nothingStored = async () => expect(await world.logLength()).toBe(before);

test('control: a whole request by hand is stored', async () => {
  const length = Buffer.byteLength(draft);
  const said = await raw(post(json, `Content-Length: ${length}`, 'Connection: close') + draft, false);
  expect(answersOf(said)).toEqual([[201, undefined]]);
  expect(await world.logLength()).toBe(before + 1);
});

describe('what is no request', () => {
  test.each([
    ['no HTTP at all', 'hello\r\n\r\n', 400],
    ['a TLS greeting', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03]), 400],
    ['a header without colon', head('GET / HTTP/1.1', 'Host: a', 'nocolon'), 400],
    ['a blank before the colon', head('GET / HTTP/1.1', 'Host : a'), 400],
    ['a NUL in a header', head('GET / HTTP/1.1', 'Host: a', 'X-A: a\0b'), 400],
    ['a method nobody knows', head('BREW / HTTP/1.1', 'Host: a'), 400],
    ['no Host', head('GET / HTTP/1.1'), 400],
    ['headers of more than 16 KB', head('GET / HTTP/1.1', 'Host: a', `X-A: ${'x'.repeat(20_000)}`), 431],
    ['an address of more than 16 KB', head(`GET /${'x'.repeat(20_000)} HTTP/1.1`, 'Host: a'), 431],
    ['two lengths that differ', `${head('POST /api/v1/resources HTTP/1.1', 'Host: a', json, 'Content-Length: 2', 'Content-Length: 3')}{}`, 400],
    ['a length that is no number', `${head('POST /api/v1/resources HTTP/1.1', 'Host: a', json, 'Content-Length: -2')}{}`, 400],
    ['a length and chunks', `${head('POST /api/v1/resources HTTP/1.1', 'Host: a', json, 'Content-Length: 5', 'Transfer-Encoding: chunked')}0\r\n\r\n`, 400],
    ['chunked, but not last', `${head('POST /api/v1/resources HTTP/1.1', 'Host: a', json, 'Transfer-Encoding: chunked, gzip')}0\r\n\r\n`, 400],
    ['a chunk whose size is no number', `${head('POST /api/v1/resources HTTP/1.1', 'Host: a', json, 'Transfer-Encoding: chunked')}zz\r\n{}\r\n0\r\n\r\n`, 400],
  ])('%s', async (_, bytes, status) => {
    const said = await raw(bytes);
    expect(answersOf(said).at(-1)?.[0]).toBe(status);
    expect(said).not.toMatch(/HTTP\/1\.1 (2|5)/);
    await nothingStored();
  });

  test('a CONNECT and an upgrade lead nowhere', async () => {
    expect(answersOf(await raw(head('CONNECT a.example:443 HTTP/1.1', 'Host: a.example:443')))).toEqual([]);
    const said = await raw(head(`GET /api/v1/resources/${published} HTTP/1.1`, 'Host: a', 'Connection: Upgrade, close', 'Upgrade: websocket'));
    expect(said).not.toContain('101 ');
    await nothingStored();
  });
});

describe('half a request', () => {
  const gone = () => vi.waitUntil(() => world.lines.some((line) => line['status'] === 499), { timeout: 60_000, interval: 10 });
  test.each([
    ['in its headers', () => post(json).slice(0, -10), false],
    ['in its body', () => post(json, 'Content-Length: 5000') + draft.slice(0, 100), true],
    ['in a chunk', () => `${post(json, 'Transfer-Encoding: chunked')}ff\r\n${draft.slice(0, 20)}`, true],
    ['after all chunks but the last', () => `${post(json, 'Transfer-Encoding: chunked')}${Buffer.byteLength(draft).toString(16)}\r\n${draft}\r\n`, true],
  ])('that ends %s stores nothing', async (_, bytes, isRequest) => {
    world.lines.length = 0;
    const socket = connect(world.server.port, '127.0.0.1');
    await once(socket, 'connect');
    await new Promise<void>((done) => socket.write(bytes(), () => done()));
    // the caller goes away without a word
    socket.resetAndDestroy();
    await once(socket, 'close');
    if (isRequest) await gone();
    expect((await world.send('/healthz')).status).toBe(200);
    await nothingStored();
  });

  test('hundreds that never go on hold up nobody', async () => {
    const sockets = await Promise.all(
      Array.from({ length: 300 }, async (_, index) => {
        const socket = connect(world.server.port, '127.0.0.1');
        socket.on('error', () => undefined);
        await once(socket, 'connect');
        socket.write(index % 2 === 0 ? 'GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ' : `${post(json, 'Content-Length: 5000')}{`);
        return socket;
      }),
    );
    expect((await world.send(`/api/v1/resources/${published}`)).status).toBe(200);
    expect((await world.write(root, 'POST', '/api/v1/resources', article())).status).toBe(201);
    for (const socket of sockets) socket.destroy();
    expect(await world.logLength()).toBe(before + 1);
  });
});

describe('bodies by other ways', () => {
  const send = (body: string | Uint8Array, headers: { readonly [name: string]: string }) =>
    world.send('/api/v1/resources', { method: 'POST', headers: { authorization: `Bearer ${root}`, 'content-type': 'application/json', ...headers }, body });

  test('in chunks of a few bytes, cut inside characters: stored as it was meant', async () => {
    const bytes = Buffer.from(draft);
    const chunks = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, index) => bytes.subarray(index * 7, index * 7 + 7));
    const body = Buffer.concat(chunks.flatMap((chunk) => [Buffer.from(`${chunk.length.toString(16)};x=y\r\n`), chunk, Buffer.from('\r\n')]));
    const said = await raw(Buffer.concat([Buffer.from(post(json, 'Transfer-Encoding: chunked', 'Connection: close')), body, Buffer.from('0\r\n\r\n')]), false);
    expect(answersOf(said)).toEqual([[201, undefined]]);
    expect(said).toContain('虚构省召开防汛工作会议');
  });
  test('chunks without end stop at the limit', async () => {
    const socket = connect(world.server.port, '127.0.0.1');
    let said = '';
    socket.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    socket.on('error', () => undefined);
    socket.write(post(json, 'Transfer-Encoding: chunked'));
    const chunk = `10000\r\n${'['.repeat(65_536)}\r\n`;
    const pour = () => {
      while (!socket.destroyed && said === '' && socket.write(chunk));
    };
    socket.on('drain', pour);
    pour();
    await vi.waitUntil(() => said.includes('BODY_TOO_LARGE'), { timeout: 60_000, interval: 10 });
    expect(answersOf(said)).toEqual([[413, 'BODY_TOO_LARGE']]);
    socket.destroy();
    await nothingStored();
  });
  test.each(['gzip', 'deflate', 'br', 'zstd', 'gzip, identity', 'x-own'])('compressed (%s) is refused, not guessed', async (encoding) => {
    const reply = await send(gzipSync(draft), { 'content-encoding': encoding });
    expect([reply.status, reply.json['code']]).toEqual([415, 'MEDIA_TYPE_UNSUPPORTED']);
    await nothingStored();
  });
  test('a bomb of zeros stays closed', async () => {
    expect((await send(gzipSync(Buffer.alloc(50_000_000)), { 'content-encoding': 'gzip' })).status).toBe(415);
    await nothingStored();
  });
  test('a body where none belongs', async () => {
    const reply = await world.send(`/api/v1/resources/${published}`, { headers: { 'content-type': 'application/json' }, body: '{}' });
    expect([reply.status, placesOf(reply)]).toEqual([400, ['/body unexpected']]);
  });
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml', 'application/json; charset=utf-16', ''])(
    'of the type %j',
    async (type) => {
      const reply = await send(draft, { 'content-type': type });
      expect([reply.status, reply.json['code']]).toEqual([415, 'MEDIA_TYPE_UNSUPPORTED']);
      await nothingStored();
    },
  );
});

describe('headers sent twice', () => {
  const length = `Content-Length: ${Buffer.byteLength(draft)}`;
  test.each([
    ['Host', () => post('Host: b.example', json, length)],
    ['Authorization', () => post('Authorization: Bearer jyt_other0000000000', json, length)],
    ['Content-Type', () => post(json, 'Content-Type: text/plain', length)],
    ['If-Match', () => post(json, length, 'If-Match: "1"', 'If-Match: "2"')],
  ])('%s: neither is taken', async (name, request) => {
    const said = await raw(request() + draft);
    expect(answersOf(said)).toEqual([[400, 'REQUEST_INVALID']]);
    expect(said).toContain(`"pointer":"/header/${name}"`);
    await nothingStored();
  });
  test('others may repeat', async () => {
    const said = await raw(head(`GET /api/v1/resources/${published} HTTP/1.1`, 'Host: a', 'Accept-Language: en', 'Accept-Language: zh', 'X-A: 1', 'X-A: 2'));
    expect(answersOf(said)).toEqual([[200, undefined]]);
  });
  test('hundreds of headers are read, if they fit', async () => {
    const said = await raw(head(`GET /api/v1/resources/${published} HTTP/1.1`, 'Host: a', ...Array.from({ length: 900 }, (_, index) => `X-${index}: 1`)));
    expect(answersOf(said)).toEqual([[200, undefined]]);
  });
});

describe('requests in a row on one connection', () => {
  test('are answered in their order', async () => {
    const get = (path: string) => head(`GET ${path} HTTP/1.1`, 'Host: a');
    const said = await raw(
      get('/healthz') + get(`/api/v1/resources/${published}`) + get('/api/v1/resources/none') + get('/nowhere') + get('/api/v1/resources?limit=0'),
    );
    expect(answersOf(said)).toEqual([
      [200, undefined],
      [200, undefined],
      [404, 'RECORD_NOT_FOUND'],
      [404, 'OPERATION_NOT_FOUND'],
      [400, 'REQUEST_INVALID'],
    ]);
  });
  test('a refused body is not read as the next request', async () => {
    const smuggled = head('GET /healthz HTTP/1.1', 'Host: a');
    const said = await raw(head('POST /api/v1/resources HTTP/1.1', 'Host: a', json, `Content-Length: ${smuggled.length}`) + smuggled);
    expect(answersOf(said)).toEqual([[401, 'TOKEN_MISSING']]);
    await nothingStored();
  });
});

describe('tokens', () => {
  const create = (token: string) => world.write(token, 'POST', '/api/v1/resources', article());
  test('control: one that ends in a minute counts; one that has ended does not', async () => {
    await world.token('passing', { ...everything, siteId: 's1' });
    const add = async (token: string, expiresAt: Date) =>
      world.server.store.accounts.addToken({
        accountId: 'passing',
        digest: tokenDigest(token),
        label: 'test',
        createdAt: new Date(0).toISOString(),
        expiresAt: expiresAt.toISOString(),
      });
    await add('jyt_stillgood000001', new Date(Date.now() + 60_000));
    await add('jyt_expired00000001', new Date(Date.now() - 1));
    expect((await create('jyt_stillgood000001')).status).toBe(201);
    const reply = await create('jyt_expired00000001');
    expect([reply.status, reply.json['code'], reply.headers['www-authenticate']]).toEqual([401, 'TOKEN_INVALID', 'Bearer']);
    expect(await world.logLength()).toBe(before + 1);
  });
  test('an account that was disabled has none', async () => {
    const token = await world.token('disabled', { ...everything, siteId: 's1' });
    const at = new Date().toISOString();
    await world.server.store.accounts.saveAccount({ id: 'disabled', kind: 'system', name: 'disabled', createdAt: at, disabledAt: at });
    expect((await create(token)).json['code']).toBe('TOKEN_INVALID');
    await nothingStored();
  });
  test.each(['Basic cm9vdDpyb290', 'Bearer', 'Bearer ', 'Bearer a b', `Bearer ${'x'.repeat(4000)}`, 'bearer\tjyt_x', "Bearer ' OR 1=1"])(
    'the header %j',
    async (authorization) => {
      const reply = await world.send('/api/v1/resources', { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body: draft });
      expect([reply.status, reply.json['code']]).toEqual([401, 'TOKEN_INVALID']);
      await nothingStored();
    },
  );
  test('a token in the address is no token', async () => {
    const reply = await world.send(`/api/v1/resources?access_token=${root}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: draft });
    expect(reply.json['code']).toBe('TOKEN_MISSING');
    expect(JSON.stringify(world.lines)).not.toContain(root);
    await nothingStored();
  });
});

describe('on IPv6 alone', () => {
  const hasIpv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'));
  test.skipIf(!hasIpv6)('the platform is written and read, and says its address (skipped without IPv6)', async () => {
    const six = await platformWorld({ HOST: '::1' });
    try {
      expect(six.server.addresses).toEqual([`http://[::1]:${six.server.port}`]);
      const id = await publish(six, await seed(six));
      expect((await six.send(`/api/v1/resources/${id}`)).status).toBe(200);
    } finally {
      await six.server.stop();
    }
  });
});
