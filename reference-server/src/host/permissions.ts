/** What a plugin asks for and what the operator grants. A grant is what both name. */
import type { LogEntry, Permission } from '@jiyue/sdk/plugin';

/** What a plugin may do. */
export interface Grants {
  may(permission: Permission): boolean;
  /** Everything it may. */
  readonly permissions: readonly string[];
  /** Site ids, or "*" for all. */
  readonly sites: readonly string[];
  /** Whether it may hear of an entry of the log: type and site. Entries without a site concern all. */
  maySee(entry: LogEntry): boolean;
  /** Kinds of resources it may read. */
  readonly kinds: readonly string[];
}

/** Asked for by a plugin that talks to hosts it cannot know; the operator names them one by one, and none is a possible answer. */
const anyHost = 'network:*';

/** Permissions that the manifest asks for and the operator has not granted. */
export const missingGrants = (asked: readonly string[], granted: readonly string[]): readonly string[] =>
  asked.filter((one) => one !== anyHost && !granted.includes(one));

/** @param asked of the manifest; what the operator granted beyond it counts for nothing */
export function createGrants(asked: readonly string[], granted: readonly string[], sites: readonly string[]): Grants {
  const held = new Set(asked.filter((one) => one !== anyHost && granted.includes(one)));
  // the operator's own "network:*" opens nothing: every host stands in the registry
  if (asked.includes(anyHost)) for (const one of granted) if (one.startsWith('network:') && one !== anyHost) held.add(one);
  const isAllSites = sites.includes('*');
  const known = new Set(sites);
  return {
    may: (permission) => held.has(permission),
    permissions: [...held],
    sites,
    maySee: (entry) => held.has(`log:${entry.type}`) && (isAllSites || entry.siteId === '' || known.has(entry.siteId)),
    kinds: [...held].filter((one) => one.startsWith('records:read:')).map((one) => one.slice('records:read:'.length)),
  };
}
