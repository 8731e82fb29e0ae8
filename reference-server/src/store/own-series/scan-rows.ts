/** Loops over the rows of a segment. Millions are read for one answer: arrays of one kind, no call for each row. */
import type { Column } from './columns.ts';

/** Rows that a filter leaves. */
export interface Mask {
  readonly places: Column['places'];
  readonly mask: Uint32Array;
}

/** Whether filters leave a row. */
export function isIn(masks: readonly Mask[], row: number): boolean {
  for (let index = 0; index < masks.length; index += 1) {
    const { places, mask } = masks[index]!;
    if (mask[places ? places[row]! : 0] === 0) return false;
  }
  return true;
}

/** From rows of a segment to places of groups. */
export interface RowPlaces {
  readonly base: number;
  /** Columns that vary within the segment, with what each of their values adds. */
  readonly steps: readonly { readonly places: NonNullable<Column['places']>; readonly adds: Float64Array }[];
  of(row: number): number;
}

/** What each value of a column adds to a place. @param places by value */
export function scaled(values: Uint32Array, places: Int32Array, scale: number): Float64Array {
  const adds = new Float64Array(values.length);
  for (let index = 0; index < values.length; index += 1) adds[index] = places[values[index]!]! * scale;
  return adds;
}

/** A filter on the rows of a segment. */
export function maskOf({ values, places }: Column, known: ReadonlySet<number>): Mask & { readonly isAll: boolean; readonly isNone: boolean } {
  const mask = Uint32Array.from(values, (value) => (known.has(value) ? 1 : 0));
  return { places, mask, isAll: mask.every((one) => one === 1), isNone: mask.every((one) => one === 0) };
}

const nothing = Uint32Array.of(0);
const zero = Float64Array.of(0);

/** Adds events of rows to places of an array. A column that does not vary is looked up at 0. */
export function addDense(
  dense: Float64Array,
  { length, values, counts }: { readonly length: number; readonly values: Uint32Array; readonly counts: NonNullable<Column['places']> },
  [filter, other]: readonly Mask[],
  { base, steps }: Pick<RowPlaces, 'base' | 'steps'>,
): void {
  const [first, second] = steps;
  const firstPlaces = first?.places ?? nothing;
  const firstAdds = first?.adds ?? zero;
  const firstStep = first ? 1 : 0;
  const secondPlaces = second?.places ?? nothing;
  const secondAdds = second?.adds ?? zero;
  const secondStep = second ? 1 : 0;
  const mask = filter?.mask ?? Uint32Array.of(1);
  const maskPlaces = filter?.places ?? nothing;
  const maskStep = filter?.places ? 1 : 0;
  const otherMask = other?.mask ?? Uint32Array.of(1);
  const otherPlaces = other?.places ?? nothing;
  const otherStep = other?.places ? 1 : 0;
  for (let row = 0; row < length; row += 1) {
    if (mask[maskPlaces[row * maskStep]!] === 0 || otherMask[otherPlaces[row * otherStep]!] === 0) continue;
    const place = base + firstAdds[firstPlaces[row * firstStep]!]! + secondAdds[secondPlaces[row * secondStep]!]!;
    dense[place]! += values[counts[row]!]!;
  }
}
