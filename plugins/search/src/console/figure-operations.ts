/** Operations that show editors how people search: as JSON for a console, as CSV for a spreadsheet. */
import { type Call, fail, ok, type OwnSeries, type Outcome } from '@jiyue/sdk/plugin';
import type { SearchFigures, SearchTypes } from '../generated/types.ts';
import { addDays, figuresCsv, searchFigures } from '../search-log/figures.ts';
import { dayOf, type SearchLog } from '../search-log/search-log.ts';
import type { Settings } from '../settings.ts';
import type { Operations } from '../types.ts';
import { checkSite } from './caller-sites.ts';

type FigureCall = Pick<Call<SearchTypes['api']['listSearchFigures']>, 'params' | 'caller' | 'records'>;

/** What they stand on. */
export interface FigureParts {
  readonly series: Pick<OwnSeries, 'query'>;
  readonly log: SearchLog;
  readonly settings: Settings;
  readonly clock: () => Date;
}

export function figureOperations({ series, log, settings, clock }: FigureParts): Operations<'listSearchFigures' | 'makeSearchFiguresCsv'> {
  const { keepWordsDays, leastSearches } = settings;
  const figures = async ({ params, caller, records }: FigureCall): Promise<Outcome<SearchFigures>> => {
    const { siteId, from, to, order, limit } = params;
    if (siteId !== undefined || caller.siteIds.length === 0) {
      const checked = await checkSite(records, caller, siteId);
      if (!checked.ok) return checked;
    }
    // what is older is forgotten
    const first = [from, addDays(dayOf(clock()), -keepWordsDays)].toSorted().at(-1)!;
    if (to < first || to > addDays(from, keepWordsDays)) return fail({ code: 'SEARCH_FIGURES_PERIOD', data: { from, to, mostDays: keepWordsDays } });
    const sites = siteId !== undefined ? { sites: [siteId] } : caller.siteIds.includes('*') ? {} : { sites: caller.siteIds };
    const found = await searchFigures(series, log, { ...sites, from: first, to, order, limit, leastSearches });
    return ok({ ...found, ...(siteId === undefined ? {} : { siteId }) });
  };

  return {
    listSearchFigures: figures,
    async makeSearchFiguresCsv(call) {
      const found = await figures(call);
      return found.ok
        ? ok({ status: 200, mediaType: 'text/csv; charset=utf-8; header=present', body: figuresCsv(found.value), cacheControl: 'no-store' })
        : found;
    },
  };
}
