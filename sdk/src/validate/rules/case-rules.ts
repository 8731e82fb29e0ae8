/** Rules on cases (办件): a refusal says why, a public text names nobody, statistics add up, and a response to public opinion has its clock. */
import type { TwoNames } from '../finding.ts';
import { identityNumbersIn, mobileNumbersIn } from './personal-marks.ts';
import { type Breach, noBreach, numberAt, type RecordRule, textAt } from './rule.ts';

/** A case that is not accepted, without the ground that its sender is to see. */
export const refusedWithReason: RecordRule = {
  id: 'refused-with-reason',
  on: 'record',
  severity: 'warning',
  zh: '不予受理（refused）宜给出理由和可以另寻的途径（refusal）。请补上。',
  en: 'A refusal (refused) best gives its ground and another way to take (refusal). Add it.',
  requirement: 'JY-INT-007',
  types: ['Case', 'CaseStateChange'],
  check: (record) =>
    (record['state'] === 'refused' || record['toState'] === 'refused') && record['refusal'] === undefined ? [{ path: ['refusal'] }] : noBreach,
};

const identityNumber: TwoNames = { zh: '身份号码', en: 'an identity number' };
const mobileNumber: TwoNames = { zh: '手机号码', en: 'a mobile number' };

/** Texts in the words of a person, in which a mobile number is that person's; an answer may give the number of an office. */
const wordsOfPersons = ['question', 'title', 'text'];

/** Numbers of persons in what everybody will read. The value is not repeated in the finding. */
export const noPersonalDataInPublicCase: RecordRule = {
  id: 'no-personal-data-in-public-case',
  on: 'record',
  severity: 'error',
  zh: '{thing}含有{what}，不能公开。请遮盖后另写公开稿。',
  en: '{thing} holds {what} and cannot be published. Write the public text anew with it masked.',
  requirement: 'JY-INT-005',
  types: ['PublicCase', 'PublicCaseDraft', 'PublicOpinion', 'QuestionAnswer', 'QuestionAnswerDraft'],
  check: (record) =>
    ['title', 'question', 'text', 'answer', 'reason'].flatMap((member): readonly Breach[] => {
      const text = textAt(record, member) ?? '';
      if (identityNumbersIn(text).length > 0) return [{ path: [member], params: { what: identityNumber } }];
      return wordsOfPersons.includes(member) && mobileNumbersIn(text).length > 0 ? [{ path: [member], params: { what: mobileNumber } }] : noBreach;
    }),
};

const ways = ['answered', 'refused', 'transferred', 'withdrawn', 'open'];

/** What became of the cases adds up to those received, and the overdue ones are among the open. */
export const caseStatistics: RecordRule = {
  id: 'case-statistics',
  on: 'record',
  severity: 'error',
  zh: '办理统计不相符：{what}{received}。请重新统计。',
  en: 'The statistics contradict themselves: {what}{received}. Count again.',
  requirement: 'JY-INT-029',
  types: ['CaseStatistics'],
  check(record) {
    const received = numberAt(record, 'received');
    const parts = ways.map((way) => numberAt(record, way));
    const [open, overdue] = [numberAt(record, 'open'), numberAt(record, 'overdue')];
    if (received === undefined || open === undefined || overdue === undefined || parts.some((part) => part === undefined || part < 0)) return noBreach;
    const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0);
    if (sum !== received)
      return [{ path: ['received'], value: String(received), params: { what: { zh: `各去向相加为${sum}`, en: `what became of them adds up to ${sum}` } } }];
    return overdue > open
      ? [{ path: ['overdue'], value: String(overdue), params: { what: { zh: `在办的只有${open}件`, en: `only ${open} are open` } } }]
      : noBreach;
  },
};

const hourMs = 3_600_000;
/** Hours until a response (国办发〔2016〕61号). */
const hours = { emergency: 24, other: 48 };

/** The clock of a response runs from the finding of the event. */
export const opinionClock: RecordRule = {
  id: 'opinion-clock',
  on: 'record',
  severity: 'error',
  zh: '回应到期时刻（dueAt）应为发现之后{hours}小时{received}。请改正。',
  en: 'The response is due (dueAt) {hours} hours after the event was found{received}. Correct it.',
  requirement: 'JY-INT-027',
  types: ['OpinionEvent'],
  check(record) {
    const [found, due] = [Date.parse(textAt(record, 'foundAt') ?? ''), Date.parse(textAt(record, 'dueAt') ?? '')];
    const limit = record['isEmergency'] === true ? hours.emergency : hours.other;
    if (Number.isNaN(found) || Number.isNaN(due) || typeof record['isEmergency'] !== 'boolean' || due - found === limit * hourMs) return noBreach;
    return [{ path: ['dueAt'], value: textAt(record, 'dueAt') ?? '', params: { hours: limit } }];
  },
};

/** All of them. */
export const caseRules: readonly RecordRule[] = [caseStatistics, noPersonalDataInPublicCase, opinionClock, refusedWithReason];
