/** Where a request comes from and which address it was sent to, behind a trusted proxy too. */
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Reads the forwarding headers of trusted proxies only. */
export interface CallerAddress {
  /** Address of the caller, for rate limits; never logged. */
  clientOf(request: IncomingMessage): string;
  /** Protocol, host and prefix as the caller used them, without final slash. Undefined: the Host header is unusable. */
  baseUrlOf(request: IncomingMessage): string | undefined;
}

const hostForm = /^(?:\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9](?:[A-Za-z0-9._-]{0,252}[A-Za-z0-9])?)(?::\d{1,5})?$/;
const prefixForm = /^(?:\/[A-Za-z0-9._~-]+)+$/;

/** @param fixedBaseUrl wins over what requests say */
export function createCallerAddress(trustedProxies: readonly string[], fixedBaseUrl?: string): CallerAddress {
  const trusted = new BlockList();
  for (const entry of trustedProxies) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(bits), family);
  }
  const isTrusted = (address: string) => trustedProxies.length > 0 && trusted.check(plainAddress(address), isIP(plainAddress(address)) === 6 ? 'ipv6' : 'ipv4');

  return {
    clientOf(request) {
      let client = plainAddress(request.socket.remoteAddress ?? '');
      if (!isTrusted(client)) return client;
      // from the right: the first address that no trusted proxy of ours wrote for itself
      for (const hop of listOf(request.headers['x-forwarded-for']).reverse()) {
        if (isIP(hop) === 0) return client;
        client = plainAddress(hop);
        if (!isTrusted(client)) return client;
      }
      return client;
    },
    baseUrlOf(request) {
      if (fixedBaseUrl !== undefined) return fixedBaseUrl;
      const isForwarded = isTrusted(request.socket.remoteAddress ?? '');
      const forwarded = (name: string) => (isForwarded ? listOf(request.headers[name])[0] : undefined);
      const host = forwarded('x-forwarded-host') ?? request.headers.host ?? '';
      if (!hostForm.test(host)) return undefined;
      const protocol = forwarded('x-forwarded-proto') === 'https' ? 'https' : 'http';
      const prefix = forwarded('x-forwarded-prefix') ?? '';
      return `${protocol}://${host}${prefixForm.test(prefix) ? prefix : ''}`;
    },
  };
}

/** What one customer of a network holds: an IPv4 address, or the 64-bit prefix of an IPv6 address, which gives each host 2^64 of them. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [left, right] = [groups(head), groups(tail ?? '')];
  const zeros = Array.from({ length: tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length) }, () => '0');
  const prefix = [...left, ...zeros, ...right].slice(0, 4);
  return `${prefix.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

const plainAddress = (address: string) => (address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address);

const listOf = (header: string | string[] | undefined): string[] =>
  (Array.isArray(header) ? header.join(',') : (header ?? ''))
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
