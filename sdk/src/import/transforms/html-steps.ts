/** Transforms between text and body HTML. */

import sanitizeHtml from 'sanitize-html';
import { flag, object } from '../mapping/shape.ts';
import { renderBlocks } from './blocks.ts';
import { readBlocks } from './read-blocks.ts';
import { done, onText, type TransformKind } from './transform.ts';

const divisions = flag(['“第一章”“第一节”等短行作为标题', 'Short lines such as 第一章, 第一节 become headings']);

/** 法规正文 */
export const markdownHeadingsToHtml: TransformKind = {
  words: [
    '以“#”表示章节的正文变为 HTML：标题、段落、表格，其余字符全部转义',
    'Text with # headings to HTML: headings, paragraphs, tables; every character escaped',
  ],
  options: object({ divisions }),
  isBareAllowed: true,
  make: (options) => onText((value) => done(renderBlocks(readBlocks(value, { hasMarkdown: true, hasDivisions: options['divisions'] === true })))),
};

/** 纯文本正文 */
export const plainToParagraphs: TransformKind = {
  words: [
    '纯文本按行变为 HTML 段落，制表符表格变为表格，全部转义',
    'Plain text to HTML paragraphs line by line, tab tables to tables; every character escaped',
  ],
  options: object({ divisions }),
  isBareAllowed: true,
  make: (options) => onText((value) => done(renderBlocks(readBlocks(value, { hasMarkdown: false, hasDivisions: options['divisions'] === true })))),
};

/** 去除 HTML */
export const stripHtml: TransformKind = {
  words: ['去除 HTML 标签，段落与换行保留为换行，字符实体还原', 'Takes HTML tags out, keeps breaks as line ends, resolves entities'],
  isBareAllowed: true,
  make: () => onText((value) => done(textOfHtml(value))),
};

/** Text of an HTML fragment. */
export function textOfHtml(html: string): string {
  const broken = html.replace(/<br\b[^>]*>|<\/(?:p|div|li|tr|h[1-6]|table|section|article)\s*>/giu, '\n$&');
  const plain = sanitizeHtml(broken, { allowedTags: [], allowedAttributes: {} });
  const text = plain.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('\u00a0', ' ');
  return text.replace(/[ \t]*\n\s*/gu, '\n').trim();
}
