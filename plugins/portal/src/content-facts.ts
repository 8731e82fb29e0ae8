/** Facts of a resource as label and value: the header table of an official document, the line below the title of an article. */
import { codeName } from '@jiyue/sdk';
import type { DocumentMetadata, Resource } from '@jiyue/standards/model';
import { topicName } from './code-names.ts';
import { longDate, type Moment, momentOf, publicationOf } from './dates.ts';
import { isWebAddress } from './links.ts';
import { type Language, type TextKey, textsOf } from './texts.ts';

/** One fact. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  /** Value of `datetime`; "" when the value is no date. */
  readonly machine: string;
  /** Address behind the value; "" without one. */
  readonly href: string;
  /** Takes the whole width. */
  readonly isWide: boolean;
}

const fact = (label: string, value: string, more: Partial<Fact> = {}): Fact => ({ label, value, machine: '', href: '', isWide: false, ...more });

/** 索引号, 主题分类, 发文机关, 成文日期, 标题, 发文字号, 发布日期, 有效性 always; further dates, genre and mode where known. */
export function documentFacts(resource: Resource, document: DocumentMetadata, language: Language): readonly Fact[] {
  const texts = textsOf(language);
  const known = (key: TextKey, value: string | undefined) => fact(texts[key], value ?? texts.notStated);
  const day = (key: TextKey, date: string | undefined) =>
    date === undefined ? known(key, undefined) : fact(texts[key], longDate(date, language), { machine: date });
  const optional = (value: string | undefined, facts: (value: string) => Fact) => (value === undefined ? [] : [facts(value)]);
  const joined = (values: readonly string[] | undefined) => (values === undefined || values.length === 0 ? undefined : values.join(texts.listSeparator));
  const published = publicationOf(resource).date;
  return [
    known('indexNumber', resource.disclosure?.indexNumber),
    known('topic', joined(resource.classification?.topics?.map((topic) => topicName(topic, language)))),
    known('issuer', joined(document.issuers)),
    day('writtenDate', document.writtenDate),
    fact(texts.title, resource.title, { isWide: true }),
    known('documentNumber', document.documentNumber),
    day('publishedDate', published),
    known('validity', codeName('document-validity', document.validity, language)),
    ...optional(document.genre, (genre) => fact(texts.genre, codeName('genre', genre, language))),
    ...optional(document.effectiveDate, (date) => day('effectiveDate', date)),
    ...optional(document.abolishedDate, (date) => day('abolishedDate', date)),
    ...optional(document.expiresDate, (date) => day('expiresDate', date)),
    ...optional(resource.disclosure?.mode, (mode) => fact(texts.disclosureMode, codeName('disclosure-mode', mode, language))),
  ];
}

const moment = (label: string, { shown, machine }: Moment): Fact => fact(label, shown, { machine });

/** 发布时间, 来源, 作者, and the date an editor set where it is another day. */
export function sourceFacts(resource: Resource, language: Language): readonly Fact[] {
  const texts = textsOf(language);
  const { source, displayedDate } = resource;
  const published = publicationOf(resource);
  return [
    moment(texts.publishedAt, published),
    fact(texts.source, source.name, { href: source.url !== undefined && isWebAddress(source.url) ? source.url : '' }),
    ...(source.author === undefined ? [] : [fact(texts.author, source.author)]),
    ...(displayedDate === undefined || displayedDate === published.date ? [] : [fact(texts.displayedDate, displayedDate, { machine: displayedDate })]),
  ];
}

/** When this platform published an imported text, and the last major change with its note. */
export function historyFacts(resource: Resource, language: Language): readonly Fact[] {
  const texts = textsOf(language);
  const { origin, firstPublishedAt, publishedAt, updateType, changeNote } = resource;
  const isImported = origin?.publishedAt !== undefined || origin?.publishedDate !== undefined;
  const isChanged = updateType === 'major' && publishedAt !== undefined && publishedAt !== firstPublishedAt;
  return [
    ...(isImported && firstPublishedAt !== undefined ? [moment(texts.enteredByPlatform, momentOf(firstPublishedAt))] : []),
    ...(isChanged ? [moment(texts.updatedAt, momentOf(publishedAt))] : []),
    ...(isChanged && changeNote !== undefined ? [fact(texts.changeNote, changeNote)] : []),
  ];
}
