/**
 * Who may do what where: actions × scope × period of the grants (授权). Deny by default; every use case asks here, so that no
 * way into the repository goes past it. A grant on one column or one owner never reaches beyond it (NT-column-right-widens).
 */
import { fail, type Failure } from '@jiyue/sdk/plugin';
import type { RecordFacts } from '../store/record-row.ts';
import type { ScopeCell } from '../store/store.ts';
import type { Action, Grant, Principal } from './principal.ts';

/** What an act touches. An absent column or owner is one that the record does not have: a narrower grant does not fit it. */
export interface Target {
  readonly siteId: string;
  readonly columnId?: string;
  readonly ownerId?: string;
}

/** Actions that show unpublished versions: who writes or judges a draft has to read it. */
export const readingActions: readonly Action[] = ['read-draft', 'draft', 'publish'];

const isInForce = ({ fromAt, untilAt }: Grant, at: number) =>
  (fromAt === undefined || Date.parse(fromAt) <= at) && (untilAt === undefined || at <= Date.parse(untilAt));

/** Grants of any of the actions that hold now. */
function held({ grants }: Principal, actions: readonly Action[], now: Date): readonly Grant[] {
  const at = now.getTime();
  return grants.filter((grant) => grant.actions.some((action) => actions.includes(action)) && isInForce(grant, at));
}

/** Whether one of the actions is granted on exactly this target. */
export function isAllowed(principal: Principal, actions: readonly Action[], { siteId, columnId, ownerId }: Target, now: Date): boolean {
  return held(principal, actions, now).some(
    (grant) =>
      (grant.siteId === '*' || grant.siteId === siteId) &&
      (grant.columnId === undefined || grant.columnId === columnId) &&
      (grant.organizationId === undefined || grant.organizationId === ownerId),
  );
}

/** Whether one of the actions is granted anywhere in the site, be it for one column alone. */
export const isAllowedSomewhere = (principal: Principal, actions: readonly Action[], siteId: string, now: Date): boolean =>
  held(principal, actions, now).some((grant) => grant.siteId === '*' || grant.siteId === siteId);

/** The same as a filter for lists; empty: nothing. */
export const scopeCells = (principal: Principal, actions: readonly Action[], now: Date): readonly ScopeCell[] =>
  held(principal, actions, now).map(({ siteId, columnId, organizationId }) => ({
    ...(siteId === '*' ? {} : { siteId }),
    ...(columnId === undefined ? {} : { columnId }),
    ...(organizationId === undefined ? {} : { ownerId: organizationId }),
  }));

/** Sites where anything is granted now; "*" stands for all. */
export const grantedSites = (principal: Principal, now: Date): readonly string[] => [
  ...new Set(
    held(
      principal,
      principal.grants.flatMap(({ actions }) => actions),
      now,
    ).map(({ siteId }) => siteId),
  ),
];

/** The target of a stored version. */
export const targetOf = ({ siteId, columnId, ownerId }: Pick<RecordFacts, 'siteId' | 'columnId' | 'ownerId'>): Target => ({
  siteId,
  ...(columnId === '' ? {} : { columnId }),
  ...(ownerId === '' ? {} : { ownerId }),
});

/** Whether the public reads this live version: published, or withdrawn but left readable. */
export const isPublic = (live: Pick<RecordFacts, 'withdrawal'> | undefined): boolean =>
  live !== undefined && (live.withdrawal === '' || live.withdrawal === 'withdrawn');

/** The refusal: 401 for the public, who may still name themselves, 403 for the rest. */
export function forbid(principal: Principal, action: Action, siteId: string, pointer?: string): { readonly ok: false; readonly failure: Failure } {
  if (principal.kind === 'anonymous') return fail({ code: 'TOKEN_MISSING' });
  return fail({ code: 'SITE_FORBIDDEN', data: { siteId, action, ...(pointer === undefined ? {} : { pointer }) } });
}

/** The refusal of what concerns the whole platform. */
export function forbidPlatform(principal: Principal, action: Action): { readonly ok: false; readonly failure: Failure } {
  return principal.kind === 'anonymous' ? fail({ code: 'TOKEN_MISSING' }) : fail({ code: 'PLATFORM_FORBIDDEN', data: { action } });
}
