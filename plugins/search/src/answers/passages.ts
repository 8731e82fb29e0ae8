/**
 * Cuts a resource into the passages an answer may be: an article with all its lines, an entry of questions and answers, else a paragraph
 * with the heading above it and the list it announces. Every passage stands in the resource as it is.
 */
import type { Resource } from '@jiyue/standards/model';
import { plainText } from '../analysis/plain-text.ts';
import { addressee } from '../indexing/lead-text.ts';
import { articleAtStart } from './article.ts';

/** A passage. */
export interface Passage {
  readonly text: string;
  /** The heading above it, or the question it answers; "" when there is none. */
  readonly heading: string;
  /** Whether the heading is a question of a reader. */
  readonly isQuestion: boolean;
  /** The article it is; absent when it is none. */
  readonly article?: { readonly number: number; readonly text: string };
}

/** A longer text is read no further: passages of a page, not of a book. */
const longestRead = 200_000;
const section = /^第\s*[零〇一二三四五六七八九十百千\d]{1,6}\s*[编章节]/u;
const listed = /^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[①-⑳]|[-•·])/u;
const endsSentence = /[。！？；!?;]["”’）)]?$/u;
const longestHeading = 40;
const asked = /^(?:问|提问|记者问?)[：:]\s*/u;
const answered = /^(?:答|回答|答复)[：:]\s*/u;
/** Says that something follows, is enclosed, or why there is a text at all, and nothing else. */
const announces =
  /(?:通知|公告|通告|意见|规定|办法|解读|公布|说明|答复)?如下[。：:]?$|印发给你们|制定本(?:法|条例|办法|规定|规程|规则|细则|意见|方案|指南|标准)。?$|请(?:认真|遵照|结合实际)[^。]{0,12}(?:执行|落实)。?$/u;

/** In the order they stand. @param resource as the repository shows it @param most characters of its body that are read */
export function passagesOf(resource: Resource, most = longestRead): readonly Passage[] {
  const entries = resource.kind === 'faq' ? resource.questions.map(({ question, answer }) => ({ text: answer, heading: question, isQuestion: true })) : [];
  return [...entries, ...textPassages(wholeLines(plainText(resource.body).replace(addressee, ''), most))];
}

/** A passage that is cut is none. */
const wholeLines = (text: string, most: number): string => (text.length <= most ? text : text.slice(0, Math.max(0, text.lastIndexOf('\n', most))));

function textPassages(text: string): readonly Passage[] {
  const passages: Passage[] = [];
  let lines: string[] = [];
  let heading = '';
  let isQuestion = false;
  let inArticle = false;
  const close = () => {
    const whole = lines.join('\n');
    if (whole !== '' && !/[?？]$/u.test(whole) && !announces.test(whole)) passages.push(passageOf(whole, heading, isQuestion));
    lines = [];
  };
  const head = (line: string, asks: boolean) => {
    close();
    [heading, isQuestion, inArticle] = [line, asks, false];
  };
  for (const raw of text.split('\n')) {
    const line = raw.trim().replace(/[\t\u00a0\u3000 ]+/g, ' ');
    if (line === '') continue;
    const isArticle = articleAtStart(line) !== undefined;
    if (asked.test(line)) head(line.replace(asked, ''), true);
    else if (isArticle) {
      close();
      inArticle = true;
      lines.push(line);
    } else if (section.test(line) || (!inArticle && isHeading(line) && !isContinued(lines, line))) head(line, false);
    else {
      if (!inArticle && !isContinued(lines, line) && !(isQuestion && lines.length > 0)) close();
      lines.push(line.replace(answered, ''));
    }
  }
  close();
  return passages;
}

/** A short line without an end of its own. */
const isHeading = (line: string) =>
  [...line].length <= longestHeading && !endsSentence.test(line) && !/[：:]$/.test(line) && !listed.test(line) && !answered.test(line);

/** A list goes on, and so does what a line with a colon announces. */
const isContinued = (lines: readonly string[], line: string): boolean =>
  lines.length > 0 && ((listed.test(line) && (/[：:]$/.test(lines.at(-1)!) || listed.test(lines.at(-1)!))) || /[：:]$/.test(lines.at(-1)!));

function passageOf(whole: string, heading: string, isQuestion: boolean): Passage {
  const article = articleAtStart(whole);
  return article ? { text: whole.slice(article.text.length).trim(), heading, isQuestion: false, article } : { text: whole, heading, isQuestion };
}
