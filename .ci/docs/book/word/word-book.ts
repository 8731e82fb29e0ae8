/**
 * The book as a Word file (.docx): real headings with numbers of their own, a table of contents that Word fills, a bookmark for every
 * anchor and a link for every reference, tables whose heads repeat on each page.
 */
import {
  Bookmark,
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  InternalHyperlink,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table as WordTable,
  TableCell,
  TableLayoutType,
  TableOfContents,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { anchorsOf, type Block, type Book, type Content, type Inline, type Row, type Section, type Table } from '../document.ts';
import { numbersOf } from '../numbers.ts';
import { bookmarksOf } from './bookmarks.ts';
import { bullets, headingDepth, numbering, page, styles, textWidth } from './styles.ts';

/** The bytes of the file. Those of two runs differ by the time that is written into them, and by nothing else. */
export async function wordBook(book: Book): Promise<Uint8Array> {
  const bookmarks = bookmarksOf(anchorsOf(book));
  const body = book.chapters.flatMap((chapter) => sectionParts(chapter, 0, bookmarks));
  const document = new Document({
    title: book.title,
    subject: book.version,
    creator: '集约 Jiyue',
    description: book.en,
    styles,
    numbering,
    sections: [
      {
        properties: { page: pageSize, titlePage: true },
        children: [...cover(book), contents(book, bookmarks)],
        footers: { default: footer() },
        headers: { default: header(book) },
      },
      { properties: { page: pageSize }, children: body, footers: { default: footer() }, headers: { default: header(book) } },
    ],
  });
  return Packer.toBuffer(document);
}

const pageSize = { size: { width: page.width, height: page.height }, margin: page.margin };

const cover = ({ title, en, version }: Book): readonly Paragraph[] => [
  new Paragraph({ style: 'Title', children: [new TextRun(title)] }),
  new Paragraph({ style: 'Center', children: [new TextRun({ text: en, style: 'EnglishWords' })] }),
  new Paragraph({ style: 'Center', children: [new TextRun(version)] }),
  new Paragraph({ style: 'Center', pageBreakBefore: true, children: [new TextRun({ text: '目　录', font: { eastAsia: '黑体' }, size: 32 })] }),
  new Paragraph({ style: 'Note', children: [new TextRun('页码由文字处理软件填写：没有出现时，在目录上单击右键，选“更新域”（WPS 为“更新目录”）。')] }),
];

/** Filled with titles and their numbers, so that it can be read where fields are not worked out; Word adds the pages when it opens the file. */
function contents({ chapters }: Book, bookmarks: Bookmarks): TableOfContents {
  const numbers = numbersOf(chapters);
  const entry = ({ anchor, title }: Section, level: number) => ({ title: `${numbers.get(anchor)}  ${title}`, level, href: bookmarks.get(anchor) ?? anchor });
  const cachedEntries = chapters.flatMap((chapter) => [entry(chapter, 1), ...chapter.sections.map((section) => entry(section, 2))]);
  return new TableOfContents('目录', { hyperlink: true, headingStyleRange: '1-2', cachedEntries });
}

const header = ({ title, version }: Book): Header =>
  new Header({ children: [new Paragraph({ style: 'Center', children: [new TextRun({ text: `${title}　${version}`, size: 18 })] })] });
const footer = (): Footer =>
  new Footer({ children: [new Paragraph({ style: 'Center', children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 18 })] })] });

type Bookmarks = ReadonlyMap<string, string>;

const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4] as const;

/** Parts of a section and of those below it. Throws on one that lies deeper than headings are numbered. */
function sectionParts({ anchor, title, en, blocks, sections }: Section, depth: number, bookmarks: Bookmarks): readonly FileChild[] {
  const heading = headings[depth];
  if (heading === undefined) throw new Error(`section ${anchor}: deeper than ${headingDepth} headings`);
  const words: ParagraphChild[] = [new TextRun(title), ...(en === '' ? [] : [new TextRun({ text: ` ${en}`, style: 'EnglishWords' })])];
  return [
    new Paragraph({ heading, children: [marked(anchor, words, bookmarks)] }),
    ...blocks.flatMap((block) => blockParts(block, bookmarks)),
    ...sections.flatMap((section) => sectionParts(section, depth + 1, bookmarks)),
  ];
}

const marked = (anchor: string, children: readonly ParagraphChild[], bookmarks: Bookmarks): Bookmark =>
  new Bookmark({ id: bookmarks.get(anchor) ?? anchor, children });

const toneStyles = { statement: 'Statement', note: 'Note' } as const;

function blockParts(block: Block, bookmarks: Bookmarks): readonly FileChild[] {
  switch (block.kind) {
    case 'text':
      return [new Paragraph({ ...(block.tone === undefined ? {} : { style: toneStyles[block.tone] }), children: runs(block.content, bookmarks) })];
    case 'label':
      return [new Paragraph({ style: 'Label', children: [new TextRun(block.text), new TextRun({ text: ` ${block.en}`, style: 'EnglishWords' })] })];
    case 'list':
      return block.items.map((item) => new Paragraph({ numbering: { reference: bullets, level: 0 }, children: runs(item, bookmarks) }));
    case 'code':
      return [
        new Paragraph({
          style: 'CodeBlock',
          children: block.text.split('\n').map((line, index) => new TextRun({ text: line, ...(index === 0 ? {} : { break: 1 }) })),
        }),
      ];
    default:
      return tableParts(block, bookmarks);
  }
}

const line = { style: BorderStyle.SINGLE, size: 4, color: '999999' } as const;
const borders = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line };

/** A table, its title above it, an empty line below so that two tables never grow together. Without rows there is none. */
function tableParts({ caption, head, widths, rows, isFacts }: Table, bookmarks: Bookmarks): readonly FileChild[] {
  if (rows.length === 0) return [];
  const sum = widths.reduce((all, one) => all + one, 0);
  const columnWidths = widths.map((width) => Math.floor((width * textWidth) / sum));
  const cell = (children: readonly ParagraphChild[], index: number, isHead: boolean) =>
    new TableCell({
      width: { size: columnWidths[index] ?? 0, type: WidthType.DXA },
      ...(isHead ? { shading: { type: ShadingType.CLEAR, fill: 'F0F1F3' } } : {}),
      children: [new Paragraph({ style: isHead ? 'CellHead' : 'CellText', children })],
    });
  const headRow = new TableRow({ tableHeader: true, cantSplit: true, children: head.map((name, index) => cell([new TextRun(name)], index, true)) });
  const bodyRow = ({ anchor, cells }: Row) =>
    new TableRow({
      cantSplit: sizeOf(cells) < unbroken,
      children: cells.map((content, index) => {
        const children = runs(content, bookmarks);
        return cell(index === 0 && anchor !== undefined ? [marked(anchor, children, bookmarks)] : children, index, isFacts === true && index === 0);
      }),
    });
  return [
    ...(isFacts ? [] : [new Paragraph({ style: 'TableTitle', children: [new TextRun(caption)] })]),
    new WordTable({
      width: { size: textWidth, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      columnWidths,
      borders,
      margins: { left: 80, right: 80, top: 20, bottom: 20 },
      rows: [...(isFacts ? [] : [headRow]), ...rows.map(bodyRow)],
    }),
    new Paragraph({ spacing: { before: 0, after: 0, line: 200 }, children: [] }),
  ];
}

/** Letters up to which a row stays on one page. */
const unbroken = 600;
const sizeOf = (cells: readonly Content[]): number =>
  Math.max(
    ...cells.map((cell) => cell.reduce((sum, inline) => sum + (typeof inline === 'string' ? inline.length : 'text' in inline ? inline.text.length : 40), 0)),
  );

/** Runs of a content. */
function runs(content: Content, bookmarks: Bookmarks): readonly ParagraphChild[] {
  return content.map((inline) => run(inline, bookmarks));
}

function run(inline: Inline, bookmarks: Bookmarks): ParagraphChild {
  if (typeof inline === 'string') return new TextRun(inline);
  switch (inline.kind) {
    case 'break':
      return new TextRun({ break: 1 });
    case 'code':
      return new TextRun({ text: inline.text, style: 'CodeWords' });
    case 'strong':
      return new TextRun({ text: inline.text, bold: true });
    case 'en':
      return new TextRun({ text: inline.text, style: 'EnglishWords' });
    default:
      return new InternalHyperlink({ anchor: bookmarks.get(inline.to) ?? inline.to, children: [new TextRun({ text: inline.text, style: 'Hyperlink' })] });
  }
}
