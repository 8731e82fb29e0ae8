/** Rules on applications for government information (依申请公开), after 政府信息公开条例: receipt, term, amendment, consultation of others, answer. */
import { dateInChina } from '../../calendar/calendar-date.ts';
import { codeMember } from '../../codes/code-tables.ts';
import type { TwoNames } from '../finding.ts';
import { type Breach, noBreach, objectAt, type RecordRule, recordsAt, type RuleRecord, textAt } from './rule.ts';

const said = (zh: string, en: string): { readonly what: TwoNames } => ({ what: { zh, en } });
const applications = ['DisclosureApplication'];

/** Ways of applying in which the day of receipt is that on which both sides confirm (第三十一条). */
const confirmed = new Set(['online', 'fax']);

/** Online and by fax the application is received when both parties confirm, not when it is sent. */
export const receivedAtConfirmation: RecordRule = {
  id: 'received-at-confirmation',
  on: 'record',
  severity: 'error',
  zh: '网上和传真申请的收到之日（receivedDate）应为双方确认之日（confirmedAt）：{what}{received}。请改正。',
  en: 'An application online or by fax is received (receivedDate) on the day both parties confirm (confirmedAt): {what}{received}. Correct it.',
  requirement: 'JY-INT-012',
  types: applications,
  check(record) {
    const [way, received, at] = [textAt(record, 'way'), textAt(record, 'receivedDate'), textAt(record, 'confirmedAt')];
    if (way === undefined || !confirmed.has(way) || received === undefined) return noBreach;
    if (at === undefined) return [{ path: ['confirmedAt'], params: said('没有确认的时刻', 'no confirmation is recorded') }];
    if (Number.isNaN(Date.parse(at))) return noBreach;
    const day = dateInChina(new Date(at));
    return day === received ? noBreach : [{ path: ['receivedDate'], value: received, params: said(`确认之日为${day}`, `it was confirmed on ${day}`) }];
  },
};

const valueOfLimit = (code: string): unknown => codeMember('time-limit', code)?.['value'];

/** A term that is not the one of its limit. */
function termBreaches(deadline: RuleRecord, path: readonly (string | number)[], code: string, starts: string | undefined): readonly Breach[] {
  if (deadline['startDate'] === undefined) return noBreach;
  const days = valueOfLimit(code);
  if (textAt(deadline, 'limit') !== code)
    return [{ path: [...path, 'limit'], value: textAt(deadline, 'limit') ?? '', params: said(`时限代码应为“${code}”`, `the limit is "${code}"`) }];
  if (deadline['amount'] !== days || deadline['unit'] !== 'working-day')
    return [
      {
        path: [...path, 'amount'],
        value: String(deadline['amount']),
        params: said(`期限应为${String(days)}个工作日`, `the term is ${String(days)} working days`),
      },
    ];
  return starts !== undefined && textAt(deadline, 'startDate') !== starts
    ? [{ path: [...path, 'startDate'], value: textAt(deadline, 'startDate') ?? '', params: said(`应自${starts}起算`, `it starts on ${starts}`) }]
    : noBreach;
}

/** The term of the answer: twenty working days from receipt or from the amendment, extended once by what is on record. */
export const applicationTerm: RecordRule = {
  id: 'application-term',
  on: 'record',
  severity: 'error',
  zh: '申请的答复期限不合规定：{what}{received}。请改正。',
  en: 'The term of the answer is not that of the regulation: {what}{received}. Correct it.',
  requirement: 'JY-INT-011',
  types: applications,
  check(record) {
    const deadline = objectAt(record, 'deadline');
    if (deadline['startDate'] === undefined) return noBreach;
    const breaches = termBreaches(deadline, ['deadline'], 'disclosure-answer', isAmended(record) ? undefined : textAt(record, 'receivedDate'));
    if (breaches.length > 0) return breaches;
    if (!isReadable(record)) return noBreach;
    const [granted, counted] = [objectAt(record, 'extension')['days'], deadline['extension']];
    return granted === counted
      ? noBreach
      : [
          {
            path: ['deadline', 'extension'],
            ...(counted === undefined ? {} : { value: String(counted) }),
            params: said(`登记的延长为${String(granted ?? 0)}个工作日`, `the extension on record is ${String(granted ?? 0)} working days`),
          },
        ];
  },
};

/** Whether the extension, where there is one, is of a form that can be compared; all else is the schema's to refuse. */
function isReadable(record: RuleRecord): boolean {
  const days = objectAt(record, 'extension')['days'];
  return record['extension'] === undefined || (Number.isInteger(days) && Number(days) >= 1 && Number(days) <= 20);
}

const isAmended = (record: RuleRecord) => textAt(objectAt(record, 'amendment'), 'amendedDate') !== undefined;

/** One request to amend; the term starts anew with the amendment. */
export const oneAmendment: RecordRule = {
  id: 'one-amendment',
  on: 'record',
  severity: 'error',
  zh: '补正只告知一次，补正后期限重新起算：{what}{received}。请改正。',
  en: 'An amendment is asked for once, and the term starts anew with it: {what}{received}. Correct it.',
  requirement: 'JY-INT-013',
  types: applications,
  check(record) {
    const asked = recordsAt(record, 'steps').flatMap((step, index) => (entersAmendment(step) ? [index] : []));
    if (asked[1] !== undefined)
      return [{ path: ['steps', asked[1], 'toState'], value: 'amendment-asked', params: said('第二次告知补正', 'it is asked for a second time') }];
    const amended = textAt(objectAt(record, 'amendment'), 'amendedDate');
    const starts = textAt(objectAt(record, 'deadline'), 'startDate');
    return amended === undefined || starts === undefined || amended === starts
      ? noBreach
      : [{ path: ['deadline', 'startDate'], value: starts, params: said(`补正于${amended}收到`, `the amendment came on ${amended}`) }];
  },
};

const entersAmendment = (step: RuleRecord) => step['toState'] === 'amendment-asked' && step['fromState'] !== 'amendment-asked';

/** Whom the regulation gives fifteen working days, and what their silence means (第三十二条、第三十四条). */
const parties: Readonly<Record<string, { readonly limit: string; readonly silence: string }>> = {
  'third-party': { limit: 'disclosure-third-party', silence: 'organ-decides' },
  'joint-maker': { limit: 'disclosure-joint-maker', silence: 'deemed-consent' },
};

/** Third parties and joint makers have their term; silence has the consequence of the regulation, and a reply has none. */
export const consultationTerm: RecordRule = {
  id: 'consultation-term',
  on: 'record',
  severity: 'error',
  zh: '征求意见的期限或后果不合规定：{what}{received}。请改正。',
  en: 'Term or consequence of a consultation is not that of the regulation: {what}{received}. Correct it.',
  requirement: 'JY-INT-022',
  types: applications,
  check: (record) =>
    recordsAt(record, 'thirdParties').flatMap((one, index): readonly Breach[] => {
      const party = parties[textAt(one, 'partyKind') ?? ''];
      if (!party) return noBreach;
      const path = ['thirdParties', index];
      const breaches = termBreaches(objectAt(one, 'deadline'), [...path, 'deadline'], party.limit, textAt(one, 'askedDate'));
      if (breaches.length > 0) return breaches;
      const consequence = textAt(one, 'consequence');
      if (consequence === undefined) return noBreach;
      if (one['repliedDate'] !== undefined)
        return [
          { path: [...path, 'consequence'], value: consequence, params: said('对方已答复，没有逾期的后果', 'they replied, so silence has no consequence') },
        ];
      return consequence === party.silence
        ? noBreach
        : [{ path: [...path, 'consequence'], value: consequence, params: said(`后果应为“${party.silence}”`, `the consequence is "${party.silence}"`) }];
    }),
};

const refused = 'R36-3';
const disclosed = 'R36-2';

/** A refusal gives its ground; partial disclosure gives the ground of each omission. */
export const disclosureGround: RecordRule = {
  id: 'disclosure-ground',
  on: 'record',
  severity: 'error',
  zh: '答复缺少理由：{what}。请补上。',
  en: 'The answer lacks a ground: {what}. Add it.',
  requirement: 'JY-INT-015',
  types: ['DisclosureReplyDraft', ...applications],
  check: (record) => (record['reply'] === undefined ? replyBreaches(record, []) : replyBreaches(objectAt(record, 'reply'), ['reply'])),
};

function replyBreaches(reply: RuleRecord, path: readonly string[]): readonly Breach[] {
  const kinds = Array.isArray(reply['replyKinds']) ? (reply['replyKinds'] as readonly unknown[]) : [];
  if (!kinds.includes(refused)) return noBreach;
  if (reply['ground'] === undefined) return [{ path: [...path, 'ground'], params: said('不予公开的没有理由代码', 'a refusal without the code of its ground') }];
  return kinds.includes(disclosed) && reply['redactions'] === undefined
    ? [{ path: [...path, 'redactions'], params: said('区分处理的没有逐处写明遮盖的理由', 'partial disclosure without the ground of each omission') }]
    : noBreach;
}

/** All of them. */
export const disclosureRules: readonly RecordRule[] = [applicationTerm, consultationTerm, disclosureGround, oneAmendment, receivedAtConfirmation];
