/**
 * Page tags (网页标签) of 国办发〔2017〕47号 附件: 3 on a home page, 7 on a column page, 10 on a content page, 5 more advised.
 * Names in exact case; lists are joined by ",". A tag without a value is left out, so that the inspector sees it missing, not empty.
 */
import { codeName } from '@jiyue/sdk';
import type { Column, PublicCase, Resource, Site } from '@jiyue/standards/model';
import { momentOf, publicationOf } from './dates.ts';
import type { Language } from './texts.ts';

/** One tag. */
export interface PageTag {
  readonly name: string;
  readonly content: string;
}

const tag = (name: string, value: string | undefined): readonly PageTag[] => {
  const content = (value ?? '').replace(/\s+/g, ' ').trim();
  return content === '' ? [] : [{ name, content }];
};
const list = (values: readonly string[] | undefined): string => (values ?? []).map((value) => value.trim()).join(',');

/** SiteName, SiteDomain, SiteIDCode. */
export const siteTags = ({ name, domain, siteCode }: Site): readonly PageTag[] => [
  ...tag('SiteName', name),
  ...tag('SiteDomain', domain),
  ...tag('SiteIDCode', siteCode),
];

/** ColumnName, ColumnDescription, ColumnKeywords, ColumnType (its name, not its code). */
export const columnTags = ({ name, description, keywords, columnType }: Column, language: Language): readonly PageTag[] => [
  ...tag('ColumnName', name),
  ...tag('ColumnDescription', description),
  ...tag('ColumnKeywords', list(keywords)),
  ...tag('ColumnType', codeName('column-type', columnType, language)),
];

/** What the tags of a content page need beside the record. */
export interface ContentFacts {
  /** Absolute address of the page. */
  readonly url: string;
  /** Summary, or the beginning of the text. */
  readonly description: string;
  /** Address of the first image of the text; absent without one. */
  readonly image?: string;
}

/** ArticleTitle, PubDate, ContentSource; Keywords, Author, Description, Image, Url where there is a value. */
export const contentTags = (resource: Resource, { url, description, image }: ContentFacts): readonly PageTag[] => [
  ...tag('ArticleTitle', resource.title),
  ...tag('PubDate', publicationOf(resource).tag),
  ...tag('ContentSource', resource.source.name),
  ...tag('Keywords', list(resource.classification?.keywords)),
  ...tag('Author', resource.source.author),
  ...tag('Description', description),
  ...tag('Image', image),
  ...tag('Url', url),
];

/** The same of a public case: its day is that of the publication, its source the organ that answered. */
export const caseTags = ({ title, publishedAt, answeredByName }: PublicCase, { url, description }: ContentFacts): readonly PageTag[] => [
  ...tag('ArticleTitle', title),
  ...tag('PubDate', momentOf(publishedAt).tag),
  ...tag('ContentSource', answeredByName),
  ...tag('Description', description),
  ...tag('Url', url),
];
