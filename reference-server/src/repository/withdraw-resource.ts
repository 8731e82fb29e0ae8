/**
 * Withdraws a published resource in one of five ways (撤稿): still readable with its reason, redirected, gone, vanished, or
 * substituted. A draft above the published text is kept: it becomes the newest version again in the same transaction.
 */
import { fail, type Failure, type Outcome, ok } from '@jiyue/sdk/plugin';
import type { Withdrawal, WithdrawRequest } from '@jiyue/standards/model';
import type { RecordReads, RecordWrite } from '../store/store.ts';
import { checkVersion } from './base-version.ts';
import type { RepositoryContext } from './context.ts';
import { failureOf, unknownReference } from './fault.ts';
import { findResource } from './find-resource.ts';
import type { Principal } from './principal.ts';
import { contentOfRow, draftWrite, withdrawWrite } from './resource-version.ts';
import { forbid, isAllowed, isPublic, targetOf } from './scope.ts';
import { type StoredText, storedText } from './stored-reply.ts';

/** Which one, how, resting on which version. */
export interface WithdrawResource {
  readonly id: string;
  readonly base: number | undefined;
  readonly request: WithdrawRequest;
}

/** Fails with RECORD_NOT_FOUND, SITE_FORBIDDEN, RECORD_CHANGED, RECORD_NOT_PUBLISHED, WITHDRAW_TARGET, REFERENCE_UNKNOWN. */
export async function withdrawResource(
  { store, now }: RepositoryContext,
  caller: Principal,
  { id, base, request }: WithdrawResource,
): Promise<Outcome<StoredText>> {
  return store.transact(now(), async (transaction) => {
    const found = await findResource(transaction, caller, id, now());
    if (!found.ok) return found;
    const { newest, live } = found.value;
    if (!isAllowed(caller, ['withdraw'], targetOf(live ?? newest), now())) return forbid(caller, 'withdraw', (live ?? newest).siteId);
    const changed = checkVersion(newest, base);
    if (changed) return fail(changed);
    if (live?.status !== 'published') return fail({ code: 'RECORD_NOT_PUBLISHED', data: { id, status: newest.status } });
    const unfit = checkForm(request) ?? (await checkSubstitute(transaction, id, request));
    if (unfit) return fail(unfit);

    const { time } = transaction;
    const withdrawal: Withdrawal = { ...request, withdrawnAt: time };
    const withdrawn = withdrawWrite({ id, content: contentOfRow(live), time, stored: newest }, live, withdrawal);
    const writes: RecordWrite[] = [withdrawn];
    if (newest.status === 'draft') writes.push(draftWrite({ id, content: contentOfRow(newest), time, stored: withdrawn }));
    await transaction.put(writes);
    return ok(storedText(withdrawn, writes.at(-1)!.version));
  });
}

/** Each kind takes its own target and no other. */
function checkForm({ kind, redirectTo, substituteId }: WithdrawRequest): Failure | undefined {
  const targets = { redirectTo: { given: redirectTo, of: 'redirect' }, substituteId: { given: substituteId, of: 'substitute' } };
  for (const [name, { given, of }] of Object.entries(targets)) {
    if ((given !== undefined) === (kind === of)) continue;
    const rule = kind === of ? name : `${name} = ∅`;
    return { code: 'WITHDRAW_TARGET', data: { kind, rule, pointer: `/body/${name}` } };
  }
  return undefined;
}

/** What takes its place is public itself. */
async function checkSubstitute(reads: RecordReads, id: string, { substituteId }: WithdrawRequest): Promise<Failure | undefined> {
  if (substituteId === undefined) return undefined;
  const target = await reads.live(substituteId);
  return substituteId !== id && target?.family === 'resource' && target.status === 'published' && isPublic(target)
    ? undefined
    : failureOf([unknownReference('/substituteId', substituteId)]);
}
