/**
 * The own index of a plugin in PostgreSQL, one for all server processes of the platform: GIN over the analyser's tokens, the same answers
 * as the SQLite driver (one suite, `indexCases`, and random questions to both).
 */
import { createHash } from 'node:crypto';
import type { OwnIndex } from '@jiyue/sdk/plugin';
import type { Pool } from '../connect.ts';
import type { Queries } from '../sql.ts';
import { indexAttributes } from './index-attributes.ts';
import { type IndexLists, indexLists } from './index-lists.ts';
import { emptyGeneration, type IndexGeneration, type IndexState, openGeneration, readState } from './index-tables.ts';
import { queryIndex, type QueryTools } from './query-index.ts';
import { putDocuments, removeDocuments } from './write-index.ts';

/** Who is told. */
export interface PostgresIndexOptions {
  /** The index lost its content after `open` told an identity: whoever fills it has to be started anew. */
  readonly onRenewed?: () => void;
  /**
   * How long what was seen of the index is taken for its state, in ms, so that the questions of one search ask for it once: what another
   * process writes is found that much later. Default 50; writes of this process count at once.
   */
  readonly stateMs?: number;
}

interface Opened extends QueryTools {
  readonly generation: IndexGeneration;
  readonly lists: IndexLists;
  /** As it was last seen. */
  identity: string;
}

/** @param pluginId whose index. @param pool of the store */
export function postgresIndex(pluginId: string, pool: Pool, { onRenewed, stateMs = 50 }: PostgresIndexOptions = {}): OwnIndex {
  let opened: Opened | undefined;
  let seen: { readonly state: IndexState; readonly at: number } | undefined;
  const current = (): Opened => {
    if (!opened) throw new Error('the own index was used before open(schema)');
    return opened;
  };
  /** The state now; tells when another process emptied the index. */
  const look = async (one: Opened) => {
    const at = performance.now();
    if (seen && at - seen.at < stateMs) return seen.state;
    const state = await readState(pool, one.generation);
    seen = { state, at };
    if (state.identity !== one.identity) {
      one.identity = state.identity;
      one.attributes.forget();
      onRenewed?.();
    }
    return state;
  };
  const write = async (work: (queries: Queries) => Promise<void>) => {
    try {
      await pool.transaction(work);
    } finally {
      seen = undefined;
    }
  };
  const open = async (schema: IndexGeneration['schema']) => {
    const generation = await openGeneration(pool, pluginId, schema);
    const attributes = indexAttributes(pool, generation);
    seen = undefined;
    opened = { queries: pool, generation, attributes, lists: indexLists(pool, generation), identity: generation.identity };
    return { identity: generation.identity };
  };

  return {
    open,
    async put(documents) {
      const { generation } = current();
      if (documents.length > 0) await write((queries) => putDocuments(queries, generation, documents));
    },
    async remove(ids) {
      const { generation } = current();
      if (ids.length > 0) await write((queries) => removeDocuments(queries, generation, ids));
    },
    async clear() {
      const { generation } = current();
      await write((queries) => emptyGeneration(queries, generation));
      await open(generation.schema);
    },
    async query(query) {
      const one = current();
      return queryIndex(one, await look(one), query);
    },
    async statistics(tokens) {
      const one = current();
      const { documents, lengths, changes } = await look(one);
      const lists = await one.lists.load({ leaves: tokens.map((token) => ({ token })) }, changes);
      return {
        documents,
        averageLengths: Object.fromEntries(one.generation.allFields.map((field, at) => [field, documents === 0 ? 0 : lengths[at]! / documents])),
        documentFrequencies: tokens.map((token) => lists.matching({ token }).length),
      };
    },
    async digest() {
      const { generation } = current();
      const hash = createHash('sha256');
      let after = '';
      for (;;) {
        const rows = await pool.rows(`SELECT id, version, digest FROM ${generation.document} WHERE id > $1 ORDER BY id LIMIT 5000`, after);
        for (const row of rows) hash.update(`${JSON.stringify([row['id'], row['version'], row['digest']])}\n`);
        if (rows.length < 5000) return hash.digest('hex');
        after = rows.at(-1)!['id'] as string;
      }
    },
  };
}
