/**
 * The file of an own series as lines of JSON and back: its schema, the values that its columns name by number, raw events and sums as they
 * lie there, packed. What is read is one moment of the file, also while a server writes to it.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SeriesSchema } from '@jiyue/sdk/plugin';
import { makeTables, openSeriesFile, readMeta, writeMeta } from './series-tables.ts';

/** Of the whole series; comes first. */
interface SeriesHead {
  readonly schema: SeriesSchema;
  readonly form: string;
  readonly identity: string;
  /** Chunks up to this number are in the sums. */
  readonly folded: string;
}

/** One line of a dump. */
export type SeriesLine =
  | { readonly series: SeriesHead }
  | { readonly seriesValue: { readonly number: number; readonly text: string } }
  | {
      readonly seriesEvents: {
        readonly number: number;
        readonly day: string;
        readonly events: number;
        readonly oldest: number;
        readonly newest: number;
        readonly base64: string;
      };
    }
  | { readonly seriesSums: { readonly rollup: number; readonly period: string; readonly base64: string; readonly sketches?: string } };

/** Whether a series was ever opened in the file. */
const isOpened = (database: DatabaseSync) =>
  database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'meta'").get() !== undefined && readMeta(database, 'schema') !== undefined;

/** All lines; none when there is no series. */
export function* dumpSeries(file: string): Generator<SeriesLine> {
  if (!existsSync(file)) return;
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    database.exec('PRAGMA busy_timeout = 5000; BEGIN');
    if (!isOpened(database)) return;
    const meta = (name: string) => readMeta(database, name) ?? '';
    yield { series: { schema: JSON.parse(meta('schema')) as SeriesSchema, form: meta('form'), identity: meta('identity'), folded: meta('folded') } };
    for (const row of database.prepare('SELECT number, text FROM value ORDER BY number').iterate())
      yield { seriesValue: { number: Number(row['number']), text: String(row['text']) } };
    for (const row of database.prepare('SELECT number, day, events, oldest, newest, bytes FROM chunk ORDER BY number').iterate())
      yield {
        seriesEvents: {
          number: Number(row['number']),
          day: String(row['day']),
          events: Number(row['events']),
          oldest: Number(row['oldest']),
          newest: Number(row['newest']),
          base64: base64Of(row['bytes']),
        },
      };
    for (const row of database.prepare('SELECT rollup, period, bytes, sketches FROM segment ORDER BY rollup, period').iterate())
      yield {
        seriesSums: {
          rollup: Number(row['rollup']),
          period: String(row['period']),
          base64: base64Of(row['bytes']),
          ...(row['sketches'] !== null && { sketches: base64Of(row['sketches']) }),
        },
      };
  } finally {
    database.close();
  }
}

/** Writes a series anew, line by line. */
export interface SeriesRestore {
  add(line: SeriesLine): void;
  /** Everything is there. @param isWhole false: nothing of it is kept */
  end(isWhole: boolean): void;
}

/** @param file that no server has open; what it held is gone */
export function restoreSeries(file: string): SeriesRestore {
  mkdirSync(dirname(file), { recursive: true });
  const database = openSeriesFile(file);
  let begun = false;
  return {
    add(line) {
      if ('series' in line) {
        const { schema, form, identity, folded } = line.series;
        makeTables(database, schema, () => identity);
        // another form of the program that wrote it: the plugin's next start empties such a series
        writeMeta(database, 'form', form);
        database.exec('BEGIN IMMEDIATE');
        begun = true;
        writeMeta(database, 'folded', folded);
      } else if (!begun) throw new RangeError('a line of a series without its head');
      else if ('seriesValue' in line) database.prepare('INSERT INTO value(number, text) VALUES(?, ?)').run(line.seriesValue.number, line.seriesValue.text);
      else if ('seriesEvents' in line) {
        const { number, day, events, oldest, newest, base64 } = line.seriesEvents;
        database
          .prepare('INSERT INTO chunk(number, day, events, oldest, newest, bytes) VALUES(?, ?, ?, ?, ?, ?)')
          .run(number, day, events, oldest, newest, bytesOf(base64));
      } else {
        const { rollup, period, base64, sketches } = line.seriesSums;
        const given = sketches === undefined ? null : bytesOf(sketches);
        database.prepare('INSERT INTO segment(rollup, period, bytes, sketches) VALUES(?, ?, ?, ?)').run(rollup, period, bytesOf(base64), given);
      }
    },
    end(isWhole) {
      if (begun) database.exec(isWhole ? 'COMMIT' : 'ROLLBACK');
      database.close();
    },
  };
}

const base64Of = (value: unknown) => Buffer.from(value as Uint8Array).toString('base64');
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
