/** The search page's address as a question to the operation `search`, or the list of what is wrong with it, all faults at once. */
import { isKnownCode } from '@jiyue/sdk';
import { isDay } from './dates.ts';
import { type Query, type View, viewOf } from './links.ts';
import { fill, type Texts } from './texts.ts';
import type { SearchParameters } from './types.ts';

/** The question. Absent fields do not limit. */
export interface SearchRequest {
  /** Trimmed; "" when nothing was asked. */
  readonly q: string;
  /** Over more sites than this one: all of the platform, or those below. */
  readonly isWide: boolean;
  /** Over this site and all below it. */
  readonly isBelow: boolean;
  /** What the page searches when nobody chose. */
  readonly isWideByDefault: boolean;
  readonly filters: SearchFilters;
  readonly sort: 'relevance' | 'date';
  /** Version of the page it was asked on. */
  readonly view: View | undefined;
}

/** Limits that facets set. */
export interface SearchFilters {
  readonly columnId?: string;
  readonly kind?: string;
  readonly topic?: string;
  readonly issuer?: string;
  readonly publishedFrom?: string;
  readonly publishedTo?: string;
}

/** Question and faults; with faults nothing is asked. */
export interface ReadRequest {
  readonly request: SearchRequest;
  readonly faults: readonly string[];
}

const longest = 200;
const idForm = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,63}$/;
const given = (value: string | undefined): string | undefined => (value === undefined || value.trim() === '' ? undefined : value.trim());

/** Reads and judges the parameters. @param isWideByDefault whether all sites are searched when no scope is given */
export function readSearch(parameters: SearchParameters, texts: Texts, isWideByDefault = false): ReadRequest {
  const { scope, sort } = parameters;
  const q = parameters.q?.trim().replace(/\s+/g, ' ') ?? '';
  const [columnId, kind, topic, issuer] = [parameters.columnId, parameters.kind, parameters.topic, parameters.issuer].map(given);
  const [publishedFrom, publishedTo] = [parameters.publishedFrom, parameters.publishedTo].map(given);

  const length = [...q].length;
  const choice = (name: string, value: string | undefined, isRight: (value: string) => boolean) =>
    value === undefined || isRight(value) ? [] : [fill(texts.faultChoice, { name, value: shortened(value) })];
  const day = (name: string, value: string | undefined) =>
    value === undefined || isDay(value) ? [] : [fill(texts.faultDay, { name, value: shortened(value) })];
  const faults = [
    ...(length > longest ? [fill(texts.faultQueryLong, { length })] : []),
    ...choice(texts.searchScope, scope, (value) => value === 'site' || value === 'below' || value === 'all'),
    ...choice(texts.sort, sort, (value) => value === 'relevance' || value === 'date'),
    ...choice(texts.facetColumn, columnId, (value) => idForm.test(value)),
    ...choice(texts.facetKind, kind, (value) => isKnownCode('resource-kind', value)),
    ...choice(texts.facetTopic, topic, (value) => /^[A-Za-z0-9][A-Za-z0-9:.-]{0,63}$/.test(value)),
    ...choice(texts.facetIssuer, issuer, (value) => [...value].length <= longest),
    ...day(texts.publishedFrom, publishedFrom),
    ...day(texts.publishedTo, publishedTo),
  ];
  if (faults.length === 0 && publishedFrom !== undefined && publishedTo !== undefined && publishedTo < publishedFrom) {
    faults.push(fill(texts.faultDayOrder, { from: publishedFrom, to: publishedTo }));
  }
  return {
    request: {
      q,
      isWide: scope === undefined || scope === '' ? isWideByDefault : scope !== 'site',
      isBelow: scope === 'below',
      isWideByDefault,
      filters: withoutAbsent({ columnId, kind, topic, issuer, publishedFrom, publishedTo }),
      sort: sort === 'date' ? 'date' : 'relevance',
      view: viewOf(parameters),
    },
    faults,
  };
}

const shortened = (value: string): string => (value.length > 60 ? `${value.slice(0, 60)}…` : value);

const withoutAbsent = <T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: NonNullable<T[K]> };

/** The request as parameters of an address of this page; the default choices are left out. */
export const searchQuery = ({ q, isWide, isBelow, isWideByDefault, filters, sort, view }: SearchRequest): Query => ({
  q,
  ...(isBelow ? { scope: 'below' } : isWide === isWideByDefault ? {} : { scope: isWide ? 'all' : 'site' }),
  ...filters,
  ...(sort === 'date' ? { sort } : {}),
  view,
});
