import { expect, test } from 'vitest';
import { demoChannels, withSettings } from './bring-settings.ts';

const address = 'http://localhost:9000';
const push = (config: object) => ({ package: '@jiyue/plugin-push', enabled: true, config: config as { readonly [key: string]: unknown } });

test('an older folder gets the demo mailbox once, and its letters the address of now', () => {
  const old = [{ package: '@jiyue/plugin-search', config: {} }, push({ publicAddress: 'http://localhost:8080' })];
  const first = withSettings(old, [], address);
  expect(first.entries).toEqual([old[0], push({ publicAddress: address, channels: demoChannels })]);
  // taken out by the operator, it stays out
  expect(withSettings([push({ publicAddress: address })], first.steps, address).entries).toEqual([push({ publicAddress: address })]);
});

test('channels and an address that the operator has set stay as they are', () => {
  const own = push({ publicAddress: 'https://www.xusheng.example', channels: { email: { host: 'mail.xusheng.example' } } });
  expect(withSettings([own], [], address).entries).toEqual([own]);
});

test('what a newer plugin of ours asks for is granted once; what the operator takes back stays back until it asks for more again', () => {
  const search = (...permissions: string[]) => ({ package: '@jiyue/plugin-search', grants: { permissions, sites: ['*'] } });
  const asked = { '@jiyue/plugin-search': ['storage:own', 'index:own'] };
  const first = withSettings([search('storage:own'), { package: 'of-others', grants: { permissions: [] } }], [], address, asked);
  expect(first.entries).toEqual([search('storage:own', 'index:own'), { package: 'of-others', grants: { permissions: [] } }]);
  expect(withSettings([search('storage:own')], first.steps, address, asked).entries).toEqual([search('storage:own')]);
  const more = { '@jiyue/plugin-search': ['storage:own', 'index:own', 'schedule'] };
  expect(withSettings([search('storage:own')], first.steps, address, more).entries).toEqual([search('storage:own', 'index:own', 'schedule')]);
});
