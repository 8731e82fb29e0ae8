/** What the search says where it found nothing, or something else than was typed, as plain links that lead further. */
import type { SearchHelp, SearchReply } from '@jiyue/standards/model';
import type { SearchFilters, SearchRequest } from './search-request.ts';
import { fill, type Texts } from './texts.ts';

/** A link with its text. */
export interface Way {
  readonly text: string;
  readonly href: string;
}

/** What stands above the hits, or in their place. */
export interface HelpView {
  /** The hits are those of another question; "" when they are of this one. */
  readonly instead: string;
  /** What may have been meant. */
  readonly meant: readonly Way[];
  /** Words that no text holds; "" when there are none. */
  readonly unknown: string;
  /** What to leave out. */
  readonly ways: readonly Way[];
}

/** @param addressOf the page for another request */
export function helpView(reply: SearchReply, request: SearchRequest, texts: Texts, addressOf: (request: SearchRequest) => string): HelpView {
  const { didYouMean = [], searchedInstead, help } = reply;
  const { q } = request;
  const asked = (text: string) => addressOf({ ...request, q: text });
  return {
    instead: searchedInstead === undefined ? '' : fill(texts.searchedInstead, { q, instead: searchedInstead }),
    meant: didYouMean.filter((text) => text !== searchedInstead).map((text) => ({ text, href: asked(text) })),
    unknown: help && help.unknownWords.length > 0 ? fill(texts.unknownWords, { words: help.unknownWords.join(texts.listSeparator) }) : '',
    ways: help ? waysOf(help, request, texts, addressOf) : [],
  };
}

function waysOf({ withoutFilter, withoutWord }: SearchHelp, request: SearchRequest, texts: Texts, addressOf: (request: SearchRequest) => string): Way[] {
  const labels: { readonly [parameter: string]: string } = {
    columnId: texts.facetColumn,
    kind: texts.facetKind,
    topic: texts.facetTopic,
    issuer: texts.facetIssuer,
    publishedFrom: texts.publishedFrom,
    publishedTo: texts.publishedTo,
  };
  const filters = withoutFilter.flatMap(({ value, total }): Way[] => {
    if (value === 'siteId') return [{ text: fill(texts.withoutSite, { total }), href: addressOf({ ...request, isWide: true, isBelow: false }) }];
    const label = labels[value];
    if (label === undefined) return [];
    const { [value as keyof SearchFilters]: _, ...rest } = request.filters;
    return [{ text: fill(texts.withoutFilter, { name: label, total }), href: addressOf({ ...request, filters: rest }) }];
  });
  const words = withoutWord.flatMap(({ value, total }): Way[] => {
    const q = request.q.replace(value, ' ').replace(/\s+/g, ' ').trim();
    return q === '' || q === request.q ? [] : [{ text: fill(texts.withoutWord, { word: value, total }), href: addressOf({ ...request, q }) }];
  });
  return [...filters, ...words];
}
