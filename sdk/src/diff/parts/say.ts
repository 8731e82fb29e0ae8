/** Fills a sentence of a change in both languages. */

import { fillSentence, type Sentence } from '../../import/language.ts';

type Data = { readonly [name: string]: unknown };

/** Texts stay as they are, everything else is JSON; long values are cut. */
export function say(sentence: Sentence, data: Data = {}): Sentence {
  const shown = Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, short(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))]),
  );
  return { zh: fillSentence(sentence, 'zh-CN', shown), en: fillSentence(sentence, 'en', shown) };
}

/** The sentence, and behind a colon what the thing means, where its version says so. */
export function sayMeaning(sentence: Sentence, meaning: Partial<Sentence> | undefined, data: Data = {}): Sentence {
  const { zh, en } = say(sentence, data);
  const joined = (text: string, mark: string, words?: string) => (words === undefined || words.trim() === '' ? text : `${text}${mark}${short(words.trim())}`);
  return { zh: joined(zh, '：', meaning?.zh), en: joined(en, ': ', meaning?.en ?? meaning?.zh) };
}

/** What a schema of the standard says of itself: its description, and the English beside it. */
export const meaningOf = (raw: { readonly [keyword: string]: unknown }): Partial<Sentence> => ({
  ...(typeof raw['description'] === 'string' ? { zh: raw['description'] } : {}),
  ...(typeof raw['x-jiyue-en'] === 'string' ? { en: raw['x-jiyue-en'] } : {}),
});

const short = (text: string): string => ([...text].length > 120 ? `${[...text].slice(0, 119).join('')}…` : text);
