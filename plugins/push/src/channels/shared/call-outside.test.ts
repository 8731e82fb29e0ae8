import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { selfSigned } from '../mail/self-signed.suite.ts';
import { callOutside, PrivateAddress, type Wire } from './call-outside.ts';
import { readText } from './http-fate.ts';
import { pinnedCaller } from './pinned-request.ts';
import { type Asked, type LocalServer, localServer, trialNeeds } from './trial.suite.ts';

const host = 'hook.vendor.example';
const servers: LocalServer[] = [];
const lives: AbortController[] = [];
afterEach(async () => {
  for (const life of lives.splice(0)) life.abort();
  for (const server of servers.splice(0)) await server.close();
});

/** A server on 127.0.0.1, which stands for the public internet here; all else on the machine is private. */
async function world(resolver: readonly (readonly string[])[], answer: (asked: Asked) => { readonly status?: number; readonly body?: string } = () => ({})) {
  const asked: Asked[] = [];
  const server = await localServer((one, response) => {
    asked.push(one);
    const { status = 200, body = 'taken' } = answer(one);
    response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1/inside' } : {}).end(status === 204 ? undefined : body);
  });
  servers.push(server);
  const life = new AbortController();
  lives.push(life);
  let looks = 0;
  const wire: Wire = {
    lookUp: async () => {
      looks += 1;
      return resolver[Math.min(looks, resolver.length) - 1] ?? [];
    },
    call: pinnedCaller(life.signal),
    isPrivate: (address) => address !== '127.0.0.1',
  };
  const { needs } = trialNeeds(() => ({ [host]: server.port }));
  const refusesFetch = { ...needs, signal: life.signal, fetch: () => Promise.reject(new Error('fetch looks a name up again')) };
  const call = callOutside({ timeoutSeconds: 5 }, refusesFetch, wire);
  return { call, asked, life, looks: () => looks, url: `http://${host}:${server.port}/in?a=1` };
}

test('a name that changes its answer after it was looked at gains nothing: the connection goes where the look went', async () => {
  // public at the look; whoever asks again is sent to a neighbour, where nobody listens
  const it = await world([['127.0.0.1'], ['127.0.0.2']]);
  const text = await it.call(it.url, { method: 'POST', headers: { 'x-mark': 'a' }, body: 'Grüße' }, (reply) => readText(reply));
  expect([text, it.looks()]).toEqual(['taken', 1]);
  const [{ method, path, headers, body }] = it.asked as [Asked];
  expect([method, path, headers['host'], headers['x-mark'], body.toString()]).toEqual(['POST', '/in', new URL(it.url).host, 'a', 'Grüße']);
  // the next call looks again, and is refused
  await expect(it.call(it.url, {}, () => undefined)).rejects.toBeInstanceOf(PrivateAddress);
  expect(it.asked).toHaveLength(1);
});

test.each([[['127.0.0.1', '10.0.0.8']], [['10.0.0.8']], [[]]])('a name that leads to %j is not called', async (...[addresses]) => {
  const it = await world([addresses]);
  await expect(it.call(it.url, {}, () => undefined)).rejects.toBeInstanceOf(PrivateAddress);
  expect(it.asked).toEqual([]);
});

test('a redirect is a reply: where it points is not called', async () => {
  const it = await world([['127.0.0.1']], () => ({ status: 302 }));
  expect(await it.call(it.url, {}, ({ status, headers }) => [status, headers.get('location')])).toEqual([302, 'http://127.0.0.1/inside']);
  expect(it.asked).toHaveLength(1);
});

test('a reply without a body, and one whose body is not read, are replies', async () => {
  const it = await world([['127.0.0.1']], ({ method }) => (method === 'PUT' ? { status: 204 } : { body: 'x'.repeat(200_000) }));
  expect([await it.call(it.url, { method: 'PUT' }, ({ status }) => status), await it.call(it.url, {}, ({ status }) => status)]).toEqual([204, 200]);
});

test('a look-up that never ends is waited for no longer than the limit, and the end of the plugin ends a call', async () => {
  const { needs } = trialNeeds(() => ({ [host]: 9 }));
  const life = new AbortController();
  const silent: Wire = { lookUp: () => new Promise(() => undefined), call: () => Promise.reject(new Error('called')) };
  const limited = callOutside({ timeoutSeconds: 0.01 }, needs, silent)(`https://${host}/`, {}, () => undefined);
  await expect(limited).rejects.toMatchObject({ name: 'TimeoutError' });
  const cut = callOutside({}, { ...needs, signal: life.signal }, silent)(`https://${host}/`, {}, () => undefined);
  const seen = expect(cut).rejects.toThrow('stopped');
  life.abort(new Error('stopped'));
  await seen;
});

test('the handshake names the host, not the address, and a certificate that nobody vouches for ends the call', async () => {
  const it = await world([['127.0.0.1']]);
  const named: string[] = [];
  const listening = createTlsServer({
    ...selfSigned(),
    SNICallback(name, found) {
      named.push(name);
      found(null);
    },
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const { port } = listening.address() as AddressInfo;
  try {
    await expect(it.call(`https://${host}:${port}/`, {}, () => undefined)).rejects.toMatchObject({ code: expect.stringContaining('SELF_SIGNED') });
    expect(named).toEqual([host]);
  } finally {
    listening.closeAllConnections();
    await new Promise((resolve) => listening.close(resolve));
  }
});
