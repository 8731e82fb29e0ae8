/**
 * Texts that others lean on: a record names another one in 《》, and of texts that answer equally well the one that many name comes first.
 * A work is known by its name without what changes from edition to edition; the index holds a short code for each, so that counting who
 * names a work is counting the documents of a token.
 */
import { sha256 } from '@jiyue/sdk';
import { foldText } from '../analysis/fold-text.ts';

const inMarks = /《([^《》\n]{2,80})》/gu;
const edition = /[（(〔[][^（(〔[\]〕)）]*[\]〕)）]/gu;
// an article that is a record of its own is part of its work: 虚构法 第三条
const article = /\s第[一二三四五六七八九十百千零〇\d]+[条章节编](?:之[一二三四五六七八九十])?\s*$/u;
const state = /^中华人民共和国(?=.{2})/u;

/** A name as it is compared; "" when hardly anything is left. */
export function workName(title: string): string {
  const name = foldText(title)
    .replace(article, '')
    .replace(edition, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(state, '');
  return name.length < 2 ? '' : name;
}

/** The token of a work. @param title of the record, or what stands in 《》 */
export const workCode = (title: string): string => `w${sha256(workName(title)).slice(0, 12)}`;

/** Codes of the works that a text names, each once. @param self code of the text itself */
export function namedWorks(text: string, self: string): readonly string[] {
  const codes = new Set<string>();
  for (const [, name] of text.matchAll(inMarks)) if (workName(name!) !== '') codes.add(workCode(name!));
  codes.delete(self);
  return [...codes];
}

/** Place of a record in time, with the code of its work behind it: bounds of time compare as without. */
export const placeInTime = (instant: string, code: string): string => `${instant} ${code}`;

/** The code in a place in time; undefined where there is none. */
export const codeIn = (place: string): string | undefined => place.split(' ')[1];
