/** Tables of a series: values by number, chunks of raw events, segments of roll-ups. Another schema, or another form of the file, empties it. */
import { DatabaseSync } from 'node:sqlite';
import { checkSeriesSchema, type SeriesSchema } from '@jiyue/sdk/plugin';

/** Raised when chunks or segments are written in another way. */
const form = '2';

/** Opens the file; every commit is on the disk when it returns. @param file path, or ":memory:" */
export function openSeriesFile(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -16384;');
  database.exec(`CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS value(number INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;`);
  return database;
}

/**
 * Brings the tables to the schema. @param newIdentity gives the identity of a new or emptied series
 * @returns the identity
 */
export function openSeriesTables(database: DatabaseSync, schema: SeriesSchema, newIdentity: () => string): string {
  checkSeriesSchema(schema);
  const isKept = readMeta(database, 'schema') === JSON.stringify(schema) && readMeta(database, 'form') === form;
  if (!isKept) makeTables(database, schema, newIdentity);
  return readMeta(database, 'identity')!;
}

/** Drops what is there and makes the tables anew, in one step. */
export function makeTables(database: DatabaseSync, schema: SeriesSchema, newIdentity: () => string): void {
  const known = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('meta', 'value') AND name NOT LIKE 'sqlite%'").all();
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const { name } of known) database.exec(`DROP TABLE ${String(name)}`);
    database.exec('DELETE FROM value');
    // chunks above the number "folded" are not in the segments yet
    database.exec(`CREATE TABLE chunk(number INTEGER PRIMARY KEY AUTOINCREMENT, day TEXT NOT NULL, events INTEGER NOT NULL, oldest INTEGER NOT NULL,
        newest INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
      CREATE INDEX chunk_by_day ON chunk(day);
      CREATE TABLE segment(rollup INTEGER NOT NULL, period TEXT NOT NULL, bytes BLOB NOT NULL, sketches BLOB, UNIQUE(rollup, period)) STRICT;`);
    writeMeta(database, 'schema', JSON.stringify(schema));
    writeMeta(database, 'form', form);
    writeMeta(database, 'folded', '0');
    writeMeta(database, 'identity', newIdentity());
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** A note in the file. */
export const readMeta = (database: DatabaseSync, name: string): string | undefined =>
  database.prepare('SELECT value FROM meta WHERE name = ?').get(name)?.['value'] as string | undefined;

/** Writes a note. */
export const writeMeta = (database: DatabaseSync, name: string, value: string): void => {
  database.prepare('INSERT INTO meta(name, value) VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value').run(name, value);
};
