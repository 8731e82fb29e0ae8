/** Rules on what a platform reports of itself: late disclosures, revalidation, generated answers. */
import { createWorkingDayCalendar, type WorkingDayCalendar } from '../../calendar/working-day-calendar.ts';
import { type Breach, noBreach, numberAt, type RecordRule, recordsAt, textAt } from './rule.ts';

const fault = (zh: string, en: string) => ({ fault: zh, faultEn: en });

/** Working days of proactive disclosure (政府信息公开条例 26). */
const term = 20;

let national: WorkingDayCalendar | undefined;

/** Made at the first question: most programs never ask. */
function calendar(): WorkingDayCalendar {
  if (national) return national;
  const made = createWorkingDayCalendar();
  if (!made.ok) throw new Error(`the national calendar of the standard contradicts itself: ${JSON.stringify(made.failure)}`);
  national = made.value;
  return national;
}

/** The last day of the term and the days beyond it follow from the national calendar; a year it lacks gives no verdict. */
const disclosureTerm: RecordRule = {
  id: 'disclosure-term',
  on: 'record',
  severity: 'error',
  zh: '{fault}。请核对后改正。',
  en: '{faultEn}. Check and correct it.',
  requirement: 'JY-PUB-015',
  types: ['LateDisclosurePage'],
  check: (record) =>
    recordsAt(record, 'items').flatMap((item, at): readonly Breach[] => {
      const [made, due, published] = [textAt(item, 'madeDate'), textAt(item, 'dueDate'), textAt(item, 'publishedDate')];
      const [days, over] = [numberAt(item, 'workingDays'), numberAt(item, 'overdueDays')];
      // what its schema refuses is not judged a second time
      if (made === undefined || due === undefined || days === undefined || over === undefined || days <= term || over < 1) return noBreach;
      if (days - over !== term)
        return [
          {
            path: ['items', at, 'overdueDays'],
            value: String(over),
            params: fault(`超期的工作日数应为${days - term}`, `overdueDays should be ${days - term}`),
          },
        ];
      const expected = calendar().add(made, term);
      if (expected.ok && expected.value !== due)
        return [{ path: ['items', at, 'dueDate'], value: due, params: fault(`期限的最后一日应为${expected.value}`, `dueDate should be ${expected.value}`) }];
      const counted = published === undefined ? undefined : calendar().count(made, published);
      if (!counted?.ok || counted.value === days) return noBreach;
      return [
        { path: ['items', at, 'workingDays'], value: String(days), params: fault(`工作日数应为${counted.value}`, `workingDays should be ${counted.value}`) },
      ];
    }),
};

/** Counts of a revalidation agree. */
const revalidationCounts: RecordRule = {
  id: 'revalidation-counts',
  on: 'record',
  severity: 'error',
  zh: '{fault}。请核对后改正。',
  en: '{faultEn}. Check and correct it.',
  requirement: 'JY-RES-017',
  types: ['RevalidationReport'],
  check(record) {
    const [total, judged, failed] = ['total', 'judged', 'failed'].map((member) => numberAt(record, member));
    if (total === undefined || judged === undefined || failed === undefined) return noBreach;
    const listed = recordsAt(record, 'failures').length;
    const wrong = (member: string, zh: string, en: string): readonly Breach[] => [{ path: [member], params: fault(zh, en) }];
    if (judged > total) return wrong('judged', '已校验数多于应校验数', 'More were judged than there are');
    if (record['finishedAt'] !== undefined && judged !== total)
      return wrong('judged', '已完成，而已校验数不等于应校验数', 'It finished and not all were judged');
    if (failed > judged) return wrong('failed', '不合格数多于已校验数', 'More fail than were judged');
    return listed === Math.min(failed, 1000)
      ? noBreach
      : wrong('failures', `应列出${Math.min(failed, 1000)}条不合格的资源`, `${Math.min(failed, 1000)} failing resources should be listed`);
  },
};

/** An answer rests on records; without them there is none, and the reason is given. */
const answerCitesRecords: RecordRule = {
  id: 'answer-cites-records',
  on: 'record',
  severity: 'error',
  zh: '{fault}。请核对后改正。',
  en: '{faultEn}. Check and correct it.',
  requirement: 'JY-SRCH-016',
  types: ['GeneratedAnswer'],
  check(record) {
    const answered = record['answer'] !== undefined;
    const wrong = (member: string, zh: string, en: string): readonly Breach[] => [{ path: [member], params: fault(zh, en) }];
    if (answered && recordsAt(record, 'citations').length === 0) return wrong('citations', '作了回答而没有依据', 'There is an answer and nothing it rests on');
    if (answered && record['refusal'] !== undefined) return wrong('refusal', '作了回答又写了不作回答的原因', 'There is an answer and a reason for none');
    return answered || record['refusal'] !== undefined ? noBreach : wrong('refusal', '没有回答，也没有写明原因', 'There is no answer and no reason for that');
  },
};

/** All of this file. */
export const upkeepRules: readonly RecordRule[] = [answerCitesRecords, disclosureTerm, revalidationCounts];
