import { describe, expect, test } from 'vitest';
import { isCallable, isPrivateAddress, publicAddressesOf } from './public-host.ts';

const nobody = async () => [];
const neverAsked = () => Promise.reject(new Error('looked up'));
const at =
  (...addresses: readonly string[]) =>
  async () =>
    addresses;
const hostOf = (url: string) => new URL(url).hostname;

describe('addresses into private networks', () => {
  test.each([
    // as a URL normalises them
    'http://127.0.0.1',
    'http://127.1',
    'http://2130706433',
    'http://0x7f000001',
    'http://0177.0.0.1',
    'http://127.0.0.1.',
    'http://１２７.０.０.１',
    'http://0.0.0.0',
    'http://10.1.2.3',
    'http://100.64.0.1',
    'http://169.254.169.254',
    'http://172.31.255.255',
    'http://192.168.0.1',
    'http://224.0.0.1',
    'http://255.255.255.255',
    'http://[::1]',
    'http://[::]',
    // an IPv4 address inside an IPv6 one: mapped, compatible, translated, 6to4, Teredo
    'http://[::ffff:127.0.0.1]',
    'http://[::ffff:a9fe:a9fe]',
    'http://[::127.0.0.1]',
    'http://[64:ff9b::7f00:1]',
    'http://[64:ff9b:1::a00:1]',
    'http://[2002:7f00:1::]',
    'http://[2001:0:7f00:1::1]',
    'http://[fc00::1]',
    'http://[fe80::1]',
    'http://[fec0::1]',
    'http://[ff02::1]',
    // names
    'http://localhost',
    'http://localhost.',
    'http://LOCALHOST',
    'http://db.internal',
    'http://printer.local',
    'http://intranet',
  ])('%s is refused without a look-up', async (url) => {
    expect(await publicAddressesOf(hostOf(url), neverAsked)).toEqual([]);
  });

  test.each(['http://1.2.4.8', 'http://[2400:3200::1]'])('%s is public', async (url) => {
    expect(await publicAddressesOf(hostOf(url), neverAsked)).toHaveLength(1);
  });

  test('a name leads where its addresses lead, and one private among them is enough', async () => {
    expect(await publicAddressesOf('hook.vendor.example', at('1.2.4.8', '1.2.4.9'))).toEqual(['1.2.4.8', '1.2.4.9']);
    expect(await publicAddressesOf('hook.vendor.example', at('1.2.4.8', '10.0.0.1'))).toEqual([]);
    expect(await publicAddressesOf('hook.vendor.example', at('::ffff:192.168.1.1'))).toEqual([]);
    expect(await publicAddressesOf('hook.vendor.example', nobody)).toEqual([]);
  });

  test('what is no address is none of the public internet', () => {
    expect(['', 'example', '1.2.4', '::g'].map(isPrivateAddress)).toEqual([true, true, true, true]);
  });
});

test.each([
  ['https://hook.vendor.example/in?a=1', false, true],
  ['http://hook.vendor.example/in', false, false],
  ['http://hook.vendor.example/in', true, true],
  ['https://user@hook.vendor.example/', true, false],
  ['https://:secret@hook.vendor.example/', true, false],
  ['https://hook.vendor.example/#part', true, false],
  ['https://hook.vendor.example/\r\nHost: other', true, false],
  ['https://钩子.example/', true, false],
  ['file:///etc/passwd', true, false],
  ['gopher://hook.vendor.example/', true, false],
  ['javascript:alert(1)', true, false],
  ['//hook.vendor.example/', true, false],
])('%j may be called (http permitted: %j): %j', (url, mayBePlain, expected) => {
  expect(isCallable(url, mayBePlain)).toBe(expected);
});
