/**
 * Fits a clean HTML fragment into a page: its headings continue below the title without gaps, wide tables can be scrolled by
 * keyboard. Works on what `cleanFragment` writes, lower-case tags and every other `<` escaped, so tags can be found by pattern.
 */
import { decodeEntities } from './clean-fragment.ts';
import { escapeHtml } from './escape-html.ts';

/** @param tableName what a table region is called: "表格" */
export const fitFragment = (html: string, tableName: string): string => wrapTables(levelHeadings(html), tableName);

/** h1..h6 become h2.. so that no level is left out. */
function levelHeadings(html: string): string {
  const open: number[] = [];
  return html.replace(/<(\/?)h([1-6])(?=[\s>])/g, (_tag, slash: string, digit: string) => {
    const level = Number(digit);
    if (slash === '') {
      while (open.length > 0 && open.at(-1)! >= level) open.pop();
      open.push(level);
    }
    return `<${slash}h${Math.min(open.length + 1, 6)}`;
  });
}

/** Outer tables stand in a region of their own that scrolls sideways. */
function wrapTables(html: string, name: string): string {
  let depth = 0;
  let count = 0;
  return html.replace(/<table(?=[\s>])|<\/table>/g, (tag) => {
    if (tag === '</table>') {
      depth -= 1;
      return depth === 0 ? '</table></div>' : tag;
    }
    depth += 1;
    if (depth > 1) return tag;
    count += 1;
    return `<div class="scroll" role="region" tabindex="0" aria-label="${escapeHtml(name)} ${count}"><table`;
  });
}

/** Text of a clean fragment; only tags that break a line part words. */
export const plainText = (html: string): string =>
  decodeEntities(html.replace(/<\/?(?:a|abbr|b|cite|code|del|em|i|ins|mark|q|s|small|span|strong|sub|sup|u)(?=[\s>])[^>]*>/g, '').replace(/<[^>]*>/g, ' '));
