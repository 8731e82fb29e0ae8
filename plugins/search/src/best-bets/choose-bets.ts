/** Chooses the best bets of a question. What is shown of a record comes from the repository at this moment: withdrawn ones are not there. */
import type { RecordReader } from '@jiyue/sdk/plugin';
import type { BestBet } from '@jiyue/standards/model';
import type { BestBetRule } from '../generated/types.ts';
import { publishedAt } from '../indexing/publication.ts';
import { wordsForm } from '../search-log/words.ts';

/** As many as stand above the hits. */
const mostBets = 5;

/** The question. */
export interface BetQuestion {
  readonly q: string;
  /** Absent: all sites are searched, and only what is chosen for all of them counts. */
  readonly siteId?: string | undefined;
  /** Today in China. */
  readonly day: string;
}

/** Rules that speak to the question, in the order of the editors. */
export function betsFor(rules: readonly BestBetRule[], { q, siteId, day }: BetQuestion): readonly BestBetRule[] {
  const asked = wordsForm(q);
  const speaks = ({ words, match }: BestBetRule) => words.map(wordsForm).some((one) => one !== '' && (match === 'whole' ? asked === one : asked.includes(one)));
  return rules
    .filter((rule) => rule.siteId === undefined || rule.siteId === siteId)
    .filter(({ startDate = '', endDate = '9999-12-31' }) => startDate <= day && day <= endDate)
    .filter(speaks)
    .toSorted((a, b) => (a.order ?? 101) - (b.order ?? 101) || (a.id < b.id ? -1 : 1));
}

/** Those that may be shown now. A record that two rules choose is shown once. */
export async function bestBets(rules: readonly BestBetRule[], records: RecordReader): Promise<BestBet[]> {
  if (rules.length === 0) return [];
  const resources = new Map((await records.resources([...new Set(rules.map(({ resourceId }) => resourceId))])).map((one) => [one.id, one]));
  const shown = new Map<string, BestBet>();
  for (const { resourceId, note } of rules) {
    const resource = resources.get(resourceId);
    if (resource?.status !== 'published' || shown.has(resourceId) || shown.size === mostBets) continue;
    const { id, version, kind, siteId, columnId, title, source } = resource;
    shown.set(resourceId, {
      ...{ id, version, kind, siteId, columnId, title },
      ...(note === undefined ? {} : { note }),
      ...{ sourceName: source.name, publishedAt: publishedAt(resource) },
    });
  }
  return [...shown.values()];
}
