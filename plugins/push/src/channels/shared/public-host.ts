/**
 * Tells hosts of private networks from public ones, so that an address somebody else wrote does not become a way into the platform's own
 * network (JY-PUSH-017). Names are looked up; that the connection then goes to an address that was looked at is for call-outside.ts.
 */
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

const closed = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  closed.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  // with an IPv4 address in them: compatible, translated, Teredo, 6to4 (mapped ones are looked up as IPv4)
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 32],
  ['2002::', 16],
  ['100::', 64],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  closed.addSubnet(network, prefix, 'ipv6');

/** Whether an IP address is none of the public internet. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return true;
  return closed.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** Gives the addresses of a name. */
export type LookUp = (host: string) => Promise<readonly string[]>;

/** What the machine knows. */
export const systemLookUp: LookUp = async (host) => (await lookup(host, { all: true })).map(({ address }) => address);

/** A host as look-ups and grants write it: lower case, IPv6 without brackets, no final dot. */
export const plainHost = (host: string): string =>
  host
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();

/** Whether a host tells by its form alone that it is none of the public internet. */
export function isPrivateByForm(host: string): boolean {
  const name = plainHost(host);
  if (isIP(name) !== 0) return isPrivateAddress(name);
  return !name.includes('.') || /\.(localhost|local|internal|intranet|lan|home|corp|onion)$/.test(name);
}

/** Addresses of a host, as it stands in a URL, all of them public; none when one of them is private. @throws what looking up throws */
export async function publicAddressesOf(host: string, lookUp: LookUp = systemLookUp, isPrivate = isPrivateAddress): Promise<readonly string[]> {
  if (isPrivateByForm(host)) return [];
  const name = plainHost(host);
  if (isIP(name) !== 0) return [name];
  const addresses = await lookUp(name);
  return addresses.some(isPrivate) ? [] : addresses;
}

/** Whether a URL is one that may be called: https (or http where `mayBePlain`), no user or password in it. */
export function isCallable(text: string, mayBePlain = false): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    (url.protocol === 'https:' || (mayBePlain && url.protocol === 'http:')) &&
    url.username === '' &&
    url.password === '' &&
    /^[\x21-\x7e]+$/.test(text) &&
    url.hash === ''
  );
}
