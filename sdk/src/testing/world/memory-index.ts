/**
 * The own index in memory: the same answers as the port asks for, by walking over all documents. For tests of plugins;
 * its relevance is a plain BM25, good enough to order candidates, and need not equal the one of an engine.
 */
import { createHash } from 'node:crypto';
import type { IndexDocument, IndexFilter, IndexHit, IndexMatch, IndexPresence, IndexQuery, IndexSchema, OwnIndex } from '../../plugin/index.ts';

interface Stored {
  readonly id: string;
  readonly version: number;
  readonly sortKey: string;
  readonly attributes: { readonly [attribute: string]: readonly string[] };
  /** Field -> tokens in order. */
  readonly tokens: { readonly [field: string]: readonly string[] };
  readonly digest: string;
}

/** An empty index. */
export function createMemoryIndex(): OwnIndex {
  let opened: IndexSchema | undefined;
  let emptied = 0;
  const documents = new Map<string, Stored>();
  const schemaOf = () => {
    if (!opened) throw new Error('the own index was used before open(schema)');
    return opened;
  };
  const empty = () => {
    documents.clear();
    emptied += 1;
  };
  return {
    async open(schema) {
      checkNames(schema);
      if (JSON.stringify(opened) !== JSON.stringify(schema)) empty();
      opened = structuredClone(schema);
      return { identity: `memory-${emptied}` };
    },
    async put(given) {
      const stored = given.map((document) => storedOf(document, schemaOf()));
      for (const one of stored) if (!((documents.get(one.id)?.version ?? 0) > one.version)) documents.set(one.id, one);
    },
    async remove(ids) {
      schemaOf();
      for (const id of ids) documents.delete(id);
    },
    async clear() {
      schemaOf();
      empty();
    },
    query: async (query) => answer([...documents.values()], query, schemaOf()),
    async statistics(tokens) {
      const { fields } = schemaOf();
      const all = [...documents.values()];
      const counted = allFields(schemaOf());
      const mean = (field: string) => (all.length === 0 ? 0 : all.reduce((sum, one) => sum + one.tokens[field]!.length, 0) / all.length);
      return {
        documents: all.length,
        averageLengths: Object.fromEntries(counted.map((field) => [field, mean(field)])),
        documentFrequencies: tokens.map((token) => all.filter((one) => fields.some((field) => one.tokens[field]!.includes(token))).length),
      };
    },
    async digest() {
      const hash = createHash('sha256');
      for (const { id, version, digest } of [...documents.values()].sort((a, b) => order(a.id, b.id))) hash.update(`${id}\n${version}\n${digest}\n`);
      return hash.digest('hex');
    },
  };
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const allFields = ({ fields, countedFields = [] }: IndexSchema) => [...fields, ...countedFields];

function checkNames(schema: IndexSchema): void {
  const names = [...allFields(schema), ...schema.attributes];
  for (const name of names) if (!/^[A-Za-z]{1,32}$/.test(name)) throw new RangeError(`own index: "${name}" is not a name of 1 to 32 letters`);
  if (new Set(names).size < names.length) throw new RangeError('own index: a field or attribute is named twice');
}

function storedOf(document: IndexDocument, schema: IndexSchema): Stored {
  const fields = allFields(schema);
  for (const name of Object.keys(document.text)) if (!fields.includes(name)) throw new RangeError(`own index: field "${name}" is not declared`);
  for (const name of Object.keys(document.attributes)) {
    if (!schema.attributes.includes(name)) throw new RangeError(`own index: attribute "${name}" is not declared`);
  }
  const attributes = Object.fromEntries(schema.attributes.map((name) => [name, [...new Set([document.attributes[name] ?? []].flat())].sort(order)]));
  const tokens = Object.fromEntries(fields.map((field) => [field, (document.text[field] ?? '').split(' ').filter(Boolean)]));
  const digest = createHash('sha256')
    .update(JSON.stringify([document.sortKey, attributes, tokens]))
    .digest('hex');
  return { id: document.id, version: document.version, sortKey: document.sortKey, attributes, tokens, digest };
}

function answer(all: readonly Stored[], query: IndexQuery, schema: IndexSchema): Awaited<ReturnType<OwnIndex['query']>> {
  const { match, exclude, filters = [], limit, offset = 0, facets = [] } = query;
  for (const { attribute } of [...facets, ...filters.flatMap((filter) => ('attribute' in filter ? [filter] : []))]) {
    if (!schema.attributes.includes(attribute)) throw new RangeError(`own index: attribute "${attribute}" is not declared`);
  }
  for (const one of [match, exclude]) if (one) checkMatch(one);
  const found = all.filter(
    (one) => (!match || matches(one, match, schema)) && !(exclude && matches(one, exclude, schema)) && filters.every((filter) => passes(one, filter)),
  );
  const isScored = query.order === 'score' && match !== undefined;
  const scored = () => (query.presence ? held(query.presence, schema) : relevance(all, match!, schema, query.weights ?? {}));
  const score = isScored ? scored() : () => 0;
  const hits = found
    .map((one) => ({ one, score: score(one) }))
    .sort((a, b) => (isScored ? b.score - a.score : order(b.one.sortKey, a.one.sortKey)) || order(a.one.id, b.one.id))
    .slice(offset, offset + limit)
    .map((hit) => hitOf(hit.one, hit.score, query.measure, schema));
  return {
    hits,
    ...(query.total ? { total: found.length } : {}),
    facets: Object.fromEntries(facets.map(({ attribute, limit: most }) => [attribute, countValues(found, attribute).slice(0, most)])),
  };
}

/** @throws RangeError on an empty list, as every driver does */
function checkMatch(match: IndexMatch): void {
  const parts = 'all' in match ? match.all : 'any' in match ? match.any : undefined;
  if (parts?.length === 0) throw new RangeError(`a match with an empty ${'all' in match ? '"all"' : '"any"'} says nothing`);
  for (const part of parts ?? []) checkMatch(part);
}

function matches(one: Stored, match: IndexMatch, schema: IndexSchema): boolean {
  if ('all' in match) return match.all.every((part) => matches(one, part, schema));
  if ('any' in match) return match.any.some((part) => matches(one, part, schema));
  return (match.fields ?? schema.fields).some((field) => {
    const tokens = one.tokens[field] ?? [];
    if ('token' in match) return tokens.includes(match.token);
    if ('prefix' in match) return tokens.some((token) => token.startsWith(match.prefix));
    return tokens.some((_token, at) => match.phrase.every((token, step) => tokens[at + step] === token));
  });
}

const passes = (one: Stored, filter: IndexFilter): boolean =>
  'attribute' in filter
    ? filter.anyOf.some((value) => one.attributes[filter.attribute]!.includes(value))
    : !(filter.sortKey.from !== undefined && one.sortKey < filter.sortKey.from) &&
      !(filter.sortKey.before !== undefined && one.sortKey >= filter.sortKey.before);

function relevance(all: readonly Stored[], match: IndexMatch, schema: IndexSchema, weights: { readonly [field: string]: number }): (one: Stored) => number {
  const isWanted = wantedTokens(match);
  const rarity = new Map<string, number>();
  for (const one of all) {
    for (const token of new Set(schema.fields.flatMap((field) => one.tokens[field]!))) if (isWanted(token)) rarity.set(token, (rarity.get(token) ?? 0) + 1);
  }
  const lengths = all.map((one) => schema.fields.reduce((sum, field) => sum + one.tokens[field]!.length, 0));
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, all.length) || 1;
  return (one) => {
    const counts = new Map<string, number>();
    let length = 0;
    for (const field of schema.fields) {
      length += one.tokens[field]!.length;
      for (const token of one.tokens[field]!) if (isWanted(token)) counts.set(token, (counts.get(token) ?? 0) + (weights[field] ?? 1));
    }
    let sum = 0;
    for (const [token, count] of counts) {
      const known = rarity.get(token) ?? 0;
      sum += (Math.log(1 + (all.length - known + 0.5) / (known + 0.5)) * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / mean));
    }
    return sum;
  };
}

const held =
  (presence: readonly IndexPresence[], { fields }: IndexSchema) =>
  (one: Stored): number =>
    presence.reduce((sum, { token, weight }) => (fields.some((field) => one.tokens[field]!.includes(token)) ? sum + weight : sum), 0);

function wantedTokens(match: IndexMatch): (token: string) => boolean {
  if ('all' in match || 'any' in match) {
    const parts = ('all' in match ? match.all : match.any).map(wantedTokens);
    return (token) => parts.some((isWanted) => isWanted(token));
  }
  if ('token' in match) return (token) => token === match.token;
  if ('prefix' in match) return (token) => token.startsWith(match.prefix);
  return (token) => match.phrase.includes(token);
}

function hitOf(one: Stored, score: number, measure: readonly string[] | undefined, schema: IndexSchema): IndexHit {
  const { id, version, sortKey, attributes, tokens } = one;
  const hit = { id, version, sortKey, score, attributes };
  if (!measure) return hit;
  const fields = allFields(schema);
  const count = (field: string, token: string) => Math.min(255, tokens[field]!.filter((other) => other === token).length);
  return {
    ...hit,
    lengths: Object.fromEntries(fields.map((field) => [field, tokens[field]!.length])),
    counts: Object.fromEntries(fields.map((field) => [field, measure.map((token) => count(field, token))])),
  };
}

function countValues(found: readonly Stored[], attribute: string): { readonly value: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const one of found) for (const value of one.attributes[attribute]!) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || order(a.value, b.value));
}
