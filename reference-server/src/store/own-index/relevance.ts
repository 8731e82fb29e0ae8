/**
 * The engine's own relevance: BM25 of FTS5, over the tokens of the match. It walks through every token of every document it judges, so
 * of very many matches only the most promising are judged; the others follow, by id.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { IndexMatch, IndexSchema } from '@jiyue/sdk/plugin';
import { arrayRows } from '../array-rows.ts';
import { type DocumentList, type DocumentLists, placeOf } from './document-lists.ts';
import { toExpression } from './expression.ts';

/** Documents judged in one question. */
export const mostJudged = 1000;
/** Entries of single tokens that are walked through to judge; the rarest tokens come first. */
const mostWalked = 20_000;

/** Judged documents, best first, ties in no order. */
export interface Judged {
  readonly docs: readonly number[];
  /** Larger is better; of each document. */
  readonly scores: readonly number[];
}

/** A token, prefix or phrase of a match. */
export type Leaf = Exclude<IndexMatch, { readonly all: readonly IndexMatch[] } | { readonly any: readonly IndexMatch[] }>;

/** Judges documents of one open index. */
export interface Relevance {
  /** @param docs those that match and pass the filters */
  judge(docs: DocumentList, match: IndexMatch, weights: readonly number[]): Judged;
}

/** Over one open database. */
export function relevance(database: DatabaseSync, schema: IndexSchema, lists: DocumentLists): Relevance {
  const score = `SELECT rowid, bm25(tokens${', ?'.repeat(schema.fields.length)}) FROM tokens WHERE tokens MATCH ?`;
  const ofAll = arrayRows<[number, number]>(database.prepare(score));
  // the plus keeps SQLite from asking FTS5 once for each document
  const ofSome = arrayRows<[number, number]>(database.prepare(`${score} AND +rowid IN (SELECT value FROM json_each(?))`));

  return {
    judge(docs, match, weights) {
      const leaves = leavesOf(match);
      const chosen = docs.length > mostJudged ? promising(docs, leaves, lists, schema, weights) : docs;
      const isWhole = chosen.length === lists.matching(match).length;
      const found =
        isWhole && isPlain(match)
          ? ofAll(...weights, toExpression(match))
          : ofSome(...weights, anyOf(walkable(leaves, lists)), JSON.stringify(Array.from(chosen)));
      const judged = new Map(found);
      // a document without any of the walked tokens is the least
      const all = Array.from(chosen, (doc) => ({ doc, score: -(judged.get(doc) ?? 0) })).sort((a, b) => b.score - a.score);
      return { docs: all.map(({ doc }) => doc), scores: all.map(({ score: one }) => one) };
    },
  };
}

/** FTS5 works such a match out as quickly as its tokens alone. */
export const isPlain = (match: IndexMatch): boolean => !('any' in match) && (!('all' in match) || match.all.every((one) => !('any' in one || 'all' in one)));

/** Each once. */
export function leavesOf(match: IndexMatch): readonly Leaf[] {
  const leaves = new Map<string, Leaf>();
  const collect = (one: IndexMatch) => {
    if ('all' in one) for (const part of one.all) collect(part);
    else if ('any' in one) for (const part of one.any) collect(part);
    else leaves.set(toExpression(one), one);
  };
  collect(match);
  return [...leaves.values()];
}

const anyOf = (leaves: readonly Leaf[]) => leaves.map(toExpression).join(' OR ');

/** Rarest first, as many as may be walked; one at least. */
export function walkable(leaves: readonly Leaf[], lists: Pick<DocumentLists, 'matching'>): readonly Leaf[] {
  const byLength = leaves.map((leaf) => ({ leaf, length: lists.matching(leaf).length })).sort((a, b) => a.length - b.length);
  let walked = 0;
  return byLength
    .filter(({ length }, place) => {
      walked += length;
      return place === 0 || walked <= mostWalked;
    })
    .map(({ leaf }) => leaf);
}

/** The field of most weight. */
export const heaviestField = (fields: readonly string[], weights: readonly number[]): string => fields[weights.indexOf(Math.max(...weights))]!;

/** Those that hold the rarest tokens, in the field of most weight above all; then the last stored. */
export function promising(
  docs: DocumentList,
  leaves: readonly Leaf[],
  lists: Pick<DocumentLists, 'matching'>,
  { fields }: IndexSchema,
  weights: readonly number[],
): DocumentList {
  const heaviest = heaviestField(fields, weights);
  const merits = new Float64Array(docs.length);
  const add = (list: DocumentList, merit: number) => {
    if (list.length < docs.length / 16) {
      for (const doc of list) {
        const place = placeOf(docs, doc);
        if (place >= 0) merits[place]! += merit;
      }
      return;
    }
    let at = 0;
    for (let place = 0; place < docs.length; place += 1) {
      while (at < list.length && list[at]! < docs[place]!) at += 1;
      if (list[at] === docs[place]) merits[place]! += merit;
    }
  };
  for (const leaf of leaves) {
    const list = lists.matching(leaf);
    const rarity = 1 / (1 + Math.log1p(list.length));
    if (leaves.length > 1) add(list, rarity);
    if (leaf.fields === undefined) add(lists.matching({ ...leaf, fields: [heaviest] }), rarity);
  }
  const order = Uint32Array.from(docs.keys()).sort((a, b) => merits[b]! - merits[a]! || b - a);
  return order
    .slice(0, mostJudged)
    .map((place) => docs[place]!)
    .sort();
}
