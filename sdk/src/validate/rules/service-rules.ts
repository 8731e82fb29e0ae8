/** Rules on service items and guides: what is opaque stays opaque, what is counted adds up, what is shared is not asked. */
import type { TwoNames } from '../finding.ts';
import { type Breach, listAt, noBreach, numberAt, objectAt, type RecordRule, type RuleRecord, textAt } from './rule.ts';

/** The record itself, or each item of a page. */
const each = (record: RuleRecord): readonly (readonly [readonly (string | number)[], RuleRecord])[] =>
  Array.isArray(record['items']) ? listAt(record, 'items').map((item, place) => [['items', place], item] as const) : [[[], record]];

/** Item, area, serial, body, two further parts; letters and digits. */
const sixParts = /^[0-9A-Z]{12,14}-[0-9]{12}-[0-9]{3}-[0-9A-Z]{18}-[0-9]{1,2}-[0-9]{2}$/;
const plain = /^[0-9A-Z]{31}$/;

/** An implementing code in another form than the two known ones. */
export const itemCodeForm: RecordRule = {
  id: 'item-code-form',
  on: 'record',
  severity: 'warning',
  zh: '“实施编码”(itemCode)的写法不是已知的两种：31 位字母数字，或以连字符分成六段{received}。编码照原样保存，请与来源核对。',
  en: '"Implementing code" (itemCode) is in neither of the two known forms: 31 letters and figures, or six parts joined by hyphens{received}. It is kept as it is; check it with its source.',
  requirement: 'JY-SVC-003',
  types: ['ServiceGuideDraft', 'ServiceGuide'],
  check(record) {
    const value = textAt(record, 'itemCode');
    return value === undefined || plain.test(value) || sixParts.test(value) ? noBreach : [{ path: ['itemCode'], value }];
  },
};

/** Fees are listed exactly when something is charged. */
export const guideFees: RecordRule = {
  id: 'guide-fees',
  on: 'record',
  severity: 'error',
  zh: '“是否收费”(isCharged)与“收费项目”(fees)不相配：收费的列出每一项及依据，不收费的不填。',
  en: '"Whether a fee is charged" (isCharged) does not go with "fees": list each fee with its basis when one is charged, and none otherwise.',
  requirement: 'JY-SVC-002',
  types: ['ServiceGuideDraft', 'ServiceGuide'],
  check(record) {
    return record['isCharged'] === undefined || (record['isCharged'] === true) === listAt(record, 'fees').length > 0 ? noBreach : [{ path: ['fees'] }];
  },
};

/** A code of a province has one meaning. */
export const serviceTypeOnce: RecordRule = {
  id: 'service-type-once',
  on: 'record',
  severity: 'error',
  zh: '代码“{theirs}”在对照表中出现两次。同一代码只能有一行。',
  en: 'The code "{theirs}" stands twice in the mapping. Each code has one row.',
  requirement: 'JY-SVC-004',
  types: ['ServiceTypeMappingDraft', 'ServiceTypeMapping'],
  check(record) {
    const codes = listAt(record, 'rows').map((row) => textAt(row, 'theirs') ?? '');
    return codes.flatMap((theirs, place) => (codes.indexOf(theirs) < place ? [{ path: ['rows', place, 'theirs'], value: theirs, params: { theirs } }] : []));
  },
};

/** Stored, unchanged and refused add up to the number at the source, and each refusal has its cause. */
export const syncCounts: RecordRule = {
  id: 'sync-counts',
  on: 'record',
  severity: 'error',
  zh: '“{member}”应为 {expected}{received}：入库、无变化、拒绝之和等于来源数，被拒绝的逐个写明原因（最多一千个）。',
  en: '"{member}" should be {expected}{received}: stored, unchanged and refused add up to the number at the source, and each refusal is listed, a thousand at most.',
  requirement: 'JY-SVC-008',
  types: ['ServiceSyncReport', 'ServiceSyncReportPage'],
  check(record) {
    return each(record).flatMap(([path, report]) => syncBreaches(report).map((breach) => ({ ...breach, path: [...path, ...breach.path] })));
  },
};

function syncBreaches(report: RuleRecord): readonly Breach[] {
  const [atSource, stored, unchanged, refused] = ['atSource', 'stored', 'unchanged', 'refused'].map((member) => numberAt(report, member));
  if (textAt(report, 'state') !== 'done' || atSource === undefined || stored === undefined || unchanged === undefined || refused === undefined) return noBreach;
  const expected = stored + unchanged + refused;
  if (atSource !== expected) return [{ path: ['atSource'], value: String(atSource), params: { member: 'atSource', expected } }];
  const listed = listAt(report, 'refusals').length;
  if (!Array.isArray(report['refusals']) || listed === Math.min(refused, 1000)) return noBreach;
  return [{ path: ['refusals'], value: String(listed), params: { member: 'refusals', expected: Math.min(refused, 1000) } }];
}

const absent: TwoNames = { zh: '不填', en: 'absent' };

/** The risk of a veto follows from the gaps and the two limits. */
export const guideElements: RecordRule = {
  id: 'guide-elements',
  on: 'record',
  severity: 'error',
  zh: '“是否有否决风险”(isAtRisk)应为 {expected}：缺 {missingLimit} 类以上要素的办事指南有 {faulty} 份，限数为 {guideLimit} 份。',
  en: '"At risk of a veto" (isAtRisk) should be {expected}: {faulty} guides lack {missingLimit} groups or more, and the limit is {guideLimit}.',
  requirement: 'JY-SVC-005',
  types: ['GuideGapReport'],
  check(record) {
    const [missingLimit = '-', guideLimit = '-'] = [numberAt(record, 'missingLimit'), numberAt(record, 'guideLimit')];
    if (!Array.isArray(record['gaps'])) return noBreach;
    const isJudged = missingLimit !== '-' && guideLimit !== '-';
    const faulty = isJudged ? listAt(record, 'gaps').filter(({ missing }) => Array.isArray(missing) && missing.length >= missingLimit).length : '-';
    const expected = isJudged && faulty !== '-' ? faulty >= guideLimit : undefined;
    if (record['isAtRisk'] === expected) return noBreach;
    const said = expected === undefined ? absent : String(expected);
    return [{ path: ['isAtRisk'], value: String(record['isAtRisk']), params: { expected: said, missingLimit, faulty, guideLimit } }];
  },
};

const sides = ['service-platform', 'portal', 'website-platform'];

/** Each of the three sides has an entry to each of the other two. */
export const threeWayLinks: RecordRule = {
  id: 'three-way-links',
  on: 'record',
  severity: 'error',
  zh: '缺少从 {from} 到 {to} 的入口。三方中每一方都应有到另外两方的入口；失效的也列出，以检查结果标明。',
  en: 'There is no entry from {from} to {to}. Each of the three sides has one to each of the others; a broken one is listed with its outcome.',
  requirement: 'JY-SVC-007',
  types: ['ServiceLinkReport'],
  check(record) {
    if (!Array.isArray(record['links'])) return noBreach;
    const links = new Set(listAt(record, 'links').map((link) => `${textAt(link, 'fromSide') ?? ''} ${textAt(link, 'toSide') ?? ''}`));
    const [missing] = sides.flatMap((from) => sides.filter((to) => to !== from && !links.has(`${from} ${to}`)).map((to) => ({ from, to })));
    return missing ? [{ path: ['links'], params: missing }] : noBreach;
  },
};

/** Statistics are overdue when the day they are due is over, or when there never were any. */
export const serviceStatisticsAge: RecordRule = {
  id: 'service-statistics-age',
  on: 'record',
  severity: 'error',
  zh: '“是否逾期”(isOverdue)应为 {expected}：应于 {due} 前更新，统计日期为 {counted}。从未公布的即逾期。',
  en: '"Overdue" (isOverdue) should be {expected}: due by {due}, counted on {counted}. What was never published is overdue.',
  requirement: 'JY-SVC-006',
  types: ['ServiceStatisticsAgePage'],
  check(record) {
    return listAt(record, 'items').flatMap((one, place) => {
      const [due, counted] = [textAt(one, 'dueDate'), textAt(one, 'countedDate')];
      if (counted === undefined || typeof one['isOverdue'] !== 'boolean') return noBreach;
      // YYYY-MM-DD sorts as text
      const expected = due === undefined || textAt(one, 'updatedDate') === undefined || counted > due;
      if (one['isOverdue'] === expected) return noBreach;
      return [{ path: ['items', place, 'isOverdue'], value: String(one['isOverdue']), params: { expected: String(expected), due: due ?? '-', counted } }];
    });
  },
};

/** Progress that was obtained has a state; what was not says why, and has none. */
export const progressObtained: RecordRule = {
  id: 'progress-obtained',
  on: 'record',
  severity: 'error',
  zh: '“{member}”与是否取到(isAvailable)不相配：取到的给出进度，取不到的写明原因且不给进度。',
  en: '"{member}" does not go with isAvailable: what was obtained gives its progress, what was not says why and gives none.',
  requirement: 'JY-SVC-012',
  types: ['ServiceProgress'],
  check(record) {
    if (typeof record['isAvailable'] !== 'boolean') return noBreach;
    const member =
      (record['state'] !== undefined) !== record['isAvailable'] ? 'state' : (record['note'] !== undefined) === record['isAvailable'] ? 'note' : undefined;
    return member === undefined ? noBreach : [{ path: [member], params: { member } }];
  },
};

/** Member of a conversion that holds the item in each format. */
const holders: Readonly<Record<string, string>> = { jiyue: 'guide', 'national-row': 'row', 'cpsv-ap': 'linked' };

/** A conversion holds the item in the format it names, and in no other. */
export const conversionItem: RecordRule = {
  id: 'conversion-item',
  on: 'record',
  severity: 'error',
  zh: '格式为“{format}”时应给出 {wanted}，且只给出这一个。',
  en: 'With format "{format}", {wanted} is given, and nothing else.',
  requirement: 'JY-SVC-010',
  types: ['ServiceConversion', 'ServiceConversionReply'],
  check(record) {
    const format = textAt(record, 'fromFormat') ?? textAt(objectAt(record, 'loss'), 'toFormat') ?? '';
    const wanted = holders[format];
    if (wanted === undefined) return noBreach;
    if (record[wanted] === undefined) return [{ path: [wanted], params: { format, wanted } }];
    return Object.values(holders)
      .filter((member) => member !== wanted && record[member] !== undefined)
      .map((member) => ({ path: [member], params: { format, wanted } }));
  },
};

/** A field that shared data supply is not asked of applicants, and what nobody supplies is. */
export const suppliedNotAsked: RecordRule = {
  id: 'supplied-not-asked',
  on: 'record',
  severity: 'error',
  zh: '字段“{name}”可由共享数据得到却要求申请人填写，或两者都没有。能得到的写明数据集(datasetId)并将 isAsked 置为 false，其余置为 true。',
  en: 'The field "{name}" is supplied by shared data and yet asked for, or neither. With a data set (datasetId) isAsked is false, otherwise true.',
  requirement: 'JY-SVC-011',
  types: ['ServiceFormDraft', 'ServiceForm'],
  check(record) {
    return listAt(record, 'fields').flatMap((field, place) => {
      if (typeof field['isAsked'] !== 'boolean' || field['isAsked'] === (field['datasetId'] === undefined)) return noBreach;
      return [{ path: ['fields', place, 'isAsked'], value: String(field['isAsked']), params: { name: textAt(field, 'name') ?? '' } }];
    });
  },
};

/** All of them. */
export const serviceRules: readonly RecordRule[] = [
  conversionItem,
  guideElements,
  guideFees,
  itemCodeForm,
  progressObtained,
  serviceStatisticsAge,
  serviceTypeOnce,
  suppliedNotAsked,
  syncCounts,
  threeWayLinks,
];
