/**
 * Takes in a batch (批量入库): each item is judged for itself, the good ones are stored in one transaction with their log entries.
 * Idempotent by source system + source record id + site; an unchanged text is no new version (JY-RES-004).
 * While one part of the batch is being written, the next is prepared.
 */
import type { Finding } from '@jiyue/sdk';
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import type { RepositoryContext } from '../repository/context.ts';
import { findingOf } from '../repository/fault.ts';
import type { Principal } from '../repository/principal.ts';
import { forbidPlatform, scopeCells } from '../repository/scope.ts';
import type { StoreTransaction } from '../store/store.ts';
import { type Batch, createBatch } from './batch.ts';
import type { ItemResult } from './item-result.ts';
import type { Prepared } from './prepare-ahead.ts';

/** A batch. */
export interface SubmitDrafts {
  /** Drafts, unchecked. */
  readonly items: readonly unknown[];
  /** Publish what was stored; else it waits as drafts. A withdrawn resource is never published again by a batch. */
  readonly publish: boolean;
}

/** Results in the order of the items. Fails with TOKEN_MISSING, PLATFORM_FORBIDDEN (no right to submit anywhere), STORAGE_FULL, STORAGE_READ_ONLY. */
export async function submitDrafts(
  { store, now, newId, prepareAhead }: RepositoryContext,
  caller: Principal,
  { items, publish }: SubmitDrafts,
): Promise<Outcome<readonly ItemResult[]>> {
  if (scopeCells(caller, ['submit'], now()).length === 0) return forbidPlatform(caller, 'submit');
  // begins at once, also while another batch is being written
  const parts = prepareAhead(items);
  return store.transact(now(), async (transaction) => {
    const batch = createBatch({ caller, now: now(), publish, time: transaction.time, newId });
    // looked up before the first write, while the committed state is the whole truth
    await batch.learn(transaction, items);
    const results: ItemResult[] = [];
    const writing: Promise<void>[] = [];
    for (const part of parts) {
      for (const prepared of await part) results.push(await takeIn(batch, transaction, prepared));
      // not awaited here: the writer works on it while the next part is prepared
      writing.push(transaction.put(batch.takeWrites()));
    }
    await Promise.all(writing);
    return ok(results);
  });
}

async function takeIn(batch: Batch, transaction: StoreTransaction, prepared: Prepared): Promise<ItemResult> {
  if (!prepared.ok) return { outcome: 'rejected', findings: (prepared.failure.data?.['findings'] ?? []) as readonly Finding[], faults: [] };
  // normalising may have changed a key, rarely
  if (!batch.isLearned(prepared.value.draft)) await batch.learn(transaction, [prepared.value.draft]);
  return batch.takeIn(prepared.value);
}

/** One draft in the name of a system or plugin. Fails as a whole, with every fault; pointers start at the draft. */
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
  if (!fault) return fail({ code: 'REQUEST_INVALID', data: { findings: result.findings } });
  return fail({ code: fault.code, data: { ...fault.data, pointer: fault.pointer, findings: result.faults.map((one) => findingOf(one, '')) } });
}
