/** Who acts: an account or a system with its grants, or the public. Grants are read anew for every request. */

import type { PermissionAction } from '@jiyue/standards/model';

/** Actions of the code table permission-action. */
export type Action = PermissionAction;

/** One grant: actions × scope × period (授权). */
export interface Grant {
  readonly actions: readonly Action[];
  /** Site id, or "*" for every site. */
  readonly siteId: string;
  /** Only this column; absent: all columns of the site. */
  readonly columnId?: string;
  /** Only records of this owner; absent: all owners. */
  readonly organizationId?: string;
  /** First and last instant, RFC 3339; absent: no limit on that side. */
  readonly fromAt?: string;
  readonly untilAt?: string;
}

/** A caller. */
export interface Principal {
  /** "anonymous" for the public. */
  readonly id: string;
  readonly kind: 'anonymous' | 'system' | 'person';
  readonly grants: readonly Grant[];
}

/** The public: reads what is published, nothing else. */
export const anonymous: Principal = { id: 'anonymous', kind: 'anonymous', grants: [] };
