/**
 * The own series of a plugin on SQLite, call by call in this thread, one file of its own. Events are durable as chunks of columns when
 * `append` returns; roll-ups follow when there is enough to fold, and before anything is asked, so that nobody sees them behind.
 */
import { randomUUID } from 'node:crypto';
import {
  checkSeriesQuery,
  distinctsOf,
  type OwnSeries,
  periodOf,
  type SeriesPeriod,
  type SeriesQuery,
  type SeriesReply,
  type SeriesSchema,
} from '@jiyue/sdk/plugin';
import { addPacked, chunkWriter, dayStart, type OpenDays, spanOf } from './append-packed.ts';
import { addToRollup, foldWaiting, segmentShape, shapeOf } from './fold-events.ts';
import { DayIds, KnownIds } from './known-ids.ts';
import type { PackedEvents } from './pack-events.ts';
import { Projections } from './project-segment.ts';
import { type AskedSegment, answerFrom } from './query-series.ts';
import { DayEvents, readChunk } from './raw-events.ts';
import { readSegment, SegmentBuilder } from './segment.ts';
import { SegmentCache } from './segment-cache.ts';
import { makeTables, openSeriesFile, openSeriesTables } from './series-tables.ts';
import { type ValueNumbers, valueNumbers } from './value-numbers.ts';

/** The calls of the port, at once. */
export interface SeriesCore {
  open(schema: SeriesSchema): { readonly identity: string };
  /** Several batches in one transaction: durable together, counted apart. */
  appendAll(batches: readonly PackedEvents[]): readonly number[];
  /** Brings the roll-ups up to date when much is waiting. */
  foldWhenMany(): void;
  /** Brings them up to date whatever is waiting, so that the next question finds nothing to do. */
  foldAll(): void;
  query(query: SeriesQuery): SeriesReply;
  recount(query: SeriesQuery): SeriesReply;
  forgetRaw(before: string): number;
  size(): Awaited<ReturnType<OwnSeries['size']>>;
  clear(): void;
  close(): void;
}

interface Opened {
  readonly schema: SeriesSchema;
  readonly numbers: ValueNumbers;
  readonly ids: KnownIds;
  readonly write: (days: OpenDays) => number;
}

/** Roll-ups follow when so many events or chunks wait. */
const waitingEvents = 131_072;
const waitingChunks = 4096;

/** @param file path of the series' file, or ":memory:" */
export function seriesCore(file: string): SeriesCore {
  const database = openSeriesFile(file);
  const cache = new SegmentCache();
  const projections = new Projections();
  let opened: Opened | undefined;
  let waiting = { events: 0, chunks: 0 };
  const current = (): Opened => {
    if (!opened) throw new Error('the own series was used before open(schema)');
    return opened;
  };
  const prepare = (schema: SeriesSchema): Opened => {
    const shape = shapeOf(schema);
    const readDay = database.prepare('SELECT bytes FROM chunk WHERE day = ?');
    const ids = new KnownIds((day) => {
      const known = new DayIds();
      for (const row of readDay.iterate(day)) {
        const { idHigh, idLow, length } = readChunk(row['bytes'] as Uint8Array, shape);
        for (let at = 0; at < length; at += 1) if (idLow[at] !== 0) known.add(idHigh[at]!, idLow[at]!);
      }
      return known;
    });
    cache.clear();
    // what an earlier process left waiting is folded with the first question
    waiting = { events: waitingEvents, chunks: 0 };
    return { schema, numbers: valueNumbers(database), ids, write: chunkWriter(database) };
  };
  const fold = () => {
    const { schema } = current();
    if (waiting.events === 0 && waiting.chunks === 0) return;
    for (const { rollup, period } of foldWaiting(database, schema)) cache.drop(rollup, period);
    waiting = { events: 0, chunks: 0 };
  };
  const inTransaction = <T>(work: () => T): T => {
    const { ids, numbers } = current();
    database.exec('BEGIN IMMEDIATE');
    try {
      const value = work();
      database.exec('COMMIT');
      return value;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      // both may know of what was undone
      ids.forget();
      numbers.forget();
      throw error;
    }
  };

  return {
    open(schema) {
      const identity = openSeriesTables(database, schema, randomUUID);
      opened = prepare(schema);
      return { identity };
    },
    appendAll(batches) {
      const { schema, numbers, ids, write } = current();
      const needs = { shape: shapeOf(schema), numbers, ids };
      const days: OpenDays = new Map();
      const counted = inTransaction(() => {
        const counts = batches.map((batch) => addPacked(batch, days, needs));
        write(days);
        return counts;
      });
      for (const { length } of days.values()) waiting = { events: waiting.events + length, chunks: waiting.chunks + 1 };
      return counted;
    },
    foldAll: fold,
    foldWhenMany() {
      if (waiting.events >= waitingEvents || waiting.chunks >= waitingChunks) fold();
    },
    query(query) {
      const { schema, numbers } = current();
      const rollup = checkSeriesQuery(query, schema);
      fold();
      const place = schema.rollups.indexOf(rollup);
      const shape = segmentShape(rollup, schema);
      const { from = '', before = '~' } = query;
      const periods = database.prepare('SELECT period FROM segment WHERE rollup = ? AND period >= ? AND period < ? ORDER BY period').all(place, from, before);
      const readRows = database.prepare('SELECT bytes FROM segment WHERE rollup = ? AND period = ?');
      const readSketches = database.prepare('SELECT sketches FROM segment WHERE rollup = ? AND period = ?');
      const placeOf = (dimension: string) => rollup.dimensions.indexOf(dimension);
      const filters = (query.filters ?? []).map(({ dimension, anyOf }) => ({ column: placeOf(dimension), known: new Set(numbers.known(anyOf)) }));
      const columns = query.groupBy.filter((member) => member !== 'period').map(placeOf);
      const isProjected = (query.distincts ?? distinctsOf(rollup, schema)).length === 0;
      const key = JSON.stringify([columns, filters.map(({ column, known }) => [column, ...known])]);
      const segments = periods.map((row): AskedSegment => {
        const period = String(row['period']);
        const view = cache.view(place, period, () => {
          const bytes = readRows.get(place, period)!['bytes'] as Uint8Array;
          const view = readSegment(bytes, shape);
          // in memory places are words
          return { view, size: bytes.length + 4 * view.length * (shape.dimensions + 1) };
        });
        const projected = isProjected ? projections.of(view, filters, columns, key) : undefined;
        if (projected) return { period, view: projected, isFiltered: true, sketches: () => null };
        return { period, view, sketches: () => readSketches.get(place, period)!['sketches'] as Uint8Array | null };
      });
      return answerFrom(segments, query, { schema, shape, numbers });
    },
    recount(query) {
      const { schema, numbers } = current();
      const rollup = checkSeriesQuery(query, schema);
      const shape = segmentShape(rollup, schema);
      const builders = new Map<string, SegmentBuilder>();
      const isAsked = (period: string) => (query.from === undefined || period >= query.from) && (query.before === undefined || period < query.before);
      const none = new SegmentBuilder(shape);
      for (const row of database.prepare('SELECT day, bytes FROM chunk').iterate()) {
        const day = String(row['day']);
        if (!mayHold(day, rollup.period, query)) continue;
        addToRollup(day, readChunk(row['bytes'] as Uint8Array, shapeOf(schema)), rollup, schema, (period) => {
          if (!isAsked(period)) return none;
          const builder = builders.get(period) ?? new SegmentBuilder(shape);
          builders.set(period, builder);
          return builder;
        });
      }
      const segments = [...builders]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([period, builder]): AskedSegment => {
          const { rows, sketches } = builder.toBytes();
          return { period, view: readSegment(rows, shape), sketches: () => sketches };
        });
      return answerFrom(segments, query, { schema, shape, numbers });
    },
    forgetRaw(before) {
      const { schema, ids } = current();
      const instant = Date.parse(before);
      if (Number.isNaN(instant)) throw new RangeError(`own series: "${before}" is no instant; write RFC 3339`);
      // sums stay: what was not folded yet has to be before it goes
      fold();
      const forgotten = inTransaction(() => {
        let count = 0;
        for (const row of database.prepare('SELECT number, day, events, newest, bytes FROM chunk WHERE oldest < ?').all(instant)) {
          const [number, day, events] = [Number(row['number']), String(row['day']), Number(row['events'])];
          database.prepare('DELETE FROM chunk WHERE number = ?').run(number);
          count += events;
          if (Number(row['newest']) < instant) continue;
          const rest = new DayEvents(shapeOf(schema));
          const chunk = readChunk(row['bytes'] as Uint8Array, shapeOf(schema));
          rest.addAll(chunk, (at) => dayStart(day) + chunk.at[at]! >= instant);
          count -= rest.length;
          const write = database.prepare('INSERT INTO chunk(number, day, events, oldest, newest, bytes) VALUES(?, ?, ?, ?, ?, ?)');
          write.run(number, day, rest.length, ...spanOf(day, rest), rest.toBytes());
        }
        return count;
      });
      ids.forget();
      return forgotten;
    },
    size() {
      current();
      const row = database.prepare('SELECT sum(events) AS events, min(oldest) AS oldest, max(newest) AS newest FROM chunk').get()!;
      const rawEvents = Number(row['events'] ?? 0);
      if (rawEvents === 0) return { rawEvents };
      return { rawEvents, oldest: new Date(Number(row['oldest'])).toISOString(), newest: new Date(Number(row['newest'])).toISOString() };
    },
    clear() {
      const { schema } = current();
      makeTables(database, schema, randomUUID);
      opened = prepare(schema);
    },
    close: () => database.close(),
  };
}

/** Whether a day can hold what is asked. */
function mayHold(day: string, period: SeriesPeriod, { from, before }: Pick<SeriesQuery, 'from' | 'before'>): boolean {
  const start = dayStart(day);
  const [first, last] = [periodOf(start, period), periodOf(start + 86_399_999, period)];
  return (from === undefined || last >= from) && (before === undefined || first < before);
}
