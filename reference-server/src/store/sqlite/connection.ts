/** One connection to the database file, with its settings and its prepared statements. */
import { DatabaseSync } from 'node:sqlite';
import { type CheckedStatement, prepareChecked } from './checked-statement.ts';

/** An open connection. */
export interface Connection {
  readonly database: DatabaseSync;
  /** The prepared statement for this text; made once. */
  sql(text: string): CheckedStatement;
  close(): void;
}

/** Most prepared statements kept; texts are made from a bounded set of shapes, this bounds the rest. */
const keptStatements = 400;

/**
 * Opens with full durability: a commit has reached the disk when it returns.
 * @param pageLimit most pages of the file; absent: no limit
 */
export function openConnection(file: string, use: 'write' | 'read', pageLimit?: number): Connection {
  const database = new DatabaseSync(file, { timeout: 5000, enableForeignKeyConstraints: true });
  database.exec(settings);
  if (use === 'read') database.exec('PRAGMA query_only = ON');
  if (pageLimit !== undefined) database.exec(`PRAGMA max_page_count = ${Math.trunc(pageLimit)}`);
  const statements = new Map<string, CheckedStatement>();
  return {
    database,
    sql(text) {
      const known = statements.get(text);
      if (known) return known;
      if (statements.size >= keptStatements) statements.delete(statements.keys().next().value!);
      const made = prepareChecked(database, text);
      statements.set(text, made);
      return made;
    },
    close: () => database.close(),
  };
}

// pages of 8 KiB (new files only): a document of the usual length needs half as many writes, and short records fill pages better.
// WAL: readers never wait for the writer. A larger log before the checkpoint (16 MiB) writes pages of a batch once instead of many times.
const settings = `
  PRAGMA page_size = 8192;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA cache_size = -65536;
  PRAGMA temp_store = MEMORY;
  PRAGMA wal_autocheckpoint = 2000;
  PRAGMA journal_size_limit = 67108864;
`;
