/** Rules on ratings (好差评): nobody is named in an anonymous one, a bad one is followed up, and a summary adds up. */
import { codeMember } from '../../codes/code-tables.ts';
import type { TwoNames } from '../finding.ts';
import { type Breach, noBreach, numberAt, objectAt, type RecordRule, recordsAt, type RuleRecord, textAt } from './rule.ts';

/** An anonymous rating with a person. */
export const anonymousRating: RecordRule = {
  id: 'anonymous-rating',
  on: 'record',
  severity: 'error',
  zh: '匿名评价不得带评价人（rater）。请删去评价人，或改为不匿名。',
  en: 'An anonymous rating has no rater. Remove the person, or say that it is not anonymous.',
  requirement: 'JY-EVAL-009',
  types: ['RatingDraft', 'Rating'],
  check: (record) => (record['isAnonymous'] === true && record['rater'] !== undefined ? [{ path: ['rater'] }] : noBreach),
};

const isBad = (grade: string | undefined): boolean => grade !== undefined && codeMember('rating-grade', grade)?.['positive'] === false;

/** A bad rating without the duty to correct it, or with another term than the code of the limit says. */
export const badRatingFollowUp: RecordRule = {
  id: 'bad-rating-follow-up',
  on: 'record',
  severity: 'warning',
  zh: '差评宜登记整改与回访（followUp），期限为代码“bad-review”所定的{days}个工作日{received}。请补上或核对。',
  en: 'A bad rating is best followed up (followUp) within the {days} working days of the code "bad-review"{received}. Add it, or check it.',
  requirement: 'JY-EVAL-006',
  types: ['Rating'],
  check(record) {
    if (!isBad(textAt(record, 'grade'))) return noBreach;
    const days = codeMember('time-limit', 'bad-review')?.['value'];
    if (record['followUp'] === undefined) return [{ path: ['followUp'], params: { days } }];
    const deadline = objectAt(objectAt(record, 'followUp'), 'deadline');
    return deadline['unit'] === 'working-day' && deadline['amount'] === days
      ? noBreach
      : [{ path: ['followUp', 'deadline', 'amount'], value: String(deadline['amount']), params: { days } }];
  },
};

const counted: TwoNames = { zh: '评价次数', en: 'Number of ratings' };
const share: TwoNames = { zh: '满意率', en: 'Share of satisfied' };
const average: TwoNames = { zh: '平均分', en: 'Average' };

/** Four decimals, as the summary states them. */
const rounded = (value: number) => Math.round(value * 10_000) / 10_000;

/** Count, share and average of a summary follow from the numbers by grade. */
export const ratingSummary: RecordRule = {
  id: 'rating-summary',
  on: 'record',
  severity: 'error',
  zh: '{thing}应为{expected}{received}：它由各等级的评价数算出。请重算。',
  en: '{thing} must be {expected}{received}: it follows from the numbers by grade. Compute it again.',
  requirement: 'JY-EVAL-004',
  types: ['RatingSummary'],
  check(record) {
    const rows = recordsAt(record, 'grades').map((row) => ({ grade: textAt(row, 'grade') ?? '', count: numberAt(row, 'count') ?? 0 }));
    const sum = rows.reduce((all, { count }) => all + count, 0);
    const total = numberAt(record, 'count');
    if (total === undefined) return noBreach;
    if (sum !== total) return [{ path: ['count'], value: String(total), params: { field: counted, expected: sum } }];
    // grades of an owner's own have no place on the scale that others know
    if (rows.some(({ grade }) => codeMember('rating-grade', grade) === undefined)) return noBreach;
    const satisfied = rows.filter(({ grade }) => !isBad(grade)).reduce((all, { count }) => all + count, 0);
    const points = rows.reduce((all, { grade, count }) => all + Number(grade) * count, 0);
    return [
      ...figureBreaches(record, { member: 'satisfiedShare', field: share, most: 1 }, satisfied, sum),
      ...figureBreaches(record, { member: 'averageGrade', field: average, most: 5 }, points, sum),
    ];
  },
};

interface Figure {
  readonly member: string;
  readonly field: TwoNames;
  readonly most: number;
}

/** A figure is stated exactly when there is something to divide by. */
function figureBreaches(record: RuleRecord, { member, field, most }: Figure, part: number, whole: number): readonly Breach[] {
  const stated = record[member];
  // what is no number or beyond the scale is the schema's to refuse
  if (stated !== undefined && (typeof stated !== 'number' || stated > most || stated < 0)) return noBreach;
  const expected = whole === 0 ? undefined : rounded(part / whole);
  if (stated === expected) return noBreach;
  return [
    {
      path: [member],
      ...(stated === undefined ? {} : { value: String(stated) }),
      params: { field, expected: expected ?? { zh: '空（没有评价）', en: 'absent (there are no ratings)' } },
    },
  ];
}
