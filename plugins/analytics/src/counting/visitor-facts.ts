/** The coarse facts that remain of a request: terminal, address family and the host it came from. The text they are read from is not kept. */
import { isIPv4, isIPv6 } from 'node:net';
import type { AddressFamily } from '@jiyue/standards/model';

/** Terminals of the standard, except "robot". */
export type Terminal = 'desktop' | 'phone' | 'tablet' | 'kiosk' | 'unknown';

/** Terminal by the agent text. */
export function terminalOf(agent: string | undefined): Terminal {
  if (!agent || agent === '-') return 'unknown';
  if (/kiosk/i.test(agent)) return 'kiosk';
  // Android without "Mobile" is a tablet by the rule of its maker; HarmonyOS says which it is
  if (/iPad|Tablet|PlayBook|Silk\/|MatePad|MediaPad/i.test(agent) || (/Android/i.test(agent) && !/Mobile/i.test(agent))) return 'tablet';
  if (/iPhone|iPod|Windows Phone|Mobile|MicroMessenger|Android|OpenHarmony|BlackBerry|Opera Mini/i.test(agent)) return 'phone';
  return /Windows NT|Macintosh|X11|CrOS|Linux|UnionTech|Kylin/i.test(agent) ? 'desktop' : 'unknown';
}

/** Address family; an IPv4 address within IPv6 is IPv4. */
export function addressFamilyOf(address: string | undefined): AddressFamily | undefined {
  if (!address) return undefined;
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (isIPv4(bare) || /^::ffff:\d+\.\d+\.\d+\.\d+$/i.test(bare)) return 'ipv4';
  return isIPv6(bare) ? 'ipv6' : undefined;
}

const hostName = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}$/;

/**
 * Host of an address a reader came from, in ASCII. Bare addresses of machines and what is no web address are left out.
 * @param ownHosts hosts of the site itself: moving within it is no source
 */
export function referrerHostOf(referrer: string | undefined, ownHosts: ReadonlySet<string> = new Set()): string | undefined {
  if (!referrer || referrer === '-' || !URL.canParse(referrer)) return undefined;
  const { protocol, hostname } = new URL(referrer);
  const host = hostname.replace(/\.$/, '').toLowerCase();
  if (!/^https?:$/.test(protocol) || host.length > 200 || !hostName.test(host) || ownHosts.has(host)) return undefined;
  return host;
}

/** Cookie by which a reader is not counted: the same for everybody. */
export const choiceCookie = 'jiyue-no-statistics';

/** Whether the browser keeps the choice not to be counted. Nothing else of its cookies is looked at. */
export const hasChosen = (cookie: string | undefined): boolean => (cookie ?? '').split(';').some((one) => one.trim() === `${choiceCookie}=1`);

/** Whether the browser says by itself that its reader is not to be counted: Sec-GPC, or the older DNT. */
export const signalsOptOut = ({ gpc, dnt }: { readonly gpc?: string | undefined; readonly dnt?: string | undefined }): boolean =>
  gpc?.trim() === '1' || dnt?.trim() === '1';

/** Whether a reader asked not to be counted: by a signal, a kept choice, or a parameter of the page. */
export const optsOut = ({
  asked,
  cookie,
  ...signals
}: {
  readonly gpc?: string;
  readonly dnt?: string;
  readonly asked?: string;
  readonly cookie?: string;
}): boolean => signalsOptOut(signals) || asked === '1' || asked === 'true' || hasChosen(cookie);
