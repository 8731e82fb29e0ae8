/** Answers a question to an own index in PostgreSQL: documents from lists, facets from sets of attributes, counts of the hits alone. */
import type { IndexFilter, IndexHit, IndexQuery, IndexReply } from '@jiyue/sdk/plugin';
import { type DocumentList, difference, intersection } from '../../own-index/document-lists.ts';
import { judgeByPresence, type PresenceJudged } from '../../own-index/presence.ts';
import { heaviestField, type Leaf, leavesOf, mostJudged } from '../../own-index/relevance.ts';
import type { Queries } from '../sql.ts';
import type { IndexAttributes } from './index-attributes.ts';
import type { IndexLists, LoadedLists } from './index-lists.ts';
import type { IndexGeneration, IndexState } from './index-tables.ts';
import { type JudgedDocuments, judgeDocuments, readMeasures } from './judge-documents.ts';

/** What a question is answered from. */
export interface QueryTools {
  readonly queries: Queries;
  readonly generation: IndexGeneration;
  readonly lists: IndexLists;
  readonly attributes: IndexAttributes;
}

/** A page of hits in order. */
interface Page {
  readonly docs: readonly number[];
  readonly scores: readonly number[];
}

type AttributeFilter = Extract<IndexFilter, { readonly attribute: string }>;

/** @throws RangeError on an undeclared attribute or an empty list in a match */
export async function queryIndex(tools: QueryTools, state: IndexState, query: IndexQuery): Promise<IndexReply> {
  const { match, exclude, filters = [], limit, offset = 0, total, facets = [] } = query;
  const { generation } = tools;
  const attributeFilters = filters.filter((filter) => 'attribute' in filter);
  for (const { attribute } of [...attributeFilters, ...facets]) {
    if (!generation.schema.attributes.includes(attribute)) throw new RangeError(`own index: attribute "${attribute}" is not declared`);
  }
  const isPlainWalk = !match && !exclude && filters.length === 0 && facets.length === 0 && !total;
  if (isPlainWalk) return { hits: await hitsOf(tools, unscored(await newestOfAll(tools, limit, offset)), query.measure), facets: {} };

  const ranges = filters.flatMap((filter) => ('sortKey' in filter ? [filter.sortKey] : []));
  const weights = generation.schema.fields.map((field) => query.weights?.[field] ?? 1);
  const lists = await tools.lists.load(
    { leaves: leavesToLoad(query, heaviestField(generation.schema.fields, weights)), ranges: match ? ranges : [{}, ...ranges] },
    state.changes,
  );
  let docs = match ? lists.matching(match) : lists.between({});
  if (exclude) docs = difference(docs, lists.matching(exclude));
  for (const range of ranges) docs = intersection(docs, lists.between(range));
  if (attributeFilters.length > 0) docs = await passing(tools, docs, attributeFilters);

  const page = limit > 0 ? await pageOf(tools, { query, docs, lists, state, weights }) : unscored([]);
  return {
    hits: await hitsOf(tools, page, query.measure),
    ...(total ? { total: docs.length } : {}),
    facets: await facetsOf(tools, docs, facets),
  };
}

/** All that the match, what is left out and the choice of candidates ask for. */
function leavesToLoad({ match, exclude, order, presence }: IndexQuery, heaviest: string): readonly Leaf[] {
  const matched = match ? leavesOf(match) : [];
  const isScored = order === 'score' && match !== undefined;
  if (isScored && presence) return [...matched, ...presence.map(({ token }) => ({ token })), ...(exclude ? leavesOf(exclude) : [])];
  const heavy = isScored ? matched.filter(({ fields }) => fields === undefined).map((leaf) => ({ ...leaf, fields: [heaviest] })) : [];
  return [...matched, ...heavy, ...(exclude ? leavesOf(exclude) : [])];
}

async function passing({ attributes }: QueryTools, docs: DocumentList, filters: readonly AttributeFilter[]): Promise<DocumentList> {
  const numbers = await attributes.setsOf(docs);
  const sets = await attributes.sets(numbers);
  const passes = new Set(
    [...sets].filter(([, values]) => filters.every(({ attribute, anyOf }) => anyOf.some((one) => values[attribute]?.includes(one)))).map(([number]) => number),
  );
  return docs.filter((_, place) => passes.has(numbers[place]!));
}

async function facetsOf({ attributes }: QueryTools, docs: DocumentList, facets: NonNullable<IndexQuery['facets']>): Promise<IndexReply['facets']> {
  if (facets.length === 0) return {};
  const bySet = new Map<number, number>();
  for (const number of await attributes.setsOf(docs)) bySet.set(number, (bySet.get(number) ?? 0) + 1);
  const sets = await attributes.sets(bySet.keys());
  const counted = (attribute: string) => {
    const counts = new Map<string, number>();
    for (const [number, count] of bySet) {
      for (const value of new Set(sets.get(number)![attribute])) counts.set(value, (counts.get(value) ?? 0) + count);
    }
    return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  };
  return Object.fromEntries(facets.map(({ attribute, limit }) => [attribute, counted(attribute).slice(0, limit)]));
}

/** What a page is cut from. */
interface PageNeeds {
  readonly query: IndexQuery;
  readonly docs: DocumentList;
  readonly lists: LoadedLists;
  readonly state: IndexState;
  readonly weights: readonly number[];
}

async function pageOf(tools: QueryTools, { query, docs, lists, state, weights }: PageNeeds): Promise<Page> {
  const { match, order, presence, limit, offset = 0 } = query;
  if (order === 'newest' || !match) return unscored(await ordered(tools, docs, 'sort_key DESC, id', limit, offset));
  const judged = presence
    ? await byPresence(tools, judgeByPresence(docs, presence, lists.matching, mostJudged))
    : await judgeDocuments(tools.queries, tools.generation, { docs, match, weights, lists, state });
  const page: Page = { docs: Array.from(judged.docs.slice(offset, offset + limit)), scores: judged.scores.slice(offset, offset + limit) };
  const missing = Math.min(limit - page.docs.length, docs.length - judged.docs.length);
  if (missing <= 0) return page;
  const others = difference(docs, judged.docs.slice().sort());
  const rest = unscored(await ordered(tools, others, 'id', missing, Math.max(0, offset - judged.docs.length)));
  return { docs: [...page.docs, ...rest.docs], scores: [...page.scores, ...rest.scores] };
}

/** Ties by id. */
async function byPresence({ queries, generation }: QueryTools, { docs, scores }: PresenceJudged): Promise<JudgedDocuments> {
  const found = await queries.rows(`SELECT doc, id FROM ${generation.document} WHERE doc = ANY($1)`, docs);
  const ids = new Map(found.map((row) => [row['doc'] as number, row['id'] as string]));
  const judged = docs.flatMap((doc, place) => (ids.has(doc) ? [{ doc, id: ids.get(doc)!, score: scores[place]! }] : []));
  judged.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return { docs: Uint32Array.from(judged, ({ doc }) => doc), scores: judged.map(({ score }) => score) };
}

const unscored = (docs: readonly number[]): Page => ({ docs, scores: docs.map(() => 0) });

const numbersOf = (found: readonly { readonly [column: string]: unknown }[]) => found.map((row) => row['doc'] as number);

const newestOfAll = async ({ queries, generation }: QueryTools, limit: number, offset: number) =>
  numbersOf(await queries.rows(`SELECT doc FROM ${generation.document} ORDER BY sort_key DESC, id LIMIT $1::int OFFSET $2::int`, limit, offset));

const ordered = async ({ queries, generation }: QueryTools, docs: DocumentList, by: 'sort_key DESC, id' | 'id', limit: number, offset: number) =>
  numbersOf(
    await queries.rows(
      `SELECT doc FROM ${generation.document} WHERE doc = ANY($1) ORDER BY ${by} LIMIT $2::int OFFSET $3::int`,
      ...[Array.from(docs), limit, offset],
    ),
  );

async function hitsOf(tools: QueryTools, { docs, scores }: Page, measure: IndexQuery['measure']): Promise<readonly IndexHit[]> {
  if (docs.length === 0) return [];
  const { queries, generation, attributes } = tools;
  const { document, allFields } = generation;
  const list = Uint32Array.from(docs);
  const [found, measured] = await Promise.all([
    queries.rows(`SELECT doc, id, version, sort_key, attribute_set, lengths FROM ${document} WHERE doc = ANY($1)`, docs),
    measure && readMeasures(queries, generation, list, new Map(docs.map((doc, place) => [doc, place])), measure),
  ]);
  const byDoc = new Map(found.map((row) => [row['doc'] as number, row]));
  const sets = await attributes.sets(found.map((row) => row['attribute_set'] as number));
  return docs.flatMap((doc, place): readonly IndexHit[] => {
    const row = byDoc.get(doc);
    // another process took it out a moment ago
    if (!row) return [];
    const hit = {
      id: row['id'] as string,
      version: row['version'] as number,
      sortKey: row['sort_key'] as string,
      score: scores[place]!,
      attributes: sets.get(row['attribute_set'] as number)!,
    };
    if (!measure || !measured) return [hit];
    const lengths = row['lengths'] as readonly number[];
    const counts = allFields.map((field, at) => {
      const start = (place * allFields.length + at) * measure.length;
      return [field, Array.from(measured.counts.subarray(start, start + measure.length))] as const;
    });
    return [{ ...hit, lengths: Object.fromEntries(allFields.map((field, at) => [field, lengths[at]!])), counts: Object.fromEntries(counts) }];
  });
}
