/**
 * The standard's operation `search` over any engine: candidates from it, everything a reader sees from the repository at this moment.
 * A stale engine may hide a record, never show a withdrawn one.
 */
import { type Call, fail, type Outcome, ok, type OwnStorage } from '@jiyue/sdk/plugin';
import type { Resource, SearchHit, SearchReply } from '@jiyue/standards/model';
import { findRecords, tokensOf } from './engine.ts';
import type { VendorSearchTypes } from './generated/types.ts';

type SearchCall = Call<VendorSearchTypes['api']['search']>;
type Params = SearchCall['params'];

/** Candidates that are looked at, best first. */
const mostCandidates = 1000;
const extractCharacters = 120;

/** Fails with CURSOR_INVALID. */
export async function search(storage: OwnStorage, { params, records }: Pick<SearchCall, 'params' | 'records'>): Promise<Outcome<SearchReply>> {
  const from = params.cursor === undefined ? 0 : placeOf(params.cursor);
  if (from === undefined) return fail({ code: 'CURSOR_INVALID', data: { cursor: (params.cursor ?? '').slice(0, 80) } });
  const scores = await findRecords(storage, tokensOf(params.q));
  const ids = [...scores.keys()].sort((a, b) => scores.get(b)! - scores.get(a)! || (a < b ? -1 : 1)).slice(0, mostCandidates);
  const found = (await records.resources(ids))
    .filter((one) => one.status === 'published' && passes(one, params))
    .map((resource) => ({ resource, score: scoreOf(resource, scores, params.q) }));
  found.sort(
    (a, b) => (params.sort === 'date' ? order(publishedAt(b.resource), publishedAt(a.resource)) : b.score - a.score) || order(a.resource.id, b.resource.id),
  );
  const to = from + params.limit;
  return ok({
    items: found.slice(from, to).map(({ resource, score }) => hitOf(resource, score, params.q)),
    total: found.length,
    ...(to < found.length ? { next: Buffer.from(String(to)).toString('base64url') } : {}),
    facets: facetsOf(found.map(({ resource }) => resource)),
  });
}

function placeOf(cursor: string): number | undefined {
  const text = Buffer.from(cursor, 'base64url').toString();
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
}

/** What is asked for by its exact number or title comes first. */
function scoreOf({ id, title, document }: Resource, scores: ReadonlyMap<string, number>, q: string): number {
  const exact = [document?.documentNumber, title].some((text) => text !== undefined && plain(text) === plain(q));
  return (scores.get(id) ?? 0) + (exact ? 100 : 0);
}

function passes(resource: Resource, { siteId, columnId, kind, topic, issuer, publishedFrom, publishedTo }: Params): boolean {
  const day = dayInChina(publishedAt(resource));
  return (
    (siteId ?? resource.siteId) === resource.siteId &&
    (columnId ?? resource.columnId) === resource.columnId &&
    (kind ?? resource.kind) === resource.kind &&
    (topic === undefined || (resource.classification?.topics ?? []).some((one) => one.startsWith(topic))) &&
    (issuer === undefined || (resource.document?.issuers ?? []).includes(issuer)) &&
    (publishedFrom ?? day) <= day &&
    day <= (publishedTo ?? day)
  );
}

function hitOf(resource: Resource, score: number, q: string): SearchHit {
  const { id, version, kind, siteId, columnId, title, body, source, document } = resource;
  return {
    id,
    version,
    kind,
    siteId,
    columnId,
    title: marked(title, q),
    extract: marked(plainBody(body.text).slice(0, extractCharacters), q),
    ...(document?.documentNumber === undefined ? {} : { documentNumber: document.documentNumber }),
    ...(document === undefined ? {} : { validity: document.validity }),
    sourceName: source.name,
    publishedAt: publishedAt(resource),
    score,
  };
}

/** The text in pieces; where the query stands as it was typed it is a hit. */
function marked(text: string, q: string): SearchHit['title'] {
  const parts = text.split(q);
  return parts.flatMap((part, at) => [...(part === '' ? [] : [{ text: part, hit: false }]), ...(at < parts.length - 1 ? [{ text: q, hit: true }] : [])]);
}

function facetsOf(resources: readonly Resource[]): SearchReply['facets'] {
  const counts = Map.groupBy(resources, ({ kind }) => kind);
  const values = [...counts].map(([value, members]) => ({ value, count: members.length })).sort((a, b) => b.count - a.count || order(a.value, b.value));
  return values.length === 0 ? [] : [{ name: 'kind', values }];
}

const publishedAt = ({ origin, firstPublishedAt, enteredAt }: Resource) =>
  new Date(origin?.publishedAt ?? origin?.publishedDate ?? firstPublishedAt ?? enteredAt).toISOString();
const dayInChina = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
const plain = (text: string) => text.normalize('NFKC').replace(/[\s〔〕()[\]【】]/g, '');
const plainBody = (text: string) =>
  text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
