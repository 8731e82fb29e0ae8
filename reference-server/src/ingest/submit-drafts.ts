/**
 * Takes in a batch (批量入库): each item is judged for itself, the good ones are stored in one transaction with their log entries.
 * Idempotent by source system + source record id + site; an unchanged text is no new version (JY-RES-004).
 */
import { type Finding, type PreparedDraft, prepareDraft } from '@jiyue/sdk';
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import type { ResourceDraft, ResourceStatus } from '@jiyue/standards/model';
import { checkReferences, type KnownReferences, lookUpReferences } from '../repository/check-references.ts';
import type { RepositoryContext } from '../repository/context.ts';
import type { Fault } from '../repository/fault.ts';
import { mayKnowResource } from '../repository/may-know.ts';
import type { Principal } from '../repository/principal.ts';
import { draftWrite, publishWrite } from '../repository/resource-version.ts';
import { forbidPlatform, isAllowed, scopeCells, targetOf } from '../repository/scope.ts';
import type { RecordWrite, StoreTransaction } from '../store/store.ts';

/** A batch. */
export interface SubmitDrafts {
  /** Drafts, unchecked. */
  readonly items: readonly unknown[];
  /** Publish what was stored; else it waits as drafts. A withdrawn resource is never published again by a batch. */
  readonly publish: boolean;
}

/** What became of one item. */
export type ItemResult =
  | { readonly outcome: 'stored' | 'unchanged'; readonly id: string; readonly version: number; readonly status: ResourceStatus }
  /** Pointers start at the item. */
  | { readonly outcome: 'rejected'; readonly findings: readonly Finding[]; readonly faults: readonly Fault[] };

/** Results in the order of the items. Fails with TOKEN_MISSING, PLATFORM_FORBIDDEN (no right to submit anywhere), STORAGE_FULL, STORAGE_READ_ONLY. */
export async function submitDrafts(context: RepositoryContext, caller: Principal, { items, publish }: SubmitDrafts): Promise<Outcome<readonly ItemResult[]>> {
  const { store, now } = context;
  if (scopeCells(caller, ['submit'], now()).length === 0) return forbidPlatform(caller, 'submit');
  const prepared = await prepareAll(items);
  const good = prepared.flatMap((one) => (one.ok ? [one.value] : []));
  if (good.length === 0) return ok(prepared.flatMap((one) => (one.ok ? [] : [one.rejected])));

  return store.transact(now(), async (transaction) => {
    const batch = await openBatch(context, transaction, caller, good, publish);
    const results = prepared.map((one) => (one.ok ? takeIn(batch, one.value) : one.rejected));
    await transaction.put(batch.writes);
    return ok(results);
  });
}

type Prepared = { readonly ok: true; readonly value: PreparedDraft } | { readonly ok: false; readonly rejected: ItemResult & { outcome: 'rejected' } };

/** The pure steps, before the transaction; gives way to other requests now and then. */
async function prepareAll(items: readonly unknown[]): Promise<readonly Prepared[]> {
  const all: Prepared[] = [];
  for (const item of items) {
    if (all.length % 50 === 49) await new Promise<void>((done) => setImmediate(done));
    const outcome = prepareDraft(item);
    all.push(outcome.ok ? outcome : { ok: false, rejected: { outcome: 'rejected', findings: findingsOf(outcome.failure), faults: [] } });
  }
  return all;
}

const findingsOf = ({ data }: { readonly data?: { readonly [name: string]: unknown } }) => (data?.['findings'] ?? []) as readonly Finding[];

/** What the items of one batch share; items of the same origin see each other through `known`. */
interface Batch {
  readonly caller: Principal;
  readonly now: Date;
  readonly publish: boolean;
  readonly time: string;
  readonly newId: () => string;
  readonly references: KnownReferences;
  readonly known: Map<string, StoredOrigin>;
  readonly writes: RecordWrite[];
}

/** A resource met again: its newest version, and what readers get. */
interface StoredOrigin {
  readonly newest: Pick<RecordWrite, 'id' | 'version' | 'kind' | 'status' | 'siteId' | 'columnId' | 'ownerId' | 'digest' | 'json' | 'contentAt'>;
  readonly live: { readonly withdrawal: string; readonly digest: string } | undefined;
}

async function openBatch(
  { newId, now }: RepositoryContext,
  transaction: StoreTransaction,
  caller: Principal,
  good: readonly PreparedDraft[],
  publish: boolean,
): Promise<Batch> {
  const drafts = good.map(({ draft }) => draft);
  const references = await lookUpReferences(transaction, drafts, mayKnowResource(caller, now()));
  const keys = drafts.flatMap(({ origin, siteId }) => (origin ? [{ system: origin.system, recordId: origin.recordId, siteId }] : []));
  const known = new Map<string, StoredOrigin>();
  for (const [place, row] of (await transaction.byOrigins(keys)).entries()) if (row) known.set(keyOf(keys[place]!), row);
  return { caller, now: now(), publish, time: transaction.time, newId, references, known, writes: [] };
}

const keyOf = ({ system, recordId, siteId }: { readonly system: string; readonly recordId: string; readonly siteId: string }) =>
  JSON.stringify([system, recordId, siteId]);

function takeIn(batch: Batch, content: PreparedDraft): ItemResult {
  const { draft } = content;
  const key = draft.origin && keyOf({ ...draft.origin, siteId: draft.siteId });
  const stored = key === undefined ? undefined : batch.known.get(key);
  const faults = [...checkRights(batch, draft, stored), ...checkReferences(draft, batch.references)];
  if (stored && stored.newest.kind !== draft.kind)
    faults.push({ code: 'KIND_CHANGED', pointer: '/kind', data: { id: stored.newest.id, kind: stored.newest.kind, received: draft.kind } });
  if (faults.length > 0) return { outcome: 'rejected', findings: [], faults };

  const mayPublish = batch.publish && (stored?.live?.withdrawal ?? '') === '';
  if (stored && isUnchanged(stored, content.digest, mayPublish)) return resultOf('unchanged', stored.newest);
  const write = (mayPublish ? publishWrite : draftWrite)({ id: stored?.newest.id ?? batch.newId(), content, time: batch.time, stored: stored?.newest });
  batch.writes.push(write);
  if (key !== undefined) batch.known.set(key, { newest: write, live: write.goesLive ? write : stored?.live });
  return resultOf('stored', write);
}

/** The source has nothing new: its text is the newest, or what readers have already; a waiting draft of it is published when asked for. */
function isUnchanged({ newest, live }: StoredOrigin, digest: string, mayPublish: boolean): boolean {
  if (digest === newest.digest) return !(mayPublish && newest.status === 'draft');
  return live !== undefined && digest === live.digest;
}

function checkRights({ caller, now, publish }: Batch, draft: ResourceDraft, stored: StoredOrigin | undefined): Fault[] {
  const actions = publish ? (['submit', 'publish'] as const) : (['submit'] as const);
  const targets = stored ? [draft, targetOf(stored.newest)] : [draft];
  const missing = actions.find((action) => targets.some((target) => !isAllowed(caller, [action], target, now)));
  return missing === undefined ? [] : [{ code: 'SITE_FORBIDDEN', pointer: '/siteId', data: { siteId: draft.siteId, action: missing } }];
}

const resultOf = (outcome: 'stored' | 'unchanged', { id, version, status }: StoredOrigin['newest']): ItemResult => ({
  outcome,
  id,
  version,
  status: status as ResourceStatus,
});

/** One draft in the name of a system or plugin. Fails as a whole with the first fault. */
export async function submitDraft(
  context: RepositoryContext,
  caller: Principal,
  item: unknown,
  publish: boolean,
): Promise<Outcome<{ readonly recordId: string; readonly version: number }>> {
  const submitted = await submitDrafts(context, caller, { items: [item], publish });
  if (!submitted.ok) return submitted;
  const [result] = submitted.value;
  if (result?.outcome !== 'rejected') return ok({ recordId: result!.id, version: result!.version });
  const [fault] = result.faults;
  return fault
    ? fail({ code: fault.code, data: { ...fault.data, pointer: fault.pointer } })
    : fail({ code: 'REQUEST_INVALID', data: { findings: result.findings } });
}
