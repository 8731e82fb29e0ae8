/** What was edited between two schemas of one name: keyword by keyword, in places that both have. */

import type { Sentence } from '../../import/language.ts';
import { canonicalId } from '../schema/canonical.ts';
import { childOf, escapeStep, listKeywords, mapKeywords, type Node, schemaKeywords } from '../schema/document.ts';
import { isNote } from '../schema/vocabulary.ts';
import { meaningOf } from './say.ts';

/** An edit. */
export interface Edit {
  /** In the new document; in the old one for what is gone. */
  readonly pointer: string;
  readonly keyword: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'property-added' | 'property-removed' | 'required' | 'text';
  readonly before?: unknown;
  readonly after?: unknown;
  /** What a new member is, as its schema says. */
  readonly meaning?: Partial<Sentence>;
}

/** Edits in reading order; definitions that are referred to are compared under their own names. */
export function listEdits(before: Node, after: Node): readonly Edit[] {
  const edits: Edit[] = [];
  walk(before, after, edits);
  return edits;
}

function walk(before: Node, after: Node, edits: Edit[]): void {
  if (JSON.stringify(before.raw) === JSON.stringify(after.raw)) return;
  const keywords = [...new Set([...Object.keys(before.raw), ...Object.keys(after.raw)])];
  for (const keyword of keywords) {
    const [was, is] = [before.raw[keyword], after.raw[keyword]];
    if (JSON.stringify(was) === JSON.stringify(is) || keyword === '$defs' || keyword === 'definitions' || keyword === '$id' || keyword === '$schema') continue;
    if (isNote(keyword)) edits.push({ pointer: after.pointer, keyword, kind: 'text', before: was, after: is });
    else compareKeyword(before, after, keyword, edits);
  }
}

function compareKeyword(before: Node, after: Node, keyword: string, edits: Edit[]): void {
  const [was, is] = [before.raw[keyword], after.raw[keyword]];
  const note = (kind: Edit['kind'], extra: Partial<Edit> = {}) => void edits.push({ pointer: after.pointer, keyword, kind, before: was, after: is, ...extra });
  if (was === undefined) note('added');
  else if (is === undefined) note('removed');
  else if (keyword === 'required' && Array.isArray(was) && Array.isArray(is))
    note('required', { before: was.filter((name) => !is.includes(name)), after: is.filter((name) => !was.includes(name)) });
  else if (mapKeywords.has(keyword)) compareMap(before, after, keyword, edits);
  else if (schemaKeywords.has(keyword) && typeof was === 'object' && typeof is === 'object') walk(childOf(before, keyword), childOf(after, keyword), edits);
  else if (listKeywords.has(keyword) && Array.isArray(was) && Array.isArray(is) && was.length === is.length)
    for (let index = 0; index < is.length; index += 1) walk(childOf(before, keyword, index), childOf(after, keyword, index), edits);
  else note('changed');
}

function compareMap(before: Node, after: Node, keyword: string, edits: Edit[]): void {
  const [was, is] = [before.raw[keyword] as object, after.raw[keyword] as object];
  for (const name of Object.keys(was)) {
    if (Object.hasOwn(is, name)) walk(childOf(before, keyword, name), childOf(after, keyword, name), edits);
    else edits.push({ pointer: `${before.pointer}/${keyword}/${escapeStep(name)}`, keyword: name, kind: 'property-removed' });
  }
  for (const name of Object.keys(is)) {
    if (!Object.hasOwn(was, name))
      edits.push({
        pointer: `${after.pointer}/${keyword}/${escapeStep(name)}`,
        keyword: name,
        kind: 'property-added',
        meaning: meaningOf(childOf(after, keyword, name).raw),
      });
  }
}

/** Whether an edit changes what is valid at all, e.g. not a reordering. */
export const isSilent = (before: Node, after: Node): boolean => canonicalId(before) === canonicalId(after);
