/** One question of compatibility: is every value of one schema a value of another? Proof, counter-examples, or "cannot prove". */

import { unprovenPlaces } from './prove/unproven-places.ts';
import { Prover } from './prove/prover.ts';
import { canonicalId } from './schema/canonical.ts';
import type { Node } from './schema/document.ts';
import { findWitnesses, type SearchOptions, type Witness } from './witness/find-witnesses.ts';

/** What can be said. A missing counter-example proves nothing, so there are three. */
export type Verdict = 'compatible' | 'breaking' | 'cannot-prove';

/** A keyword of the schema that must accept, about which nothing could be shown. */
export interface OpenPlace {
  readonly pointer: string;
  readonly keyword: string;
}

/** The answer. */
export interface Containment {
  readonly verdict: Verdict;
  /** One for each place that refuses; empty unless the verdict is `breaking`. */
  readonly witnesses: readonly Witness[];
  /** Places that are neither proven nor refuted. */
  readonly open: readonly OpenPlace[];
}

const compatible: Containment = { verdict: 'compatible', witnesses: [], open: [] };

/**
 * @param from values that are sent or stored
 * @param to schema that has to accept them
 * @param prover kept by callers with many questions about the same two documents
 */
export async function contain(from: Node, to: Node, prover = new Prover(), options: SearchOptions = {}): Promise<Containment> {
  prover.refill();
  if (canonicalId(from) === canonicalId(to) || prover.contains(from, to)) return compatible;
  const witnesses = await findWitnesses(from, to, prover, options);
  const refuted = new Set(witnesses.flatMap(({ pointer, keyword, within }) => [`${pointer} ${keyword}`, within]));
  const open = unprovenPlaces(from, to, prover).filter(({ pointer, keyword }) => !refuted.has(`${pointer} ${keyword}`) && !covers(witnesses, pointer));
  return { verdict: witnesses.length > 0 ? 'breaking' : 'cannot-prove', witnesses, open };
}

/** A branch that was refuted inside says more than the alternative it stands in. */
const covers = (witnesses: readonly Witness[], pointer: string): boolean => witnesses.some((one) => one.pointer.startsWith(`${pointer}/`));
