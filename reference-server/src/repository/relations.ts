/** Typed relations between resources, readable from both ends (JY-RES-009). A relation shows only when both ends do. */
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import type { Relation, RelationDraft } from '@jiyue/standards/model';
import type { RecordRow } from '../store/record-row.ts';
import type { RecordReads, RecordWrite } from '../store/store.ts';
import { checkVersion } from './base-version.ts';
import type { RepositoryContext } from './context.ts';
import { failureOf, unknownReference } from './fault.ts';
import { resourceUnknown } from './find-resource.ts';
import { type ListedPage, pageOf } from './list-page.ts';
import { mayKnowResource } from './may-know.ts';
import type { Principal } from './principal.ts';
import { forbid, isAllowed, isPublic, targetOf } from './scope.ts';
import { type StoredText, storedText } from './stored-reply.ts';
import { canonicalOf, contentOf, headOf, recordOf, wireText } from './wire-text.ts';

/** Link of a relation to each of its ends. */
const endLink = 'relation-end';

/** Fails with REFERENCE_UNKNOWN, SITE_FORBIDDEN, RELATION_SELF, RELATION_EXISTS. */
export async function createRelation({ store, now, newId }: RepositoryContext, caller: Principal, draft: RelationDraft): Promise<Outcome<StoredText>> {
  const { type, fromId, toId } = draft;
  return store.transact(now(), async (transaction) => {
    const known = await knownResources(transaction, caller, [fromId, toId], now());
    const from = known.get(fromId);
    const failure = failureOf([...(from ? [] : [unknownReference('/fromId', fromId)]), ...(known.has(toId) ? [] : [unknownReference('/toId', toId)])]);
    if (!from || failure) return fail(failure!);
    const action = actionOn(from);
    if (!isAllowed(caller, [action], targetOf(from.row), now())) return forbid(caller, action, from.row.siteId, '/body/fromId');
    if (fromId === toId) return fail({ code: 'RELATION_SELF', data: { id: fromId } });
    const ends = await transaction.linking(endLink, fromId);
    if (ends.some((row) => isSame(recordOf<Relation>(row), draft))) return fail({ code: 'RELATION_EXISTS', data: { fromId, toId, type } });

    const content = { ...draft, siteId: from.row.siteId };
    const write = relationWrite(newId(), content, transaction.time);
    await transaction.put([write]);
    return ok(storedText(write));
  });
}

const isSame = (a: RelationDraft, b: RelationDraft) => a.type === b.type && a.fromId === b.fromId && a.toId === b.toId;

/** Fails with RECORD_NOT_FOUND, SITE_FORBIDDEN, RECORD_CHANGED. The entry of the log stays. */
export async function removeRelation(
  { store, now }: RepositoryContext,
  caller: Principal,
  { id, base }: { readonly id: string; readonly base: number | undefined },
): Promise<Outcome<undefined>> {
  return store.transact(now(), async (transaction) => {
    const stored = await transaction.newest(id);
    if (stored?.family !== 'relation' || stored.status === 'removed') return resourceUnknown(id);
    const { fromId, toId } = recordOf<Relation>(stored);
    const known = await knownResources(transaction, caller, [fromId, toId], now());
    const from = known.get(fromId);
    if (!from || !known.has(toId)) return resourceUnknown(id);
    const action = actionOn(from);
    if (!isAllowed(caller, [action], targetOf(from.row), now())) return forbid(caller, action, from.row.siteId);
    const changed = checkVersion(stored, base);
    if (changed) return fail(changed);

    await transaction.put([removalOf(stored, transaction.time)]);
    return ok(undefined);
  });
}

/** Relations of a resource, both directions, by id. Fails with RECORD_NOT_FOUND, CURSOR_INVALID. */
export async function listRelations(
  context: RepositoryContext,
  caller: Principal,
  { id, cursor, limit }: { readonly id: string; readonly cursor: string | undefined; readonly limit: number },
): Promise<Outcome<ListedPage>> {
  const { store, cursors, now } = context;
  const known = await knownResources(store.records, caller, [id], now());
  if (!known.has(id)) return resourceUnknown(id);
  const list = JSON.stringify({ relations: id });
  const place = cursor === undefined ? undefined : await cursors.read(list, cursor);
  if (place && !place.ok) return place;

  const all = await visibleRelations(store.records, caller, id, now());
  const rest = place ? all.filter((row) => row.id > place.value[0]!) : all;
  const shown = rest.slice(0, limit);
  const next = rest.length > limit ? await cursors.make(list, [shown.at(-1)!.id]) : undefined;
  return ok(
    pageOf(
      shown.map(({ json }) => json),
      all.length,
      next,
    ),
  );
}

/** Relations of a resource whose other end the caller may know of. */
export async function visibleRelations(reads: RecordReads, caller: Principal, id: string, now: Date): Promise<readonly RecordRow[]> {
  const rows = await reads.linking(endLink, id);
  const ends = rows.map((row) => recordOf<Relation>(row));
  const known = await knownResources(reads, caller, [...new Set(ends.flatMap(({ fromId, toId }) => [fromId, toId]))], now);
  return rows.filter((_, place) => known.has(ends[place]!.fromId) && known.has(ends[place]!.toId));
}

interface KnownResource {
  readonly row: Pick<RecordRow, 'siteId' | 'columnId' | 'ownerId'>;
  readonly isPublic: boolean;
}

async function knownResources(reads: RecordReads, caller: Principal, ids: readonly string[], now: Date): Promise<ReadonlyMap<string, KnownResource>> {
  const newest = await reads.newestFacts(ids);
  const live = await reads.liveFacts(ids);
  const mayKnow = mayKnowResource(caller, now);
  const known = new Map<string, KnownResource>();
  for (const [id, row] of newest) if (row.family === 'resource' && mayKnow(row, live.get(id))) known.set(id, { row, isPublic: isPublic(live.get(id)) });
  return known;
}

// a relation of a public text shows at once, so it takes the right to publish
const actionOn = ({ isPublic: isShown }: KnownResource) => (isShown ? 'publish' : 'draft');

function relationWrite(id: string, content: Omit<Relation, 'id' | 'version' | 'enteredAt' | 'updatedAt'>, time: string): RecordWrite {
  const { canonical, digest } = contentOf(content);
  const { siteId, fromId, toId } = content;
  return {
    ...relationFacts,
    id,
    version: 1,
    status: 'saved',
    siteId,
    sortKey: id,
    digest,
    goesLive: true,
    ...wireText({ id, version: 1, enteredAt: time, updatedAt: time }, canonical),
    links: [fromId, toId].map((end) => ({ name: endLink, toId: end })),
    event: { type: 'relation.created' },
  };
}

function removalOf(stored: RecordRow, time: string): RecordWrite {
  const { id, siteId, sortKey, digest } = stored;
  const version = stored.version + 1;
  const { enteredAt } = headOf<{ enteredAt: string }>(stored);
  return {
    ...relationFacts,
    id,
    version,
    status: 'removed',
    siteId,
    sortKey,
    digest,
    goesLive: true,
    ...wireText({ id, version, enteredAt, updatedAt: time }, canonicalOf(stored)),
    links: [],
    event: { type: 'relation.removed' },
  };
}

const relationFacts = {
  family: 'relation',
  kind: '',
  columnId: '',
  ownerId: '',
  withdrawal: '',
  documentNumber: '',
  originSystem: '',
  originRecordId: '',
} as const;
