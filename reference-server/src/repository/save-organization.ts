/** Creates or updates an organization (机构). Several superiors are usual (条块), so superiors form a graph; only a cycle is refused. */
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import type { OrganizationDraft } from '@jiyue/standards/model';
import type { RecordReads } from '../store/store.ts';
import { checkBase } from './base-version.ts';
import { checkContent } from './check-content.ts';
import type { RepositoryContext } from './context.ts';
import { failureOf, unknownReference } from './fault.ts';
import type { Principal } from './principal.ts';
import { registryWrite } from './registry-record.ts';
import { forbidPlatform, isAllowed } from './scope.ts';
import { type StoredText, storedText } from './stored-reply.ts';

/** What to save. */
export interface SaveOrganization {
  readonly id: string;
  readonly draft: OrganizationDraft;
  /** Version it rests on; absent: it is new. */
  readonly base: number | undefined;
}

/** Fails with PLATFORM_FORBIDDEN, RECORD_EXISTS, RECORD_CHANGED, REFERENCE_UNKNOWN, ORGANIZATION_CYCLE or a rule of the content. */
export async function saveOrganization(
  { store, now }: RepositoryContext,
  caller: Principal,
  { id, draft, base }: SaveOrganization,
): Promise<Outcome<StoredText>> {
  if (!isAllowed(caller, ['manage-organizations'], { siteId: '*', ownerId: id }, now())) return forbidPlatform(caller, 'manage-organizations');
  const checked = checkContent('OrganizationDraft', draft);
  if (!checked.ok) return checked;

  return store.transact(now(), async (transaction) => {
    const stored = await transaction.newest(id);
    const unfit = checkBase(id, 'organization', stored, base);
    if (unfit) return fail(unfit);
    const parents = draft.parents.map(({ organizationId }) => organizationId);
    const known = await transaction.newestFacts(parents);
    const missing = parents.flatMap((parent, place) =>
      known.get(parent)?.family === 'organization' || parent === id ? [] : [unknownReference(`/parents/${place}/organizationId`, parent)],
    );
    const failure = failureOf(missing);
    if (failure) return fail(failure);
    const cycle = await findCycle(transaction, id, parents);
    if (cycle) return fail({ code: 'ORGANIZATION_CYCLE', data: { id, parentId: cycle[1]!, path: cycle.join(' → ') } });

    const links = [...new Set(parents)].map((toId) => ({ name: 'parent', toId }));
    const write = registryWrite({ id, family: 'organization', content: draft, links, event: { type: 'organization.saved' } }, stored, transaction.time);
    await transaction.put([write]);
    return ok(storedText(write));
  });
}

/** Climbs from the superiors; the ids from `id` back to itself, or undefined. Every organization is climbed from once. */
async function findCycle(reads: RecordReads, id: string, parents: readonly string[]): Promise<readonly string[] | undefined> {
  const seen = new Set<string>();
  let paths = parents.map((parent) => [id, parent]);
  while (paths.length > 0) {
    const closed = paths.find((path) => path.at(-1) === id);
    if (closed) return closed;
    const next: string[][] = [];
    for (const path of paths) {
      const at = path.at(-1)!;
      if (seen.has(at)) continue;
      seen.add(at);
      for (const { name, toId } of await reads.links(at)) if (name === 'parent') next.push([...path, toId]);
    }
    paths = next;
  }
  return undefined;
}
