/** Settings with their defaults filled in; the same defaults stand in config.schema.json (a test compares them). */
import type { SearchConfig } from './types.ts';

/** Settings that are always there. */
export type Settings = Required<SearchConfig>;

/** Used where the operator says nothing. */
export const defaults = {
  synonyms: [],
  legalLevelBoost: 0.3,
  issuerLevelBoost: 0.1,
  freshnessBoost: 0.1,
  extractCharacters: 120,
  facetValues: 20,
  answers: true,
  sitesWithoutAnswers: [],
  countSearches: true,
  leastSearches: 5,
  keepWordsDays: 180,
  severalProcesses: false,
} as const satisfies SearchConfig;

/** Fills the defaults in. */
export const settingsOf = (config: SearchConfig): Settings => ({ ...defaults, ...config });

/** Whether a search of this site, or of all where none is given, is answered. */
export const answersAt = ({ answers, sitesWithoutAnswers }: Pick<Settings, 'answers' | 'sitesWithoutAnswers'>, siteId: string | undefined): boolean =>
  answers && (siteId === undefined || !sitesWithoutAnswers.includes(siteId));
