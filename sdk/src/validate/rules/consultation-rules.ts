/** Rules on consultations and surveys (征集调查): outcomes before the end, a period long enough, counts that fit each other. */
import { dayNumber } from '../../calendar/calendar-date.ts';
import type { TwoNames } from '../finding.ts';
import { type Breach, noBreach, numberAt, type RecordRule, recordsAt, type RuleRecord, textAt } from './rule.ts';

const said = (zh: string, en: string): { readonly what: TwoNames } => ({ what: { zh, en } });

/** What became of each opinion is told, with a reason where it was not adopted, before the consultation has a result. */
export const outcomeBeforeClose: RecordRule = {
  id: 'outcome-before-close',
  on: 'record',
  severity: 'error',
  zh: '意见的采纳情况不全：{what}{received}。请补全后再公布结果。',
  en: 'What became of the opinions is not complete: {what}{received}. Complete it before the result is published.',
  requirement: 'JY-INT-016',
  types: ['Consultation', 'ConsultationResultDraft', 'OpinionDecision', 'OpinionDecisionDraft'],
  check(record) {
    const outcomes = recordsAt(record, 'outcomes');
    const single = record['outcome'] === undefined ? noBreach : outcomeBreaches(record, [], false);
    return [...single, ...outcomes.flatMap((one, index) => outcomeBreaches(one, ['outcomes', index], true)), ...resultBreaches(record, outcomes)];
  },
};

function outcomeBreaches(one: RuleRecord, path: readonly (string | number)[], isFinal: boolean): readonly Breach[] {
  const outcome = textAt(one, 'outcome');
  if (isFinal && outcome === 'pending')
    return [{ path: [...path, 'outcome'], value: outcome, params: said('公布的结果中还有待处理的意见', 'an opinion of a published result still waits') }];
  return outcome === 'not-adopted' && one['reason'] === undefined
    ? [{ path: [...path, 'reason'], params: said('不采纳的没有写明理由', 'no reason is given where it is not adopted') }]
    : noBreach;
}

function resultBreaches(record: RuleRecord, outcomes: readonly RuleRecord[]): readonly Breach[] {
  if (textAt(record, 'state') !== 'result-published') return noBreach;
  const missing = ['outcomes', 'resultText', 'resultPublishedAt'].filter(
    (member) => record[member] === undefined && !(member === 'outcomes' && record['opinionCount'] === 0),
  );
  if (missing.length > 0)
    return missing.map((member) => ({ path: [member], params: said('已公布结果而没有写入结果', 'the result is published and not written') }));
  const [count, covered] = [numberAt(record, 'opinionCount'), outcomes.reduce((sum, one) => sum + (numberAt(one, 'opinionCount') ?? 0), 0)];
  return count === undefined || count === covered
    ? noBreach
    : [{ path: ['outcomes'], params: said(`收到${count}条意见，说明了${covered}条`, `${count} opinions came and ${covered} are accounted for`) }];
}

/** Days of a consultation, first and last included, that are best reached. */
const leastDays = 30;

/** A period that is short, and not said why. */
export const consultationPeriod: RecordRule = {
  id: 'consultation-period',
  on: 'record',
  severity: 'warning',
  zh: '征集期限宜不少于{least}日，不足的写明理由（shortPeriodReason）；现为{days}日。请延长或补上理由。',
  en: 'A consultation best lasts {least} days, or says why it is shorter (shortPeriodReason); this one lasts {days}. Lengthen it, or give the reason.',
  requirement: 'JY-INT-035',
  types: ['Consultation', 'ConsultationDraft'],
  check(record) {
    const [from, to] = [dayNumber(textAt(record, 'fromDate') ?? ''), dayNumber(textAt(record, 'toDate') ?? '')];
    if (from === undefined || to === undefined || record['shortPeriodReason'] !== undefined || to - from + 1 >= leastDays) return noBreach;
    return [{ path: ['toDate'], params: { least: leastDays, days: to - from + 1 } }];
  },
};

/** Counts of a survey's result: nobody answers more often than there are sheets. */
export const surveyCounts: RecordRule = {
  id: 'survey-counts',
  on: 'record',
  severity: 'error',
  zh: '调查结果的数目不相符：{what}{received}。请重新统计。',
  en: 'The counts of the survey contradict themselves: {what}{received}. Count again.',
  requirement: 'JY-INT-037',
  types: ['SurveyResult'],
  check(record) {
    const participants = numberAt(record, 'participants');
    return participants === undefined ? noBreach : recordsAt(record, 'questions').flatMap((question, index) => questionBreaches(question, index, participants));
  },
};

function questionBreaches(question: RuleRecord, index: number, participants: number): readonly Breach[] {
  const path = ['questions', index];
  const answered = numberAt(question, 'answered');
  if (answered === undefined) return noBreach;
  if (answered > participants)
    return [{ path: [...path, 'answered'], value: String(answered), params: said(`参与的只有${participants}份`, `only ${participants} took part`) }];
  const options = recordsAt(question, 'options');
  if (options.some((option) => numberAt(option, 'count') === undefined)) return noBreach;
  const tooMany = options.findIndex((option) => (numberAt(option, 'count') ?? 0) > answered);
  if (tooMany >= 0)
    return [
      {
        path: [...path, 'options', tooMany, 'count'],
        value: String(numberAt(options[tooMany] ?? {}, 'count')),
        params: said(`答此题的只有${answered}份`, `only ${answered} answered the question`),
      },
    ];
  const sum = options.reduce((all, option) => all + (numberAt(option, 'count') ?? 0), 0);
  return textAt(question, 'questionKind') === 'single' && options.length > 0 && sum !== answered
    ? [{ path: [...path, 'answered'], value: String(answered), params: said(`单选题各选项相加为${sum}`, `the options of one choice add up to ${sum}`) }]
    : noBreach;
}

/** All of them. */
export const consultationRules: readonly RecordRule[] = [consultationPeriod, outcomeBeforeClose, surveyCounts];
