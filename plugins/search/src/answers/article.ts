/** Articles of texts (第十二条): which one a question names, and which one a passage is. */

/** An article that a question names. */
export interface NamedArticle {
  readonly number: number;
  /** As typed: 第12条. */
  readonly text: string;
  /** The question without it. */
  readonly rest: string;
}

const digit = '零〇一二三四五六七八九';
const article = /第\s*([零〇一二三四五六七八九十百千两\d]{1,9})\s*条(?:之([一二三四五六七八九十]))?/u;
const begin = new RegExp(`^${article.source}`, 'u');

/** The first article a question names; undefined: none. @param q as typed */
export function namedArticle(q: string): NamedArticle | undefined {
  const found = article.exec(q.normalize('NFKC'));
  if (!found) return undefined;
  const { input } = found;
  return { number: numberOf(found), text: found[0], rest: `${input.slice(0, found.index)} ${input.slice(found.index + found[0].length)}` };
}

/** The article that a text begins with. */
export function articleAtStart(text: string): { readonly number: number; readonly text: string } | undefined {
  const found = begin.exec(text);
  return found ? { number: numberOf(found), text: found[0] } : undefined;
}

/** 第十二条之一 is another article than 第十二条: a part of a hundredth. */
const numberOf = ([, number = '', part = '']: RegExpExecArray): number => chineseNumber(number) + chineseNumber(part) / 100;

/** 一百零三 → 103; digits as they are; 0 for "". */
export function chineseNumber(text: string): number {
  if (/^\d*$/.test(text)) return Number(text);
  let whole = 0;
  let one = 0;
  for (const sign of text.replaceAll('两', '二')) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[sign];
    if (unit === undefined) one = Math.max(0, digit.indexOf(sign) - 1);
    else {
      whole += (one || 1) * unit;
      one = 0;
    }
  }
  return whole + one;
}
