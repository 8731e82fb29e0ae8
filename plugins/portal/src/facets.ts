/** Facets and chosen filters as plain links that keep the query: narrowing and widening work without scripts. */
import { codeName } from '@jiyue/sdk';
import type { Facet } from '@jiyue/standards/model';
import { topicName } from './code-names.ts';
import { queryText } from './links.ts';
import { type SearchFilters, type SearchRequest, searchQuery } from './search-request.ts';
import { fill, type Language, type TextKey, type Texts } from './texts.ts';

/** A value of a facet as a link. */
export interface FacetLink {
  readonly text: string;
  readonly count: number;
  readonly href: string;
}

/** One facet; those without a choice are left out. */
export interface FacetView {
  readonly label: string;
  readonly links: readonly FacetLink[];
}

/** Names of records behind facet values; undefined hides the value. */
export interface Names {
  column(id: string): string | undefined;
  /** Name and search address (without query) of another site. */
  site(id: string): { readonly name: string; readonly search: string } | undefined;
}

/** What a facet does to the filters. */
interface FacetKind {
  readonly label: TextKey;
  readonly name: (value: string, language: Language, texts: Texts, names: Names) => string | undefined;
  readonly narrow: (value: string) => SearchFilters;
  readonly isSet: (filters: SearchFilters) => boolean;
}

const kinds: Readonly<Record<string, FacetKind>> = {
  kind: {
    label: 'facetKind',
    name: (value, language) => codeName('resource-kind', value, language),
    narrow: (kind) => ({ kind }),
    isSet: ({ kind }) => kind !== undefined,
  },
  topic: { label: 'facetTopic', name: topicName, narrow: (topic) => ({ topic }), isSet: ({ topic }) => topic !== undefined },
  issuer: { label: 'facetIssuer', name: (value) => value, narrow: (issuer) => ({ issuer }), isSet: ({ issuer }) => issuer !== undefined },
  year: {
    label: 'facetYear',
    name: (year, _language, texts) => (/^\d{4}$/.test(year) ? fill(texts.yearName, { year }) : undefined),
    narrow: (year) => ({ publishedFrom: `${year}-01-01`, publishedTo: `${year}-12-31` }),
    isSet: ({ publishedFrom, publishedTo }) => publishedFrom !== undefined || publishedTo !== undefined,
  },
  columnId: {
    label: 'facetColumn',
    name: (value, _language, _texts, names) => names.column(value),
    narrow: (columnId) => ({ columnId }),
    isSet: ({ columnId }) => columnId !== undefined,
  },
};

const href = (request: SearchRequest): string => queryText(searchQuery(request)) || '?';

/** Facets in the order of this file, sites last. A facet whose filter is chosen shows among the chosen filters instead. */
export function facetViews(facets: readonly Facet[], request: SearchRequest, names: Names, language: Language, texts: Texts): readonly FacetView[] {
  const views = Object.entries(kinds).flatMap(([key, kind]) => {
    const facet = facets.find(({ name }) => name === key);
    if (!facet || kind.isSet(request.filters)) return [];
    const links = facet.values.flatMap(({ value, count }) => {
      const text = kind.name(value, language, texts, names);
      return text === undefined ? [] : [{ text, count, href: href({ ...request, filters: { ...request.filters, ...kind.narrow(value) } }) }];
    });
    return [{ label: texts[kind.label], links }];
  });
  return [...views, ...siteFacet(facets, request, names, texts)].filter(({ links }) => links.length > 0);
}

function siteFacet(facets: readonly Facet[], request: SearchRequest, names: Names, texts: Texts): readonly FacetView[] {
  const facet = request.isWide ? facets.find(({ name }) => name === 'siteId') : undefined;
  if (!facet) return [];
  // said in full: another site may search more when nothing is said
  const query = queryText({ ...searchQuery(request), scope: 'site' });
  const links = facet.values.flatMap(({ value, count }) => {
    const site = names.site(value);
    return site ? [{ text: site.name, count, href: `${site.search}${query}` }] : [];
  });
  return [{ label: texts.facetSite, links }];
}

/** A chosen filter with the address that takes it away. */
export interface ChosenFilter {
  readonly label: string;
  readonly text: string;
  readonly href: string;
}

/** Chosen filters, each with its way out. */
export function chosenFilters(request: SearchRequest, names: Names, language: Language, texts: Texts): readonly ChosenFilter[] {
  const { kind, topic, issuer, columnId, publishedFrom, publishedTo } = request.filters;
  const chosen = (label: string, text: string | undefined, gone: readonly (keyof SearchFilters)[]): readonly ChosenFilter[] => {
    if (text === undefined) return [];
    const left = Object.fromEntries(Object.entries(request.filters).filter(([key]) => !gone.includes(key as keyof SearchFilters)));
    return [{ label, text, href: href({ ...request, filters: left }) }];
  };
  return [
    ...chosen(texts.facetKind, kind && codeName('resource-kind', kind, language), ['kind']),
    ...chosen(texts.facetTopic, topic && topicName(topic, language), ['topic']),
    ...chosen(texts.facetIssuer, issuer, ['issuer']),
    ...chosen(texts.facetColumn, columnId && (names.column(columnId) ?? columnId), ['columnId']),
    ...chosen(texts.publishedAt, dayRange(publishedFrom, publishedTo), ['publishedFrom', 'publishedTo']),
  ];
}

function dayRange(from: string | undefined, to: string | undefined): string | undefined {
  if (from === undefined && to === undefined) return undefined;
  return `${from ?? ''}～${to ?? ''}`;
}
