/** The text in which words of an interest are looked for: title, then everything a reader sees of the resource, as plain folded text. */
import { kindText } from '@jiyue/sdk';
import type { Resource } from '@jiyue/standards/model';
import { foldText } from './fold-text.ts';

/** Folded text of a resource. */
export interface SearchedText {
  readonly text: string;
  /** The title is the part before this place. */
  readonly titleEnd: number;
}

/** Lines of different parts never form a word together. */
export function searchedText(resource: Resource): SearchedText {
  const { title, subtitle, summary, body, classification, document, source } = resource;
  const head = foldText(title);
  const text = body.format === 'html' ? withoutTags(body.text) : body.text;
  const rest = [subtitle, summary, text, kindText(resource), ...(classification?.keywords ?? []), document?.documentNumber, source.name];
  return { text: `${head}\n${foldText(rest.filter(Boolean).join('\n'))}`, titleEnd: head.length };
}

// tags within a line leave no gap: 虚<b>构</b>省 is one word
const inline = /<\/?(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var|wbr)(?:\s[^>]*)?>/gi;
const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', ldquo: '“', rdquo: '”', middot: '·' };

/** HTML of the repository is clean already (JY-SEC-001): tags are dropped and references read, nothing is rendered. */
const withoutTags = (html: string): string =>
  html
    .replace(inline, '')
    .replace(/<[^>]*>/g, '\n')
    .replace(/&(?:#(\d{1,7})|([a-z]{2,8}));/gi, (all, code?: string, name?: string) =>
      name === undefined ? String.fromCodePoint(Math.min(Number(code), 0x10ffff)) : (names[name.toLowerCase()] ?? all),
    );
