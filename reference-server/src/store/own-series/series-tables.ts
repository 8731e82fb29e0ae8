/** Tables of a series: values by number, raw events, one table a roll-up. Made from the schema; another schema empties the file. */
import { DatabaseSync } from 'node:sqlite';
import { checkSeriesSchema, type SeriesSchema } from '@jiyue/sdk/plugin';

/** Opens the file; every commit is on the disk when it returns. @param file path, or ":memory:" */
export function openSeriesFile(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -65536;');
  database.exec(`CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS value(number INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;`);
  return database;
}

/** Names of columns: the schema's own names may be words of SQL. */
export const columnsOf = (letter: 'd' | 's' | 'h', count: number): readonly string[] => Array.from({ length: count }, (_, place) => `${letter}${place}`);

/** Table of a roll-up by its place in the schema. */
export const rollupTable = (place: number): string => `rollup${place}`;

/**
 * Brings the tables to the schema. @param newIdentity gives the identity of a new or emptied series
 * @returns the identity
 */
export function openSeriesTables(database: DatabaseSync, schema: SeriesSchema, newIdentity: () => string): string {
  checkSeriesSchema(schema);
  const stored = readMeta(database, 'schema');
  const wanted = JSON.stringify(schema);
  if (stored !== wanted) makeTables(database, schema, newIdentity);
  return readMeta(database, 'identity')!;
}

/** Drops what is there and makes the tables anew, in one step. */
export function makeTables(database: DatabaseSync, schema: SeriesSchema, newIdentity: () => string): void {
  const { dimensions, sums, distincts, rollups } = schema;
  const known = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND (name = 'event' OR name LIKE 'rollup%')").all();
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const { name } of known) database.exec(`DROP TABLE ${String(name)}`);
    database.exec('DELETE FROM value');
    const numbers = (columns: readonly string[]) => columns.map((column) => `, ${column} INTEGER NOT NULL`).join('');
    const hashes = columnsOf('h', distincts.length)
      .map((column) => `, ${column} INTEGER`)
      .join('');
    database.exec(
      `CREATE TABLE event(row INTEGER PRIMARY KEY, id TEXT, at INTEGER NOT NULL${numbers(columnsOf('d', dimensions.length))}${numbers(columnsOf('s', sums.length))}${hashes}) STRICT`,
    );
    database.exec('CREATE UNIQUE INDEX event_by_id ON event(id) WHERE id IS NOT NULL; CREATE INDEX event_by_time ON event(at)');
    rollups.forEach((rollup, place) => {
      const kept = columnsOf('d', rollup.dimensions.length);
      const sketches = columnsOf('h', distincts.length)
        .map((column) => `, ${column} BLOB`)
        .join('');
      database.exec(
        `CREATE TABLE ${rollupTable(place)}(period TEXT NOT NULL${numbers(kept)}, events INTEGER NOT NULL${numbers(columnsOf('s', sums.length))}${sketches},
          PRIMARY KEY(${['period', ...kept].join(', ')})) STRICT, WITHOUT ROWID`,
      );
    });
    const write = database.prepare('INSERT INTO meta(name, value) VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value');
    write.run('schema', JSON.stringify(schema));
    write.run('identity', newIdentity());
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

const readMeta = (database: DatabaseSync, name: string): string | undefined =>
  database.prepare('SELECT value FROM meta WHERE name = ?').get(name)?.['value'] as string | undefined;
