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

const short = (text: string): string => ([...text].length > 120 ? `${[...text].slice(0, 119).join('')}…` : text);
