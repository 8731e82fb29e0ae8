/** How tokens stand in the tables: keys of the GIN index, pieces by hash, and the line of words in which phrases are looked for. */
import type { Leaf } from '../../own-index/relevance.ts';
import { hashToken, packCounts } from '../../own-index/counts.ts';

/** Distinct tokens of one piece, about. */
const pieceTokens = 600;
/** Code units of a key; what is longer is told apart by its beginning. */
const longestToken = 500;

/** Letter of a field by its place among the matched ones. */
const letterOf = (field: number) => String.fromCharCode(97 + field);

/** Key of a token in a field. */
export const keyOf = (field: number, token: string): string => letterOf(field) + token.slice(0, longestToken).toWellFormed();

/** One piece of a document. */
export interface Piece {
  readonly number: number;
  /** Keys joined by blanks; none holds one. */
  readonly keys: string;
  readonly counts: Uint8Array;
}

/**
 * Cuts the tokens of a document into pieces.
 * @param texts of all fields in order @param matched number of those that are matched
 * @returns `bits`: 2^bits pieces, chosen by the first bits of the hash
 */
export function piecesOf(texts: readonly string[], matched: number): { readonly bits: number; readonly pieces: readonly Piece[] } {
  const tokens = texts.map((text) => text.split(' ').filter((token) => token !== ''));
  const distinct = tokens.map((list) => new Set(list));
  const count = distinct.reduce((sum, set) => sum + set.size, 0);
  const bits = Math.max(0, Math.ceil(Math.log2(count / pieceTokens)));
  const pieces = 2 ** bits;
  const keys: string[][] = Array.from({ length: pieces }, () => []);
  const parts: string[][][] = Array.from({ length: pieces }, () => texts.map(() => []));
  for (const [field, list] of tokens.entries()) {
    for (const token of list) parts[pieceOf(token, bits)]![field]!.push(token);
    if (field < matched) for (const token of distinct[field]!) keys[pieceOf(token, bits)]!.push(keyOf(field, token));
  }
  return {
    bits,
    pieces: keys.map((list, number) => ({ number, keys: list.join(' '), counts: packCounts(parts[number]!.map((part) => part.join(' '))).bytes })),
  };
}

const pieceOf = (token: string, bits: number) => (bits === 0 ? 0 : hashToken(token) >>> (32 - bits));

/** The line of a field: each token between two blanks of its own, so that neighbours share none and a phrase repeats right after itself. */
export const lineOf = (text: string): string =>
  text
    .split(' ')
    .filter((token) => token !== '')
    .map((token) => ` ${token} `)
    .join('');

/** What a phrase or prefix is in such a line. */
export const patternOf = (leaf: Exclude<Leaf, { readonly token: string }>): string =>
  'phrase' in leaf ? leaf.phrase.map((token) => ` ${token} `).join('') : ` ${leaf.prefix}`;

/**
 * An expression that meets a phrase at each place where it begins, for phrases that may begin again before they end ("the cat the" in
 * "the cat the cat the"); empty for all others, which are counted without one.
 */
export function overlapOf(leaf: Exclude<Leaf, { readonly token: string }>): string {
  if (!('phrase' in leaf)) return '';
  const { phrase } = leaf;
  const isBorder = (length: number) => phrase.slice(0, length).every((token, at) => token === phrase[phrase.length - length + at]);
  if (!phrase.some((_, at) => at > 0 && isBorder(at))) return '';
  return `(?=${patternOf(leaf).replaceAll(/[^\p{L}\p{N} ]/gu, '\\$&')})`;
}

/** A question for the GIN index: any of the fields. Everything is quoted, so no text of a user is read as syntax. */
export const tsqueryOf = (fields: readonly number[], text: string, isPrefix: boolean): string =>
  fields.map((field) => `'${keyOf(field, text).replaceAll('\\', '\\\\').replaceAll("'", "''")}'${isPrefix ? ':*' : ''}`).join(' | ');
