/** What every driver of the own series refuses, in the same words, and the periods that events fall into. */
import type { SeriesEvent, SeriesPeriod, SeriesQuery, SeriesRollup, SeriesSchema } from './own-series.ts';

/** Limits of a series. */
export const seriesLimits = { dimensions: 24, sums: 8, distincts: 4, rollups: 24, valueLength: 200, idLength: 100, rows: 10_000, batch: 10_000 } as const;

/** @throws RangeError that names the member, the rule and the value */
export function checkSeriesSchema({ dimensions, sums, distincts, rollups }: SeriesSchema): void {
  const names = [...dimensions, ...sums, ...distincts];
  for (const name of [...names, ...rollups.map((rollup) => rollup.name)])
    if (!/^[A-Za-z]{1,32}$/.test(name) || name === 'period') throw new RangeError(`own series: "${name}" is not a name of 1 to 32 letters`);
  if (new Set(names).size < names.length || new Set(rollups.map(({ name }) => name)).size < rollups.length)
    throw new RangeError('own series: a name is given twice');
  const most = { dimensions, sums, distincts, rollups };
  for (const [what, list] of Object.entries(most)) {
    const least = what === 'dimensions' || what === 'rollups' ? 1 : 0;
    const limit = seriesLimits[what as keyof typeof most];
    if (list.length < least || list.length > limit) throw new RangeError(`own series: ${list.length} ${what}, ${least} to ${limit} are possible`);
  }
  for (const rollup of rollups) {
    const unknown = rollup.dimensions.find((one) => !dimensions.includes(one));
    if (unknown !== undefined) throw new RangeError(`own series: roll-up "${rollup.name}" names the dimension "${unknown}", which is not declared`);
    const uncounted = (rollup.distincts ?? []).find((one) => !distincts.includes(one));
    if (uncounted !== undefined) throw new RangeError(`own series: roll-up "${rollup.name}" names the distinct "${uncounted}", which is not declared`);
  }
}

/** An event as drivers keep it. */
export interface CheckedEvent {
  readonly id: string | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** In the order of the schema. */
  readonly dimensions: readonly string[];
  readonly sums: readonly number[];
  readonly distincts: readonly (string | undefined)[];
}

/** @throws RangeError for the first event that cannot be kept */
export function checkSeriesEvents(events: readonly SeriesEvent[], schema: SeriesSchema): readonly CheckedEvent[] {
  if (events.length > seriesLimits.batch) throw new RangeError(`own series: ${events.length} events at once, at most ${seriesLimits.batch}`);
  const known = { dimensions: new Set(schema.dimensions), sums: new Set(schema.sums), distincts: new Set(schema.distincts) };
  return events.map((event) => {
    const { id, at, dimensions, sums = {}, distincts = {} } = event;
    const instant = Date.parse(at);
    if (Number.isNaN(instant)) throw new RangeError(`own series: "${String(at)}" is no instant; write RFC 3339`);
    if (id !== undefined && (id.length < 1 || id.length > seriesLimits.idLength))
      throw new RangeError(`own series: id "${id.slice(0, 40)}" is not 1 to ${seriesLimits.idLength} characters`);
    for (const [what, given] of Object.entries({ dimensions, sums, distincts }) as [keyof typeof known, object][])
      for (const name of Object.keys(given)) if (!known[what].has(name)) throw new RangeError(`own series: "${name}" is not among the ${what} declared`);
    for (const value of [...Object.values(dimensions), ...Object.values(distincts)])
      if (typeof value !== 'string' || value.length > seriesLimits.valueLength)
        throw new RangeError(`own series: a value is longer than ${seriesLimits.valueLength} characters or no text`);
    for (const [name, value] of Object.entries(sums)) if (!Number.isSafeInteger(value)) throw new RangeError(`own series: ${name} ${value} is no whole number`);
    return {
      id,
      at: instant,
      dimensions: schema.dimensions.map((name) => dimensions[name] ?? ''),
      sums: schema.sums.map((name) => sums[name] ?? 0),
      distincts: schema.distincts.map((name) => distincts[name]),
    };
  });
}

/** What a roll-up counts once a value. */
export const distinctsOf = (rollup: SeriesRollup, schema: Pick<SeriesSchema, 'distincts'>): readonly string[] => rollup.distincts ?? schema.distincts;

/** @returns the roll-up that is asked. @throws RangeError */
export function checkSeriesQuery(
  { rollup: name, from, before, groupBy, filters = [], distincts = [], limit }: SeriesQuery,
  schema: SeriesSchema,
): SeriesRollup {
  const rollup = schema.rollups.find((one) => one.name === name);
  if (!rollup) throw new RangeError(`own series: there is no roll-up "${name}"; there are: ${schema.rollups.map((one) => one.name).join(', ')}`);
  for (const member of groupBy)
    if (member !== 'period' && !rollup.dimensions.includes(member)) throw new RangeError(`own series: roll-up "${name}" does not keep "${member}" apart`);
  if (new Set(groupBy).size < groupBy.length) throw new RangeError('own series: groupBy names a member twice');
  for (const { dimension } of filters)
    if (!rollup.dimensions.includes(dimension)) throw new RangeError(`own series: roll-up "${name}" does not keep "${dimension}" apart`);
  for (const one of distincts) {
    if (!schema.distincts.includes(one)) throw new RangeError(`own series: "${one}" is not among the distincts declared`);
    if (!distinctsOf(rollup, schema).includes(one)) throw new RangeError(`own series: roll-up "${name}" does not count "${one}"`);
  }
  for (const bound of [from, before])
    if (bound !== undefined && !periodForms[rollup.period].test(bound))
      throw new RangeError(`own series: "${bound}" is no period of the roll-up "${name}" (${rollup.period})`);
  if (!(Number.isInteger(limit) && limit >= 1 && limit <= seriesLimits.rows))
    throw new RangeError(`own series: limit ${limit} is not 1 to ${seriesLimits.rows}`);
  return rollup;
}

const periodForms: { readonly [period in SeriesPeriod]: RegExp } = {
  hour: /^\d{4}-\d{2}-\d{2}T\d{2}$/,
  day: /^\d{4}-\d{2}-\d{2}$/,
  month: /^\d{4}-\d{2}$/,
};
const periodLengths: { readonly [period in SeriesPeriod]: number } = { hour: 13, day: 10, month: 7 };

/** Asia/Shanghai has kept UTC+8 without summer time since 1991-09-15; older events do not occur. */
const shanghaiMs = 8 * 3_600_000;

/** Period of an instant: its text sorts. @param at milliseconds since 1970 */
export const periodOf = (at: number, period: SeriesPeriod): string => new Date(at + shanghaiMs).toISOString().slice(0, periodLengths[period]);
