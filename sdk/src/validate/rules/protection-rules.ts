/** Rules on protection: conclusions that fit the findings, dates in their order, components told once, records kept as long as the law asks. */
import { codeMember } from '../../codes/code-tables.ts';
import { type Breach, noBreach, type RecordRule, type RuleRecord, textAt } from './rule.ts';
import { eachOf, itemsAt, type Part } from './walk-record.ts';

const problem = (zh: string, en: string) => ({ params: { problem: { zh, en } } });
const assessments = [
  ...['SecurityAssessmentDraft', 'SecurityAssessment', 'SecurityAssessmentPage'],
  ...['MigrationAssessmentDraft', 'MigrationAssessment', 'MigrationAssessmentPage'],
];

function findingBreach({ value, path }: Part, conclusion: string | undefined, head: Part['path']): readonly Breach[] {
  const [isMended, date] = [value['isMended'], value['mendedDate']];
  if (typeof isMended !== 'boolean') return noBreach;
  if (isMended !== (date !== undefined))
    return [
      {
        path: [...head, ...path, 'mendedDate'],
        ...(isMended ? problem('已整改的应有整改日期', 'a mended finding has its day') : problem('未整改的没有整改日期', 'an open finding has none')),
      },
    ];
  if (isMended) return noBreach;
  if (conclusion === 'passed')
    return [{ path: [...head, ...path, 'isMended'], ...problem('结论为通过，不得有未整改的问题', 'the conclusion is passed and a finding is open') }];
  return value['dueDate'] === undefined
    ? [{ path: [...head, ...path, 'dueDate'], ...problem('未整改的应有期限', 'an open finding has a day by which it is mended') }]
    : noBreach;
}

/** Passed means that nothing is open; what is open has a day. */
const assessmentConclusion: RecordRule = {
  id: 'assessment-conclusion',
  on: 'record',
  severity: 'error',
  zh: '评估的结论与问题不符：{problem}。请改正。',
  en: 'Conclusion and findings of the assessment do not agree: {problem}. Correct them.',
  requirement: 'JY-SEC-027',
  types: assessments,
  check: (record) =>
    eachOf(record).flatMap(({ value, path }) => itemsAt(value, 'findings').flatMap((finding) => findingBreach(finding, textAt(value, 'conclusion'), path))),
};

/** What is valid is so from the day of the assessment on. */
const assessmentValidity: RecordRule = {
  id: 'assessment-validity',
  on: 'record',
  severity: 'error',
  zh: '有效期的最后一天（validUntilDate，“{value}”）早于评估日期（assessedDate，“{from}”）。请改其中之一。',
  en: 'The last day of validity (validUntilDate, "{value}") is before the assessment (assessedDate, "{from}"). Change one of them.',
  requirement: 'JY-SEC-027',
  types: assessments,
  check: (record) =>
    eachOf(record).flatMap(({ value, path }) => {
      const [from, until] = [textAt(value, 'assessedDate'), textAt(value, 'validUntilDate')];
      return from !== undefined && until !== undefined && until < from ? [{ path: [...path, 'validUntilDate'], value: until, params: { from } }] : noBreach;
    }),
};

/** The latest assessment has a day and a conclusion, or there was none. */
const filingAssessment: RecordRule = {
  id: 'filing-assessment',
  on: 'record',
  severity: 'error',
  zh: '最近一次测评的日期（assessedDate）和结论（conclusion）应同时填写，或者都不填。请补上或删去。',
  en: 'Day (assessedDate) and conclusion of the latest assessment stand together, or neither does. Add or remove one.',
  requirement: 'JY-SEC-014',
  types: ['ProtectionFilingDraft', 'ProtectionFiling', 'ProtectionFilingPage'],
  check: (record) =>
    eachOf(record).flatMap(({ value, path }) =>
      (value['assessedDate'] === undefined) === (value['conclusion'] === undefined) ? noBreach : [{ path: [...path, 'conclusion'] }],
    ),
};

/** Drills stand by date, so that the last one is the latest. */
const drillOrder: RecordRule = {
  id: 'drill-order',
  on: 'record',
  severity: 'error',
  zh: '演练应按日期先后列出，“{value}”早于前一次的“{from}”。请改正次序。',
  en: 'Drills stand by date; "{value}" is before the one above it, "{from}". Correct the order.',
  requirement: 'JY-SEC-016',
  types: ['EmergencyPlanDraft', 'EmergencyPlan', 'EmergencyPlanPage'],
  check: (record) =>
    eachOf(record).flatMap(({ value, path }) => {
      const drills = itemsAt(value, 'drills');
      return drills.flatMap((drill, index) => {
        const [from, date] = [textAt(drills[index - 1]?.value ?? {}, 'heldDate'), textAt(drill.value, 'heldDate')];
        return from !== undefined && date !== undefined && date < from
          ? [{ path: [...path, ...drill.path, 'heldDate'], value: date, params: { from } }]
          : noBreach;
      });
    }),
};

/** A component of a name and version stands once in a list. */
const componentOnce: RecordRule = {
  id: 'component-once',
  on: 'record',
  severity: 'error',
  zh: '组件“{value}”列了两次。请删去一项，或改正版本。',
  en: 'The component "{value}" is listed twice. Remove one, or correct its version.',
  requirement: 'JY-SEC-024',
  types: ['ComponentListDraft', 'ComponentList', 'ComponentListPage'],
  check: (record) =>
    eachOf(record).flatMap(({ value, path }) => {
      const seen = new Set<string>();
      return itemsAt(value, 'components').flatMap((component) => {
        const key = `${textAt(component.value, 'name') ?? ''} ${textAt(component.value, 'version') ?? ''}`;
        if (!seen.has(key)) {
          seen.add(key);
          return noBreach;
        }
        return [{ path: [...path, ...component.path, 'name'], value: key }];
      });
    }),
};

/** The same day some years later; the 29th of February becomes the 28th. */
const yearsAfter = (date: string, years: number): string => {
  const [year = '', monthDay = ''] = [date.slice(0, 4), date.slice(4)];
  const later = String(Number(year) + years).padStart(4, '0');
  return monthDay === '-02-29' ? `${later}-02-28` : `${later}${monthDay}`;
};

const leastOf = (record: RuleRecord): string | undefined => {
  const years = codeMember('time-limit', 'processing-record')?.['value'];
  const from = textAt(record, 'endedDate') ?? textAt(record, 'startedDate');
  return typeof years === 'number' && from !== undefined ? yearsAfter(from, years) : undefined;
};

/** Records of processing by others are kept for the years that the table of time limits gives, counted from the end. */
const threeYearRetention: RecordRule = {
  id: 'three-year-retention',
  on: 'record',
  severity: 'error',
  zh: '处理记录应至少保存到{least}{received}。请延长保存日期。',
  en: 'The record is kept until {least} at least{received}. Choose a later day.',
  requirement: 'JY-SEC-019',
  types: ['ProcessingRecordDraft', 'ProcessingRecord', 'ProcessingRecordPage'],
  check: (record) =>
    eachOf(record).flatMap(({ value, path }) => {
      const [least, until] = [leastOf(value), textAt(value, 'keepUntilDate')];
      return least !== undefined && until !== undefined && until < least ? [{ path: [...path, 'keepUntilDate'], value: until, params: { least } }] : noBreach;
    }),
};

/** The rules of this file. */
export const protectionRules: readonly RecordRule[] = [
  assessmentConclusion,
  assessmentValidity,
  filingAssessment,
  drillOrder,
  componentOnce,
  threeYearRetention,
];
