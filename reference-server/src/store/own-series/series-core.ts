/** The own series of a plugin on SQLite, call by call in this thread, one file of its own. */
import { randomUUID } from 'node:crypto';
import { checkSeriesEvents, type OwnSeries, type SeriesEvent, type SeriesQuery, type SeriesReply, type SeriesSchema } from '@jiyue/sdk/plugin';
import { type AppendEvents, eventAppender } from './append-events.ts';
import { querySeries, recountSeries, type SeriesReads } from './query-series.ts';
import { makeTables, openSeriesFile, openSeriesTables } from './series-tables.ts';
import { valueNumbers } from './value-numbers.ts';

/** The calls of the port, at once. */
export interface SeriesCore {
  open(schema: SeriesSchema): { readonly identity: string };
  append(events: readonly SeriesEvent[]): number;
  query(query: SeriesQuery): SeriesReply;
  recount(query: SeriesQuery): SeriesReply;
  forgetRaw(before: string): number;
  size(): Awaited<ReturnType<OwnSeries['size']>>;
  clear(): void;
  close(): void;
}

interface Opened extends SeriesReads {
  readonly append: AppendEvents;
}

/** @param file path of the series' file, or ":memory:" */
export function seriesCore(file: string): SeriesCore {
  const database = openSeriesFile(file);
  let opened: Opened | undefined;
  const current = (): Opened => {
    if (!opened) throw new Error('the own series was used before open(schema)');
    return opened;
  };
  const prepare = (schema: SeriesSchema): Opened => {
    const numbers = valueNumbers(database);
    return { database, schema, numbers, append: eventAppender(database, schema, numbers) };
  };
  return {
    open(schema) {
      const identity = openSeriesTables(database, schema, randomUUID);
      opened = prepare(schema);
      return { identity };
    },
    append(events) {
      const { schema, append, numbers } = current();
      const checked = checkSeriesEvents(events, schema);
      database.exec('BEGIN IMMEDIATE');
      try {
        const counted = append(checked);
        database.exec('COMMIT');
        return counted;
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK');
        numbers.forget();
        throw error;
      }
    },
    query: (query) => querySeries(query, current()),
    recount: (query) => recountSeries(query, current()),
    forgetRaw(before) {
      current();
      const instant = Date.parse(before);
      if (Number.isNaN(instant)) throw new RangeError(`own series: "${before}" is no instant; write RFC 3339`);
      return Number(database.prepare('DELETE FROM event WHERE at < ?').run(instant).changes);
    },
    size() {
      current();
      const row = database.prepare('SELECT count(*) AS events, min(at) AS oldest, max(at) AS newest FROM event').get()!;
      const rawEvents = Number(row['events']);
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
