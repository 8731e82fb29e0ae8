/** Answers questions from segments, whether they were kept or made anew from raw events. Works on places of values, never on texts. */
import { checkSeriesQuery, DistinctSketch, distinctsOf, type SeriesQuery, type SeriesReply, type SeriesRow, type SeriesSchema } from '@jiyue/sdk/plugin';
import { amountAt, valueAt } from './columns.ts';
import { addDense, isIn, type Mask, maskOf, type RowPlaces, scaled } from './scan-rows.ts';
import { eachSketch, type SegmentShape, type SegmentView } from './segment.ts';
import type { ValueNumbers } from './value-numbers.ts';

/** A segment of the asked roll-up. */
export interface AskedSegment {
  readonly period: string;
  readonly view: SegmentView;
  /** Its rows are those of the filters already. */
  readonly isFiltered?: boolean;
  /** Read when distincts are wanted. */
  sketches(): Uint8Array | null;
}

/** What an answer is made from. */
export interface AnswerNeeds {
  readonly schema: SeriesSchema;
  readonly shape: SegmentShape;
  readonly numbers: ValueNumbers;
}

/** Places up to so many are told by an array, more by a map. */
const mostInArray = 4_000_000;

/** @param segments of the asked periods, in order */
export function answerFrom(segments: readonly AskedSegment[], query: SeriesQuery, { schema, shape, numbers }: AnswerNeeds): SeriesReply {
  const rollup = checkSeriesQuery(query, schema);
  const kept = distinctsOf(rollup, schema);
  const wanted = query.distincts ?? kept;
  const wantedPlaces = wanted.map((name) => kept.indexOf(name));
  const filters = (query.filters ?? []).map(({ dimension, anyOf }) => ({ column: rollup.dimensions.indexOf(dimension), known: new Set(numbers.known(anyOf)) }));
  const members = query.groupBy.map((member) => (member === 'period' ? -1 : rollup.dimensions.indexOf(member)));
  const dictionaries = members.map((column) => dictionaryOf(column, segments));
  const groups = createGroups(
    dictionaries.reduce((product, { size }) => product * Math.max(1, size), 1),
    schema.sums.length,
  );
  const sketches: Map<number, DistinctSketch>[] = wanted.map(() => new Map());

  segments.forEach((segment, at) => {
    const { view } = segment;
    const masks = segment.isFiltered ? [] : filters.map(({ column, known }) => maskOf(view.keys[column]!, known));
    if (masks.some(({ isNone }) => isNone)) return;
    const narrowing = masks.filter(({ isAll }) => !isAll);
    const places = placesOf(view, members, dictionaries, at);
    addRows(view, narrowing, places, groups);
    const bytes = wanted.length > 0 && segment.sketches();
    if (!bytes) return;
    eachSketch(bytes, view.length, shape, (index, row, sketch) => {
      const found = sketches[wantedPlaces.indexOf(index)];
      if (!found || !isIn(narrowing, row)) return;
      const place = places.of(row);
      const merged = found.get(place) ?? DistinctSketch.empty();
      found.set(place, merged);
      merged.mergeBytes(sketch);
    });
  });

  const found = groups.found();
  const valuesOf = (group: number): readonly string[] => {
    let rest = found[group]!.place;
    const values: string[] = [];
    for (let index = dictionaries.length - 1; index >= 0; index -= 1) {
      const { size, values: known } = dictionaries[index]!;
      const value = known[rest % size]!;
      rest = Math.floor(rest / size);
      values[index] = typeof value === 'string' ? value : numbers.textOf(value);
    }
    return values;
  };
  const rows = ordered(found, valuesOf, query).map(
    ({ group, values }): SeriesRow => ({
      group: Object.fromEntries(query.groupBy.map((member, index) => [member, values[index]!])),
      events: found[group]!.events,
      sums: Object.fromEntries(schema.sums.map((name, index) => [name, found[group]!.sums[index]!])),
      distincts: Object.fromEntries(wanted.map((name, index) => [name, sketches[index]!.get(found[group]!.place)?.count ?? 0])),
    }),
  );
  return { rows, total: found.length };
}

function placesOf(view: SegmentView, members: readonly number[], dictionaries: readonly Dictionary[], segment: number): RowPlaces {
  let base = 0;
  let stride = 1;
  const steps: { places: Uint32Array; adds: Float64Array }[] = [];
  for (let index = members.length - 1; index >= 0; index -= 1) {
    const dictionary = dictionaries[index]!;
    const column = members[index]! < 0 ? undefined : view.keys[members[index]!]!;
    const scale = stride;
    if (!column) base += segment * scale;
    else if (column.places) steps.push({ places: column.places, adds: scaled(column.values, dictionary.places, scale) });
    else base += dictionary.places[column.values[0]!]! * scale;
    stride *= Math.max(1, dictionary.size);
  }
  const of = (row: number) => {
    let place = base;
    for (let index = 0; index < steps.length; index += 1) place += steps[index]!.adds[steps[index]!.places[row]!]!;
    return place;
  };
  return { base, steps, of };
}

/** Adds the rows of a segment to their groups. */
function addRows(view: SegmentView, masks: readonly Mask[], places: RowPlaces, groups: Groups): void {
  const { values, places: counts } = view.events;
  const sums = view.sums.map((amounts, index) => ({ amounts, index })).filter(({ amounts }) => amounts.rows !== undefined || amounts.same !== 0);
  // the common question, without a call for each row: millions of them are read
  if (groups.dense && counts && places.steps.length <= 2 && masks.length <= 2 && sums.length === 0) {
    addDense(groups.dense, { length: view.length, values, counts }, masks, places);
    return;
  }
  for (let row = 0; row < view.length; row += 1) {
    if (!isIn(masks, row)) continue;
    const place = places.of(row);
    groups.add(place, valueAt(view.events, row));
    for (const { amounts, index } of sums) groups.addSum(place, index, amountAt(amounts, row));
  }
}

/** A group with its sums. */
interface Found {
  readonly place: number;
  readonly events: number;
  readonly sums: readonly number[];
}

/** Groups under construction. */
interface Groups {
  /** Events by place, where the places are few enough. */
  readonly dense: Float64Array | undefined;
  add(place: number, events: number): void;
  addSum(place: number, index: number, amount: number): void;
  found(): readonly Found[];
}

function createGroups(possible: number, sumCount: number): Groups {
  if (possible > Number.MAX_SAFE_INTEGER) throw new RangeError('own series: so many groups cannot be told apart; group by fewer members');
  const dense = possible <= mostInArray ? new Float64Array(possible) : undefined;
  const events = new Map<number, number>();
  const sums = new Map<number, number[]>();
  const none = Array.from({ length: sumCount }, () => 0);
  const one = (place: number, count: number): Found => ({ place, events: count, sums: sums.get(place) ?? none });
  return {
    dense,
    add(place, count) {
      if (dense) dense[place]! += count;
      else events.set(place, (events.get(place) ?? 0) + count);
    },
    addSum(place, index, amount) {
      const known = sums.get(place) ?? [...none];
      known[index]! += amount;
      sums.set(place, known);
    },
    found() {
      if (!dense) return [...events].map(([place, count]) => one(place, count));
      const all: Found[] = [];
      // every row counts at least one event
      for (let place = 0; place < dense.length; place += 1) if (dense[place]! > 0) all.push(one(place, dense[place]!));
      return all;
    },
  };
}

/** Values of a member over all segments: numbers of texts, or periods. */
interface Dictionary {
  readonly size: number;
  readonly values: readonly (number | string)[];
  /** Place by number. */
  readonly places: Int32Array;
}

function dictionaryOf(column: number, segments: readonly AskedSegment[]): Dictionary {
  if (column < 0) return { size: segments.length, values: segments.map(({ period }) => period), places: new Int32Array(0) };
  let largest = 0;
  for (const { view } of segments) for (const value of view.keys[column]!.values) if (value > largest) largest = value;
  const places = new Int32Array(largest + 1).fill(-1);
  const values: number[] = [];
  for (const { view } of segments) for (const value of view.keys[column]!.values) if (places[value]! < 0) places[value] = values.push(value) - 1;
  return { size: values.length, values, places };
}

/** Groups in the order of an answer, with their texts; those behind the limit are left out. Ties go by the values. */
function ordered(found: readonly Found[], valuesOf: (group: number) => readonly string[], { order, groupBy, limit }: SeriesQuery) {
  const texts: (readonly string[] | undefined)[] = [];
  const textsOf = (group: number) => {
    const known = texts[group] ?? valuesOf(group);
    texts[group] = known;
    return known;
  };
  const byValues = (a: number, b: number) => {
    const [left, right] = [textsOf(a), textsOf(b)];
    const at = left.findIndex((value, index) => value !== right[index]);
    return at < 0 ? 0 : left[at]! < right[at]! ? -1 : 1;
  };
  const period = groupBy.indexOf('period');
  const byPeriod = (a: number, b: number) => {
    const [left, right] = period < 0 ? ['', ''] : [textsOf(a)[period]!, textsOf(b)[period]!];
    return left < right ? -1 : left > right ? 1 : byValues(a, b);
  };
  const sorted = Array.from(found, (_, group) => group).sort(order === 'events' ? (a, b) => found[b]!.events - found[a]!.events || byValues(a, b) : byPeriod);
  return sorted.slice(0, limit).map((group) => ({ group, values: textsOf(group) }));
}
