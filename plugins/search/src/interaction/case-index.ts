/**
 * The part of the own index that holds public cases of interaction. Their tokens carry a mark that no token of a record has, so that one
 * index serves both, no search finds what is not its own, and each counts how telling a word is among its own texts.
 */
import type { IndexMatch, IndexQuery, IndexStatistics, OwnIndex } from '@jiyue/sdk/plugin';
import type { SearchIndex } from '../query/find.ts';

// the analyser never joins a Latin letter and a Chinese character in one token
const mark = 'q互';

/** Stands in every case. */
export const everyCase = mark;

/** The token of a case for a token of the analyser. */
export const inCase = (token: string): string => mark + token;

/** Id of a case in the index: no id of a record holds a stroke. */
export const documentId = (plugin: string, caseId: string): string => `${plugin}/${caseId}`;

/** Plugin and case of such an id; undefined for a record. */
export function caseOf(id: string): { readonly plugin: string; readonly caseId: string } | undefined {
  const at = id.indexOf('/');
  return at < 0 ? undefined : { plugin: id.slice(0, at), caseId: id.slice(at + 1) };
}

type Asked = Pick<OwnIndex, 'query' | 'statistics'>;

/** The index as a search of cases sees it. Nobody names a case in 《》. */
export const caseIndex = (index: Asked): SearchIndex => ({
  query: (query) => index.query(queryInCases(query)),
  async statistics(tokens) {
    const { averageLengths, documentFrequencies } = await index.statistics([everyCase, ...tokens.map(inCase)]);
    const [documents = 0, ...rest] = documentFrequencies;
    return { documents, averageLengths, documentFrequencies: rest };
  },
  citations: async () => () => 0,
});

/** The index as a search of records sees it. @param cases number of cases it holds */
export const recordStatistics =
  ({ statistics }: Pick<Asked, 'statistics'>, cases: () => number): OwnIndex['statistics'] =>
  async (tokens): Promise<IndexStatistics> => {
    const found = await statistics(tokens);
    return { ...found, documents: Math.max(0, found.documents - cases()) };
  };

function queryInCases({ match = { token: '' }, exclude, presence, measure, ...rest }: IndexQuery): IndexQuery {
  return {
    ...rest,
    match: matchInCases(match),
    ...(exclude ? { exclude: matchInCases(exclude) } : {}),
    ...(presence ? { presence: presence.map(({ token, weight }) => ({ token: inCase(token), weight })) } : {}),
    ...(measure ? { measure: measure.map(inCase) } : {}),
  };
}

function matchInCases(match: IndexMatch): IndexMatch {
  if ('all' in match) return { all: match.all.map(matchInCases) };
  if ('any' in match) return { any: match.any.map(matchInCases) };
  const place = match.fields ? { fields: match.fields } : {};
  if ('phrase' in match) return { phrase: match.phrase.map(inCase), ...place };
  return 'prefix' in match ? { prefix: inCase(match.prefix), ...place } : { token: inCase(match.token), ...place };
}
