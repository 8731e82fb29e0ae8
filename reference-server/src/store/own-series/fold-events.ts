/** Adds raw events to the segments of every roll-up: what was appended since the last time, in one transaction with the note how far it got. */
import type { DatabaseSync } from 'node:sqlite';
import { distinctsOf, periodOf, type SeriesRollup, type SeriesSchema } from '@jiyue/sdk/plugin';
import { dayStart, spanOf } from './append-packed.ts';
import { amountAt, valueAt } from './columns.ts';
import { DayEvents, hashAt, type RawChunk, readChunk, type Shape } from './raw-events.ts';
import { type SegmentBytes, SegmentBuilder, type SegmentShape } from './segment.ts';
import { readMeta, writeMeta } from './series-tables.ts';

/** Shape of the raw events of a schema. */
export const shapeOf = ({ dimensions, sums, distincts }: SeriesSchema): Shape => ({
  dimensions: dimensions.length,
  sums: sums.length,
  distincts: distincts.length,
});

/** Shape of the segments of a roll-up. */
export const segmentShape = (rollup: SeriesRollup, schema: SeriesSchema): SegmentShape => ({
  dimensions: rollup.dimensions.length,
  sums: schema.sums.length,
  distincts: distinctsOf(rollup, schema).length,
});

/** Adds the events of a day to the segments of one roll-up. @param builderOf makes or finds the segment of a period */
export function addToRollup(day: string, chunk: RawChunk, rollup: SeriesRollup, schema: SeriesSchema, builderOf: (period: string) => SegmentBuilder): void {
  const places = rollup.dimensions.map((name) => schema.dimensions.indexOf(name));
  const distincts = distinctsOf(rollup, schema).map((name) => schema.distincts.indexOf(name));
  const key = new Uint32Array(places.length);
  const start = dayStart(day);
  // a day lies within one day and one month; hours are told by the event
  const whole = rollup.period === 'hour' ? undefined : builderOf(periodOf(start, rollup.period));
  const hours: (SegmentBuilder | undefined)[] = [];
  const sums = chunk.sums.map((amounts, index) => ({ amounts, index })).filter(({ amounts }) => amounts.rows !== undefined || amounts.same !== 0);
  for (let row = 0; row < chunk.length; row += 1) {
    let builder = whole;
    if (!builder) {
      const hour = Math.floor(chunk.at[row]! / 3_600_000);
      builder = hours[hour] ??= builderOf(periodOf(start + hour * 3_600_000, 'hour'));
    }
    for (let index = 0; index < places.length; index += 1) key[index] = valueAt(chunk.dimensions[places[index]!]!, row);
    const to = builder.rowOf(key);
    builder.count(to);
    for (const { amounts, index } of sums) builder.addSum(to, index, amountAt(amounts, row));
    for (let index = 0; index < distincts.length; index += 1) {
      const hash = hashAt(chunk, distincts[index]!, row);
      if (hash !== undefined) builder.addHash(to, index, hash);
    }
  }
}

/** Smaller chunks of one day become one when they are folded. */
const smallChunk = 8192;

/** Folds what is waiting. @returns rollup and period of every segment that changed */
export function foldWaiting(database: DatabaseSync, schema: SeriesSchema): readonly { readonly rollup: number; readonly period: string }[] {
  const folded = Number(readMeta(database, 'folded') ?? 0);
  const waiting = database.prepare('SELECT number, day, events FROM chunk WHERE number > ? ORDER BY number').all(folded);
  if (waiting.length === 0) return [];
  const shape = shapeOf(schema);
  const readBytes = database.prepare('SELECT bytes FROM chunk WHERE number = ?');
  const readSegmentBytes = database.prepare('SELECT bytes, sketches FROM segment WHERE rollup = ? AND period = ?');
  const builders = schema.rollups.map(() => new Map<string, SegmentBuilder>());
  const small = new Map<string, { readonly numbers: number[]; readonly events: DayEvents }>();
  let last = folded;
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const row of waiting) {
      const [number, day] = [Number(row['number']), String(row['day'])];
      const chunk = readChunk(readBytes.get(number)!['bytes'] as Uint8Array, shape);
      schema.rollups.forEach((rollup, place) => {
        addToRollup(day, chunk, rollup, schema, (period) => {
          const known = builders[place]!.get(period);
          if (known) return known;
          const stored = readSegmentBytes.get(place, period);
          const made = stored
            ? SegmentBuilder.from({ rows: stored['bytes'], sketches: stored['sketches'] } as SegmentBytes, segmentShape(rollup, schema))
            : new SegmentBuilder(segmentShape(rollup, schema));
          builders[place]!.set(period, made);
          return made;
        });
      });
      if (chunk.length < smallChunk) {
        const joined = small.get(day) ?? { numbers: [], events: new DayEvents(shape) };
        small.set(day, joined);
        joined.numbers.push(number);
        joined.events.addAll(chunk);
      }
      last = number;
    }
    joinSmall(database, small);
    const write = database.prepare(
      'INSERT INTO segment(rollup, period, bytes, sketches) VALUES(?, ?, ?, ?) ON CONFLICT(rollup, period) DO UPDATE SET bytes = excluded.bytes, sketches = excluded.sketches',
    );
    const changed: { rollup: number; period: string }[] = [];
    builders.forEach((periods, rollup) => {
      for (const [period, builder] of periods) {
        const { rows, sketches } = builder.toBytes();
        write.run(rollup, period, rows, sketches);
        changed.push({ rollup, period });
      }
    });
    writeMeta(database, 'folded', String(last));
    database.exec('COMMIT');
    return changed;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function joinSmall(database: DatabaseSync, small: ReadonlyMap<string, { readonly numbers: readonly number[]; readonly events: DayEvents }>): void {
  const remove = database.prepare('DELETE FROM chunk WHERE number = ?');
  const write = database.prepare('INSERT INTO chunk(number, day, events, oldest, newest, bytes) VALUES(?, ?, ?, ?, ?, ?)');
  for (const [day, { numbers, events }] of small) {
    if (numbers.length < 2) continue;
    for (const number of numbers) remove.run(number);
    write.run(numbers.at(-1)!, day, events.length, ...spanOf(day, events), events.toBytes());
  }
}
