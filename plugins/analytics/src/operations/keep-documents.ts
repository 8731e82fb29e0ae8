/** Operations on documents: measures, declarations of reports, the filter of robots. */
import { type Caller, fail, ok } from '@jiyue/sdk/plugin';
import { pageOfList } from '../call-scope.ts';
import { firstRobotFilter } from '../counting/robot-filter.ts';
import { impossibleColumn } from '../report/declarations.ts';
import { measures } from '../report/measures.ts';
import type { Operations, Tools } from '../tools.ts';

const isMember = ({ siteIds }: Caller) => siteIds.length > 0;
/** Documents hold for all sites: who changes them has a right on all. */
const isAdministrator = ({ siteIds }: Caller) => siteIds.includes('*');
const refused = fail({ code: 'ANALYTICS_CALLER_REFUSED', data: { what: '全部站点 · all sites' } });
const basisOf = (match: string | undefined) => (match === undefined ? undefined : Number(match.replaceAll('"', '')));

/** @returns the operations */
export function documentOperations({
  declarations,
  filters,
  clock,
}: Tools): Operations<'readRobotFilter' | 'replaceRobotFilter' | 'listKnownMeasures' | 'listDeclaredReports' | 'readDeclaredReport' | 'declareReport'> {
  return {
    async readRobotFilter({ params: { version }, caller }) {
      if (!isMember(caller)) return refused;
      const found = await filters.read(firstRobotFilter.id, version);
      return found ? ok(found) : fail({ code: 'ANALYTICS_FILTER_UNKNOWN', data: { version } });
    },
    async replaceRobotFilter({ params, body, caller }) {
      return isAdministrator(caller) ? filters.save(firstRobotFilter.id, body, basisOf(params['If-Match']), clock()) : refused;
    },
    async listKnownMeasures() {
      return ok({ items: [...measures], total: measures.length });
    },
    async listDeclaredReports({ params: { cursor, limit }, caller }) {
      const all = (await declarations.list()).filter(({ isPublic }) => isPublic || isMember(caller));
      return pageOfList(all, cursor, limit);
    },
    async readDeclaredReport({ params: { declarationId, version }, caller }) {
      const found = await declarations.read(declarationId, version);
      return found && (found.isPublic || isMember(caller)) ? ok(found) : fail({ code: 'ANALYTICS_DECLARATION_UNKNOWN', data: { id: declarationId } });
    },
    async declareReport({ params, body, caller }) {
      if (!isAdministrator(caller)) return refused;
      const column = impossibleColumn(body);
      if (column) {
        const { measureCode, measureVersion, dimension = '' } = column;
        return fail({ code: 'ANALYTICS_COLUMN_IMPOSSIBLE', data: { code: measureCode, version: measureVersion, dimension } });
      }
      return declarations.save(params.declarationId, body, basisOf(params['If-Match']), clock());
    },
  };
}
