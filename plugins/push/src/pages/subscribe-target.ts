/** What somebody wants to subscribe to on a page of the portal: a site, a column, or what a search found. */
import { codeName, isKnownCode } from '@jiyue/sdk';
import type { RecordReader } from '@jiyue/sdk/plugin';
import type { InterestQuery, ResourceKind, Site, Topic } from '@jiyue/standards/model';
import { shorten } from '../channels/shared/texts.ts';
import type { Language } from './texts.ts';

/** As the link of the portal names it; texts of strangers. */
export interface TargetParams {
  readonly siteId?: string;
  readonly columnId?: string;
  readonly q?: string;
  readonly kind?: string;
  readonly topic?: string;
  /** site, below, all: where a search looks. */
  readonly scope?: string;
}

/** Names of its parameters. */
export const targetParams = ['siteId', 'columnId', 'q', 'kind', 'topic', 'scope'] as const satisfies readonly (keyof TargetParams)[];

/** What it is. */
export interface Target {
  readonly site: Site;
  readonly name: string;
  readonly basis: 'site' | 'column' | 'query';
  readonly query: InterestQuery;
  /** The parameters that count. */
  readonly params: TargetParams;
}

const mostWords = 20;
const longestWord = 50;

/** @param records as the reader may see them @returns undefined: there is no such thing */
export async function targetOf(given: TargetParams, records: Pick<RecordReader, 'site' | 'column'>, language: Language): Promise<Target | undefined> {
  const params = cleaned(given);
  const { siteId = '', columnId, q, kind, topic, scope } = params;
  const site = siteId === '' ? undefined : await records.site(siteId);
  const column = columnId === undefined ? undefined : await records.column(columnId);
  if (!site || (columnId !== undefined && column?.siteId !== site.id)) return undefined;
  if ((kind !== undefined && !isKind(kind)) || (topic !== undefined && !isTopic(topic))) return undefined;
  const words = [...new Set(q?.split(/\s+/) ?? [])];
  if (words.length > mostWords || words.some((word) => [...word].length > longestWord)) return undefined;

  const isSearch = words.length > 0 || kind !== undefined || topic !== undefined;
  const isEverywhere = isSearch && scope === 'all' && !column;
  const query: InterestQuery = {
    all: [
      ...(column ? [{ any: [{ kind: 'column' as const, columnIds: [column.id], includesBelow: true }] }] : []),
      ...(column || isEverywhere ? [] : [{ any: [{ kind: 'site' as const, siteIds: [site.id], includesBelow: scope === 'below' }] }]),
      ...(words.length > 0 ? [{ any: [{ kind: 'words' as const, words, needsAll: true, isInTitleOnly: false }] }] : []),
      ...(kind === undefined ? [] : [{ any: [{ kind: 'resource-kind' as const, resourceKinds: [kind] }] }]),
      ...(topic === undefined ? [] : [{ any: [{ kind: 'topic' as const, topics: [topic] }] }]),
    ],
  };
  const parts = [
    ...words,
    ...(kind === undefined ? [] : [codeName('resource-kind', kind, language)]),
    ...(topic === undefined ? [] : [codeName('topic', topic, language)]),
    ...(column ? [column.name] : []),
    ...(isEverywhere ? [] : [site.name]),
  ];
  const basis = isSearch ? 'query' : column ? 'column' : 'site';
  return { site, name: shorten(parts.join(' · '), 100), basis, query, params };
}

const isKind = (code: string): code is ResourceKind => isKnownCode('resource-kind', code);
const isTopic = (code: string): code is Topic => isKnownCode('topic', code);

/** Empty ones left out, blanks folded. */
function cleaned(given: TargetParams): TargetParams {
  const pairs = targetParams.flatMap((name) => {
    const value = given[name]?.toWellFormed().trim().replace(/\s+/g, ' ') ?? '';
    return value === '' || value.length > 400 ? [] : [[name, value] as const];
  });
  return Object.fromEntries(pairs);
}

/** As a query of an address; "" when nothing is left. */
export const targetQuery = (params: TargetParams, language?: Language): string => {
  const pairs = [...targetParams.flatMap((name) => (params[name] === undefined ? [] : [[name, params[name]]])), ...(language === 'en' ? [['lang', 'en']] : [])];
  return pairs.map(([name, value]) => `${name}=${strictly(value ?? '')}`).join('&');
};

/** Percent-encoded with the few signs too that a path of the portal may not hold. */
const strictly = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
