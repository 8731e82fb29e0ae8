/** Publishes the latest draft (发布): readers get it with the commit that writes the event. */
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import { checkVersion } from './base-version.ts';
import type { RepositoryContext } from './context.ts';
import { findResource } from './find-resource.ts';
import type { Principal } from './principal.ts';
import { type KnownSites, learnSites, publicationFindings } from './publication-rules.ts';
import { contentOfRow, publishWrite } from './resource-version.ts';
import { forbid, isAllowed, targetOf } from './scope.ts';
import { type StoredText, storedText } from './stored-reply.ts';

/** Which one, resting on which version. Fails with RECORD_NOT_FOUND, SITE_FORBIDDEN, RECORD_CHANGED, RECORD_NO_DRAFT, RECORD_NOT_PUBLISHABLE. */
export async function publishResource(
  { store, now }: RepositoryContext,
  caller: Principal,
  { id, base }: { readonly id: string; readonly base: number | undefined },
): Promise<Outcome<StoredText>> {
  return store.transact(now(), async (transaction) => {
    const found = await findResource(transaction, caller, id, now());
    if (!found.ok) return found;
    const { newest, live } = found.value;
    // a draft that moves the text changes both places
    const refused = [newest, ...(live ? [live] : [])].find((row) => !isAllowed(caller, ['publish'], targetOf(row), now()));
    if (refused) return forbid(caller, 'publish', refused.siteId);
    const changed = checkVersion(newest, base);
    if (changed) return fail(changed);
    if (newest.status !== 'draft') return fail({ code: 'RECORD_NO_DRAFT', data: { id, status: newest.status } });

    const content = contentOfRow(newest);
    const sites: KnownSites = new Map();
    await learnSites(transaction, [content.draft], sites);
    const findings = publicationFindings(content.draft, sites);
    if (findings.length > 0) return fail({ code: 'RECORD_NOT_PUBLISHABLE', data: { id, count: findings.length, findings } });

    const write = publishWrite({ id, content, time: transaction.time, stored: newest });
    await transaction.put([write]);
    return ok(storedText(write));
  });
}
