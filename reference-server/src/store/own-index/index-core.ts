/** An own index on SQLite, call by call in this thread: what `openSqliteIndex` and the thread of an index both run. */
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { IndexDocument, IndexQuery, IndexSchema, IndexStatistics } from '@jiyue/sdk/plugin';
import { type AttributeSets, attributeSets } from './attribute-sets.ts';
import { type DocumentLists, documentLists } from './document-lists.ts';
import type { PackedReply } from './packed-reply.ts';
import { type Queries, queries } from './query.ts';
import { emptyTables, type OpenIndex, openFile, openTables, readMeta, transaction } from './tables.ts';
import { type DocumentWriter, documentWriter } from './write-documents.ts';

/** The calls of the port, at once. */
export interface IndexCore {
  open(schema: IndexSchema): { readonly identity: string };
  put(documents: readonly IndexDocument[]): void;
  remove(ids: readonly string[]): void;
  clear(): void;
  query(query: IndexQuery): PackedReply;
  statistics(tokens: readonly string[]): IndexStatistics;
  digest(): string;
  close(): void;
}

/** What an index opens. */
export interface CoreOptions {
  /** Path of the file, or ":memory:"; the file is made when it is absent. */
  readonly file: string;
  /** Identity of a new or emptied index. */
  readonly newIdentity: () => string;
  /** Most pages of the file; absent: no limit. */
  readonly pageLimit?: number | undefined;
}

/** Everything that lives as long as the tables. */
interface Opened {
  readonly index: OpenIndex;
  readonly lists: DocumentLists;
  readonly sets: AttributeSets;
  readonly queries: Queries;
  readonly writer: DocumentWriter;
}

/** Opens the file; nothing can be asked before `open`. */
export function indexCore({ file, newIdentity, pageLimit }: CoreOptions): IndexCore {
  const database = openFile(file, pageLimit);
  let opened: Opened | undefined;
  const current = (): Opened => {
    if (!opened) throw new Error('the own index was used before open(schema)');
    return opened;
  };
  const write = (work: (writer: DocumentWriter) => void) => {
    const { writer, lists, sets } = current();
    try {
      transaction(database, () => work(writer));
    } catch (error) {
      sets.forget();
      throw error;
    } finally {
      lists.forget();
    }
  };

  return {
    open(schema) {
      opened = overTables(openTables(database, schema, newIdentity));
      return { identity: readMeta(database, 'identity')! };
    },
    put: (documents) => write((writer) => documents.forEach(writer.put)),
    remove: (ids) => write((writer) => ids.forEach(writer.remove)),
    clear() {
      const { index } = current();
      emptyTables(database, index.schema, newIdentity);
      opened = overTables(index);
    },
    query: (query) => current().queries(query),
    statistics: (tokens) => statistics(current(), tokens),
    digest: () => digest(current().index.database),
    close: () => database.close(),
  };
}

function overTables(index: OpenIndex): Opened {
  const lists = documentLists(index.database);
  const sets = attributeSets(index.database);
  return { index, lists, sets, queries: queries(index, lists, sets), writer: documentWriter(index, sets.place) };
}

function statistics({ index: { database, allFields }, lists }: Opened, tokens: readonly string[]): IndexStatistics {
  const documents = Number(readMeta(database, 'documents'));
  const sums = JSON.parse(readMeta(database, 'lengths')!) as number[];
  return {
    documents,
    averageLengths: Object.fromEntries(allFields.map((field, i) => [field, documents ? sums[i]! / documents : 0])),
    documentFrequencies: tokens.map((token) => lists.matching({ token }).length),
  };
}

function digest(database: DatabaseSync): string {
  const hash = createHash('sha256');
  for (const row of database.prepare('SELECT id, version, digest FROM document ORDER BY id').iterate()) {
    hash.update(`${JSON.stringify([row['id'], row['version'], row['digest']])}\n`);
  }
  return hash.digest('hex');
}
