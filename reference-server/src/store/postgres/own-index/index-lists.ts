/**
 * Lists of documents by token, prefix, phrase and time, as the SQLite driver has them: what a match says of several tokens is worked out on
 * the lists. All that a question needs is read in one or two statements, and stays until somebody writes.
 */
import type { IndexMatch } from '@jiyue/sdk/plugin';
import { type DocumentList, intersection, union } from '../../own-index/document-lists.ts';
import { toExpression } from '../../own-index/expression.ts';
import type { Leaf } from '../../own-index/relevance.ts';
import type { Queries } from '../sql.ts';
import type { IndexGeneration } from './index-tables.ts';
import { patternOf, tsqueryOf } from './lexemes.ts';

/** Bytes of lists that are kept. */
const mostBytes = 32 * 1024 * 1024;

/** A range of sort keys. */
export interface TimeRange {
  readonly from?: string;
  readonly before?: string;
}

/** Lists that were read. */
export interface LoadedLists {
  /** @throws RangeError on an empty list in the match */
  matching(match: IndexMatch): DocumentList;
  between(range: TimeRange): DocumentList;
}

/** Reads lists. */
export interface IndexLists {
  /** @param changes as the state says: lists of another are forgotten */
  load(wanted: { readonly leaves: readonly Leaf[]; readonly ranges?: readonly TimeRange[] }, changes: number): Promise<LoadedLists>;
}

// the form by which `leavesOf` tells leaves apart
const keyOf = toExpression;
const rangeKey = ({ from, before }: TimeRange): string => JSON.stringify([from ?? null, before ?? null]);
const docsSql = "coalesce(string_agg(int4send(doc), ''), '')";

/** Over one generation. */
export function indexLists({ rows }: Queries, { document, piece, words, schema: { fields } }: IndexGeneration): IndexLists {
  let kept = new Map<string, DocumentList>();
  let keptChanges = -1;
  let bytes = 0;

  const placesOf = (names: readonly string[] | undefined) => (names ?? fields).map((name) => fields.indexOf(name)).filter((place) => place >= 0);
  const readTokens = async (leaves: readonly (readonly [key: string, tsquery: string])[], lists: Map<string, DocumentList>) => {
    if (leaves.length === 0) return;
    const read = await rows(
      `SELECT (SELECT ${docsSql} FROM ${piece} WHERE lexemes @@ wanted.query::tsquery) AS docs
       FROM unnest($1::text[]) WITH ORDINALITY AS wanted(query, place) ORDER BY place`,
      leaves.map(([, query]) => query),
    );
    for (const [at, row] of read.entries()) lists.set(leaves[at]![0], listOf(row['docs'] as Buffer));
  };
  const readPhrase = async (leaf: Extract<Leaf, { readonly phrase: readonly string[] }>, lists: ReadonlyMap<string, DocumentList>) => {
    const candidates = tokensOf(leaf)
      .map((token) => lists.get(keyOf(token))!)
      .toSorted((a, b) => a.length - b.length)
      .reduce(intersection);
    if (leaf.phrase.length === 1 || candidates.length === 0) return candidates;
    const [row] = await rows(
      `SELECT ${docsSql} AS docs FROM (SELECT DISTINCT doc FROM ${words} WHERE doc = ANY($1) AND field = ANY($2) AND strpos(words, $3) > 0) AS found`,
      ...[Array.from(candidates), placesOf(leaf.fields), patternOf(leaf)],
    );
    return listOf(row!['docs'] as Buffer);
  };
  const readRange = async ({ from = '', before }: TimeRange) => {
    const [row] = await rows(`SELECT ${docsSql} AS docs FROM ${document} WHERE sort_key >= $1 AND ($2::text IS NULL OR sort_key < $2)`, from, before ?? null);
    return listOf(row!['docs'] as Buffer);
  };

  return {
    async load({ leaves, ranges = [] }, changes) {
      if (changes !== keptChanges) {
        kept = new Map();
        bytes = 0;
        keptChanges = changes;
      }
      // another question may forget what this one found
      const store = kept;
      const lists = new Map<string, DocumentList>();
      const missing = new Map<string, string>();
      const want = (leaf: Leaf) => {
        const key = keyOf(leaf);
        const known = store.get(key);
        if (known) lists.set(key, known);
        else if ('token' in leaf) missing.set(key, tsqueryOf(placesOf(leaf.fields), leaf.token, false));
        else if ('prefix' in leaf) missing.set(key, tsqueryOf(placesOf(leaf.fields), leaf.prefix, true));
        else for (const token of tokensOf(leaf)) want(token);
      };
      for (const leaf of leaves) want(leaf);
      await readTokens([...missing], lists);
      for (const leaf of leaves) if ('phrase' in leaf && !lists.has(keyOf(leaf))) lists.set(keyOf(leaf), await readPhrase(leaf, lists));
      for (const range of ranges) lists.set(rangeKey(range), store.get(rangeKey(range)) ?? (await readRange(range)));
      for (const [key, list] of lists) {
        if (store.has(key) || list.byteLength > mostBytes / 8) continue;
        if (bytes + list.byteLength > mostBytes) {
          store.clear();
          bytes = 0;
        }
        store.set(key, list);
        bytes += list.byteLength;
      }
      return loaded(lists);
    },
  };
}

/** What a match says, over lists that are there. */
function loaded(lists: ReadonlyMap<string, DocumentList>): LoadedLists {
  const listFor = (key: string): DocumentList => {
    const list = lists.get(key);
    if (!list) throw new Error(`own index: no list was read for ${key}`);
    return list;
  };
  const matching = (match: IndexMatch): DocumentList => {
    if (!('any' in match || 'all' in match)) return listFor(keyOf(match));
    const parts = 'any' in match ? match.any : match.all;
    if (parts.length === 0) throw new RangeError(`a match with an empty ${'all' in match ? '"all"' : '"any"'} says nothing`);
    const each = parts.map(matching).toSorted((a, b) => a.length - b.length);
    return 'any' in match ? union(each) : each.reduce(intersection);
  };
  return { matching, between: (range) => listFor(rangeKey(range)) };
}

const tokensOf = ({ phrase, fields }: Extract<Leaf, { readonly phrase: readonly string[] }>): readonly Leaf[] =>
  [...new Set(phrase)].map((token) => (fields ? { token, fields } : { token }));

/** Big-endian numbers as PostgreSQL sends them. */
function listOf(bytes: Buffer): DocumentList {
  const docs = new Uint32Array(bytes.length / 4);
  let isSorted = true;
  for (let at = 0; at < docs.length; at += 1) {
    docs[at] = bytes.readUInt32BE(at * 4);
    if (at > 0 && docs[at]! <= docs[at - 1]!) isSorted = false;
  }
  if (isSorted) return docs;
  docs.sort();
  return docs.filter((doc, at) => at === 0 || doc !== docs[at - 1]);
}
