/** Creates a draft, or saves one as a new version (先入库): readers notice nothing until it is published. */
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import { type ResourceContentText, draftWrite } from './resource-version.ts';
import { faultsOfReferences } from './check-references.ts';
import { checkVersion } from './base-version.ts';
import type { RepositoryContext } from './context.ts';
import { failureOf } from './fault.ts';
import { findResource } from './find-resource.ts';
import { mayKnowResource } from './may-know.ts';
import { checkOrigin } from './check-origin.ts';
import type { Principal } from './principal.ts';
import { forbid, isAllowed, targetOf } from './scope.ts';
import { type StoredText, storedText } from './stored-reply.ts';

/** A new draft. Fails with SITE_FORBIDDEN, REFERENCE_UNKNOWN, COLUMN_OF_OTHER_SITE, RECORD_EXISTS. */
export async function createDraft(context: RepositoryContext, caller: Principal, content: ResourceContentText): Promise<Outcome<StoredText>> {
  const { store, now, newId } = context;
  const { draft } = content;
  if (!isAllowed(caller, ['draft'], draft, now())) return forbid(caller, 'draft', draft.siteId, '/body/siteId');
  return store.transact(now(), async (transaction) => {
    const faults = await faultsOfReferences(transaction, draft, mayKnowResource(caller, now()));
    const failure = failureOf([...faults, ...(await checkOrigin(transaction, caller, draft, undefined, now()))]);
    if (failure) return fail(failure);
    const write = draftWrite({ id: newId(), content, time: transaction.time, stored: undefined });
    await transaction.put([write]);
    return ok(storedText(write));
  });
}

/** A new version of a known resource. */
export interface SaveDraft {
  readonly id: string;
  /** Version it rests on. */
  readonly base: number | undefined;
  readonly content: ResourceContentText & { readonly digest: string };
}

/** Fails with RECORD_NOT_FOUND, SITE_FORBIDDEN, RECORD_CHANGED, KIND_CHANGED, REFERENCE_UNKNOWN, COLUMN_OF_OTHER_SITE, RECORD_EXISTS. */
export async function saveDraft({ store, now }: RepositoryContext, caller: Principal, { id, base, content }: SaveDraft): Promise<Outcome<StoredText>> {
  const { draft } = content;
  return store.transact(now(), async (transaction) => {
    const found = await findResource(transaction, caller, id, now());
    if (!found.ok) return found;
    const { newest } = found.value;
    if (!isAllowed(caller, ['draft'], targetOf(newest), now())) return forbid(caller, 'draft', newest.siteId);
    if (!isAllowed(caller, ['draft'], draft, now())) return forbid(caller, 'draft', draft.siteId, '/body/siteId');
    const changed = checkVersion(newest, base);
    if (changed) return fail(changed);
    if (draft.kind !== newest.kind) return fail({ code: 'KIND_CHANGED', data: { id, kind: newest.kind, received: draft.kind, pointer: '/body/kind' } });
    const faults = await faultsOfReferences(transaction, draft, mayKnowResource(caller, now()));
    const failure = failureOf([...faults, ...(await checkOrigin(transaction, caller, draft, id, now()))]);
    if (failure) return fail(failure);
    // the same text again is no version; over a withdrawal it is the draft that may be published anew
    if (content.digest === newest.digest && newest.status !== 'withdrawn') return ok(storedText(newest));

    const write = draftWrite({ id, content, time: transaction.time, stored: newest });
    await transaction.put([write]);
    return ok(storedText(write));
  });
}
