/**
 * The file of an own index: its tables, its settings and how it is made. FTS5 holds the tokens without the text (contentless); `vector`
 * holds the counts of each document for the ranking; all attributes of a document are one entry of `attribute_set`, which documents share.
 */
import { DatabaseSync } from 'node:sqlite';
import type { IndexSchema } from '@jiyue/sdk/plugin';

/** What one open index consists of; shared by the files of this driver. */
export interface OpenIndex {
  readonly database: DatabaseSync;
  readonly schema: IndexSchema;
  /** Matched fields, then counted ones: the order of the packed counts. */
  readonly allFields: readonly string[];
}

/** Raised when the tables change: older files are emptied and filled anew from the log. */
const format = '2';

const tables = `
  CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE document(doc INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, sort_key TEXT NOT NULL,
    attribute_set INTEGER NOT NULL, lengths TEXT NOT NULL, digest TEXT NOT NULL);
  CREATE INDEX document_by_sort_key ON document(sort_key DESC, id);
  CREATE TABLE attribute_set(number INTEGER PRIMARY KEY, attributes TEXT NOT NULL UNIQUE);
  CREATE TABLE vector(doc INTEGER PRIMARY KEY, counts BLOB NOT NULL);
`;

// pages of 8 KiB: the counts of a long document lie on half as many
const settings = `
  PRAGMA page_size = 8192;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA cache_size = -32768;
  PRAGMA temp_store = MEMORY;
  PRAGMA busy_timeout = 5000;
  PRAGMA journal_size_limit = 67108864;
`;

/** Opens the file; makes it when it is absent. @param pageLimit most pages of the file; absent: no limit */
export function openFile(file: string, pageLimit?: number): DatabaseSync {
  const database = new DatabaseSync(file);
  try {
    database.exec(settings);
    if (pageLimit !== undefined) database.exec(`PRAGMA max_page_count = ${Math.trunc(pageLimit)}`);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** All or nothing. */
export function transaction(database: DatabaseSync, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Opens with this schema; an index of another schema or of older tables is emptied. */
export function openTables(database: DatabaseSync, schema: IndexSchema, newIdentity: () => string): OpenIndex {
  if (readMeta(database, 'schema') !== JSON.stringify(schema) || readMeta(database, 'format') !== format) emptyTables(database, schema, newIdentity);
  return { database, schema, allFields: allFieldsOf(schema) };
}

/** Makes the tables anew, with a new identity. */
export function emptyTables(database: DatabaseSync, schema: IndexSchema, newIdentity: () => string): void {
  checkSchema(schema);
  transaction(database, () => build(database, schema, newIdentity()));
}

/** @throws RangeError on a name that is none, or is given twice */
export function checkSchema(schema: IndexSchema): void {
  const names = [...allFieldsOf(schema), ...schema.attributes];
  for (const name of names) if (!/^[A-Za-z]{1,32}$/.test(name)) throw new RangeError(`own index: "${name}" is not a name of 1 to 32 letters`);
  if (new Set(names).size < names.length) throw new RangeError('own index: a field or attribute is named twice');
}

/** A figure of the whole index; undefined before the tables are made. */
export function readMeta(database: DatabaseSync, key: string): string | undefined {
  if (!database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'meta'").get()) return undefined;
  return database.prepare('SELECT value FROM meta WHERE key = ?').get(key)?.['value'] as string | undefined;
}

/** Matched fields, then counted ones. */
export const allFieldsOf = ({ fields, countedFields = [] }: IndexSchema): readonly string[] => [...fields, ...countedFields];

function build(database: DatabaseSync, schema: IndexSchema, identity: string): void {
  // "attribute" is of the first format
  for (const table of ['vocabulary', 'tokens', 'attribute', 'vector', 'document', 'attribute_set', 'meta']) database.exec(`DROP TABLE IF EXISTS ${table}`);
  database.exec(tables);
  // the ascii tokenizer takes every character beyond ASCII as it is and splits at the blanks
  database.exec(`CREATE VIRTUAL TABLE tokens USING fts5(${schema.fields.join(', ')}, content = '', contentless_delete = 1, tokenize = 'ascii')`);
  database.exec('CREATE VIRTUAL TABLE vocabulary USING fts5vocab(tokens, row)');
  const insert = database.prepare('INSERT INTO meta(key, value) VALUES(?, ?)');
  insert.run('format', format);
  insert.run('schema', JSON.stringify(schema));
  insert.run('identity', identity);
  insert.run('documents', '0');
  insert.run('lengths', JSON.stringify(allFieldsOf(schema).map(() => 0)));
}
