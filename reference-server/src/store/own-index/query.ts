/** Answers a question to an own index: documents from lists, facets from sets of attributes, counts from the packed vectors of the hits alone. */
import type { DatabaseSync } from 'node:sqlite';
import type { IndexFilter, IndexQuery, IndexReply } from '@jiyue/sdk/plugin';
import { arrayRows } from '../array-rows.ts';
import type { Attributes, AttributeSets } from './attribute-sets.ts';
import { hashToken, readCounts } from './counts.ts';
import { type DocumentList, type DocumentLists, difference, intersection } from './document-lists.ts';
import type { PackedHits, PackedReply } from './packed-reply.ts';
import { judgeByPresence } from './presence.ts';
import { mostJudged, relevance } from './relevance.ts';
import type { OpenIndex } from './tables.ts';

/** Answers questions to one open index. */
export type Queries = (query: IndexQuery) => PackedReply;

/** A page of hits in order. */
interface Page {
  readonly docs: readonly number[];
  readonly scores: readonly number[];
}

/** @param lists @param sets kept up to date by whoever writes */
export function queries({ database, schema, allFields }: OpenIndex, lists: DocumentLists, sets: AttributeSets): Queries {
  const readHits = hitReader(database);
  const { judge } = relevance(database, schema, lists);
  const order = orders(database);

  const matching = ({ match, exclude, filters = [] }: IndexQuery): DocumentList => {
    let docs = match ? lists.matching(match) : lists.between({});
    if (exclude) docs = difference(docs, lists.matching(exclude));
    for (const filter of filters) if ('sortKey' in filter) docs = intersection(docs, lists.between(filter.sortKey));
    const attributes = filters.filter((filter) => 'attribute' in filter);
    return attributes.length === 0 ? docs : passing(docs, attributes);
  };
  const passing = (docs: DocumentList, filters: readonly Extract<IndexFilter, { readonly attribute: string }>[]): DocumentList => {
    for (const { attribute } of filters) declared(attribute);
    const passes = new Map<number, boolean>();
    const numbers = sets.setsOf(docs);
    return docs.filter((_, place) => {
      const number = numbers[place]!;
      const known = passes.get(number);
      if (known !== undefined) return known;
      const values = sets.attributes(number);
      const isPassing = filters.every(({ attribute, anyOf }) => anyOf.some((one) => values[attribute]?.includes(one)));
      passes.set(number, isPassing);
      return isPassing;
    });
  };
  const declared = (attribute: string) => {
    if (!schema.attributes.includes(attribute)) throw new RangeError(`own index: attribute "${attribute}" is not declared`);
  };

  const facetsOf = (docs: DocumentList, facets: NonNullable<IndexQuery['facets']>): IndexReply['facets'] => {
    for (const { attribute } of facets) declared(attribute);
    const bySet = new Map<number, number>();
    for (const number of sets.setsOf(docs)) bySet.set(number, (bySet.get(number) ?? 0) + 1);
    const counts = facets.map(() => new Map<string, number>());
    for (const [number, count] of bySet) {
      const attributes: Attributes = sets.attributes(number);
      for (const [place, { attribute }] of facets.entries()) {
        for (const value of new Set(attributes[attribute])) counts[place]!.set(value, (counts[place]!.get(value) ?? 0) + count);
      }
    }
    const largest = (place: number, limit: number) =>
      [...counts[place]!]
        .map(([value, count]) => ({ value, count }))
        .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
        .slice(0, limit);
    return Object.fromEntries(facets.map(({ attribute, limit }, place) => [attribute, largest(place, limit)]));
  };

  const pageOf = ({ match, order: by, weights = {}, presence, limit, offset = 0 }: IndexQuery, docs: DocumentList): Page => {
    if (by === 'newest' || !match) return unscored(order.newest(docs, limit, offset));
    const fieldWeights = schema.fields.map((field) => weights[field] ?? 1);
    const judged = presence ? judgeByPresence(docs, presence, lists.matching, mostJudged) : judge(docs, match, fieldWeights);
    const page = order.best(judged.docs, judged.scores, limit, offset);
    const missing = Math.min(limit - page.docs.length, docs.length - judged.docs.length);
    if (missing <= 0) return page;
    const others = difference(docs, Uint32Array.from(judged.docs).sort());
    const rest = unscored(order.byId(others, missing, Math.max(0, offset - judged.docs.length)));
    return { docs: [...page.docs, ...rest.docs], scores: [...page.scores, ...rest.scores] };
  };

  const hitsOf = ({ docs, scores }: Page, measure: IndexQuery['measure']): PackedHits => {
    const hits = readHits(docs, measure !== undefined);
    const numbers = [...new Set(hits.map(([, , , set]) => set))];
    const hashes = measure?.map((token) => hashToken(token));
    const size = docs.length * allFields.length;
    const measured = hashes && { lengths: new Uint32Array(size), counts: new Uint8Array(size * hashes.length) };
    if (measured) for (const [place, [, , , , bytes]] of hits.entries()) readCounts(bytes!, allFields.length, hashes, measured, place);
    const placeOfSet = new Map(numbers.map((number, place) => [number, place]));
    return {
      ids: hits.map(([id]) => id),
      versions: hits.map(([, version]) => version),
      sortKeys: hits.map(([, , sortKey]) => sortKey),
      scores,
      sets: numbers.map((number) => sets.text(number)),
      setPlaces: hits.map(([, , , set]) => placeOfSet.get(set)!),
      ...(measured ? { measured } : {}),
    };
  };

  return (query) => {
    const { match, exclude, filters = [], limit, offset = 0, total, facets = [] } = query;
    // a walk over everything, page by page, needs no list of everything
    const isPlainWalk = !match && !exclude && filters.length === 0 && facets.length === 0 && !total;
    if (isPlainWalk) return { hits: hitsOf(unscored(order.newestOfAll(limit, offset)), query.measure), facets: {} };
    const docs = matching(query);
    const page = limit > 0 ? pageOf(query, docs) : unscored([]);
    return { hits: hitsOf(page, query.measure), ...(total ? { total: docs.length } : {}), facets: facetsOf(docs, facets) };
  };
}

type HitRow = [id: string, version: number, sortKey: string, attributeSet: number, counts?: Uint8Array];

/** Reads hits in the order of their documents. */
function hitReader(database: DatabaseSync): (docs: readonly number[], isMeasured: boolean) => readonly HitRow[] {
  const from = 'FROM json_each(?) AS one CROSS JOIN document AS d ON d.doc = one.value';
  const plain = arrayRows<HitRow>(database.prepare(`SELECT d.id, d.version, d.sort_key, d.attribute_set ${from} ORDER BY one.id`));
  const measured = arrayRows<HitRow>(
    database.prepare(`SELECT d.id, d.version, d.sort_key, d.attribute_set, v.counts ${from} CROSS JOIN vector AS v ON v.doc = d.doc ORDER BY one.id`),
  );
  return (docs, isMeasured) => (isMeasured ? measured : plain)(JSON.stringify(docs));
}

const unscored = (docs: readonly number[]): Page => ({ docs, scores: docs.map(() => 0) });

/** Orders that need what stands in the tables. */
function orders(database: DatabaseSync) {
  const column = (sql: string) => {
    const read = arrayRows<[number]>(database.prepare(sql));
    return (...values: readonly (string | number)[]) => read(...values).map(([doc]) => doc);
  };
  const newestOfAll = column('SELECT doc FROM document ORDER BY sort_key DESC, id LIMIT ? OFFSET ?');
  const newestOf = column('SELECT doc FROM document WHERE +doc IN (SELECT value FROM json_each(?)) ORDER BY sort_key DESC, id LIMIT ? OFFSET ?');
  const sortedNewestOf = column(
    'SELECT d.doc FROM json_each(?) AS one CROSS JOIN document AS d ON d.doc = one.value ORDER BY d.sort_key DESC, d.id LIMIT ? OFFSET ?',
  );
  const idOrder = column('SELECT d.doc FROM json_each(?) AS one CROSS JOIN document AS d ON d.doc = one.value ORDER BY d.id LIMIT ? OFFSET ?');
  const readId = database.prepare('SELECT id FROM document WHERE doc = ?');
  const json = (docs: DocumentList) => JSON.stringify(Array.from(docs));

  return {
    newestOfAll,
    /** Many documents are met soon on the way through all by time, few are better sorted. */
    newest: (docs: DocumentList, limit: number, offset: number) => (docs.length > 2000 ? newestOf : sortedNewestOf)(json(docs), limit, offset),
    byId: (docs: DocumentList, limit: number, offset: number) => idOrder(json(docs), limit, offset),
    /** A page of what is sorted by score; equals by id. */
    best(docs: readonly number[], scores: readonly number[], limit: number, offset: number): Page {
      let from = Math.min(offset, docs.length);
      let to = Math.min(offset + limit, docs.length);
      const skipped = from;
      if (from === to) return unscored([]);
      while (from > 0 && scores[from - 1] === scores[from]) from -= 1;
      while (to < docs.length && scores[to] === scores[to - 1]) to += 1;
      const part = docs.slice(from, to).map((doc, place) => ({ doc, score: scores[from + place]! }));
      const ids = new Map<number, string>();
      const idOf = (doc: number) => {
        const id = ids.get(doc) ?? (readId.get(doc)!['id'] as string);
        ids.set(doc, id);
        return id;
      };
      part.sort((a, b) => b.score - a.score || (idOf(a.doc) < idOf(b.doc) ? -1 : 1));
      const page = part.slice(skipped - from, skipped - from + limit);
      return { docs: page.map(({ doc }) => doc), scores: page.map(({ score }) => score) };
    },
  };
}
