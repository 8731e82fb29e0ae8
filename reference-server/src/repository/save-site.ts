/** Creates or updates a site (站点). Its domains and its code belong to it alone; its status is changed by changeSiteStatus. */
import { fail, type Failure, type Outcome, ok } from '@jiyue/sdk/plugin';
import type { Site, SiteDraft, SiteStatus, SiteStatusChange } from '@jiyue/standards/model';
import type { RecordClaim, RecordRow } from '../store/record-row.ts';
import type { RecordReads } from '../store/store.ts';
import { checkBase } from './base-version.ts';
import { checkContent } from './check-content.ts';
import type { RepositoryContext } from './context.ts';
import { failureOf, unknownReference } from './fault.ts';
import type { Principal } from './principal.ts';
import { registryWrite } from './registry-record.ts';
import { forbid, isAllowed } from './scope.ts';
import { missingFacts } from './site-steps.ts';
import { type StoredText, storedText } from './stored-reply.ts';
import { recordOf } from './wire-text.ts';

/** What to save. */
export interface SaveSite {
  readonly id: string;
  readonly draft: SiteDraft;
  /** Version it rests on; absent: it is new. */
  readonly base: number | undefined;
}

/** Fails with SITE_FORBIDDEN, RECORD_EXISTS, RECORD_CHANGED, REFERENCE_UNKNOWN, SITE_CYCLE, DOMAIN_TAKEN, SITE_CODE_TAKEN, SITE_OPENING_INCOMPLETE. */
export async function saveSite({ store, now }: RepositoryContext, caller: Principal, { id, draft, base }: SaveSite): Promise<Outcome<StoredText>> {
  if (!isAllowed(caller, ['manage-site'], { siteId: id }, now())) return forbid(caller, 'manage-site', id);
  const checked = checkContent('SiteDraft', draft);
  if (!checked.ok) return checked;

  return store.transact(now(), async (transaction) => {
    const stored = await transaction.newest(id);
    const unfit =
      checkBase(id, 'site', stored, base) ?? (await checkReferences(transaction, id, draft)) ?? (await checkClaims(transaction, id, claimsOf(draft)));
    if (unfit) return fail(unfit);
    const state = stateOf(stored, transaction.time);
    const missing = state.status === 'open' ? missingFacts(draft) : [];
    if (missing.length > 0) return fail({ code: 'SITE_OPENING_INCOMPLETE', data: { siteId: id, missing } });

    const write = siteWrite(id, { ...draft, ...state }, stored, transaction.time, 'site.saved');
    await transaction.put([write]);
    return ok(storedText(write));
  });
}

/** Content of a site: what was sent, and its status with the whole history, so that the log proves them. */
export type SiteContent = SiteDraft & Pick<Site, 'status' | 'statusHistory'>;

/** The version to write. */
export function siteWrite(id: string, content: SiteContent, stored: RecordRow | undefined, time: string, type: 'site.saved' | 'site.status-changed') {
  const links = content.parentId === undefined ? [] : [{ name: 'parent', toId: content.parentId }];
  return registryWrite({ id, family: 'site', siteId: id, status: content.status, content, links, claims: claimsOf(content), event: { type } }, stored, time);
}

function stateOf(stored: RecordRow | undefined, time: string): Pick<Site, 'status' | 'statusHistory'> {
  if (stored) {
    const { status, statusHistory } = recordOf<Site>(stored);
    return { status, statusHistory };
  }
  const first: SiteStatusChange = { status: 'applied' satisfies SiteStatus, effectiveDate: dayInChina(time), reason: '申请开办' };
  return { status: first.status, statusHistory: [first] };
}

/** Calendar day at 北京时间, which has no summer time: UTC+8. */
const dayInChina = (time: string) => new Date(Date.parse(time) + 8 * 3_600_000).toISOString().slice(0, 10);

async function checkReferences(reads: RecordReads, id: string, draft: SiteDraft): Promise<Failure | undefined> {
  const wanted = [
    ['organizerId', draft.organizerId, 'organization'],
    ['operatorId', draft.operatorId, 'organization'],
    ['parentId', draft.parentId, 'site'],
  ] as const;
  const known = await reads.newestFacts(wanted.flatMap(([, target]) => target ?? []));
  const missing = wanted.flatMap(([name, target, family]) =>
    target === undefined || known.get(target)?.family === family || (name === 'parentId' && target === id) ? [] : [unknownReference(`/${name}`, target)],
  );
  const failure = failureOf(missing);
  if (failure || draft.parentId === undefined) return failure;
  for (let at: string | undefined = draft.parentId; at !== undefined; at = (await reads.links(at)).find(({ name }) => name === 'parent')?.toId)
    if (at === id) return { code: 'SITE_CYCLE', data: { id, parentId: draft.parentId } };
  return undefined;
}

const claimsOf = ({ domain, aliases = [], siteCode }: SiteDraft): readonly RecordClaim[] => [
  ...[...new Set([domain, ...aliases])].map((value) => ({ name: 'domain', value })),
  ...(siteCode === undefined ? [] : [{ name: 'site-code', value: siteCode }]),
];

async function checkClaims(reads: RecordReads, id: string, claims: readonly RecordClaim[]): Promise<Failure | undefined> {
  for (const claim of claims) {
    const siteId = await reads.holder(claim);
    if (siteId === undefined || siteId === id) continue;
    return claim.name === 'domain'
      ? { code: 'DOMAIN_TAKEN', data: { domain: claim.value, siteId } }
      : { code: 'SITE_CODE_TAKEN', data: { siteCode: claim.value, siteId } };
  }
  return undefined;
}
