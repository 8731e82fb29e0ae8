/** Versions of a resource, newest first: all for those who read drafts, those that were public for everybody else. */
import { type Outcome, ok } from '@jiyue/sdk/plugin';
import type { Resource, ResourceVersion } from '@jiyue/standards/model';
import type { RecordRow } from '../store/record-row.ts';
import type { RepositoryContext } from './context.ts';
import { findResource } from './find-resource.ts';
import { gone } from './get-resource.ts';
import { type ListedPage, pageOf } from './list-page.ts';
import type { Principal } from './principal.ts';
import { isAllowed, isPublic, readingActions, targetOf } from './scope.ts';
import { recordOf } from './wire-text.ts';

/** Which one, from where. */
export interface ListHistory {
  readonly id: string;
  readonly cursor: string | undefined;
  readonly limit: number;
}

const publicStatuses = ['published', 'withdrawn'];

/** Fails with RECORD_NOT_FOUND, RECORD_GONE (its titles are withdrawn with it), CURSOR_INVALID. */
export async function listResourceHistory(
  { store, cursors, now }: RepositoryContext,
  caller: Principal,
  { id, cursor, limit }: ListHistory,
): Promise<Outcome<ListedPage>> {
  const found = await findResource(store.records, caller, id, now());
  if (!found.ok) return found;
  const { newest, live } = found.value;
  const statuses = isAllowed(caller, readingActions, targetOf(newest), now()) ? undefined : publicStatuses;
  if (statuses && live && !isPublic(live)) return gone(live);

  const list = JSON.stringify({ history: id, statuses });
  const place = cursor === undefined ? undefined : await cursors.read(list, cursor);
  if (place && !place.ok) return place;
  const before = place ? Number(place.value[0]) : newest.version + 1;
  const rows = await store.records.versions(id, before, limit + 1, statuses);
  const shown = rows.slice(0, limit);
  const next = rows.length > limit ? await cursors.make(list, [String(shown.at(-1)!.version)]) : undefined;
  const items = shown.map((row) => JSON.stringify(summaryOf(row)));
  return ok(pageOf(items, await store.records.countVersions(id, statuses), next));
}

function summaryOf(row: RecordRow): ResourceVersion {
  const { id, version, kind, status, title, updatedAt, updateType, changeNote } = recordOf<Resource>(row);
  return { id, version, kind, status, title, updatedAt, updateType, ...(changeNote !== undefined && { changeNote }) };
}
