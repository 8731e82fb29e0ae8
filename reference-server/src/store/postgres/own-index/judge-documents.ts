/** Relevance as FTS5 computes it (BM25, k1 1.2, b 0.75, weighted fields), from the packed counts of the documents that are judged. */
import type { IndexMatch } from '@jiyue/sdk/plugin';
import { hashToken, readCounts } from '../../own-index/counts.ts';
import type { DocumentList } from '../../own-index/document-lists.ts';
import { isPlain, type Leaf, leavesOf, mostJudged, promising, walkable } from '../../own-index/relevance.ts';
import type { Queries } from '../sql.ts';
import type { LoadedLists } from './index-lists.ts';
import type { IndexGeneration, IndexState } from './index-tables.ts';
import { overlapOf, patternOf } from './lexemes.ts';

const saturation = 1.2;
const lengthWeight = 0.75;
/** A token that more than half of all documents hold still counts a little. */
const leastRarity = 1e-6;

/** Judged documents, best first, ties by id. */
export interface JudgedDocuments {
  readonly docs: DocumentList;
  readonly scores: readonly number[];
}

/** What is judged. */
export interface Judgement {
  /** Documents that match and pass the filters. */
  readonly docs: DocumentList;
  readonly match: IndexMatch;
  /** Of each matched field. */
  readonly weights: readonly number[];
  readonly lists: LoadedLists;
  readonly state: IndexState;
}

/** Over one generation. */
export async function judgeDocuments(queries: Queries, generation: IndexGeneration, judgement: Judgement): Promise<JudgedDocuments> {
  const { docs, match, weights, lists, state } = judgement;
  const { schema, document } = generation;
  const all = leavesOf(match);
  const chosen = docs.length > mostJudged ? promising(docs, all, lists, schema, weights) : docs;
  const isWhole = chosen.length === lists.matching(match).length;
  // FTS5 counts what a plain match says twice twice
  const leaves = isWhole && isPlain(match) ? ('all' in match ? match.all.flatMap(leavesOf) : all) : walkable(all, lists);
  const placeOf = new Map(Array.from(chosen, (doc, place) => [doc, place]));
  const [frequencies, found] = await Promise.all([
    frequenciesOf(queries, generation, { leaves, chosen, placeOf, weights }),
    queries.rows(`SELECT doc, id, size FROM ${document} WHERE doc = ANY($1)`, Array.from(chosen)),
  ]);

  const meanSize = state.lengths.slice(0, schema.fields.length).reduce((sum, length) => sum + length, 0) / Math.max(1, state.documents) || 1;
  const rarities = leaves.map((leaf) => {
    const holders = lists.matching(leaf).length;
    const rarity = Math.log((state.documents - holders + 0.5) / (holders + 0.5));
    return rarity > 0 ? rarity : leastRarity;
  });
  const judged = found.map((row) => {
    const { doc, id, size } = row as { doc: number; id: string; size: number };
    const norm = saturation * (1 - lengthWeight + (lengthWeight * size) / meanSize);
    const place = placeOf.get(doc)!;
    let score = 0;
    for (const [at, rarity] of rarities.entries()) {
      const frequency = frequencies[at]![place]!;
      score += (rarity * frequency * (saturation + 1)) / (frequency + norm);
    }
    return { doc, id, score };
  });
  judged.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return { docs: Uint32Array.from(judged, ({ doc }) => doc), scores: judged.map(({ score }) => score) };
}

/** What frequencies are asked of. */
interface Asked {
  readonly leaves: readonly Leaf[];
  readonly chosen: DocumentList;
  /** Document -> place in `chosen`. */
  readonly placeOf: ReadonlyMap<number, number>;
  readonly weights: readonly number[];
}

/** Of each leaf in each document: occurrences, each with the weight of its field. */
async function frequenciesOf(queries: Queries, generation: IndexGeneration, asked: Asked): Promise<readonly Float64Array[]> {
  const { leaves, chosen, placeOf, weights } = asked;
  const { schema, allFields, words } = generation;
  const frequencies = leaves.map(() => new Float64Array(chosen.length));
  const weightOf = (leaf: Leaf, field: number) => (!leaf.fields || leaf.fields.includes(schema.fields[field]!) ? weights[field]! : 0);

  const tokens = leaves.flatMap((leaf, at) => ('token' in leaf ? [{ leaf, at, token: leaf.token }] : []));
  const { counts } = await readMeasures(
    queries,
    generation,
    chosen,
    placeOf,
    tokens.map(({ token }) => token),
  );
  for (const [n, { leaf, at }] of tokens.entries()) {
    for (let place = 0; place < chosen.length; place += 1) {
      for (let field = 0; field < schema.fields.length; field += 1) {
        frequencies[at]![place]! += counts[(place * allFields.length + field) * tokens.length + n]! * weightOf(leaf, field);
      }
    }
  }

  const others = leaves.flatMap((leaf, at) => ('token' in leaf ? [] : [{ leaf, at, pattern: patternOf(leaf) }]));
  if (others.length === 0) return frequencies;
  const found = await queries.rows(
    `SELECT doc, field, place, CASE overlapping WHEN '' THEN (length(words) - length(replace(words, pattern, ''))) / length(pattern)
       ELSE regexp_count(words, overlapping) END AS count
     FROM ${words} CROSS JOIN unnest($2::text[], $3::text[]) WITH ORDINALITY AS asked(pattern, overlapping, place)
     WHERE doc = ANY($1) AND strpos(words, pattern) > 0`,
    ...[Array.from(chosen), others.map(({ pattern }) => pattern), others.map(({ leaf }) => overlapOf(leaf))],
  );
  for (const row of found) {
    const { doc, field, place, count } = row as { doc: number; field: number; place: number; count: number };
    const { leaf, at } = others[place - 1]!;
    frequencies[at]![placeOf.get(doc)!]! += count * weightOf(leaf, field);
  }
  return frequencies;
}

/** Counts of tokens in documents: of each document each field each token. */
export async function readMeasures(
  { rows }: Queries,
  { document, counts, allFields }: IndexGeneration,
  docs: DocumentList,
  placeOf: ReadonlyMap<number, number>,
  tokens: readonly string[],
): Promise<{ readonly counts: Uint8Array<ArrayBuffer> }> {
  const size = docs.length * allFields.length;
  const target = { lengths: new Uint32Array(size), counts: new Uint8Array(size * tokens.length) };
  if (tokens.length === 0 || docs.length === 0) return target;
  const hashes = tokens.map((token) => hashToken(token));
  const found = await rows(
    // most documents are one piece; of long ones only the pieces that hold the tokens are read
    `SELECT p.doc, p.counts FROM ${document} AS d JOIN ${counts} AS p ON p.doc = d.doc AND p.piece = 0 WHERE d.doc = ANY($1) AND d.bits = 0
     UNION ALL
     SELECT p.doc, p.counts FROM ${document} AS d
     CROSS JOIN LATERAL (SELECT DISTINCT (hash >> (32 - d.bits))::int AS piece FROM unnest($2::bigint[]) AS hash) AS wanted
     JOIN ${counts} AS p ON p.doc = d.doc AND p.piece = wanted.piece WHERE d.doc = ANY($1) AND d.bits > 0`,
    ...[Array.from(docs), hashes],
  );
  for (const row of found) readCounts(row['counts'] as Buffer, allFields.length, hashes, target, placeOf.get(row['doc'] as number)!);
  return target;
}
