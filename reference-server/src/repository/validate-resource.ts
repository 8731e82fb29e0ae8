/** Judges a draft without storing it: form, rules and references; rights are not its matter. */
import { type Finding, prepareDraft } from '@jiyue/sdk';
import { faultsOfReferences } from './check-references.ts';
import type { RepositoryContext } from './context.ts';
import type { Fault } from './fault.ts';
import { mayKnowResource } from './may-know.ts';
import type { Principal } from './principal.ts';

/** Every fault and warning; pointers start at the draft. Both error lists empty: it would be stored. */
export interface DraftReport {
  readonly errors: readonly Finding[];
  readonly faults: readonly Fault[];
  readonly warnings: readonly Finding[];
}

/** @param caller decides which documents may be referred to */
export async function validateResource({ store, now }: RepositoryContext, caller: Principal, input: unknown): Promise<DraftReport> {
  const prepared = prepareDraft(input);
  if (!prepared.ok) return { errors: (prepared.failure.data?.['findings'] ?? []) as readonly Finding[], faults: [], warnings: [] };
  const { draft, warnings } = prepared.value;
  return { errors: [], faults: await faultsOfReferences(store.records, draft, mayKnowResource(caller, now())), warnings };
}
