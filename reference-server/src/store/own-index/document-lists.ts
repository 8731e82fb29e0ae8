/**
 * Lists of documents in ascending order: those that hold a token come from FTS5 (and stay until something is written), what a match
 * says of several tokens is worked out on the lists. Most of a question's tokens are asked for more than once.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { IndexMatch } from '@jiyue/sdk/plugin';
import { toExpression } from './expression.ts';

/** Bytes of lists that are kept. */
const mostBytes = 32 * 1024 * 1024;

/** Document numbers, ascending. */
export type DocumentList = Uint32Array;

/** Finds documents. */
export interface DocumentLists {
  /** Documents that match; throws a RangeError on an empty list in the match. */
  matching(match: IndexMatch): DocumentList;
  /** Documents with sortKey in a range; absent ends are open. */
  between(range: { readonly from?: string; readonly before?: string }): DocumentList;
  /** Something was written. */
  forget(): void;
}

/** Over one open database. */
export function documentLists(database: DatabaseSync): DocumentLists {
  const byTokens = database.prepare('SELECT json_group_array(rowid) AS docs FROM tokens WHERE tokens MATCH ?');
  const byTime = database.prepare('SELECT json_group_array(doc) AS docs FROM document WHERE sort_key >= ? AND (?2 IS NULL OR sort_key < ?2)');
  const kept = new Map<string, DocumentList>();
  let bytes = 0;

  const keep = (key: string, list: DocumentList): DocumentList => {
    if (list.byteLength > mostBytes / 8) return list;
    kept.set(key, list);
    bytes += list.byteLength;
    for (const [oldest, one] of kept) {
      if (bytes <= mostBytes) break;
      kept.delete(oldest);
      bytes -= one.byteLength;
    }
    return list;
  };
  const known = (key: string): DocumentList | undefined => {
    const list = kept.get(key);
    // the one used last is forgotten last
    if (list && kept.delete(key)) kept.set(key, list);
    return list;
  };
  const ask = (expression: string): DocumentList =>
    known(expression) ?? keep(expression, Uint32Array.from(JSON.parse(byTokens.get(expression)!['docs'] as string) as number[]));

  const matching = (match: IndexMatch): DocumentList => {
    // FTS5 leaps over common tokens beside a rare one; a list of each would be walked whole
    if (!('any' in match) && (!('all' in match) || match.all.every(isLeaf))) return ask(toExpression(match));
    const parts = 'any' in match ? match.any : match.all;
    if (parts.length === 0) return ask(toExpression(match));
    const lists = parts.map(matching).toSorted((a, b) => a.length - b.length);
    return 'any' in match ? union(lists) : lists.reduce(intersection);
  };
  return {
    matching,
    between({ from = '', before }) {
      const key = JSON.stringify([from, before ?? null]);
      return known(key) ?? keep(key, Uint32Array.from(JSON.parse(byTime.get(from, before ?? null)!['docs'] as string) as number[]).sort());
    },
    forget() {
      kept.clear();
      bytes = 0;
    },
  };
}

const isLeaf = (match: IndexMatch): boolean => !('any' in match || 'all' in match);

/** Documents of any list. */
export function union(lists: readonly DocumentList[]): DocumentList {
  if (lists.length === 1) return lists[0]!;
  const last = lists.reduce((most, list) => Math.max(most, list.at(-1) ?? 0), 0);
  // one bit a document
  const words = new Uint32Array((last >>> 5) + 1);
  for (const list of lists) for (const doc of list) words[doc >>> 5]! |= 1 << (doc & 31);
  const docs = new Uint32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let count = 0;
  for (let at = 0; at < words.length; at += 1) {
    for (let word = words[at]!; word !== 0; word &= word - 1) docs[count++] = (at << 5) + 31 - Math.clz32(word & -word);
  }
  return docs.slice(0, count);
}

/** Documents of both lists. */
export function intersection(a: DocumentList, b: DocumentList): DocumentList {
  return together(a, b, true);
}

/** Documents of the first list that are not in the second. */
export function difference(a: DocumentList, b: DocumentList): DocumentList {
  return together(a, b, false);
}

function together(a: DocumentList, b: DocumentList, isInBoth: boolean): DocumentList {
  const kept = new Uint32Array(a.length);
  let count = 0;
  // a short list looks the long one up, otherwise both are walked
  if (a.length * 16 < b.length) {
    for (const doc of a) if (placeOf(b, doc) >= 0 === isInBoth) kept[count++] = doc;
    return kept.slice(0, count);
  }
  let at = 0;
  for (const doc of a) {
    while (at < b.length && b[at]! < doc) at += 1;
    if ((b[at] === doc) === isInBoth) kept[count++] = doc;
  }
  return kept.slice(0, count);
}

/** Place of a document in a list; negative when it is not there. */
export function placeOf(list: DocumentList, doc: number): number {
  let low = 0;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const value = list[middle]!;
    if (value === doc) return middle;
    if (value < doc) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
