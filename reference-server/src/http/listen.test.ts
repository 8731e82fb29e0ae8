import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type Listening, listen } from './listen.ts';
import { createUnderWay } from './under-way.ts';

let listening: Listening | undefined;
afterEach(async () => {
  await listening?.close(0);
});

const quick = { requestTimeout: 150, headersTimeout: 100, keepAliveTimeout: 1000, connectionsCheckingInterval: 20 };
const open = async (host: string, patience?: typeof quick) => {
  const underWay = createUnderWay(1000, () => undefined);
  listening = await listen({
    handle: (incoming, response) => void incoming.on('end', () => response.end('served')).resume(),
    underWay,
    host,
    port: 0,
    ...(patience ? { patience } : {}),
  });
  return listening;
};
/** Sends and keeps the connection open; gives what came until the server closed it. */
async function drip(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let said = '';
  socket.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  socket.write(text);
  await once(socket, 'close');
  return said;
}

test('who never ends the headers is answered 408 and cut, and so is who never ends the body', async () => {
  const { port } = await open('127.0.0.1', quick);
  const answers = await Promise.all([
    drip(port, 'GET / HTTP/1.1\r\nHost: a\r\nX-Slow: '),
    drip(port, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{'),
  ]);
  for (const answer of answers) {
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(answer).toContain('application/problem+json');
    expect(answer).not.toContain('X-Slow');
  }
});

test('who ends both is served', async () => {
  const { port } = await open('127.0.0.1');
  expect(await drip(port, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*served/);
});

const hasIpv6 = await new Promise<boolean>((resolve) => {
  const probe = request({ host: '::1', port: 9, agent: false }).on('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED'));
  probe.end();
});

test.skipIf(!hasIpv6)('a server on IPv6 alone is reached there, says so, and not over IPv4', async () => {
  const { port, addresses } = await open('::1');
  expect(addresses).toEqual([`http://[::1]:${port}`]);
  expect(await (await fetch(addresses[0]!)).text()).toBe('served');
  // on IPv4 the port may be another server's
  expect(
    await fetch(`http://127.0.0.1:${port}`).then(
      (reply) => reply.text(),
      () => 'nobody',
    ),
  ).not.toBe('served');
});
