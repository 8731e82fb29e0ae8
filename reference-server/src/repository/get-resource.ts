/** Reads a resource: the public edition from its stored text, or the newest version for those who work on it. */
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import type { Withdrawal } from '@jiyue/standards/model';
import type { RecordRow } from '../store/record-row.ts';
import type { RepositoryContext } from './context.ts';
import { findResource, resourceUnknown } from './find-resource.ts';
import type { Principal } from './principal.ts';
import { forbid, isAllowed, isPublic, readingActions, targetOf } from './scope.ts';
import { type StoredText, storedText } from './stored-reply.ts';
import { headOf } from './wire-text.ts';

/** Which edition of which resource. */
export interface GetResource {
  readonly id: string;
  readonly edition: 'published' | 'draft';
}

/** Fails with RECORD_NOT_FOUND, RECORD_GONE, SITE_FORBIDDEN, TOKEN_MISSING. */
export async function getResource(context: RepositoryContext, caller: Principal, { id, edition }: GetResource): Promise<Outcome<StoredText>> {
  return edition === 'published' ? getPublished(context, caller, id) : getDraft(context, caller, id);
}

async function getPublished({ store, cache, now }: RepositoryContext, caller: Principal, id: string): Promise<Outcome<StoredText>> {
  const { seq } = await store.log.head();
  const { row } = await cache.get(`resource ${id}`, seq, async () => {
    const live = await store.records.live(id);
    return { row: live?.family === 'resource' ? { ...live, ...storedText(live) } : undefined, size: live?.json.length ?? 0 };
  });
  if (!row) return resourceUnknown(id);
  if (isPublic(row)) return ok(row);
  const mayKnow = row.withdrawal !== 'vanish' || isAllowed(caller, readingActions, targetOf(row), now());
  return mayKnow ? gone(row) : resourceUnknown(id);
}

async function getDraft({ store, now }: RepositoryContext, caller: Principal, id: string): Promise<Outcome<StoredText>> {
  const found = await findResource(store.records, caller, id, now());
  if (!found.ok) return found;
  const { newest } = found.value;
  return isAllowed(caller, readingActions, targetOf(newest), now()) ? ok(storedText(newest)) : forbid(caller, 'read-draft', newest.siteId);
}

/** The tombstone: how and why it was withdrawn, and where to go instead. */
export function gone(live: RecordRow) {
  const { kind, reason, redirectTo, substituteId } = headOf<{ withdrawal: Withdrawal }>(live).withdrawal;
  return fail({
    code: 'RECORD_GONE',
    data: { id: live.id, kind, reason, ...(redirectTo !== undefined && { redirectTo }), ...(substituteId !== undefined && { substituteId }) },
  });
}
