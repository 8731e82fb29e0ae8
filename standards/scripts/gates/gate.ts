/** A gate of the standard: it judges a world and lists findings. Seeing nothing is a finding of its own. */
import type { GateResult } from '../../../.ci/gates/gate.ts';
import type { World } from './world.ts';

export type { GateResult } from '../../../.ci/gates/gate.ts';
export { closeGate } from '../../../.ci/gates/gate.ts';

/** One gate. */
export type Gate = (world: World) => GateResult | Promise<GateResult>;

/** Values that stand in a list more than once. */
export function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
