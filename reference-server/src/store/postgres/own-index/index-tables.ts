/**
 * Tables of the own indexes of plugins in PostgreSQL. Each opened schema is a generation with tables of its own: servers of an older
 * program go on with theirs while a newer one fills the next. Shared by all server processes of the platform.
 *
 * `piece` holds the tokens of a document as a tsvector without positions, under GIN: a key is the field's letter and the token, so that
 * fields need no index each. Long documents lie in several pieces by the hash of the token, each with the counts of its tokens: ranking reads
 * only the pieces that a question asks for, and no tsvector reaches its limit of 1 MiB. `words` keeps the order of tokens, for phrases.
 */
import { randomUUID } from 'node:crypto';
import type { IndexSchema } from '@jiyue/sdk/plugin';
import { allFieldsOf, checkSchema } from '../../own-index/tables.ts';
import type { Pool } from '../connect.ts';
import type { Queries } from '../sql.ts';

/** One generation of the index of one plugin. */
export interface IndexGeneration {
  readonly number: number;
  readonly identity: string;
  readonly schema: IndexSchema;
  /** Matched fields, then counted ones: the order of lengths and packed counts. */
  readonly allFields: readonly string[];
  /** Names of the tables. */
  readonly document: string;
  readonly piece: string;
  readonly counts: string;
  readonly words: string;
  readonly attributeSet: string;
}

/** Figures of a whole index. */
export interface IndexState {
  /** Changes with every write. */
  readonly changes: number;
  readonly identity: string;
  readonly documents: number;
  /** Sum of the lengths of each field. */
  readonly lengths: readonly number[];
}

/** The index was replaced by a later program; this process has to be started anew. */
export class IndexReplaced extends Error {
  constructor(generation: number) {
    super(`generation ${generation} of the own index is gone: a later program has opened others since`);
    this.name = 'IndexReplaced';
  }
}

/** Raised when the tables change: indexes are then filled anew from the log. */
const format = '1';

/** Opens with this schema; another one than the last begins a new generation. @throws RangeError on a name that is none */
export async function openGeneration(pool: Pool, pluginId: string, schema: IndexSchema): Promise<IndexGeneration> {
  checkSchema(schema);
  const wanted = `${format} ${JSON.stringify(schema)}`;
  return pool.transaction(async (queries) => {
    // one lock a plugin: processes that start at once wait for each other
    await queries.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 7))', `jiyue own index ${pluginId}`);
    const known = await queries.rows('SELECT generation, schema, identity FROM own_index WHERE plugin_id = $1 ORDER BY generation DESC', pluginId);
    if (known[0]?.['schema'] === wanted) return generationOf(known[0]['generation'] as number, known[0]['identity'] as string, schema);
    // the last one stays for the processes that still run the program before
    for (const row of known.slice(1)) await dropGeneration(queries, row['generation'] as number);
    const lengths = allFieldsOf(schema).map(() => 0);
    const [made] = await queries.rows(
      'INSERT INTO own_index(plugin_id, schema, identity, documents, lengths, changes) VALUES($1, $2, $3, 0, $4::bigint[], 0) RETURNING generation',
      ...[pluginId, wanted, randomUUID(), lengths],
    );
    const [row] = await queries.rows('SELECT identity FROM own_index WHERE generation = $1', made!['generation'] as number);
    const generation = generationOf(made!['generation'] as number, row!['identity'] as string, schema);
    await build(queries, generation);
    return generation;
  });
}

/** Forgets all generations of a plugin. */
export async function dropIndex(queries: Queries, pluginId: string): Promise<void> {
  for (const row of await queries.rows('SELECT generation FROM own_index WHERE plugin_id = $1', pluginId)) {
    await dropGeneration(queries, row['generation'] as number);
  }
}

/** Empties one and gives it a new identity. */
export async function emptyGeneration(queries: Queries, generation: IndexGeneration): Promise<void> {
  await lockState(queries, generation);
  const { document, piece, counts, words, attributeSet } = generation;
  await queries.change(`TRUNCATE ${document}, ${piece}, ${counts}, ${words}, ${attributeSet}`);
  await queries.change(
    'UPDATE own_index SET identity = $2, documents = 0, lengths = $3::bigint[], changes = changes + 1 WHERE generation = $1',
    ...[generation.number, randomUUID(), generation.allFields.map(() => 0)],
  );
}

const stateSql = 'SELECT changes, identity, documents, array_to_json(lengths)::text AS lengths FROM own_index WHERE generation = $1';

/** @throws IndexReplaced */
export const readState = async ({ rows }: Queries, { number }: IndexGeneration): Promise<IndexState> => stateOf((await rows(stateSql, number))[0], number);

/** The same, and no other process writes until the transaction ends. */
export const lockState = async ({ rows }: Queries, { number }: IndexGeneration): Promise<IndexState> =>
  stateOf((await rows(`${stateSql} FOR UPDATE`, number))[0], number);

function stateOf(row: { readonly [column: string]: unknown } | undefined, number: number): IndexState {
  if (!row) throw new IndexReplaced(number);
  return {
    changes: row['changes'] as number,
    identity: row['identity'] as string,
    documents: row['documents'] as number,
    lengths: JSON.parse(row['lengths'] as string) as number[],
  };
}

function generationOf(number: number, identity: string, schema: IndexSchema): IndexGeneration {
  const table = (name: string) => `own_index_${number}_${name}`;
  return {
    ...{ number, identity, schema, allFields: allFieldsOf(schema) },
    ...{ document: table('document'), piece: table('piece'), counts: table('counts'), words: table('words'), attributeSet: table('attribute_set') },
  };
}

async function dropGeneration({ change }: Queries, number: number): Promise<void> {
  const { document, piece, counts, words, attributeSet } = generationOf(number, '', { version: '', fields: [], attributes: [] });
  await change(`DROP TABLE IF EXISTS ${document}, ${piece}, ${counts}, ${words}, ${attributeSet}`);
  await change('DELETE FROM own_index WHERE generation = $1', number);
}

async function build({ change }: Queries, { document, piece, counts, words, attributeSet }: IndexGeneration): Promise<void> {
  const text = 'text COLLATE "C"';
  await change(`CREATE TABLE ${document}(doc int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id ${text} NOT NULL UNIQUE, version int NOT NULL,
    sort_key ${text} NOT NULL, attribute_set int NOT NULL, lengths int[] NOT NULL, size int NOT NULL, bits int NOT NULL, digest ${text} NOT NULL)`);
  await change(`CREATE INDEX ${document}_by_sort_key ON ${document}(sort_key DESC, id)`);
  await change(`CREATE TABLE ${attributeSet}(number int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, attributes text NOT NULL, digest ${text} NOT NULL UNIQUE)`);
  // tokens lie outside the rows, so that reading the numbers of many documents reads few pages; counts lie inside, one page a document
  await change(`CREATE TABLE ${piece}(doc int NOT NULL, piece int NOT NULL, lexemes tsvector NOT NULL, PRIMARY KEY(doc, piece))
    WITH (toast_tuple_target = 128)`);
  await change(`CREATE TABLE ${counts}(doc int NOT NULL, piece int NOT NULL, counts bytea NOT NULL, PRIMARY KEY(doc, piece)) WITH (toast_tuple_target = 8160)`);
  await change(`ALTER TABLE ${counts} ALTER counts SET STORAGE EXTERNAL`);
  // no list of pending entries: every question would walk through it
  await change(`CREATE INDEX ${piece}_by_lexeme ON ${piece} USING gin(lexemes) WITH (fastupdate = off)`);
  await change(`CREATE TABLE ${words}(doc int NOT NULL, field int NOT NULL, words ${text} NOT NULL, PRIMARY KEY(doc, field))`);
}
