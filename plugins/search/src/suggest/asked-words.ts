/**
 * Words that enough people have asked with success, as suggestions: never words few have asked or that look personal (their text is not even
 * kept), and only those that stand in public resources, as all suggestions do (JY-SRCH-018).
 */
import type { OwnIndex, OwnSeries } from '@jiyue/sdk/plugin';
import { analyse } from '../analysis/analyse.ts';
import { addDays, searchFigures } from '../search-log/figures.ts';
import { dayOf, type SearchLog } from '../search-log/search-log.ts';
import { pinyinKeys } from './pinyin-keys.ts';

/** Words kept ready. */
const mostWords = 1000;
const days = 30;
const renewMs = 600_000;

/** A word that was asked. */
export interface AskedWord {
  readonly text: string;
  readonly searches: number;
}

/** Finds them. */
export interface AskedWords {
  startingWith(folded: string, sound: string | undefined): Promise<readonly AskedWord[]>;
}

/** What they stand on. */
export interface AskedParts {
  readonly series: Pick<OwnSeries, 'query'>;
  readonly log: SearchLog;
  readonly clock: () => Date;
  /** With success, in the last thirty days. */
  readonly leastSearches: number;
  readonly onFault: (error: unknown) => void;
}

interface Kept {
  readonly words: readonly (AskedWord & { readonly keys: readonly string[] })[];
  readonly at: number;
}

export function askedWords({ series, log, clock, leastSearches, onFault }: AskedParts): AskedWords {
  let kept: Kept | undefined;
  let renewing: Promise<void> | undefined;
  const renew = async () => {
    const today = dayOf(clock());
    const { items } = await searchFigures(series, log, { from: addDays(today, -days), to: today, order: 'searches', limit: mostWords, leastSearches });
    const successful = items.filter(({ searches, withoutHits }) => searches - withoutHits >= leastSearches);
    return successful.map(({ words, searches }) => ({ text: words, searches, keys: pinyinKeys(words) }));
  };
  return {
    async startingWith(folded, sound) {
      const now = clock().getTime();
      if (!kept || Math.abs(now - kept.at) >= renewMs) {
        renewing ??= renew()
          .then((words) => {
            kept = { words, at: now };
          })
          .catch(onFault)
          .finally(() => {
            renewing = undefined;
          });
      }
      // the words of before will do until the new ones are there
      if (!kept) await renewing;
      return (kept?.words ?? []).filter(({ text, keys }) => text.startsWith(folded) || (sound !== undefined && keys.some((key) => key.startsWith(sound))));
    },
  };
}

/** Documents of the index in which words stand side by side. */
export async function holdersOf(index: Pick<OwnIndex, 'query'>, text: string, siteId: string | undefined, limit: number) {
  const { pairs } = analyse(text);
  if (pairs.length === 0) return { ids: [], total: 0 };
  const { hits, total = 0 } = await index.query({
    match: { phrase: pairs.slice(0, 50), fields: ['title', 'about', 'body'] },
    ...(siteId === undefined ? {} : { filters: [{ attribute: 'siteId', anyOf: [siteId] }] }),
    ...{ order: 'newest', limit, total: true },
  });
  return { ids: hits.map(({ id }) => id), total };
}
