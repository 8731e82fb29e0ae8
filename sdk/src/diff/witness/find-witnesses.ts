/** Looks for values that fulfil one schema and break another; each found one is confirmed by two engines and tells one place it breaks. */

import type { Prover } from '../prove/prover.ts';
import type { Node } from '../schema/document.ts';
import { breaksOf, isValid } from '../schema/evaluate.ts';
import { blameOf } from './blame.ts';
import { judgeOf } from './engines.ts';
import { Sampler } from './sampler.ts';

/** A counter-example. */
export interface Witness {
  readonly instance: unknown;
  /** Pointer of the schema that refuses it, in its document. */
  readonly pointer: string;
  readonly keyword: string;
  /** Where in the instance. */
  readonly at: string;
  /** The alternatives the place stands in, when they refuse, too: "pointer keyword". */
  readonly within: string;
}

/** How long it may look. */
export interface SearchOptions {
  /** Candidates before it gives up varying. */
  readonly limit?: number;
  /** Places it reports at most. */
  readonly places?: number;
  /** Real instances to try besides. */
  readonly seeds?: readonly unknown[];
}

/** One witness for each place that refuses something, the smallest that was found. Both engines said yes to `from` and no to `to`. */
export async function findWitnesses(
  from: Node,
  to: Node,
  prover: Prover,
  { limit, places = 200, seeds = [] }: SearchOptions = {},
): Promise<readonly Witness[]> {
  const candidates = [...new Sampler(prover, limit).samples([from], [to]), ...seeds];
  const groups = new Map<string, { readonly witness: Witness; readonly size: number }[]>();
  for (const instance of candidates) {
    if (isValid(from, instance) === false) continue;
    const verdict = isValid(to, instance);
    if (verdict === true) continue;
    const [first] = verdict === false ? breaksOf(to, instance) : [];
    const place = (first && blameOf(to, instance)) ?? { pointer: to.pointer, keyword: '', at: '' };
    const within = first ? `${first.pointer} ${first.keyword}` : '';
    const key = `${place.pointer} ${place.keyword}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push({ witness: { instance, ...place, within }, size: JSON.stringify(instance).length });
  }
  const confirm = await confirmerOf(from, to);
  const found: Witness[] = [];
  for (const group of [...groups.values()].slice(0, places)) {
    const witness = group
      .sort((a, b) => a.size - b.size)
      .slice(0, 8)
      .find((one) => confirm(one.witness.instance))?.witness;
    if (witness) found.push(witness);
  }
  return found;
}

/** Whether both engines accept a value by one schema and refuse it by another. */
export async function confirmerOf(from: Node, to: Node): Promise<(instance: unknown) => boolean> {
  const [accepts, refuses] = [await judgeOf(from), await judgeOf(to)];
  return (instance) => {
    const [one, other] = [accepts(instance), refuses(instance)];
    return one.ajv === true && one.hyperjump === true && other.ajv === false && other.hyperjump === false;
  };
}
