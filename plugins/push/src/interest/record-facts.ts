/**
 * What interests ask of a resource (the standard's fields), read once. Places are ids with all that stands above them, so that
 * "this column and those below" needs no walk when thousands of interests are asked.
 */
import { codeMember } from '@jiyue/sdk';
import type { RecordReader } from '@jiyue/sdk/plugin';
import type { Resource } from '@jiyue/standards/model';
import { regionChain, regionForm } from './region-chain.ts';
import { searchedText } from './resource-text.ts';

/** Facts of one resource. */
export interface RecordFacts {
  readonly id: string;
  readonly kind: string;
  readonly siteId: string;
  /** The site and those above it. */
  readonly siteChain: readonly string[];
  readonly columnId: string;
  /** The column and those above it. */
  readonly columnChain: readonly string[];
  readonly ownerId: string;
  readonly issuerIds: readonly string[];
  readonly issuers: readonly string[];
  /** Absent: the resource says nothing of it. */
  readonly genre?: string;
  readonly validity?: string;
  /** Topics with those above them. */
  readonly topics: readonly string[];
  readonly audiences: readonly string[];
  readonly keywords: readonly string[];
  readonly region?: string;
  readonly regionChain: readonly string[];
  readonly locale: string;
  /** Folded text; the title stands before `titleEnd`. */
  readonly text: string;
  readonly titleEnd: number;
}

/** What stands above a site or a column. */
export interface Places {
  /** The site and those above it, itself first. */
  siteChain(siteId: string): Promise<readonly string[]>;
  columnChain(columnId: string): Promise<readonly string[]>;
}

/** Reads the facts. */
export async function factsOf(resource: Resource, places: Places): Promise<RecordFacts> {
  const { id, kind, siteId, columnId, ownerId, document, classification, locale } = resource;
  const region = classification?.regionCode;
  return {
    id,
    kind,
    siteId,
    siteChain: await places.siteChain(siteId),
    columnId,
    columnChain: await places.columnChain(columnId),
    ownerId,
    issuerIds: document?.issuerIds ?? [],
    issuers: document?.issuers ?? [],
    ...(document?.genre === undefined ? {} : { genre: document.genre }),
    ...(document?.validity === undefined ? {} : { validity: document.validity }),
    topics: withAbove('topic', classification?.topics ?? []),
    audiences: withAbove('audience', audiencesOf(resource)),
    keywords: classification?.keywords ?? [],
    ...(region === undefined ? {} : { region: regionForm(region) }),
    regionChain: region === undefined ? [] : regionChain(region),
    locale,
    ...searchedText(resource),
  };
}

/** Places as the repository knows them now. Nothing is kept: a column that moved counts at once. */
export const placesOf = (records: Pick<RecordReader, 'site' | 'column'>): Places => ({
  siteChain: (id) => chainOf(id, async (one) => (await records.site(one))?.parentId),
  columnChain: (id) => chainOf(id, async (one) => (await records.column(one))?.parentId),
});

// deep enough for any tree of columns, and an end for a circle
const deepest = 32;

async function chainOf(id: string, above: (id: string) => Promise<string | undefined>): Promise<readonly string[]> {
  const chain = [id];
  for (let next = await above(id); next !== undefined && !chain.includes(next) && chain.length < deepest; next = await above(next)) chain.push(next);
  return chain;
}

/** Codes with all those above them. */
function withAbove(table: 'topic' | 'audience', codes: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const code of codes) {
    for (let one: string | undefined = code; one !== undefined && !found.has(one); one = codeMember(table, one)?.parent) found.add(one);
  }
  return [...found];
}

/** Kinds that name whom they are for carry it as `audiences`. */
function audiencesOf(resource: Resource): readonly string[] {
  const { audiences } = resource as { readonly audiences?: readonly string[] };
  return Array.isArray(audiences) ? (audiences as readonly string[]) : [];
}
