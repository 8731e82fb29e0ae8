/**
 * The operation searchInteraction (JY-SRCH-013): public answers of interaction apart from the hits of records. Candidates and order from the
 * own index, all text from the source at the moment of the reply, so a case that was taken down is never shown.
 */
import { type Call, fail, type IndexFilter, type Outcome, ok, type OwnIndex, type RecordReader } from '@jiyue/sdk/plugin';
import type { InteractionHit, InteractionHitPage, PublicCase } from '@jiyue/standards/model';
import type { Synonyms } from '../analysis/synonyms.ts';
import { makeCursor, readCursor } from '../query/cursor.ts';
import { fillPage } from '../query/fill-page.ts';
import { find } from '../query/find.ts';
import { isEmpty, readQuery } from '../query/read-query.ts';
import { extractOf } from '../reply/extract.ts';
import { marksOf, piecesOf, type Wanted, wantedOf } from '../reply/mark.ts';
import type { Settings } from '../settings.ts';
import type { SearchTypes } from '../types.ts';
import { answeredAt, caseText } from './case-document.ts';
import { caseIndex } from './case-index.ts';
import type { PublicCases } from './follow-sources.ts';

/** What it uses. */
export interface InteractionTools {
  readonly index: Pick<OwnIndex, 'query' | 'statistics'>;
  readonly cases: PublicCases;
  readonly synonyms: Synonyms;
  readonly settings: Pick<Settings, 'extractCharacters'>;
}

type InteractionCall = Pick<Call<SearchTypes['api']['searchInteraction']>, 'params' | 'records'>;

const nothing: InteractionHitPage = { items: [], total: 0 };

/** Fails with CURSOR_INVALID. */
export async function searchInteraction(tools: InteractionTools, { params, records }: InteractionCall): Promise<Outcome<InteractionHitPage>> {
  const { q, cursor, limit, siteId, interactionKind } = params;
  // an own kind of cursor: one of the search of records, with the same words, does not fit
  const bound = { q, interaction: true, siteId, interactionKind };
  const from = readCursor({ ...bound, ...(cursor === undefined ? {} : { cursor }) });
  if (from === undefined) return fail({ code: 'CURSOR_INVALID', data: { cursor: (cursor ?? '').slice(0, 80) } });
  const query = readQuery(q, tools.synonyms);
  if (isEmpty(query)) return ok(nothing);
  await tools.cases.catchUp();
  const filters: readonly IndexFilter[] = [
    ...(siteId === undefined ? [] : [{ attribute: 'siteId', anyOf: [siteId] }]),
    ...(interactionKind === undefined ? [] : [{ attribute: 'kind', anyOf: [interactionKind] }]),
  ];
  const factors = async (hits: readonly unknown[]) => hits.map(() => 1);
  const found = await find(caseIndex(tools.index), query, { filters, sort: 'relevance', facets: [], facetValues: 1, factors });
  const isAsked = (one: PublicCase) => (siteId ?? one.siteId) === one.siteId && (interactionKind ?? one.interactionKind) === one.interactionKind;
  const page = await fillPage(found, { from, limit }, async (hits) => {
    const cases = await tools.cases.read(hits.map(({ hit }) => hit.id));
    const isOpen = await openSites([...cases.values()], records);
    return hits.map(({ hit }) => {
      const one = cases.get(hit.id);
      return one && isAsked(one) && isOpen(one.siteId) ? one : undefined;
    });
  });
  const wanted = wantedOf(query);
  return ok({
    items: page.shown.map(({ value, score }) => interactionHit(value, wanted, score, tools.settings.extractCharacters)),
    ...(page.next < found.total ? { next: makeCursor(bound, page.next) } : {}),
    total: found.total - page.hidden,
  });
}

/** Sites that the caller may see. */
async function openSites(cases: readonly PublicCase[], records: Pick<RecordReader, 'site'>): Promise<(siteId: string) => boolean> {
  const ids = [...new Set(cases.map(({ siteId }) => siteId))];
  const sites = await Promise.all(ids.map((id) => records.site(id)));
  const open = new Set(sites.flatMap((site) => site?.id ?? []));
  return (siteId) => open.has(siteId);
}

function interactionHit(one: PublicCase, wanted: Wanted, score: number, extractCharacters: number): InteractionHit {
  const { id, interactionKind, siteId, title, answeredByName } = one;
  return {
    ...{ caseId: id, interactionKind, siteId },
    title: piecesOf(title, marksOf(title, wanted)),
    extract: extractOf(caseText(one), wanted, extractCharacters),
    answeredBy: answeredByName,
    answeredAt: answeredAt(one),
    score: Math.round(score * 1000) / 1000,
  };
}
