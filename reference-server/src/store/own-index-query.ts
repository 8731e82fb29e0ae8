/** Answers a question to the own index on SQLite: candidates from FTS5, counts from the packed vectors, facets by SQL. */
import type { IndexHit, IndexQuery, IndexReply } from '@jiyue/sdk/plugin';
import { hashToken, readCounts } from './own-index-counts.ts';
import { toExpression } from './own-index-expression.ts';
import type { OpenIndex } from './own-index-sqlite.ts';

type Value = string | number;

/** A piece of SQL with its values in order. */
interface Piece {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** @returns hits, and total and facets where asked for */
export function queryIndex(index: OpenIndex, query: IndexQuery): IndexReply {
  const matching = matchingDocuments(index, query);
  const hits = query.limit > 0 ? readHits(index, query, matching) : [];
  const { total, facets } = countMatches(index, query, matching);
  return { hits, ...(total === undefined ? {} : { total }), facets };
}

const placeholders = (values: readonly unknown[]) => values.map(() => '?').join(', ');

/** "FROM … WHERE …" over all matching documents, the document number as d.doc. */
function matchingDocuments({ schema }: OpenIndex, { match, exclude, filters = [] }: IndexQuery): Piece {
  const conditions: Piece[] = [];
  if (match) conditions.push({ sql: 'tokens MATCH ?', values: [exclude ? `${toExpression(match)} NOT ${toExpression(exclude)}` : toExpression(match)] });
  else if (exclude) conditions.push({ sql: 'd.doc NOT IN (SELECT rowid FROM tokens WHERE tokens MATCH ?)', values: [toExpression(exclude)] });
  for (const filter of filters) {
    if ('attribute' in filter) {
      // the plus keeps SQLite from asking FTS5 once for each document of the filter
      const sql = `+d.doc IN (SELECT doc FROM attribute WHERE name = ? AND value IN (${placeholders(filter.anyOf)}))`;
      conditions.push({ sql, values: [attributeNumber(schema.attributes, filter.attribute), ...filter.anyOf] });
    } else {
      if (filter.sortKey.from !== undefined) conditions.push({ sql: 'd.sort_key >= ?', values: [filter.sortKey.from] });
      if (filter.sortKey.before !== undefined) conditions.push({ sql: 'd.sort_key < ?', values: [filter.sortKey.before] });
    }
  }
  const from = match ? 'FROM tokens CROSS JOIN document AS d ON d.doc = tokens.rowid' : 'FROM document AS d';
  const where = conditions.length > 0 ? ` WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}` : '';
  return { sql: from + where, values: conditions.flatMap(({ values }) => values) };
}

function attributeNumber(attributes: readonly string[], name: string): number {
  const at = attributes.indexOf(name);
  if (at < 0) throw new RangeError(`own index: attribute "${name}" is not declared`);
  return at;
}

function readHits(index: OpenIndex, query: IndexQuery, matching: Piece): IndexHit[] {
  const { schema, database, allFields } = index;
  const weights = schema.fields.map((field) => query.weights?.[field] ?? 1);
  const scored = query.order === 'score' && query.match !== undefined;
  // smaller is better in FTS5
  const score = scored ? `bm25(tokens, ${weights.join(', ')})` : '0';
  const order = scored ? 'score, id' : 'd.sort_key DESC, id';
  const rows = database
    .prepare(
      `SELECT d.doc AS doc, d.id AS id, d.version AS version, d.sort_key AS sortKey, d.attributes AS attributes, ${score} AS score ${matching.sql} ORDER BY ${order} LIMIT ? OFFSET ?`,
    )
    .all(...matching.values, query.limit, query.offset ?? 0) as {
    doc: number;
    id: string;
    version: number;
    sortKey: string;
    attributes: string;
    score: number;
  }[];
  const vector = database.prepare('SELECT counts FROM vector WHERE doc = ?');
  const hashes = query.measure?.map((token) => hashToken(token));
  return rows.map(({ doc, id, version, sortKey, attributes, score: raw }) => {
    const hit = { id, version, sortKey, score: raw === 0 ? 0 : -raw, attributes: JSON.parse(attributes) as { [name: string]: string[] } };
    if (!hashes) return hit;
    const read = readCounts(vector.get(doc)!['counts'] as Uint8Array, allFields.length, hashes);
    return {
      ...hit,
      lengths: Object.fromEntries(allFields.map((field, i) => [field, read[i]!.length])),
      counts: Object.fromEntries(allFields.map((field, i) => [field, read[i]!.counts])),
    };
  });
}

/** Total and facets in one walk over the matches. */
function countMatches(
  { database, schema }: OpenIndex,
  { total: isTotal, facets = [] }: IndexQuery,
  { sql, values }: Piece,
): Pick<IndexReply, 'total' | 'facets'> {
  if (facets.length === 0) return { ...(isTotal ? { total: Number(database.prepare(`SELECT count(*) AS n ${sql}`).get(...values)?.['n']) } : {}), facets: {} };
  const numbers = facets.map(({ attribute }) => attributeNumber(schema.attributes, attribute));
  const rows = database
    .prepare(
      `WITH found AS MATERIALIZED (SELECT d.doc AS doc ${sql})
       SELECT name, value, count(*) AS count FROM found CROSS JOIN attribute USING(doc) WHERE name IN (${placeholders(numbers)}) GROUP BY name, value
       UNION ALL SELECT -1, '', count(*) FROM found ORDER BY count DESC, value`,
    )
    .all(...values, ...numbers) as { name: number; value: string; count: number }[];
  const valuesOf = (number: number) => rows.filter(({ name }) => name === number).map(({ value, count }) => ({ value, count }));
  return {
    ...(isTotal ? { total: valuesOf(-1)[0]!.count } : {}),
    facets: Object.fromEntries(facets.map(({ attribute, limit }, place) => [attribute, valuesOf(numbers[place]!).slice(0, limit)])),
  };
}
