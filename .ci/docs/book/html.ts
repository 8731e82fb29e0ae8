/** The book as one HTML file that asks nothing of any network: its policy allows its own style sheet and its own script, nothing else. */
import { createHash } from 'node:crypto';
import type { Block, Book, Content, Inline, Section, Table } from './document.ts';
import { search } from './html-search.ts';
import { style } from './html-style.ts';
import { numbersOf } from './numbers.ts';

/** The whole file. */
export function htmlBook(book: Book): string {
  const numbers = numbersOf(book.chapters);
  const policy = `default-src 'none'; style-src '${digestOf(style)}'; script-src '${digestOf(search)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return [
    '<!DOCTYPE html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(`${book.title} ${book.version}`)}</title>`,
    '<link rel="icon" href="data:,">',
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<a class="skip" href="#text">跳到正文</a>',
    '<div class="frame">',
    '<div class="beside">',
    searchForm,
    `<nav aria-label="目录"><ol>${book.chapters.map((chapter) => contentsOf(chapter, numbers)).join('')}</ol></nav>`,
    '</div>',
    '<main id="text">',
    `<header><h1>${escaped(book.title)}</h1><p lang="en">${escaped(book.en)}</p><p>${escaped(book.version)}</p></header>`,
    ...book.chapters.map((chapter) => sectionHtml(chapter, 2, numbers)),
    '</main>',
    '</div>',
    `<script>${search}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

const digestOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

const searchForm = `<form class="search" role="search" hidden><label for="words">在本书中查找</label><input id="words" type="search" autocomplete="off"><p role="status"></p><ol tabindex="0" aria-label="查找结果"></ol></form>`;

/** Chapters and their sections; what is below is found in its section. */
const contentsOf = ({ anchor, title, sections }: Section, numbers: ReadonlyMap<string, string>, depth = 1): string =>
  `<li><a href="#${anchor}">${numbers.get(anchor)} ${escaped(title)}</a>${
    depth === 1 && sections.length > 0 ? `<ol>${sections.map((section) => contentsOf(section, numbers, 2)).join('')}</ol>` : ''
  }</li>`;

function sectionHtml({ anchor, title, en, blocks, sections }: Section, level: number, numbers: ReadonlyMap<string, string>): string {
  const heading = `<h${level}>${numbers.get(anchor)} ${escaped(title)}${en === '' ? '' : ` <span lang="en">${escaped(en)}</span>`}</h${level}>`;
  return `<section id="${anchor}">${heading}\n${blocks.map(blockHtml).join('\n')}${sections.map((section) => `\n${sectionHtml(section, level + 1, numbers)}`).join('')}</section>`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'text':
      return `<p${block.tone === undefined ? '' : ` class="${block.tone}"`}>${inlines(block.content)}</p>`;
    case 'label':
      return `<p class="label">${escaped(block.text)} <span lang="en">${escaped(block.en)}</span></p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${inlines(item)}</li>`).join('')}</ul>`;
    case 'code':
      return `<pre><code>${escaped(block.text)}</code></pre>`;
    default:
      return tableHtml(block);
  }
}

function tableHtml({ caption, head, widths, rows, isFacts }: Table): string {
  const sum = widths.reduce((all, one) => all + one, 0);
  const columns = widths.map((width) => `<col span="1" width="${Math.round((width * 1000) / sum) / 10}%">`).join('');
  const headRow = isFacts ? '' : `<thead><tr>${head.map((cell) => `<th scope="col">${escaped(cell)}</th>`).join('')}</tr></thead>`;
  const body = rows.map(
    ({ anchor, cells }) =>
      `<tr${anchor === undefined ? '' : ` id="${anchor}"`}>${cells.map((cell, index) => (index === 0 ? `<th scope="row">${inlines(cell)}</th>` : `<td>${inlines(cell)}</td>`)).join('')}</tr>`,
  );
  return `<table${isFacts ? ' class="facts"' : ''}><caption>${escaped(caption)}</caption><colgroup>${columns}</colgroup>${headRow}<tbody>${body.join('')}</tbody></table>`;
}

const inlines = (content: Content): string => content.map(inlineHtml).join('');

function inlineHtml(inline: Inline): string {
  if (typeof inline === 'string') return escaped(inline);
  switch (inline.kind) {
    case 'break':
      return '<br>';
    case 'code':
      return `<code>${escaped(inline.text)}</code>`;
    case 'strong':
      return `<strong>${escaped(inline.text)}</strong>`;
    case 'en':
      return `<span lang="en">${escaped(inline.text)}</span>`;
    default:
      return `<a href="#${inline.to}">${inline.isCode ? `<code>${escaped(inline.text)}</code>` : escaped(inline.text)}</a>`;
  }
}

const marks: { readonly [mark: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (mark) => marks[mark] ?? mark);
