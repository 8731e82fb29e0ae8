/** Body text as HTML of the page: plain text as paragraphs, HTML written anew by `cleanFragment` and fitted in. */
import type { Body } from '@jiyue/standards/model';
import { cleanFragment, type FragmentPlace } from './clean-fragment.ts';
import { escapeHtml } from './escape-html.ts';
import { fitFragment, plainText } from './fragment.ts';

/** Body ready for the page. */
export interface ShownBody {
  /** Finished HTML. */
  readonly html: string;
  /** The whole text on one line. */
  readonly text: string;
  /** Absolute address of its first image; absent without one. */
  readonly image?: string;
}

/** @param tableName what a table region is called in the language of the page */
export function showBody({ format, text }: Body, place: FragmentPlace, tableName: string): ShownBody {
  if (format !== 'html') return { html: plainParagraphs(text), text: oneLine(text) };
  const { html, image } = cleanFragment(text, place);
  return { html: flushAddressees(fitFragment(html, tableName)), text: oneLine(plainText(html)), ...(image === undefined ? {} : { image }) };
}

// no blank between Chinese signs where lines were joined
const oneLine = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])/g, '')
    .trim();

/** Each line a paragraph. Lines that open a part of an official document without being a sentence are set off. */
function plainParagraphs(text: string): string {
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.map((line, index) => `<p${classOf(line, index)}>${escapeHtml(line)}</p>`).join('\n');
}

// the organs a document is sent to stand flush left on its first line: “各市人民政府：”
const classOf = (line: string, index: number) => (index === 0 && line.endsWith('：') ? ' class="addressees"' : opensPart(line) ? ' class="part"' : '');

const flushAddressees = (html: string) => html.replace(/^\s*<p>(?=[^<]{1,300}：<\/p>)/, '<p class="addressees">');

// “一、总体目标”, “第一章 总则”
const opensPart = (line: string) => line.length <= 40 && /^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百]{1,5}[编章节]\s)[^。；：]+$/.test(line);

/** Beginning of a text, cut at `length` characters without splitting one. */
export function excerpt(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
