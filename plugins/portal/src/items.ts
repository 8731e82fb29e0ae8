/** A resource as one line of a list. */
import type { Resource } from '@jiyue/standards/model';
import { codeName } from './code-names.ts';
import { publicationOf } from './dates.ts';
import type { Links } from './links.ts';
import type { Language } from './texts.ts';
import { validityMark } from './validity.ts';

/** One line. */
export interface ItemView {
  readonly title: string;
  readonly href: string;
  readonly date: string;
  readonly number: string;
  /** Name of the validity where the reader must know it; "" otherwise. */
  readonly mark: string;
  /** "ended", "changed", "pending" or "". */
  readonly tone: string;
}

/** @param siteCode code of the site the resource belongs to */
export function itemView(resource: Resource, siteCode: string, links: Links, language: Language): ItemView {
  const mark = validityMark(resource.document?.validity);
  return {
    title: resource.title,
    href: links.content(siteCode, resource.id),
    date: publicationOf(resource).date,
    number: resource.document?.documentNumber ?? '',
    mark: mark && resource.document ? codeName('document-validity', resource.document.validity, language) : '',
    tone: mark?.tone ?? '',
  };
}
