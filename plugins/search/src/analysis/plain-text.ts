/** Text of a body. HTML of the repository is clean already (JY-SEC-001), so tags are dropped and references read; nothing is rendered. */
import type { Body } from '@jiyue/standards/model';

// tags within a line leave no gap: 虚<b>构</b>省 is one word
const inline = /^<\/?(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|i|ins|kbd|mark|q|rp|rt|ruby|s|samp|small|span|strong|sub|sup|u|var|wbr)(?![a-z0-9])/i;
const cell = /^<\/?t[dh](?![a-z0-9])/i;
const names: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  ldquo: '“',
  rdquo: '”',
  middot: '·',
};

/** Lines are parted by line breaks, cells of a table by tabs. */
export const plainText = ({ format, text }: Body): string => (format === 'html' ? withoutTags(text) : text);

function withoutTags(html: string): string {
  const parts: string[] = [];
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      parts.push(html.slice(at));
      break;
    }
    parts.push(html.slice(at, open));
    const isComment = html.startsWith('<!--', open);
    const close = html.indexOf(isComment ? '-->' : '>', open);
    // an unclosed tag hides the rest, as a browser would
    if (close < 0) break;
    const tag = html.slice(open, open + 16);
    if (!inline.test(tag)) parts.push(cell.test(tag) ? '\t' : '\n');
    at = close + (isComment ? 3 : 1);
  }
  return parts
    .join('')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (all, decimal?: string, hex?: string, name?: string) =>
      name === undefined ? signOf(decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal)) : (names[name.toLowerCase()] ?? all),
    );
}

const signOf = (code: number) => (code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\ufffd');
