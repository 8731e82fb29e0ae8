/** Rules on yearly reports: last days by the table of time limits, standing that agrees with the dates, items that say what they rest on. */
import { dateInChina } from '../../calendar/calendar-date.ts';
import { codeMember } from '../../codes/code-tables.ts';
import { type Breach, noBreach, type RecordRule, type RuleRecord, textAt } from './rule.ts';
import { eachOf, itemsAt, numberAt, type Part } from './walk-record.ts';

/** The last day to publish the report of a year; undefined for a limit that the table does not have. */
function lastDay(limit: string | undefined, year: number | undefined): string | undefined {
  const day = limit === undefined ? undefined : codeMember('time-limit', limit)?.['value'];
  return typeof day === 'string' && year !== undefined ? `${String(year + 1).padStart(4, '0')}-${day}` : undefined;
}

const problem = (zh: string, en: string) => ({ problem: { zh, en } });

/** What is wrong with the dates of a report whose last day is known. */
function dateBreaches({ value, path }: Part, due: string): readonly Breach[] {
  const [stated, standing, at] = [textAt(value, 'dueDate'), textAt(value, 'standing'), textAt(value, 'publishedAt')];
  const published = at === undefined || Number.isNaN(Date.parse(at)) ? undefined : dateInChina(new Date(at));
  const isPublished = standing === 'published' || standing === 'late';
  const right = published === undefined ? undefined : published <= due ? 'published' : 'late';
  if (stated !== undefined && stated !== due)
    return [{ path: [...path, 'dueDate'], value: stated, params: problem(`公布期限应为${due}`, `the last day is ${due}`) }];
  if (isPublished && at === undefined)
    return [{ path: [...path, 'publishedAt'], params: problem('公布情况为已公布，却没有公布时刻', 'it is published and has no time of publication') }];
  if (!isPublished && published !== undefined && standing !== undefined)
    return [{ path: [...path, 'standing'], value: standing, params: problem(`已于${published}公布`, `it was published on ${published}`) }];
  if (right === undefined || standing === undefined || standing === right) return noBreach;
  return [
    {
      path: [...path, 'standing'],
      value: standing,
      params: problem(
        `公布于${published ?? ''}，期限为${due}，公布情况应为 ${right}`,
        `it was published on ${published ?? ''} and is due ${due}: its standing is ${right}`,
      ),
    },
  ];
}

const datesOf = (limitOf: (report: RuleRecord) => string | undefined) => (record: RuleRecord) =>
  eachOf(record).flatMap((part) => {
    const due = lastDay(limitOf(part.value), numberAt(part.value, 'year'));
    return due === undefined ? noBreach : dateBreaches(part, due);
  });

/** Due day and standing of the reports of sites and of supervision. */
const annualReportDate: RecordRule = {
  id: 'annual-report-date',
  on: 'record',
  severity: 'error',
  zh: '年度报表的日期与公布情况不符：{problem}。请改正。',
  en: 'Dates and standing of the annual report do not agree: {problem}. Correct them.',
  requirement: 'JY-STAT-007',
  types: ['AnnualReport', 'AnnualReportPage', 'SupervisionAnnualReport', 'SupervisionAnnualReportPage'],
  check: datesOf(() => 'site-report'),
};

/** Due day and standing of disclosure reports: departments and governments have days of their own. */
const disclosureReportDate: RecordRule = {
  id: 'disclosure-report-date',
  on: 'record',
  severity: 'error',
  zh: '信息公开年度报告的日期与公布情况不符：{problem}。请改正。',
  en: 'Dates and standing of the disclosure report do not agree: {problem}. Correct them.',
  requirement: 'JY-STAT-012',
  types: ['DisclosureAnnualReport', 'DisclosureReportPage'],
  check: datesOf((report) => codeMember('disclosure-organ-kind', textAt(report, 'organKind') ?? '')?.['limit'] as string | undefined),
};

/** A government also reports assessment, social appraisal and accountability (article 50). */
const disclosureAssessment: RecordRule = {
  id: 'disclosure-assessment',
  on: 'record',
  severity: 'error',
  zh: '各级人民政府的年度报告应包括工作考核、社会评议和责任追究结果情况（assessment）。请补上。',
  en: 'The report of a government includes assessment, social appraisal and accountability (assessment). Add it.',
  requirement: 'JY-STAT-012',
  types: ['DisclosureAnnualReportDraft', 'DisclosureAnnualReport'],
  check: (record) => (textAt(record, 'organKind') === 'government' && record['assessment'] === undefined ? [{ path: ['assessment'] }] : noBreach),
};

const values = ['number', 'flag', 'text'] as const;

/** Each item has exactly one value, so that no number hides in a text beside another. */
const reportItemValue: RecordRule = {
  id: 'report-item-value',
  on: 'record',
  severity: 'error',
  zh: '一项应在数（number）、是否（flag）、文字（text）中恰有一种值，收到{count}种。请只留一种。',
  en: 'An item has exactly one of number, flag and text; received {count}. Keep one.',
  requirement: 'JY-STAT-016',
  types: ['AnnualReport', 'AnnualReportHandValues', 'SupervisionAnnualReportDraft', 'SupervisionAnnualReport'],
  check: (record) =>
    ['entries', 'values']
      .flatMap((member) => itemsAt(record, member))
      .flatMap(({ value, path }) => {
        const count = values.filter((member) => value[member] !== undefined).length;
        return count === 1 ? noBreach : [{ path, params: { count } }];
      }),
};

/** Sources that every platform has: what comes from them is always computed. */
const alwaysKnown = new Set(['site-register', 'column-register']);

/**
 * What the platform can compute is computed: an item says which query of which log gave it. Items that the operator writes are told apart by
 * the table; those of what a platform may lack, or not have
 * recorded in that year, can be entered by a person, with their source.
 */
const computedFigure: RecordRule = {
  id: 'computed-figure',
  on: 'record',
  severity: 'error',
  zh: '“{name}”（{item}）可由平台计算，应写明所依据的查询和日志区间（basis）。请由登记的查询得出，不手工填写。',
  en: '"{name}" ({item}) can be computed by the platform and must say which query and range of the log gave it (basis). Take it from a registered query; do not type it.',
  requirement: 'JY-STAT-008',
  types: ['AnnualReport'],
  check: (record) =>
    itemsAt(record, 'entries').flatMap(({ value, path }) => {
      const item = textAt(value, 'item') ?? '';
      const known = codeMember('annual-report-item', item);
      if (!known || known['by'] === 'operator' || value['basis'] !== undefined) return noBreach;
      if (value['entered'] !== undefined && !alwaysKnown.has(String(known['by']))) return noBreach;
      return [{ path: [...path, 'basis'], params: { item, name: { zh: known.zh, en: known.en } } }];
    }),
};

/** An item or kind stands once. */
const reportItemOnce: RecordRule = {
  id: 'report-item-once',
  on: 'record',
  severity: 'error',
  zh: '“{value}”出现两次。每一项至多一条，请删去一条。',
  en: '"{value}" stands twice. Each item stands once at most; remove one of them.',
  requirement: 'JY-STAT-016',
  types: ['AnnualReport', 'AnnualReportNotes', 'AnnualReportHandValues', 'DisclosureAnnualReportDraft', 'DisclosureAnnualReport'],
  check(record) {
    const replies = record['applications'];
    const lists = [
      ...['entries', 'notes', 'values'].map((member) => ({ parts: itemsAt(record, member), key: 'item', head: [] as readonly string[] })),
      ...(typeof replies === 'object' && replies !== null
        ? [{ parts: itemsAt(replies as RuleRecord, 'replies'), key: 'replyKind', head: ['applications'] }]
        : []),
    ];
    return lists.flatMap(({ parts, key, head }) => {
      const seen = new Set<string>();
      return parts.flatMap(({ value, path }) => {
        const code = textAt(value, key);
        if (code === undefined || !seen.has(code)) {
          seen.add(code ?? '');
          return noBreach;
        }
        return [{ path: [...head, ...path, key], value: code }];
      });
    });
  },
};

/** The rules of this file. */
export const annualReportRules: readonly RecordRule[] = [
  annualReportDate,
  disclosureReportDate,
  disclosureAssessment,
  reportItemValue,
  computedFigure,
  reportItemOnce,
];
