/** The book as a tree of Markdown pages: path → text. Anchors are written out, so that they do not depend on who renders the pages. */
import { posix } from 'node:path';
import type { Block, Book, Content, Inline, Section, Table } from './document.ts';
import { numbersOf } from './numbers.ts';

const start = 'README.md';

/** Pages by path; README.md holds the table of contents. */
export function markdownPages(book: Book): ReadonlyMap<string, string> {
  const place = placesOf(book.chapters);
  const numbers = numbersOf(book.chapters);
  const pages = new Map<string, string[]>();
  const write = (section: Section, page: string, depth: number) => {
    const own = section.page === undefined ? page : `${section.page}.md`;
    const isFirst = own !== page;
    const level = isFirst ? 1 : depth;
    const lines = pages.get(own) ?? [];
    pages.set(own, lines);
    lines.push(
      `<a id="${section.anchor}"></a>\n`,
      `${'#'.repeat(level)} ${numbers.get(section.anchor)} ${escaped(section.title)}${section.en === '' ? '' : ` · ${escaped(section.en)}`}\n`,
    );
    const refer = (to: string) => address(own, place.get(to) ?? own, to);
    for (const block of section.blocks) lines.push(blockText(block, refer));
    const apart = section.sections.filter(({ page: path }) => path !== undefined);
    if (apart.length > 0)
      lines.push(
        `${apart.map(({ anchor, title, en }) => `- [${numbers.get(anchor)} ${escaped(title)}${en === '' ? '' : ` · ${escaped(en)}`}](${refer(anchor)})`).join('\n')}\n`,
      );
    for (const below of section.sections) write(below, own, level + 1);
  };
  for (const chapter of book.chapters) write(chapter, start, 1);
  return new Map([[start, contents(book, numbers, place)], ...[...pages].map(([path, lines]) => [path, lines.join('\n')] as const)]);
}

function placesOf(chapters: readonly Section[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (section: Section, page: string) => {
    const own = section.page === undefined ? page : `${section.page}.md`;
    found.set(section.anchor, own);
    for (const block of section.blocks) if (block.kind === 'table') for (const { anchor } of block.rows) if (anchor !== undefined) found.set(anchor, own);
    for (const below of section.sections) walk(below, own);
  };
  for (const chapter of chapters) walk(chapter, start);
  return found;
}

const address = (from: string, to: string, anchor: string): string => (from === to ? `#${anchor}` : `${posix.relative(posix.dirname(from), to)}#${anchor}`);

const contents = ({ title, en, version, chapters }: Book, numbers: ReadonlyMap<string, string>, place: ReadonlyMap<string, string>): string =>
  [
    `# ${title}\n`,
    `${en}\n`,
    `${version}\n`,
    '由规范的源文件生成（`npm run docs`），不要手改。 · Generated from the sources of the standard by `npm run docs`; do not edit.\n',
    ...chapters.map((chapter) => {
      const line = (section: Section, indent: string) =>
        `${indent}- [${numbers.get(section.anchor)} ${escaped(section.title)}${section.en === '' ? '' : ` · ${escaped(section.en)}`}](${address(start, place.get(section.anchor) ?? start, section.anchor)})`;
      const below = chapter.sections.filter(({ page }) => page !== undefined);
      return [line(chapter, ''), ...below.map((section) => line(section, '  '))].join('\n');
    }),
    '',
  ].join('\n');

type Refer = (anchor: string) => string;

function blockText(block: Block, refer: Refer): string {
  switch (block.kind) {
    case 'text':
      return block.tone === 'note' ? `> ${inlines(block.content, refer)}\n` : `${inlines(block.content, refer)}\n`;
    case 'label':
      return `**${escaped(block.text)}** · ${escaped(block.en)}\n`;
    case 'list':
      return `${block.items.map((item) => `- ${inlines(item, refer)}`).join('\n')}\n`;
    case 'code':
      return fenced(block.text, block.language);
    default:
      return tableText(block, refer);
  }
}

function fenced(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([marks]) => marks.length + 1)));
  return `${fence}${language}\n${text}\n${fence}\n`;
}

function tableText({ head, rows }: Table, refer: Refer): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [
    line(head),
    `|${'---|'.repeat(head.length)}`,
    ...rows.map(({ anchor, cells }) =>
      line(cells.map((cell, index) => `${index === 0 && anchor !== undefined ? `<a id="${anchor}"></a>` : ''}${inlines(cell, refer)}`)),
    ),
    '',
  ].join('\n');
}

const inlines = (content: Content, refer: Refer): string => content.map((inline) => inlineText(inline, refer)).join('');

function inlineText(inline: Inline, refer: Refer): string {
  if (typeof inline === 'string') return escaped(inline);
  switch (inline.kind) {
    case 'break':
      return '<br>';
    case 'code':
      return codeText(inline.text);
    case 'strong':
      return `**${escaped(inline.text)}**`;
    case 'en':
      return escaped(inline.text);
    default:
      return `[${inline.isCode ? codeText(inline.text) : escaped(inline.text)}](${refer(inline.to)})`;
  }
}

function codeText(text: string): string {
  const marks = '`'.repeat(Math.max(1, ...[...text.matchAll(/`+/g)].map(([found]) => found.length + 1)));
  const edge = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return text === '' ? '' : `${marks}${edge}${text}${edge}${marks}`;
}

/** What Markdown would take for marks; bars are escaped in tables alone. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>]/g, (mark) => (mark === '<' ? '&lt;' : mark === '>' ? '&gt;' : `\\${mark}`));
