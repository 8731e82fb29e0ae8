import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPoster } from './post.ts';

let server: Server;
let url: string;
const connections = new Set<unknown>();
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece: string) => {
      body += piece;
    });
    request.on('end', () => {
      if (request.url === '/silent') return;
      if (request.url === '/broken') return void response.destroy();
      if (request.url === '/busy') return void response.writeHead(503, { 'retry-after': '7' }).end('busy');
      if (request.url === '/elsewhere') return void response.writeHead(302, { location: '/' }).end();
      response.end(JSON.stringify({ body, length: request.headers['content-length'], method: request.method, own: request.headers['x-own'] }));
    });
  });
  server.on('connection', (socket) => connections.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const options = { headers: { 'x-own': 'yes' }, body: Buffer.from('汛情'), timeoutMs: 20_000 };

test('it sends the bytes as they are and reads the answer; one connection serves one request after the other', async () => {
  const poster = createPoster();
  const before = connections.size;
  for (let round = 0; round < 3; round += 1) {
    const { status, text, retryAfter } = await poster.post(url, options);
    expect({ status, retryAfter, ...(JSON.parse(text) as object) }).toEqual({
      status: 200,
      retryAfter: undefined,
      body: '汛情',
      length: '6',
      method: 'POST',
      own: 'yes',
    });
  }
  expect(connections.size).toBe(before + 1);
  poster.close();
});

test('a redirect is not followed, and a busy platform says when to come again', async () => {
  const poster = createPoster();
  expect(await poster.post(`${url}/elsewhere`, options)).toMatchObject({ status: 302 });
  expect(await poster.post(`${url}/busy`, options)).toEqual({ status: 503, retryAfter: '7', text: 'busy' });
  poster.close();
});

test('a connection that breaks, that nobody takes, or that stays silent is an error with its reason', async () => {
  const poster = createPoster();
  await expect(poster.post(`${url}/broken`, options)).rejects.toMatchObject({ code: 'ECONNRESET' });
  await expect(poster.post('http://127.0.0.1:1', options)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await expect(poster.post(`${url}/silent`, { ...options, timeoutMs: 50 })).rejects.toThrow('no answer within 0.05 s');
  poster.close();
});
