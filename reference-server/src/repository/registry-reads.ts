/** Reads of organizations, sites and columns: the register is public. */
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import type { Family } from '../store/record-row.ts';
import type { RepositoryContext } from './context.ts';
import { type ListedPage, listPage } from './list-page.ts';
import { type StoredText, storedText } from './stored-reply.ts';

/** Fails with RECORD_NOT_FOUND. @param siteId site the record has to be of; absent: any */
export async function getRegistered({ store }: RepositoryContext, family: Family, id: string, siteId?: string): Promise<Outcome<StoredText>> {
  const row = await store.records.newest(id);
  return row?.family === family && (siteId === undefined || row.siteId === siteId) ? ok(storedText(row)) : fail({ code: 'RECORD_NOT_FOUND', data: { id } });
}

/** A page of a list. */
export interface ListRegistered {
  readonly cursor: string | undefined;
  readonly limit: number;
  /** Only those directly below this one. */
  readonly parentId?: string | undefined;
}

/** Organizations or sites, by id. Fails with CURSOR_INVALID. */
export function listRegistered(
  context: RepositoryContext,
  family: 'organization' | 'site',
  { parentId, cursor, limit }: ListRegistered,
): Promise<Outcome<ListedPage>> {
  const below = parentId === undefined ? {} : { linkedTo: { name: 'parent', toId: parentId } };
  return listPage(context, { query: { family, edition: 'newest', ...below }, cursor, limit });
}

/** Columns of a site in their order. Fails with RECORD_NOT_FOUND (the site), CURSOR_INVALID. */
export async function listColumns(
  context: RepositoryContext,
  siteId: string,
  { cursor, limit }: Omit<ListRegistered, 'parentId'>,
): Promise<Outcome<ListedPage>> {
  const site = await getRegistered(context, 'site', siteId);
  return site.ok ? listPage(context, { query: { family: 'column', edition: 'newest', siteId }, cursor, limit }) : site;
}
