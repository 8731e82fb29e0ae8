/** Changes the status of a site by the allowed steps; the history stays, and closing (关停) is no delete. */
import { fail, type Failure, type Outcome, ok } from '@jiyue/sdk/plugin';
import type { Site, SiteStatusChange } from '@jiyue/standards/model';
import type { RecordReads } from '../store/store.ts';
import { checkVersion } from './base-version.ts';
import type { RepositoryContext } from './context.ts';
import { failureOf, unknownReference } from './fault.ts';
import type { Principal } from './principal.ts';
import { siteWrite } from './save-site.ts';
import { forbid, isAllowed } from './scope.ts';
import { missingFacts, nextStatuses } from './site-steps.ts';
import { type StoredText, storedText } from './stored-reply.ts';
import { recordOf } from './wire-text.ts';

/** The step. */
export interface ChangeSiteStatus {
  readonly id: string;
  readonly change: SiteStatusChange;
  readonly base: number;
}

/** Fails with RECORD_NOT_FOUND, SITE_FORBIDDEN, RECORD_CHANGED, SITE_STATUS_STEP, SITE_OPENING_INCOMPLETE, REFERENCE_UNKNOWN, REQUEST_INVALID. */
export async function changeSiteStatus(
  { store, now }: RepositoryContext,
  caller: Principal,
  { id, change, base }: ChangeSiteStatus,
): Promise<Outcome<StoredText>> {
  return store.transact(now(), async (transaction) => {
    const stored = await transaction.newest(id);
    if (stored?.family !== 'site') return fail({ code: 'RECORD_NOT_FOUND', data: { id } });
    if (!isAllowed(caller, ['manage-site'], { siteId: id }, now())) return forbid(caller, 'manage-site', id);
    const { id: _, version: __, enteredAt: ___, updatedAt: ____, ...content } = recordOf<Site>(stored);
    const unfit = checkVersion(stored, base) ?? checkStep(id, content, change) ?? (await checkTarget(transaction, id, change));
    if (unfit) return fail(unfit);

    const next = { ...content, status: change.status, statusHistory: [...content.statusHistory, change] };
    const write = siteWrite(id, next, stored, transaction.time, 'site.status-changed');
    await transaction.put([write]);
    return ok(storedText(write));
  });
}

function checkStep(siteId: string, site: Omit<Site, 'id' | 'version' | 'enteredAt' | 'updatedAt'>, { status }: SiteStatusChange): Failure | undefined {
  const allowed = nextStatuses(site.status);
  if (!allowed.includes(status)) return { code: 'SITE_STATUS_STEP', data: { siteId, from: site.status, to: status, allowed } };
  const missing = status === 'open' ? missingFacts(site) : [];
  return missing.length > 0 ? { code: 'SITE_OPENING_INCOMPLETE', data: { siteId, missing } } : undefined;
}

/** Merging (归并) names the site it goes into; nothing else does. */
async function checkTarget(reads: RecordReads, id: string, { status, mergedIntoId }: SiteStatusChange): Promise<Failure | undefined> {
  const pointer = '/body/mergedIntoId';
  if (status !== 'merged')
    return mergedIntoId === undefined
      ? undefined
      : { code: 'REQUEST_INVALID', data: { findings: [{ pointer, rule: 'additionalProperties', params: { name: 'mergedIntoId' } }] } };
  if (mergedIntoId === undefined) return { code: 'REQUEST_INVALID', data: { findings: [{ pointer, rule: 'required' }] } };
  const target = await reads.newest(mergedIntoId);
  return target?.family === 'site' && mergedIntoId !== id ? undefined : failureOf([unknownReference('/mergedIntoId', mergedIntoId)]);
}
