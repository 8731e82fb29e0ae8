/**
 * Rules on complaints (投诉举报): only the sender says that it is solved, a delivery says what happened to it, an error report has its three
 * days, nobody's identity stands where others read, and a mapping of outside states leaves none out.
 */
import { dateInChina } from '../../calendar/calendar-date.ts';
import { codeMember } from '../../codes/code-tables.ts';
import type { TwoNames } from '../finding.ts';
import { identityNumbersIn, mobileNumbersIn } from './personal-marks.ts';
import { type Breach, noBreach, objectAt, type RecordRule, recordsAt, textAt } from './rule.ts';

const said = (zh: string, en: string): { readonly what: TwoNames } => ({ what: { zh, en } });

/** 办结 is the organization's word, 解决 the sender's. */
export const silenceIsNotSolved: RecordRule = {
  id: 'silence-is-not-solved',
  on: 'record',
  severity: 'error',
  zh: '办结不等于解决：{what}{received}。请改正状态或补上投诉人的确认。',
  en: 'Handled is not solved: {what}{received}. Correct the state, or record what the sender says.',
  requirement: 'JY-CMPL-002',
  types: ['Complaint'],
  check(record) {
    const state = textAt(record, 'state');
    const solved = objectAt(record, 'confirmation')['isSolved'];
    if (state === 'resolved' && solved !== true)
      return [{ path: ['state'], value: state, params: said('没有投诉人确认已解决', 'the sender has not said that it is solved') }];
    if (state === 'closed-unconfirmed' && solved === true)
      return [{ path: ['state'], value: state, params: said('投诉人已确认解决', 'the sender has said that it is solved') }];
    const afterResult = state === 'handled' || state === 'resolved' || state === 'closed-unconfirmed' || state === 'disputed';
    return afterResult && record['result'] === undefined
      ? [{ path: ['result'], params: said('没有告知投诉人的结果', 'no result was told to the sender') }]
      : noBreach;
  },
};

/** Times that a state of delivery rests on. */
const needed: Readonly<Record<string, readonly string[]>> = {
  delivered: ['deliveredAt'],
  acknowledged: ['deliveredAt', 'acknowledgedAt'],
  failed: ['failure'],
};

/** A delivery carries what its state says, and no more. */
export const transferFacts: RecordRule = {
  id: 'transfer-facts',
  on: 'record',
  severity: 'error',
  zh: '转办的送达状态与记录不符：{what}{received}。请改正。',
  en: 'The state of a delivery does not fit what is recorded: {what}{received}. Correct it.',
  requirement: 'JY-CMPL-001',
  types: ['Complaint'],
  check: (record) =>
    recordsAt(record, 'transfers').flatMap((transfer, index): readonly Breach[] => {
      const delivery = textAt(transfer, 'delivery') ?? '';
      const path = ['transfers', index];
      const missing = (needed[delivery] ?? []).find((member) => transfer[member] === undefined);
      if (missing !== undefined) return [{ path: [...path, missing], params: said(`“${delivery}”须有${missing}`, `"${delivery}" needs ${missing}`) }];
      const early =
        delivery === 'pending' || delivery === 'failed' ? ['acknowledgedAt', 'deliveredAt'].find((member) => transfer[member] !== undefined) : undefined;
      return early === undefined
        ? noBreach
        : [{ path: [...path, early], value: textAt(transfer, early) ?? '', params: said(`“${delivery}”还没有送达`, `"${delivery}" is not delivered`) }];
    }),
};

/** Texts that others than the handling organization read. */
const open: readonly (readonly [list: string | undefined, member: string])[] = [
  [undefined, 'title'],
  [undefined, 'summary'],
  [undefined, 'resultText'],
  ['steps', 'note'],
  ['transfers', 'failure'],
];

/** An identity or mobile number in a public text, or in a note that goes with the complaint. The value is not repeated. */
export const reporterHidden: RecordRule = {
  id: 'reporter-hidden',
  on: 'record',
  severity: 'error',
  zh: '{thing}含有身份号码或手机号码，投诉举报人不得由此被认出。请删去或遮盖。',
  en: '{thing} holds an identity or mobile number; a sender must not be recognised by it. Remove or mask it.',
  requirement: 'JY-CMPL-003',
  types: ['Complaint', 'PublicComplaint', 'PublicComplaintDraft'],
  check: (record) =>
    open.flatMap(([list, member]): readonly Breach[] => {
      const places =
        list === undefined
          ? [{ path: [member], text: textAt(record, member) }]
          : recordsAt(record, list).map((row, index) => ({ path: [list, index, member], text: textAt(row, member) }));
      return places.filter(({ text = '' }) => identityNumbersIn(text).length + mobileNumbersIn(text).length > 0).map(({ path }) => ({ path }));
    }),
};

/** An anonymous complaint with a sender, or a named one without. */
export const unnamedReporter: RecordRule = {
  id: 'unnamed-reporter',
  on: 'record',
  severity: 'error',
  zh: '匿名（unnamed）的投诉举报没有投诉人（reporter），其他的须有：{what}。请改正。',
  en: 'An anonymous complaint (unnamed) has no sender (reporter), any other has one: {what}. Correct it.',
  requirement: 'JY-CMPL-014',
  types: ['ComplaintDraft'],
  check(record) {
    const visibility = textAt(record, 'visibility');
    if (visibility === undefined || (visibility === 'unnamed') === (record['reporter'] === undefined)) return noBreach;
    return [
      { path: ['reporter'], params: visibility === 'unnamed' ? said('匿名而带有投诉人', 'anonymous with a sender') : said('没有投诉人', 'there is no sender') },
    ];
  },
};

/** An error report is answered within three working days of the day it came. */
export const errorReportTerm: RecordRule = {
  id: 'error-report-term',
  on: 'record',
  severity: 'error',
  zh: '网站找错件应在{days}个工作日内答复：{what}{received}。请改正期限。',
  en: 'An error report is answered within {days} working days: {what}{received}. Correct the term.',
  requirement: 'JY-CMPL-007',
  types: ['Complaint'],
  check(record) {
    const submitted = textAt(record, 'submittedAt') ?? '';
    if (record['complaintKind'] !== 'site-error' || Number.isNaN(Date.parse(submitted))) return noBreach;
    const limit = 'error-report-answer';
    const days = codeMember('time-limit', limit)?.['value'];
    const deadline = objectAt(record, 'deadline');
    const fault = (member: string, zh: string, en: string): readonly Breach[] => [
      { path: ['deadline', member], value: String(deadline[member]), params: { days, ...said(zh, en) } },
    ];
    if (record['deadline'] === undefined) return [{ path: ['deadline'], params: { days, ...said('没有期限', 'there is no term') } }];
    if (deadline['limit'] !== limit) return fault('limit', `时限代码应为“${limit}”`, `the limit is "${limit}"`);
    if (deadline['amount'] !== days || deadline['unit'] !== 'working-day') return fault('amount', '期限不同', 'the term is another');
    const day = dateInChina(new Date(submitted));
    return deadline['startDate'] === day ? noBreach : fault('startDate', `收到之日为${day}`, `it came on ${day}`);
  },
};

/** States that only the sender, or the sender's silence, brings about. */
const bySender = new Set(['resolved', 'closed-unconfirmed', 'disputed']);

/** Every outside state has one row, no row is of a state that nobody declared, and none says what only the sender can say. */
export const knownOutsideState: RecordRule = {
  id: 'known-outside-state',
  on: 'record',
  severity: 'error',
  zh: '外部状态对照表不合要求：{what}{received}。请改正。',
  en: 'The mapping of outside states is not as it must be: {what}{received}. Correct it.',
  requirement: 'JY-CMPL-005',
  types: ['ComplaintStateMapping', 'ComplaintStateMappingDraft'],
  check(record) {
    const declared = Array.isArray(record['theirStates']) ? (record['theirStates'] as readonly unknown[]) : [];
    const rows = recordsAt(record, 'rows').map((row) => ({ theirs: textAt(row, 'theirs') ?? '', ours: textAt(row, 'ours') ?? '' }));
    const mapped = rows.map(({ theirs }) => theirs);
    return [
      ...declared.flatMap((state, index): readonly Breach[] =>
        mapped.includes(String(state)) ? noBreach : [{ path: ['theirStates', index], value: String(state), params: said('没有对照', 'it has no counterpart') }],
      ),
      ...rows.flatMap(({ theirs, ours }, index): readonly Breach[] => {
        const place = ['rows', index];
        if (!declared.includes(theirs))
          return [{ path: [...place, 'theirs'], value: theirs, params: said('对方没有声明这个状态', 'the other system does not declare it') }];
        if (mapped.indexOf(theirs) < index) return [{ path: [...place, 'theirs'], value: theirs, params: said('同一状态有两行', 'one state has two rows') }];
        return bySender.has(ours)
          ? [{ path: [...place, 'ours'], value: ours, params: said('是否解决只由投诉人说', 'whether it is solved only the sender can say') }]
          : noBreach;
      }),
    ];
  },
};

/** A routing rule that stands twice, or can fit everything and hides those after it. */
export const routingRulesOrder: RecordRule = {
  id: 'routing-rules-order',
  on: 'record',
  severity: 'error',
  zh: '路由规则不能逐条判断：{what}{received}。请改正。',
  en: 'The routing rules cannot be read one by one: {what}{received}. Correct them.',
  requirement: 'JY-CMPL-006',
  types: ['RoutingRules', 'RoutingRulesDraft'],
  check(record) {
    const rules = recordsAt(record, 'rules');
    const ids = rules.map((rule) => textAt(rule, 'id') ?? '');
    const conditions = ['complaintKinds', 'subjects', 'regionCodes', 'aboutOrganizationIds'];
    return rules.flatMap((rule, index): readonly Breach[] => {
      const id = ids[index] ?? '';
      if (ids.indexOf(id) < index) return [{ path: ['rules', index, 'id'], value: id, params: said('标识重复', 'an id stands twice') }];
      const fitsAll = rule['isActive'] === true && conditions.every((name) => rule[name] === undefined);
      return fitsAll && index < rules.length - 1
        ? [{ path: ['rules', index], params: said(`“${id}”没有条件，其后的规则永远轮不到`, `"${id}" has no condition, so those after it are never reached`) }]
        : noBreach;
    });
  },
};

/** All of them. */
export const complaintRules: readonly RecordRule[] = [
  transferFacts,
  errorReportTerm,
  knownOutsideState,
  reporterHidden,
  routingRulesOrder,
  silenceIsNotSolved,
  unnamedReporter,
];
