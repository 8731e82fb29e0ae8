/**
 * Lists resources, latest first. Published ones for everybody; any other status only where the caller reads drafts.
 * "Latest" is by the date shown, else the publication the source states, else our own.
 */
import { fail, type Outcome } from '@jiyue/sdk/plugin';
import type { ListQuery, ScopeCell } from '../store/store.ts';
import type { RepositoryContext } from './context.ts';
import { type ListedPage, listPage } from './list-page.ts';
import type { Principal } from './principal.ts';
import { forbid, forbidPlatform, readingActions, scopeCells } from './scope.ts';

/** Filters and place. */
export interface ListResources extends Pick<ListQuery, 'status' | 'siteId' | 'columnId' | 'kind' | 'documentNumber' | 'originSystem' | 'originRecordId'> {
  readonly cursor: string | undefined;
  readonly limit: number;
}

/** Fails with CURSOR_INVALID, REQUEST_INVALID, TOKEN_MISSING, SITE_FORBIDDEN, PLATFORM_FORBIDDEN. */
export async function listResources(
  context: RepositoryContext,
  caller: Principal,
  { cursor, limit, status = 'published', ...filters }: ListResources,
): Promise<Outcome<ListedPage>> {
  if (filters.originRecordId !== undefined && filters.originSystem === undefined)
    return fail({ code: 'REQUEST_INVALID', data: { findings: [{ pointer: '/query/originSystem', rule: 'required' }] } });
  if (status === 'published') return listPage(context, { query: { family: 'resource', edition: 'live', ...filters }, cursor, limit });

  const scope = scopeCells(caller, readingActions, context.now());
  const isOfSite = ({ siteId }: ScopeCell) => siteId === undefined || siteId === filters.siteId;
  if (filters.siteId !== undefined && !scope.some(isOfSite)) return forbid(caller, 'read-draft', filters.siteId);
  if (scope.length === 0) return forbidPlatform(caller, 'read-draft');
  return listPage(context, { query: { family: 'resource', edition: 'newest', status, ...filters, scope }, cursor, limit });
}
