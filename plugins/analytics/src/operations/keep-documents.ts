/** Operations on documents with versions: measures, declarations of reports, filters of robots. */
import { validateStrict } from '@jiyue/sdk';
import { type Caller, fail, ok } from '@jiyue/sdk/plugin';
import { brokenRules, pageOfList } from '../call-scope.ts';
import { impossibleColumn } from '../report/declarations.ts';
import { isCountable } from '../report/dimensions.ts';
import { measureId } from '../report/measures.ts';
import type { Operations, Tools } from '../tools.ts';

const isMember = ({ siteIds }: Caller) => siteIds.length > 0;
/** Documents hold for all sites: who changes them has a right on all. */
const isAdministrator = ({ siteIds }: Caller) => siteIds.includes('*');
const refused = fail({ code: 'ANALYTICS_CALLER_REFUSED', data: { what: '全部站点 · all sites' } });

/** Version that a write rests on. */
export const basisOf = (match: string | undefined): number | undefined => (match === undefined ? undefined : Number(match.replaceAll('"', '')));

/** @returns the operations */
export function documentOperations({
  declarations,
  filters,
  measures,
  readMeasure,
  clock,
}: Tools): Operations<
  | 'getRobotFilter'
  | 'saveRobotFilter'
  | 'listMeasures'
  | 'getMeasure'
  | 'saveMeasure'
  | 'listReportDeclarations'
  | 'getReportDeclaration'
  | 'saveReportDeclaration'
> {
  return {
    async getRobotFilter({ params: { robotFilterId, version }, caller }) {
      if (!isMember(caller)) return refused;
      const found = await filters.read(robotFilterId, version);
      return found ? ok(found) : fail({ code: 'ANALYTICS_FILTER_UNKNOWN', data: { id: robotFilterId } });
    },
    async saveRobotFilter({ params, body, caller }) {
      return isAdministrator(caller) ? filters.save(params.robotFilterId, body, basisOf(params['If-Match']), clock()) : refused;
    },

    async listMeasures({ params: { cursor, limit } }) {
      return pageOfList(await measures.list(), cursor, limit);
    },
    async getMeasure({ params: { measureCode, version } }) {
      const found = await readMeasure(measureCode, version);
      return found ? ok(found) : fail({ code: 'ANALYTICS_MEASURE_UNKNOWN', data: { code: measureCode } });
    },
    async saveMeasure({ params, body, caller }) {
      if (!isAdministrator(caller)) return refused;
      const broken = brokenRules(validateStrict('MeasureDefinitionDraft', body));
      if (broken) return broken;
      const code = params.measureCode;
      const basis = basisOf(params['If-Match']);
      const probe = { ...body, code, id: measureId(code), version: 1, enteredAt: '', updatedAt: '' };
      if (!isCountable(probe) || (body.baseMeasureCode !== undefined && !(await readMeasure(body.baseMeasureCode))))
        return fail({ code: 'ANALYTICS_MEASURE_IMPOSSIBLE', data: { code } });
      return measures.save(measureId(code), { ...body, code }, basis, clock());
    },

    async listReportDeclarations({ params: { cursor, limit }, caller }) {
      const all = (await declarations.list()).filter(({ isPublic }) => isPublic || isMember(caller));
      return pageOfList(all, cursor, limit);
    },
    async getReportDeclaration({ params: { declarationId, version }, caller }) {
      const found = await declarations.read(declarationId, version);
      return found && (found.isPublic || isMember(caller)) ? ok(found) : fail({ code: 'ANALYTICS_DECLARATION_UNKNOWN', data: { id: declarationId } });
    },
    async saveReportDeclaration({ params, body, caller }) {
      if (!isAdministrator(caller)) return refused;
      const column = await impossibleColumn(body, readMeasure);
      if (column) {
        const { measureCode, measureVersion, dimension = '' } = column;
        return fail({ code: 'ANALYTICS_COLUMN_IMPOSSIBLE', data: { code: measureCode, version: measureVersion, dimension } });
      }
      return declarations.save(params.declarationId, body, basisOf(params['If-Match']), clock());
    },
  };
}
