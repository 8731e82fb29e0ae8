/** Rules on inspections: evidence for each finding, a score that follows from the findings and the indicators, shares that can be recomputed. */
import { codeTable } from '../../codes/code-tables.ts';
import { computeScore } from '../../indicators/compute-score.ts';
import { type Indicator, indicators, scoreSchemes } from '../../indicators/indicators.ts';
import { type Breach, noBreach, type RecordRule, type RuleRecord, textAt } from './rule.ts';
import { eachOf, itemsAt, numberAt, type Part } from './walk-record.ts';

const reportTypes = ['InspectionReport', 'InspectionReportPage'];
const problem = (zh: string, en: string) => ({ params: { problem: { zh, en } } });
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** Sets of indicators that are known here; a report by another set is not recomputed. */
const knownSets = new Set(['inspection']);

interface Held extends Part {
  readonly indicator: Indicator | undefined;
  /** `<indicator>` or `<indicator>/<case>`. */
  readonly reference: string;
}

/** Findings that stand: failed, and not found to be none. */
const heldOf = (report: RuleRecord): readonly Held[] =>
  itemsAt(report, 'findings')
    .filter(({ value }) => value['result'] === 'failed' && value['state'] !== 'rejected')
    .map((part) => {
      const [id = '', inner] = [textAt(part.value, 'indicatorId'), textAt(part.value, 'indicatorCaseId')];
      const indicator = indicators.get(id);
      // a case without points of its own costs those of its indicator, if any
      const hasCase = indicator?.cases?.some((one) => one.id === inner && one.points !== undefined) ?? false;
      return { ...part, indicator, reference: hasCase ? `${id}/${inner ?? ''}` : id };
    });

/** The reports of a known set, or the one report. */
const reportsOf = (record: RuleRecord): readonly Part[] => eachOf(record).filter(({ value }) => knownSets.has(textAt(value, 'indicatorSet') ?? ''));

/** Each finding names evidence of its report. */
const findingEvidence: RecordRule = {
  id: 'finding-evidence',
  on: 'record',
  severity: 'error',
  zh: '证据“{value}”不在报告中。请补上证据，或改正标识；没有证据的不得计分。',
  en: 'The evidence "{value}" is not in the report. Add it, or correct the id; what has no evidence does not count.',
  requirement: 'JY-INSP-003',
  types: reportTypes,
  check: (record) =>
    eachOf(record).flatMap(({ value: report, path }) => {
      const known = new Set(itemsAt(report, 'evidence').map(({ value }) => textAt(value, 'id')));
      return itemsAt(report, 'findings').flatMap((finding) =>
        [finding.value['evidenceIds']].flat().flatMap((id, index) => {
          if (typeof id !== 'string' || known.has(id)) return noBreach;
          return [{ path: [...path, ...finding.path, 'evidenceIds', index], value: id }];
        }),
      );
    }),
};

/** One veto decides; nothing else is scored. */
const vetoFirst: RecordRule = {
  id: 'veto-first',
  on: 'record',
  severity: 'error',
  zh: '单项否决“{veto}”成立：{problem}。请改正。',
  en: 'The veto "{veto}" holds: {problem}. Correct it.',
  requirement: 'JY-INSP-005',
  types: reportTypes,
  check: (record) =>
    reportsOf(record).flatMap(({ value: report, path }): readonly Breach[] => {
      const veto = heldOf(report).find(({ indicator }) => indicator?.part === 'veto' && indicator.scored);
      if (!veto) return noBreach;
      const breach = (member: string, zh: string, en: string) => [{ path: [...path, member], params: { veto: veto.reference, problem: { zh, en } } }];
      if (textAt(report, 'verdict') !== 'unqualified') return breach('verdict', '结论应为 unqualified', 'the verdict is unqualified');
      return report['score'] === undefined ? noBreach : breach('score', '不再计分', 'no score is given');
    }),
};

/** What was never read is listed and not scored, and the report says how many such findings it has. */
const unverifiedNotScored: RecordRule = {
  id: 'unverified-not-scored',
  on: 'record',
  severity: 'error',
  zh: '不计分的发现与报告不符：{problem}。请改正。',
  en: 'Findings that do not count are told wrongly: {problem}. Correct it.',
  requirement: 'JY-INSP-007',
  types: reportTypes,
  check: (record) =>
    reportsOf(record).flatMap(({ value: report, path }): readonly Breach[] => {
      const held = heldOf(report);
      const wrong = held.filter(({ value, indicator }) => value['isScored'] === true && indicator !== undefined && !indicator.scored);
      const count = held.filter(({ value }) => value['isScored'] === false).length;
      if (wrong.length > 0)
        return wrong.map(({ path: place, reference }) => ({
          path: [...path, ...place, 'isScored'],
          ...problem(`指标${reference}的分值未经核实，不得计分`, `the points of ${reference} were never read`),
        }));
      const told = numberAt(report, 'unscoredCount');
      return told === undefined || told === count ? noBreach : [{ path: [...path, 'unscoredCount'], ...problem(`应为${count}项`, `there are ${count}`) }];
    }),
};

/** Points of a finding are those of its indicator: no more and no less. */
const scoringRule: RecordRule = {
  id: 'scoring-rule',
  on: 'record',
  severity: 'error',
  zh: '发现的扣分与检查指标不符：{problem}。请改正。',
  en: 'The points of the finding are not those of the indicator: {problem}. Correct them.',
  requirement: 'JY-INSP-006',
  types: reportTypes,
  check: (record) =>
    reportsOf(record).flatMap(({ value: report, path }) =>
      heldOf(report).flatMap(({ value, path: place, indicator, reference }) => {
        if (!indicator?.scored) return noBreach;
        const own = indicator.cases?.find(({ id }) => reference === `${indicator.id}/${id}`)?.points ?? indicator.points ?? undefined;
        const expected = indicator.part === 'veto' ? undefined : own;
        const points = numberAt(value, 'points');
        if (value['isScored'] === false) return [{ path: [...path, ...place, 'isScored'], ...problem(`指标${reference}应计分`, `${reference} counts`) }];
        if (points === expected) return noBreach;
        const said =
          expected === undefined
            ? problem('单项否决没有扣分', 'a veto costs no points')
            : problem(`${reference}应扣${expected}分`, `${reference} costs ${expected}`);
        return [{ path: [...path, ...place, 'points'], ...said }];
      }),
    ),
};

/** Recomputed from what the report holds, score and verdict are the same. */
const scoreFromEvidence: RecordRule = {
  id: 'score-from-evidence',
  on: 'record',
  severity: 'error',
  zh: '由报告所附的发现重算，结果不同：{problem}。请按检查指标重算。',
  en: 'Recomputed from the findings of the report the result is another: {problem}. Compute it again by the indicators.',
  requirement: 'JY-INSP-004',
  types: reportTypes,
  check: (record) =>
    reportsOf(record).flatMap(({ value: report, path }): readonly Breach[] => {
      const held = heldOf(report);
      const subject = textAt(report, 'subject') ?? '';
      // a veto is judged by a rule of its own, points of findings too
      if (!scoreSchemes.has(subject) || held.some(({ indicator }) => indicator?.part === 'veto' && indicator.scored)) return noBreach;
      const input = {
        vetoes: held.filter(({ indicator }) => indicator?.part === 'veto').map(({ reference }) => reference),
        findings: [...new Set(held.filter(({ indicator }) => indicator?.part !== 'veto').map(({ reference }) => reference))],
        bonus: numberAt(report, 'bonus') ?? 0,
        leftOut: report['isServicesLeftOut'] === true,
      };
      const computed = computeScore(subject, input);
      if (!computed.ok)
        return [{ path: [...path, 'findings'], ...problem(`没有指标“${computed.failure.data.id}”`, `there is no indicator "${computed.failure.data.id}"`) }];
      const { result, verdict } = computed.value;
      if (textAt(report, 'verdict') !== verdict) return [{ path: [...path, 'verdict'], ...problem(`结论应为 ${verdict}`, `the verdict is ${verdict}`) }];
      const score = numberAt(report, 'score');
      // a score that is no number is a fault of the schema
      if (score === (result ?? undefined) || (score === undefined && report['score'] !== undefined)) return noBreach;
      return [
        {
          path: [...path, 'score'],
          ...(result === null ? problem('不给出得分', 'no score is given') : problem(`得分应为${result}`, `the score is ${result}`)),
        },
      ];
    }),
};

/** A correction names what it corrects and is published as a later edition. */
const reportEdition: RecordRule = {
  id: 'report-edition',
  on: 'record',
  severity: 'error',
  zh: '更正应另出一版，写明所更正的报告（correctsReportId）和更正说明（correctionNote）；第一版没有这两项。请改正。',
  en: 'A correction is a later edition that names the report (correctsReportId) and says what was corrected (correctionNote); a first edition has neither. Correct it.',
  requirement: 'JY-OPS-013',
  types: reportTypes,
  check: (record) =>
    eachOf(record).flatMap(({ value, path }) => {
      const edition = numberAt(value, 'edition');
      const told = ['correctsReportId', 'correctionNote'].filter((member) => value[member] !== undefined).length;
      return edition === undefined || told === (edition > 1 ? 2 : 0) ? noBreach : [{ path: [...path, 'edition'] }];
    }),
};

/** Every site of the register is listed: with its report, or with the reason why there is none. */
const inspectedSites: RecordRule = {
  id: 'inspected-sites',
  on: 'record',
  severity: 'error',
  zh: '检查对象没有列全：{problem}。请改正。',
  en: 'The sites of the run are not all accounted for: {problem}. Correct it.',
  requirement: 'JY-SITE-024',
  types: ['InspectedSitePage', 'InspectionRun', 'InspectionRunPage'],
  check: (record) =>
    eachOf(record).flatMap(({ value, path }): readonly Breach[] => {
      if (value['siteName'] !== undefined) {
        const inspected = ['reportId', 'verdict'].filter((member) => value[member] !== undefined).length;
        const isTold = value['notInspectedReason'] === undefined ? inspected === 2 : inspected === 0;
        return isTold
          ? noBreach
          : [{ path: [...path, 'notInspectedReason'], ...problem('应有报告和结论，或者未检查的原因', 'a site has report and verdict, or the reason why not') }];
      }
      const [all = 0, inspected = 0, not = 0] = ['siteCount', 'inspectedCount', 'notInspectedCount'].map((member) => numberAt(value, member));
      const isDone = value['state'] === 'done';
      if (isDone ? inspected + not === all : inspected + not <= all) return noBreach;
      return [
        { path: [...path, 'siteCount'], ...problem(`已检查${inspected}个，未检查${not}个，登记${all}个`, `${inspected} inspected and ${not} not, of ${all}`) },
      ];
    }),
};

const decided = new Set(['upheld', 'refused']);

/** A decided appeal says when and why; an open one does not. */
const appealDecision: RecordRule = {
  id: 'appeal-decision',
  on: 'record',
  severity: 'error',
  zh: '有结论的申诉应写明时刻（decidedAt）和理由（decisionReason），没有结论的不得有。请改正。',
  en: 'A decided appeal says when (decidedAt) and why (decisionReason); an open one has neither. Correct it.',
  requirement: 'JY-INSP-012',
  types: ['InspectionAppeal', 'InspectionAppealPage'],
  check: (record) =>
    eachOf(record).flatMap(({ value, path }) => {
      const told = ['decidedAt', 'decisionReason'].filter((member) => value[member] !== undefined).length;
      return told === (decided.has(textAt(value, 'state') ?? '') ? 2 : 0) ? noBreach : [{ path: [...path, 'decisionReason'] }];
    }),
};

const sides: readonly (readonly [string, boolean, boolean])[] = [
  ['appeared', false, true],
  ['gone', true, false],
  ['unchanged', true, true],
];

/** What appeared is of the later inspection alone, what is gone of the earlier, what is unchanged of both. */
const inspectionDiff: RecordRule = {
  id: 'inspection-diff',
  on: 'record',
  severity: 'error',
  zh: '新增的只有后一次的发现，消失的只有前一次的，未变的两次都有。请改正这一项。',
  en: 'What appeared has a later finding alone, what is gone an earlier one alone, what is unchanged both. Correct the item.',
  requirement: 'JY-INSP-013',
  types: ['InspectionDiff'],
  check: (record) =>
    sides.flatMap(([member, earlier, later]) =>
      itemsAt(record, member).flatMap(({ value, path }) =>
        (value['earlierFindingId'] !== undefined) === earlier && (value['laterFindingId'] !== undefined) === later ? noBreach : [{ path }],
      ),
    ),
};

/** Precision and recall are those of the counts. */
const detectorQuality: RecordRule = {
  id: 'detector-quality',
  on: 'record',
  severity: 'error',
  zh: '{what}应由样本数得出，为{expected}{received}。请重算。',
  en: '{what} follows from the counts of samples and is {expected}{received}. Compute it again.',
  requirement: 'JY-INSP-011',
  types: ['DetectorQualityPage'],
  check: (record) =>
    itemsAt(record, 'items').flatMap(({ value, path }) => {
      const [hits = 0, wrong = 0, missed = 0, samples = 0] = ['truePositives', 'falsePositives', 'falseNegatives', 'samples'].map((member) =>
        numberAt(value, member),
      );
      const judge = (member: string, all: number, what: { readonly zh: string; readonly en: string }): readonly Breach[] => {
        const [told, right] = [numberAt(value, member), all === 0 ? undefined : rounded(hits / all)];
        if ((told === undefined ? undefined : rounded(told)) === right) return noBreach;
        return [{ path: [...path, member], value: String(told ?? ''), params: { what, expected: String(right ?? '—') } }];
      };
      if (hits + wrong + missed > samples)
        return [
          {
            path: [...path, 'samples'],
            value: String(samples),
            params: { what: { zh: '样本数', en: 'The number of samples' }, expected: `≥ ${hits + wrong + missed}` },
          },
        ];
      return [...judge('precision', hits + wrong, { zh: '准确率', en: 'Precision' }), ...judge('recall', hits + missed, { zh: '召回率', en: 'Recall' })];
    }),
};

/** The share over IPv6 is that of the links. */
const reachabilityShare: RecordRule = {
  id: 'reachability-share',
  on: 'record',
  severity: 'error',
  zh: '可达比例应由链接数得出，为{expected}{received}。请重算。',
  en: 'The share follows from the links and is {expected}{received}. Compute it again.',
  requirement: 'JY-NET-006',
  types: ['ReachabilityReport'],
  check(record) {
    const [links, reachable, share] = ['links', 'reachable', 'share'].map((member) => numberAt(record, member));
    if (links === undefined || reachable === undefined || share === undefined || share > 1 || share < 0) return noBreach;
    const expected = links === 0 ? 0 : rounded(reachable / links);
    return reachable <= links && rounded(share) === expected ? noBreach : [{ path: ['share'], value: String(share), params: { expected: String(expected) } }];
  },
};

/** A page is listed as different only when status or digest differ. */
const sameContentOverIpv6: RecordRule = {
  id: 'same-content-over-ipv6',
  on: 'record',
  severity: 'error',
  zh: '经两种协议的状态码和杂凑值都相同，不是内容不同的页面。请删去这一项。',
  en: 'Status and digest are the same over both families; the page does not differ. Remove the item.',
  requirement: 'JY-NET-007',
  types: ['ReachabilityReport'],
  check: (record) =>
    itemsAt(record, 'differing').flatMap(({ value, path }) =>
      value['ipv4Status'] === value['ipv6Status'] && value['ipv4Digest'] !== undefined && value['ipv4Digest'] === value['ipv6Digest'] ? [{ path }] : noBreach,
    ),
};

/** Each of the four functions stands once; complete means that each has a column. */
const fourFunctions: RecordRule = {
  id: 'four-functions',
  on: 'record',
  severity: 'error',
  zh: '四项功能没有如实列出：{problem}。请改正。',
  en: 'The four functions are not told as they are: {problem}. Correct it.',
  requirement: 'JY-SITE-017',
  types: ['SiteFunctions'],
  check(record) {
    const rows = itemsAt(record, 'functions');
    const told = rows.map(({ value }) => textAt(value, 'function') ?? '');
    const missing = (codeTable('site-function')?.members ?? []).find(({ code }) => !told.includes(code));
    if (rows.length === 4 && missing && new Set(told).size < 4)
      return [{ path: ['functions'], ...problem(`缺少“${missing.zh}”`, `"${missing.en}" is missing`) }];
    const isComplete = rows.every(({ value }) => [value['columnIds']].flat().length > 0);
    if (typeof record['isComplete'] !== 'boolean' || record['isComplete'] === isComplete) return noBreach;
    return [
      {
        path: ['isComplete'],
        ...(isComplete ? problem('每项功能都有栏目', 'each function has a column') : problem('有的功能没有栏目', 'a function has no column')),
      },
    ];
  },
};

/** A dead link has a status, or the reason why there was no reply. */
const deadLinkCause: RecordRule = {
  id: 'dead-link-cause',
  on: 'record',
  severity: 'error',
  zh: '不能打开的链接应有状态码（httpStatus）或没有回复的原因（fault）之一。请只留一个。',
  en: 'A link that does not open has its status (httpStatus) or the reason why there was no reply (fault), one of the two. Keep one.',
  requirement: 'JY-PAGE-017',
  types: ['DeadLinkPage'],
  check: (record) =>
    itemsAt(record, 'items').flatMap(({ value, path }) =>
      (value['httpStatus'] === undefined) === (value['fault'] === undefined) ? [{ path: [...path, 'httpStatus'] }] : noBreach,
    ),
};

/** A tag that is missing shows nothing; every other fault shows what the page has. */
const tagFaults: RecordRule = {
  id: 'tag-faults',
  on: 'record',
  severity: 'error',
  zh: '标签缺少时没有页面中的写法（found），其他问题应写明。请改正。',
  en: 'A missing tag shows nothing (found); every other fault shows what the page has. Correct it.',
  requirement: 'JY-INSP-010',
  types: ['TagFindingPage'],
  check: (record) =>
    itemsAt(record, 'items').flatMap(({ value, path }) => {
      const fault = textAt(value, 'fault');
      return fault === undefined || (fault === 'missing') === (value['found'] === undefined) ? noBreach : [{ path: [...path, 'found'] }];
    }),
};

/** The rules of this file. */
export const inspectionRules: readonly RecordRule[] = [
  findingEvidence,
  vetoFirst,
  unverifiedNotScored,
  scoringRule,
  scoreFromEvidence,
  reportEdition,
  inspectedSites,
  appealDecision,
  inspectionDiff,
  detectorQuality,
  reachabilityShare,
  sameContentOverIpv6,
  fourFunctions,
  deadLinkCause,
  tagFaults,
];
