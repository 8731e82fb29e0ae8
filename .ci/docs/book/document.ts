/**
 * A book as a tree of sections, without any format: what Markdown, HTML and Word are written from. Everything that can be referred to
 * has an anchor; a reference names an anchor, never a file or a page.
 */

/** A run of text. */
export type Inline =
  | string
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  /** English beside Chinese. */
  | { readonly kind: 'en'; readonly text: string }
  /** A reference to an anchor of the book. */
  | { readonly kind: 'link'; readonly to: string; readonly text: string; readonly isCode?: boolean }
  | { readonly kind: 'break' };

/** Text of a paragraph, an item or a cell. */
export type Content = readonly Inline[];

/** A row of a table; its anchor where it can be referred to. */
export interface Row {
  readonly anchor?: string;
  readonly cells: readonly Content[];
}

/** What a section holds before its own sections. */
export type Block =
  | { readonly kind: 'text'; readonly content: Content; readonly tone?: 'statement' | 'note' }
  | { readonly kind: 'label'; readonly text: string; readonly en: string }
  | { readonly kind: 'list'; readonly items: readonly Content[] }
  | { readonly kind: 'code'; readonly language: 'json' | 'html' | 'http' | 'text'; readonly text: string }
  | Table;

/** A table. The first column names the row. */
export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly head: readonly string[];
  /** Shares of the columns, whatever their sum. */
  readonly widths: readonly number[];
  readonly rows: readonly Row[];
  /** True for names and values: the head says nothing then. */
  readonly isFacts?: boolean;
}

/** A section. */
export interface Section {
  readonly anchor: string;
  /** Chinese title, or the name of the thing with its Chinese title. */
  readonly title: string;
  /** English title; empty where the name says it all. */
  readonly en: string;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
  /** Path of a page of its own, without ending; absent: it stands on the page of the section above. */
  readonly page?: string;
}

/** The whole. */
export interface Book {
  readonly title: string;
  readonly en: string;
  /** Version of the standard and its state, e.g. 1.0（草案）. */
  readonly version: string;
  readonly chapters: readonly Section[];
}

/** Runs of text. */
export const code = (text: string): Inline => ({ kind: 'code', text });
export const strong = (text: string): Inline => ({ kind: 'strong', text });
export const en = (text: string): Inline => ({ kind: 'en', text });
export const link = (to: string, text: string): Inline => ({ kind: 'link', to, text });
export const codeLink = (to: string, text: string): Inline => ({ kind: 'link', to, text, isCode: true });
export const lineBreak: Inline = { kind: 'break' };

/** A text of either language, marked as English when it has no Chinese. */
export const either = (text: string): Inline => (/\p{Script=Han}/u.test(text) ? text : en(text));

/** Chinese and English on two lines. */
export const both = ({ zh, en: english }: { readonly zh: string; readonly en: string }): Content =>
  zh === english || english === '' ? [zh] : [zh, lineBreak, en(english)];

/** A remark that may be written "中文 · English"; without the mark it is of either language. */
export function remark(text: string): Content {
  const [zh = '', ...rest] = text.split(' · ');
  return rest.length === 0 ? [either(text)] : both({ zh, en: rest.join(' · ') });
}

/** Contents one after another. */
export const joined = (contents: readonly Content[], between: Inline): Content =>
  contents.flatMap((content, index) => (index === 0 ? content : [between, ...content]));

/** Blocks. */
export const text = (...content: Content): Block => ({ kind: 'text', content });
export const statement = (...content: Content): Block => ({ kind: 'text', content, tone: 'statement' });
export const note = (...content: Content): Block => ({ kind: 'text', content, tone: 'note' });
export const label = (zh: string, english: string): Block => ({ kind: 'label', text: zh, en: english });
export const list = (items: readonly Content[]): Block => ({ kind: 'list', items });
export const json = (value: unknown): Block => ({ kind: 'code', language: 'json', text: JSON.stringify(value, null, 2) });

/** A table of rows without anchors. */
export const table = (caption: string, head: readonly string[], widths: readonly number[], rows: readonly (readonly Content[])[]): Table =>
  rowsTable(
    caption,
    head,
    widths,
    rows.map((cells) => ({ cells })),
  );

/** A table. Throws when a row has another number of cells than the head: a reader would take one value for another. */
export function rowsTable(caption: string, head: readonly string[], widths: readonly number[], rows: readonly Row[]): Table {
  const odd = rows.find(({ cells }) => cells.length !== head.length);
  if (odd || widths.length !== head.length) throw new Error(`table "${caption}": ${head.length} columns, ${odd?.cells.length ?? widths.length} cells`);
  return { kind: 'table', caption, head, widths, rows };
}

/** Facts as a table of two columns; those without content are left out. */
export const facts = (caption: string, rows: readonly (readonly [string, Content])[]): Table => ({
  ...table(
    caption,
    ['项目', '内容'],
    [1, 5],
    rows.filter(([, content]) => content.length > 0).map(([name, content]) => [[name], content]),
  ),
  isFacts: true,
});

/** All sections in reading order. */
export function* sectionsOf(sections: readonly Section[]): Generator<Section> {
  for (const section of sections) {
    yield section;
    yield* sectionsOf(section.sections);
  }
}

/** All runs of text of a block. */
export function* inlinesOf(block: Block): Generator<Inline> {
  if (block.kind === 'text') yield* block.content;
  if (block.kind === 'list') for (const item of block.items) yield* item;
  if (block.kind === 'table') for (const { cells } of block.rows) for (const cell of cells) yield* cell;
}

/** Anchors of sections and rows, in reading order, one for each place. */
export const anchorsOf = ({ chapters }: Pick<Book, 'chapters'>): readonly string[] =>
  [...sectionsOf(chapters)].flatMap(({ anchor, blocks }) => [
    anchor,
    ...blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flatMap((row) => row.anchor ?? []) : [])),
  ]);

/** Every reference with the section it stands in. */
export const linksOf = ({ chapters }: Pick<Book, 'chapters'>): readonly { readonly from: string; readonly to: string }[] =>
  [...sectionsOf(chapters)].flatMap(({ anchor, blocks }) =>
    blocks.flatMap((block) =>
      [...inlinesOf(block)].flatMap((inline) => (typeof inline === 'object' && inline.kind === 'link' ? [{ from: anchor, to: inline.to }] : [])),
    ),
  );
