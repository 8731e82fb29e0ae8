/** A subscription as different people see it: its holder in full, others with the address masked or left out. */
import type { PublicSubscription, Subscription } from '@jiyue/standards/model';
import type { StoredSubscription } from '../book/stored-subscription.ts';

/** For its holder. */
export const forHolder = ({ record }: StoredSubscription, consecutiveFailures: number): Subscription => ({ ...record, consecutiveFailures });

/** For those who manage: they need not know whose it is. */
export function forManagers({ record }: StoredSubscription, consecutiveFailures: number): Subscription {
  const { address: _address, ...rest } = record;
  return { ...rest, consecutiveFailures };
}

/** For whoever holds the link. */
export function forLink({ record: { name, siteId, channel, address, frequency, state } }: StoredSubscription): PublicSubscription {
  return { name, siteId, channel, ...(address === undefined ? {} : { maskedAddress: maskAddress(address) }), frequency, state };
}

/** 199****0001, z****@xusheng.example: enough to know it again, not enough to use it. */
export function maskAddress(address: string): string {
  const clean = address.replaceAll('*', '');
  const at = clean.lastIndexOf('@');
  if (at > 0) return `${[...clean][0]}****${clean.slice(at).slice(0, 64)}`;
  const signs = [...clean];
  return `${signs.slice(0, Math.min(3, Math.floor(signs.length / 3))).join('')}****${signs.slice(-Math.min(4, Math.floor(signs.length / 3))).join('')}`;
}
