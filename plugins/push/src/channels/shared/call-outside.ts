/**
 * Calls an address that somebody else wrote (JY-PUSH-017). The name is looked up once, all it leads to has to be public, and the connection
 * goes to an address that was looked at, whatever the name says by then: changing its answer between the look and the connection (DNS
 * rebinding) gains nothing. Redirects are not followed, nothing is waited for longer than the limit, nothing is left open.
 */
import { isIP } from 'node:net';
import type { ChannelNeeds } from './create-channel.ts';
import { type CallPinned, type PinnedRequest, pinnedCaller } from './pinned-request.ts';
import { isPrivateAddress, isPrivateByForm, type LookUp, plainHost, publicAddressesOf, systemLookUp } from './public-host.ts';
import { timeLimit } from './time-limit.ts';

/** What is sent. */
export type OutsideRequest = Omit<PinnedRequest, 'signal'>;

/** Calls it. @param read gets the reply while the limit runs; what it leaves unread is dropped @throws PrivateAddress, and what connections throw */
export type CallOutside = <T>(url: string, request: OutsideRequest, read: (reply: Response) => T | Promise<T>) => Promise<T>;

/** How names and addresses are reached; tests bring their own. */
export interface Wire {
  readonly lookUp: LookUp;
  readonly call: CallPinned;
  readonly isPrivate?: (address: string) => boolean;
}

/** What is asked of the operator. */
export interface OutsideSettings {
  /** Hosts inside a private network that may be called. Default: none. */
  readonly privateHosts?: readonly string[];
  /** Default 15. */
  readonly timeoutSeconds?: number;
}

/** The address lies inside a private network, which the operator has not permitted. */
export class PrivateAddress extends Error {
  readonly code = 'ADDRESS_PRIVATE';
}

/** The network as it is. */
export const systemWire = (life: AbortSignal): Wire => ({ lookUp: systemLookUp, call: pinnedCaller(life) });

/** @param needs the host's own `fetch` calls what needs no look-up: addresses, and hosts that the operator permits by name */
export function callOutside(
  { privateHosts = [], timeoutSeconds = 15 }: OutsideSettings,
  needs: Pick<ChannelNeeds, 'fetch' | 'assertHost' | 'signal'>,
  { lookUp, call, isPrivate = isPrivateAddress }: Wire = systemWire(needs.signal),
): CallOutside {
  const reach = async (url: URL, request: PinnedRequest): Promise<Response> => {
    const host = plainHost(url.hostname);
    const isPermitted = privateHosts.includes(url.hostname) || privateHosts.includes(host);
    if (!isPermitted && isPrivateByForm(host)) throw new PrivateAddress();
    if (isPermitted || isIP(host) !== 0) return needs.fetch(url.href, { ...request, redirect: 'manual' });
    needs.assertHost(host);
    const addresses = await untilEnd(publicAddressesOf(host, lookUp, isPrivate), request.signal);
    if (addresses.length === 0) throw new PrivateAddress();
    return firstThatAnswers(addresses, (address) => call(url, address, request));
  };
  return async (url, request, read) => {
    const limit = timeLimit(needs.signal, timeoutSeconds * 1000);
    try {
      const reply = await reach(new URL(url), { ...request, signal: limit.signal });
      try {
        return await read(reply);
      } finally {
        // left unread it would hold the connection
        if (!reply.bodyUsed) await reply.body?.cancel();
      }
    } finally {
      limit.end();
    }
  };
}

/** No connection is another's turn; once a request was taken, its fate is told as it is. */
async function firstThatAnswers(addresses: readonly string[], call: (address: string) => Promise<Response>): Promise<Response> {
  const [last, ...others] = [...addresses.slice(0, mostAddresses)].reverse();
  for (const address of others.reverse()) {
    try {
      return await call(address);
    } catch (error) {
      if (!isUnconnected(error)) throw error;
    }
  }
  return call(last!);
}

/** Addresses of one name that are tried. */
const mostAddresses = 4;
const unconnected: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT']);
const isUnconnected = (error: unknown): boolean => unconnected.has((error as { readonly code?: unknown } | undefined)?.code);

/** Looking up takes no signal: its answer is not waited for any longer. */
function untilEnd<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason as Error);
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
