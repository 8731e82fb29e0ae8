/** What would make a book lie: an anchor that stands twice, a reference that leads nowhere, a text that was never filled in. */
import { anchorsOf, type Book, type Inline, inlinesOf, linksOf, sectionsOf } from './document.ts';

/** Findings and how much was seen; nothing seen is a finding. */
export interface BookCheck {
  readonly anchors: number;
  readonly links: number;
  readonly findings: readonly string[];
}

/** Judges anchors, references and texts. */
export function checkBook(book: Pick<Book, 'chapters'>): BookCheck {
  const anchors = anchorsOf(book);
  const texts = [...sectionsOf(book.chapters)].flatMap(({ anchor, title, blocks }) =>
    [title, ...blocks.flatMap((block) => [...inlinesOf(block)])].map((inline) => [anchor, inline] as const),
  );
  const unfilled = texts.filter(([, inline]) => isUnfilled(inline)).map(([anchor]) => `${anchor}: a text was not filled in`);
  if (unfilled.length > 0) return { anchors: anchors.length, links: 0, findings: unfilled };
  const links = linksOf(book);
  const times = Map.groupBy(anchors, (anchor) => anchor);
  return {
    anchors: anchors.length,
    links: links.length,
    findings: [
      ...[...times].filter(([, places]) => places.length > 1).map(([anchor]) => `anchor ${anchor} stands twice`),
      ...anchors.filter((anchor) => !/^[A-Za-z][A-Za-z0-9._-]*$/.test(anchor)).map((anchor) => `anchor ${anchor} needs escaping in addresses`),
      ...links.filter(({ to }) => !times.has(to)).map(({ from, to }) => `${from}: refers to ${to}, which is nowhere`),
      ...(anchors.length === 0 || links.length === 0 ? ['no anchor or no reference was seen'] : []),
    ],
  };
}

/** Data may lack what a chapter counts on, whatever its types say. */
function isUnfilled(inline: Inline | null | undefined): boolean {
  if (inline === null || inline === undefined) return true;
  const text = typeof inline === 'string' ? inline : inline.kind === 'break' ? '' : inline.text;
  return typeof text !== 'string' || /(^|[\s：，（@/])(undefined|NaN)($|[\s：，。）@/])|\[object \w+\]/.test(text);
}
