/** What a plugin may ask of the outside over HTTP: granted hosts, no redirects followed on its behalf, an end to every wait. */
import type { PluginContext, PluginTypes } from '@jiyue/sdk/plugin';

/** Longest wait for a reply and its body. */
const longestWaitMs = 30_000;

/** What the fetch of one plugin needs. */
export interface PluginFetchNeeds {
  /** Throws unless the host is granted and the plugin lives. */
  readonly assertHost: (host: string) => void;
  /** The life of the plugin. */
  readonly signal: AbortSignal;
}

/** Makes the `fetch` of a context. */
export function pluginFetch({ assertHost, signal }: PluginFetchNeeds): PluginContext<PluginTypes>['fetch'] {
  return async (url, init = {}) => {
    const parsed = new URL(url);
    if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') throw new TypeError(`fetch: ${parsed.protocol} is not http or https`);
    assertHost(hostOf(parsed));
    const signals = [signal, AbortSignal.timeout(longestWaitMs), ...(init.signal ? [init.signal] : [])];
    return fetch(parsed, { ...init, redirect: 'manual', signal: AbortSignal.any(signals) });
  };
}

/** Name or address as grants write it: lower case, IPv6 without brackets, no final dot. */
export const hostOf = ({ hostname }: { readonly hostname: string }): string =>
  hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
