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

/** Whether a text that is told to people has Chinese in it, with the English beside it; an absent one has nothing to say. */
export const inChinese = (text: unknown): boolean => text === undefined || /\p{Script=Han}/u.test(String(text));
