/** Help for a question that finds nothing (JY-SRCH-022): which words no text holds, and which filter or word to leave out. */
import type { SearchHelp, SearchRelaxation } from '@jiyue/standards/model';
import type { SearchParameters } from '../types.ts';

/** Parameters that only narrow what is found. */
const narrowing = ['siteId', 'columnId', 'kind', 'topic', 'issuer', 'publishedFrom', 'publishedTo'] as const;

const word = /["“„][^"“”„]{1,200}["”]|[\p{L}\p{M}\p{N}]+/gu;
/** Words looked at; a sentence has no parts to leave out. */
const mostWords = 8;

/** What is asked of the index. */
export interface HelpTools {
  /** Number of hits of a question. */
  count(params: SearchParameters): Promise<number>;
  /** Whether any text holds something of the word. */
  isHeld(word: string): Promise<boolean>;
}

/** Whether anything but the words limits what is found. */
export const isNarrowed = (params: SearchParameters): boolean => narrowing.some((name) => params[name] !== undefined);

/** The same question without filters. */
export const withoutFilters = (params: SearchParameters): SearchParameters => {
  const { siteId: _1, columnId: _2, kind: _3, topic: _4, issuer: _5, publishedFrom: _6, publishedTo: _7, ...rest } = params;
  return withoutScope(rest);
};

/** Which sites are meant says nothing without a site. */
const withoutScope = ({ scope: _, ...rest }: SearchParameters): SearchParameters => rest;

/** @param params of a question without hits */
export async function zeroHelp(params: SearchParameters, { count, isHeld }: HelpTools): Promise<SearchHelp> {
  const withoutFilter: SearchRelaxation[] = [];
  const withoutWord: SearchRelaxation[] = [];
  for (const name of narrowing) {
    if (params[name] === undefined) continue;
    const { [name]: _, ...rest } = params;
    const total = await count(name === 'siteId' ? withoutScope(rest) : rest);
    if (total > 0) withoutFilter.push({ value: name, total });
  }

  const words = [...params.q.matchAll(word)].map(({ 0: text, index }) => ({ text, index })).slice(0, mostWords);
  const unknownWords: string[] = [];
  for (const { text, index } of words) {
    if (!(await isHeld(text))) unknownWords.push(text.slice(0, 200));
    if (words.length === 1) continue;
    const q = `${params.q.slice(0, index)} ${params.q.slice(index + text.length)}`.trim();
    const total = await count({ ...params, q });
    if (total > 0) withoutWord.push({ value: text.slice(0, 200), total });
  }
  return { unknownWords: [...new Set(unknownWords)], withoutFilter: mostFirst(withoutFilter), withoutWord: mostFirst(withoutWord) };
}

const mostFirst = (all: readonly SearchRelaxation[]) => all.toSorted((a, b) => b.total - a.total);
