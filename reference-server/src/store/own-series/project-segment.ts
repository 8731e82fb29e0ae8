/**
 * A segment seen through a question: the rows of its filters, only the members that are asked, equal ones added up. Days of the past do not
 * change, so that the next reader of the same page reads thousands of rows where there were millions.
 */
import type { Column } from './columns.ts';
import { addDense, maskOf, scaled } from './scan-rows.ts';
import type { SegmentView } from './segment.ts';

/** Smaller segments are read as quickly as they are projected. */
const worthwhile = 4096;
/** Most groups of a projection, and most projections of a segment. */
const mostGroups = 1_000_000;
const mostKept = 24;

/** Filters by the place of their dimension, with the numbers of values that count. */
export interface SegmentFilter {
  readonly column: number;
  readonly known: ReadonlySet<number>;
}

/** Projections of segments in memory; they end with their segment. */
export class Projections {
  readonly #kept = new WeakMap<SegmentView, Map<string, SegmentView>>();

  /** @param columns dimensions that are asked. @returns undefined when it is not worth it, or cannot be done */
  of(view: SegmentView, filters: readonly SegmentFilter[], columns: readonly number[], key: string): SegmentView | undefined {
    if (view.length < worthwhile) return undefined;
    const known = this.#kept.get(view) ?? new Map<string, SegmentView>();
    this.#kept.set(view, known);
    const found = known.get(key);
    if (found) return found;
    const made = project(view, filters, columns);
    if (!made) return undefined;
    known.set(key, made);
    for (const oldest of known.keys()) {
      if (known.size <= mostKept) break;
      known.delete(oldest);
    }
    return made;
  }
}

function project(view: SegmentView, filters: readonly SegmentFilter[], columns: readonly number[]): SegmentView | undefined {
  const { values, places: counts } = view.events;
  const sizes = columns.map((column) => view.keys[column]!.values.length);
  const groups = sizes.reduce((product, size) => product * size, 1);
  const masks = filters.map(({ column, known }) => maskOf(view.keys[column]!, known));
  const narrowing = masks.filter(({ isAll }) => !isAll);
  const hasSums = view.sums.some(({ rows, same }) => rows !== undefined || same !== 0);
  const steps: { places: Uint32Array; adds: Float64Array }[] = [];
  let stride = 1;
  for (let index = columns.length - 1; index >= 0; index -= 1) {
    const { values: own, places } = view.keys[columns[index]!]!;
    if (places)
      steps.push({
        places,
        adds: scaled(
          Uint32Array.from(own, (_, place) => place),
          Int32Array.from(own, (_, place) => place),
          stride,
        ),
      });
    stride *= sizes[index]!;
  }
  if (hasSums || !counts || groups > mostGroups || steps.length > 2 || narrowing.length > 2) return undefined;
  const dense = new Float64Array(groups);
  if (!masks.some(({ isNone }) => isNone)) addDense(dense, { length: view.length, values, counts }, narrowing, { base: 0, steps });
  return viewOf(view, columns, sizes, dense);
}

function viewOf(view: SegmentView, columns: readonly number[], sizes: readonly number[], dense: Float64Array): SegmentView {
  const found: number[] = [];
  for (let place = 0; place < dense.length; place += 1) if (dense[place]! > 0) found.push(place);
  const keys: Column[] = view.keys.map(() => ({ values: Uint32Array.of(0), places: undefined }));
  let stride = 1;
  for (let index = columns.length - 1; index >= 0; index -= 1) {
    const [size, column] = [sizes[index]!, columns[index]!];
    const scale = stride;
    keys[column] = { values: view.keys[column]!.values, places: Uint32Array.from(found, (place) => Math.floor(place / scale) % size) };
    stride *= size;
  }
  const events: Column = { values: Uint32Array.from(found, (place) => dense[place]!), places: Uint32Array.from(found, (_, row) => row) };
  return { length: found.length, keys, events, sums: view.sums };
}
