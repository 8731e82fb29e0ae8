/** A resource as one line of a list, and the lists themselves. */
import { codeName } from '@jiyue/sdk';
import type { Outcome } from '@jiyue/sdk/plugin';
import type { Column, Resource, ResourcePage } from '@jiyue/standards/model';
import { publicationOf } from './dates.ts';
import type { SitePage } from './frame.ts';
import type { Links } from './links.ts';
import type { Language } from './texts.ts';
import { validityMark } from './validity.ts';

/** One line. */
export interface ItemView {
  readonly title: string;
  readonly href: string;
  /** The day an editor set, else the day of publication: the order of lists goes by it. */
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
    date: resource.displayedDate ?? publicationOf(resource).date,
    number: resource.document?.documentNumber ?? '',
    mark: mark && resource.document ? codeName('document-validity', resource.document.validity, language) : '',
    tone: mark?.tone ?? '',
  };
}

/** What was published in a column, newest first, by the operation vendors use. @param cursor as the page before gave it */
export const listColumn = ({ call }: SitePage, { siteId, id }: Column, limit: number, cursor?: string): Promise<Outcome<ResourcePage>> =>
  call.operate<ResourcePage>('listResources', { siteId, columnId: id, limit, ...(cursor === undefined ? {} : { cursor }) });
