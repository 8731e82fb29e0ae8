/** What a plugin reaches outside: hosts of its grants and no other, and jobs through the whole host. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, expect, test } from 'vitest';
import { apiOf, pluginWorld } from './plugin-world.suite.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const hasIpv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'));
const loopback = hasIpv6 ? '::1' : '127.0.0.1';

/** A server that redirects /moved and says hello elsewhere. */
async function outside(): Promise<string> {
  const server = createServer((request, response) => {
    if (request.url === '/moved') response.writeHead(302, { location: 'http://elsewhere.example/' }).end();
    else response.end('hello');
  });
  await new Promise<void>((resolve) => server.listen(0, loopback, resolve));
  ends.push(() => server.close());
  return `http://${hasIpv6 ? '[::1]' : loopback}:${(server.address() as AddressInfo).port}`;
}

const asking = (url: string) => `export const plugin = { setup(context) { return { operations: { async alphaWord() {
  try {
    const reply = await context.fetch(${JSON.stringify(url)});
    return { ok: true, value: { status: reply.status, text: await reply.text(), location: reply.headers.get('location') } };
  } catch (error) { return { ok: true, value: { code: error.code ?? error.message, data: error.data } }; }
} } }; } };`;

async function ask(url: string, asked: readonly string[], granted: readonly string[]) {
  const permissions = asked as readonly `network:${string}`[];
  const sketch = { id: 'alpha', api: apiOf('alpha'), code: asking(url), manifest: { permissions } };
  const world = pluginWorld([{ ...sketch, entry: { grants: { permissions: granted, sites: ['*'] } } }]);
  expect(await world.host.apply()).toEqual({ ok: true, value: undefined });
  ends.push(() => world.host.stop());
  expect(world.stateOf('alpha')).toBe('up');
  return (await world.call('alphaWord')).value?.value;
}

test('a granted host is asked, and a redirect is given back instead of followed', async () => {
  const base = await outside();
  expect(await ask(`${base}/`, ['network:*'], [`network:${loopback}`])).toEqual({ status: 200, text: 'hello', location: null });
  expect(await ask(`${base}/moved`, ['network:*'], [`network:${loopback}`])).toEqual({ status: 302, text: '', location: 'http://elsewhere.example/' });
});

test.each([
  ['a host of no grant', 'http://other.example/', ['network:*'], ['network:hook.example']],
  ['a host granted but not asked for', 'http://hook.example/', [], ['network:hook.example']],
  ['any host, where the operator wrote only the star', 'http://hook.example/', ['network:*'], ['network:*']],
  ['a name that only ends like a granted one', 'http://evilhook.example/', ['network:hook.example'], ['network:hook.example']],
])('%s is refused by name', async (_title, url, asked, granted) => {
  expect(await ask(url, asked, granted)).toEqual({ code: 'PLUGIN_FORBIDDEN', data: { id: 'alpha', permission: `network:${new URL(url).hostname}` } });
});

test('other protocols are refused whatever was granted', async () => {
  expect(await ask('file:///etc/hosts', ['network:*'], ['network:hook.example'])).toEqual({ code: 'fetch: file: is not http or https' });
});

test('a job of a plugin runs when its time comes, and the status tells of it', async () => {
  const code = `export const plugin = { setup({ schedule, storage }) {
    schedule({ name: 'nightly', cron: '30 1 * * *', run: async ({ due }) => storage.write({ put: { ran: due } }) });
    return { operations: { async alphaWord() { return { ok: true, value: await storage.get('ran') ?? 'never' }; } } };
  } };`;
  const world = pluginWorld([{ id: 'alpha', api: apiOf('alpha'), code, manifest: { permissions: ['schedule', 'storage:own'] } }]);
  await world.host.apply();
  ends.push(() => world.host.stop());
  await world.host.idle();
  expect((await world.call('alphaWord')).value).toEqual({ value: 'never' });
  world.setClock('2024-03-12T17:30:00.000Z');
  await world.host.idle();
  expect((await world.call('alphaWord')).value).toEqual({ value: '2024-03-12T17:30:00.000Z' });
  expect(world.host.statuses()[0]?.jobs).toMatchObject([{ name: 'nightly', cron: '30 1 * * *', next: '2024-03-13T17:30:00.000Z', isRunning: false }]);
});

test.each([
  ['without the permission', [], "name: 'nightly', cron: '30 1 * * *'", 'PLUGIN_FORBIDDEN'],
  ['with a time that cannot be read', ['schedule'], "name: 'nightly', cron: 'tomorrow'", 'PLUGIN_SCHEDULE_INVALID'],
] as const)('a job %s fails its plugin at the start, by name', async (_title, permissions, job, code) => {
  const source = `export const plugin = { setup({ schedule }) { schedule({ ${job}, run: async () => {} }); return { operations: { async alphaWord() { return { ok: true, value: {} }; } } }; } };`;
  const world = pluginWorld([{ id: 'alpha', api: apiOf('alpha'), code: source, manifest: { permissions: [...permissions] } }]);
  await world.host.apply();
  ends.push(() => world.host.stop());
  expect(world.host.statuses()[0]).toMatchObject({ state: 'failed', failure: { code: 'PLUGIN_START_FAILED', data: { reason: code } } });
});
