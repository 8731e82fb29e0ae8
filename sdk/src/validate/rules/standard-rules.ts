/** Rules on how a platform states what it offers and claims: interfaces, conformance reports, crosswalks, grades, periods. */
import { type Breach, listAt, noBreach, numberAt, type RecordRule, type RuleRecord, textAt } from './rule.ts';

/** The record itself, or each item of a page. */
const each = (record: RuleRecord): readonly (readonly [readonly (string | number)[], RuleRecord])[] =>
  Array.isArray(record['items']) ? listAt(record, 'items').map((item, place) => [['items', place], item] as const) : [[[], record]];

/** Conformity is claimed only when every scored check ran and passed, and the figures add up. */
export const claimRule: RecordRule = {
  id: 'claim-without-failure',
  on: 'record',
  severity: 'error',
  zh: '“{member}”不成立：通过、未通过、未能执行、不适用之和应等于应执行数 {planned}；有未通过或未能执行的不得声明符合，未通过的逐项列出（最多一千项）。',
  en: '"{member}" does not hold: passed, failed, blocked and not applicable add up to the {planned} planned; with a failed or blocked check nothing is claimed, and each failure is listed, a thousand at most.',
  requirement: 'JY-ARC-012',
  types: ['ConformanceReport', 'ConformanceReportPage'],
  check(record) {
    return each(record).flatMap(([path, report]) => claimBreaches(report).map((breach) => ({ ...breach, path: [...path, ...breach.path] })));
  },
};

function claimBreaches(report: RuleRecord): readonly Breach[] {
  const [planned, passed, failed, blocked, notApplicable] = ['planned', 'passed', 'failed', 'blocked', 'notApplicable'].map((member) =>
    numberAt(report, member),
  );
  if (planned === undefined || passed === undefined || failed === undefined || blocked === undefined || notApplicable === undefined) return noBreach;
  const breach = (member: string): readonly Breach[] => [{ path: [member], value: String(report[member]), params: { member, planned } }];
  if (passed + failed + blocked + notApplicable !== planned) return breach('planned');
  if (report['isClaimed'] === true && (failed > 0 || blocked > 0 || passed === 0)) return breach('isClaimed');
  const listed = listAt(report, 'failures').length;
  return Array.isArray(report['failures']) && listed !== Math.min(failed, 1000)
    ? [{ path: ['failures'], value: String(listed), params: { member: 'failures', planned } }]
    : noBreach;
}

/** What ends names its day, and what follows it is another interface. */
export const interfaceEnd: RecordRule = {
  id: 'interface-end',
  on: 'record',
  severity: 'error',
  zh: '接口状态为“{state}”，与停用日期(deprecatedDate)不相配：将停用和已停用的写明日期，其他状态不写。',
  en: 'The interface is {state}, which does not go with the day it ends (deprecatedDate): deprecated and retired state it, others do not.',
  requirement: 'JY-IFC-021',
  types: ['InterfaceRegistrationDraft', 'InterfaceRegistration', 'InterfaceRegistrationPage'],
  check(record) {
    return each(record).flatMap(([path, one]) => {
      const state = textAt(one, 'state');
      if (state === undefined) return noBreach;
      const ends = state === 'deprecated' || state === 'retired';
      return ends === (one['deprecatedDate'] !== undefined) ? noBreach : [{ path: [...path, 'deprecatedDate'], params: { state } }];
    });
  },
};

/** Each of their codes stands once, and says honestly how it fits. */
export const crosswalkFit: RecordRule = {
  id: 'crosswalk-fit',
  on: 'record',
  severity: 'error',
  zh: '对方代码“{theirs}”的对照不成立：每个代码恰有一行；契合程度为“无”的不写本规范的代码，“同义”“较窄”的写一个，“较宽”的写两个以上。',
  en: 'The row of their code "{theirs}" does not hold: each code has one row; none leads to no code of ours, same and narrower to one, wider to two or more.',
  requirement: 'JY-CLS-006',
  types: ['CodeCrosswalkDraft', 'CodeCrosswalk'],
  check(record) {
    const codes = listAt(record, 'rows').map((row) => textAt(row, 'theirs') ?? '');
    return listAt(record, 'rows').flatMap((row, place) => {
      const [theirs, fit] = [codes[place] ?? '', textAt(row, 'fit')];
      if (codes.indexOf(theirs) < place) return [{ path: ['rows', place, 'theirs'], value: theirs, params: { theirs } }];
      const count = Array.isArray(row['ours']) ? row['ours'].length : undefined;
      const fits = count === undefined || (fit === 'none' ? count === 0 : fit === 'wider' ? count > 1 : count === 1);
      return fits ? noBreach : [{ path: ['rows', place, 'ours'], params: { theirs } }];
    });
  },
};

/** What is not graded counts as general, and what is names its record. */
export const gradeOfClass: RecordRule = {
  id: 'grade-of-class',
  on: 'record',
  severity: 'error',
  zh: '没有标明级别的按“一般”(general)处理且没有分级记录，已标明的写明分级记录(recordId)；此项两者不合。',
  en: 'A class that is not graded counts as general and has no record; one that is graded names its record (recordId). This entry does neither.',
  requirement: 'JY-CLS-007',
  types: ['DataGradeEntryPage'],
  check(record) {
    return listAt(record, 'items').flatMap((entry, place) => {
      if (typeof entry['isStated'] !== 'boolean') return noBreach;
      if (entry['isStated'] !== (entry['recordId'] !== undefined)) return [{ path: ['items', place, 'recordId'] }];
      const grade = textAt(entry, 'grade') ?? '';
      return entry['isStated'] || grade === 'general' ? noBreach : [{ path: ['items', place, 'grade'], value: grade }];
    });
  },
};

/** A period does not end before it begins, and only what ended has successors. */
export const regionPeriod: RecordRule = {
  id: 'region-period',
  on: 'record',
  severity: 'error',
  zh: '区划代码的期间不成立：停用日期(endDate)不得早于启用日期 {start}；仍在用的不写停用后的代码(successorCodes)。',
  en: 'The period of the code does not hold: it does not end (endDate) before it begins on {start}, and a code in use has no successors (successorCodes).',
  requirement: 'JY-CLS-008',
  types: ['RegionPeriodDraft', 'RegionPeriod', 'RegionPeriodPage'],
  check(record) {
    return each(record).flatMap(([path, period]) => {
      const [start, end] = [textAt(period, 'startDate') ?? '', textAt(period, 'endDate')];
      // YYYY-MM-DD sorts as text
      if (end !== undefined && end < start) return [{ path: [...path, 'endDate'], value: end, params: { start } }];
      return end === undefined && period['successorCodes'] !== undefined ? [{ path: [...path, 'successorCodes'], params: { start } }] : noBreach;
    });
  },
};

/** All of them. */
export const standardRules: readonly RecordRule[] = [claimRule, crosswalkFit, gradeOfClass, interfaceEnd, regionPeriod];
