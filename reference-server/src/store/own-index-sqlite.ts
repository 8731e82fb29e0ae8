/**
 * The own index of a plugin on SQLite FTS5, one file of its own. FTS5 holds the tokens without the text (contentless) and finds
 * candidates; `vector` holds the counts of each document for the ranking; `attribute` serves filters and facets.
 */
import { createHash, randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { IndexDocument, IndexSchema, IndexStatistics, OwnIndex } from '@jiyue/sdk/plugin';
import { hashToken, packCounts } from './own-index-counts.ts';
import { queryIndex } from './own-index-query.ts';

const tables = `
  CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE document(doc INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, sort_key TEXT NOT NULL,
    attributes TEXT NOT NULL, lengths TEXT NOT NULL, digest TEXT NOT NULL);
  CREATE INDEX document_by_sort_key ON document(sort_key);
  CREATE TABLE vector(doc INTEGER PRIMARY KEY, counts BLOB NOT NULL);
  CREATE TABLE attribute(doc INTEGER NOT NULL, name INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY(doc, name, value)) WITHOUT ROWID;
  CREATE INDEX attribute_by_value ON attribute(name, value);
`;

/** What one open index consists of; shared by the files of this driver. */
export interface OpenIndex {
  readonly database: DatabaseSync;
  readonly schema: IndexSchema;
  /** Matched fields, then counted ones: the order of the packed counts. */
  readonly allFields: readonly string[];
}

/** An own index that can be closed; the host closes it when the plugin stops. */
export interface ClosableIndex extends OwnIndex {
  close(): void;
}

/**
 * @param file path of the index file, or ":memory:"; the file is made when it is absent
 * @param newIdentity gives the identity of a new or emptied index
 */
export function openSqliteIndex(file: string, newIdentity: () => string = randomUUID): ClosableIndex {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768; PRAGMA busy_timeout = 5000');
  let opened: OpenIndex | undefined;
  const index = () => {
    if (!opened) throw new Error('the own index was used before open(schema)');
    return opened;
  };
  const empty = (schema: IndexSchema) => transaction(database, () => build(database, schema, newIdentity()));

  return {
    async open(schema) {
      if (!sameSchema(readMeta(database, 'schema'), schema)) empty(schema);
      opened = { database, schema, allFields: [...schema.fields, ...(schema.countedFields ?? [])] };
      return { identity: readMeta(database, 'identity')! };
    },
    async put(documents) {
      const { put } = writer(index());
      transaction(database, () => documents.forEach(put));
    },
    async remove(ids) {
      const { remove } = writer(index());
      transaction(database, () => ids.forEach(remove));
    },
    clear: async () => empty(index().schema),
    query: async (query) => queryIndex(index(), query),
    statistics: async (tokens) => statistics(index(), tokens),
    digest: async () => digest(index().database),
    close: () => database.close(),
  };
}

function transaction(database: DatabaseSync, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function readMeta(database: DatabaseSync, key: string): string | undefined {
  if (!database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'meta'").get()) return undefined;
  return database.prepare('SELECT value FROM meta WHERE key = ?').get(key)?.['value'] as string | undefined;
}

const sameSchema = (stored: string | undefined, schema: IndexSchema) => stored === JSON.stringify(schema);

function build(database: DatabaseSync, schema: IndexSchema, identity: string): void {
  const names = [...schema.fields, ...(schema.countedFields ?? []), ...schema.attributes];
  for (const name of names) if (!/^[A-Za-z]{1,32}$/.test(name)) throw new RangeError(`own index: "${name}" is not a name of 1 to 32 letters`);
  if (new Set(names).size < names.length) throw new RangeError('own index: a field or attribute is named twice');
  for (const table of ['vocabulary', 'tokens', 'attribute', 'vector', 'document', 'meta']) database.exec(`DROP TABLE IF EXISTS ${table}`);
  database.exec(tables);
  // the ascii tokenizer takes every character beyond ASCII as it is and splits at the blanks
  database.exec(`CREATE VIRTUAL TABLE tokens USING fts5(${schema.fields.join(', ')}, content = '', contentless_delete = 1, tokenize = 'ascii')`);
  database.exec('CREATE VIRTUAL TABLE vocabulary USING fts5vocab(tokens, row)');
  const insert = database.prepare('INSERT INTO meta(key, value) VALUES(?, ?)');
  insert.run('schema', JSON.stringify(schema));
  insert.run('identity', identity);
  insert.run('documents', '0');
  insert.run('lengths', JSON.stringify([...schema.fields, ...(schema.countedFields ?? [])].map(() => 0)));
}

// --- writing ---

const writers = new WeakMap<OpenIndex, ReturnType<typeof makeWriter>>();

function writer(index: OpenIndex): ReturnType<typeof makeWriter> {
  const made = writers.get(index) ?? makeWriter(index);
  writers.set(index, made);
  return made;
}

function makeWriter({ database, schema, allFields }: OpenIndex) {
  const find = database.prepare('SELECT doc, version, lengths, digest FROM document WHERE id = ?');
  const insertDocument = database.prepare('INSERT INTO document(id, version, sort_key, attributes, lengths, digest) VALUES(?, ?, ?, ?, ?, ?)');
  const insertTokens = database.prepare(`INSERT INTO tokens(rowid, ${schema.fields.join(', ')}) VALUES(?${', ?'.repeat(schema.fields.length)})`);
  const insertVector = database.prepare('INSERT INTO vector(doc, counts) VALUES(?, ?)');
  const insertAttribute = database.prepare('INSERT INTO attribute(doc, name, value) VALUES(?, ?, ?)');
  const forget = ['tokens WHERE rowid', 'vector WHERE doc', 'attribute WHERE doc', 'document WHERE doc'].map((from) =>
    database.prepare(`DELETE FROM ${from} = ?`),
  );
  const readTotals = database.prepare(
    "SELECT (SELECT value FROM meta WHERE key = 'documents') AS documents, (SELECT value FROM meta WHERE key = 'lengths') AS lengths",
  );
  const writeTotal = database.prepare('UPDATE meta SET value = ? WHERE key = ?');

  const addTotals = (sign: 1 | -1, lengths: readonly number[]) => {
    const totals = readTotals.get() as { documents: string; lengths: string };
    const sums = JSON.parse(totals.lengths) as number[];
    writeTotal.run(String(Number(totals.documents) + sign), 'documents');
    writeTotal.run(JSON.stringify(sums.map((sum, i) => sum + sign * lengths[i]!)), 'lengths');
  };

  const erase = (doc: number, lengths: string) => {
    for (const statement of forget) statement.run(doc);
    addTotals(-1, JSON.parse(lengths) as number[]);
  };

  const put = (document: IndexDocument) => {
    const attributes = checkedAttributes(document, schema, allFields);
    const known = find.get(document.id) as { doc: number; version: number; lengths: string; digest: string } | undefined;
    if (known && known.version > document.version) return;
    const attributeText = JSON.stringify(attributes);
    const contentDigest = digestOf(document, attributeText, allFields);
    if (known && known.version === document.version && known.digest === contentDigest) return;
    if (known) erase(known.doc, known.lengths);
    const { lengths, bytes } = packCounts(allFields.map((field) => document.text[field] ?? ''));
    const doc = Number(
      insertDocument.run(document.id, document.version, document.sortKey, attributeText, JSON.stringify(lengths), contentDigest).lastInsertRowid,
    );
    insertTokens.run(doc, ...schema.fields.map((field) => document.text[field] ?? ''));
    insertVector.run(doc, bytes);
    for (const [name, values] of Object.entries(attributes)) {
      for (const value of new Set(values)) insertAttribute.run(doc, schema.attributes.indexOf(name), value);
    }
    addTotals(1, lengths);
  };

  const remove = (id: string) => {
    const known = find.get(id) as { doc: number; lengths: string } | undefined;
    if (known) erase(known.doc, known.lengths);
  };

  return { put, remove };
}

/** Attributes as lists, in the order of the schema. */
function checkedAttributes(document: IndexDocument, schema: IndexSchema, allFields: readonly string[]): { [name: string]: string[] } {
  for (const field of Object.keys(document.text)) if (!allFields.includes(field)) throw new RangeError(`own index: field "${field}" is not declared`);
  for (const name of Object.keys(document.attributes))
    if (!schema.attributes.includes(name)) throw new RangeError(`own index: attribute "${name}" is not declared`);
  return Object.fromEntries(schema.attributes.map((name) => [name, [document.attributes[name] ?? []].flat()]));
}

const digestOf = (document: IndexDocument, attributes: string, allFields: readonly string[]) =>
  createHash('sha256')
    .update(JSON.stringify([document.sortKey, attributes, allFields.map((field) => document.text[field] ?? '')]))
    .digest('base64');

// --- reading ---

function statistics({ database, allFields }: OpenIndex, tokens: readonly string[]): IndexStatistics {
  const documents = Number(readMeta(database, 'documents'));
  const sums = JSON.parse(readMeta(database, 'lengths')!) as number[];
  const frequency = database.prepare('SELECT doc FROM vocabulary WHERE term = ?');
  return {
    documents,
    averageLengths: Object.fromEntries(allFields.map((field, i) => [field, documents ? sums[i]! / documents : 0])),
    documentFrequencies: tokens.map((token) => Number(frequency.get(token)?.['doc'] ?? 0)),
  };
}

function digest(database: DatabaseSync): string {
  const hash = createHash('sha256');
  for (const row of database.prepare('SELECT id, version, digest FROM document ORDER BY id').iterate()) {
    hash.update(`${JSON.stringify([row['id'], row['version'], row['digest']])}\n`);
  }
  return hash.digest('hex');
}

/** Hashes of the tokens to count; one place, so that reading and writing agree. */
export const measureHashes = (tokens: readonly string[]): number[] => tokens.map((token) => hashToken(token));
