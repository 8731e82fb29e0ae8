/** Hits as the search page shows them. Which words were hit comes as data, never as HTML; the template marks them. */
import { codeName } from '@jiyue/sdk';
import type { HighlightPiece, SearchHit } from '@jiyue/standards/model';
import { momentOf } from './dates.ts';
import type { Links } from './links.ts';
import type { Language } from './texts.ts';
import { validityMark } from './validity.ts';

/** One hit. */
export interface HitView {
  readonly title: readonly HighlightPiece[];
  readonly extract: readonly HighlightPiece[];
  readonly href: string;
  readonly kind: string;
  readonly number: string;
  /** Whether the words asked for are exactly this document number. */
  readonly isExact: boolean;
  readonly mark: string;
  readonly tone: string;
  readonly source: string;
  readonly site: string;
  readonly date: string;
}

/** Name and code of the site of a hit. */
export interface HitSite {
  readonly name: string;
  readonly siteCode: string;
}

/** @param siteOf undefined hides the hit: its site has no address here; the name is shown in a wide search only */
export const hitViews = (
  hits: readonly SearchHit[],
  q: string,
  isWide: boolean,
  siteOf: (siteId: string) => HitSite | undefined,
  links: Links,
  language: Language,
): readonly HitView[] =>
  hits.flatMap((hit) => {
    const site = siteOf(hit.siteId);
    if (!site) return [];
    const mark = validityMark(hit.validity);
    return [
      {
        title: hit.title,
        extract: hit.extract,
        href: links.content(site.siteCode, hit.id, hit.clickToken),
        kind: codeName('resource-kind', hit.kind, language),
        number: hit.documentNumber ?? '',
        isExact: hit.documentNumber !== undefined && bareNumber(hit.documentNumber) === bareNumber(q),
        mark: mark && hit.validity !== undefined ? codeName('document-validity', hit.validity, language) : '',
        tone: mark?.tone ?? '',
        source: hit.sourceName,
        site: isWide ? site.name : '',
        date: momentOf(hit.publishedAt).date,
      },
    ];
  });

/** A document number without the ways of typing it: full width, kinds of brackets, blanks. */
export const bareNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[[(（【〔［]/g, '(')
    .replace(/[\])）】〕］]/g, ')')
    .replace(/\s+/g, '');
