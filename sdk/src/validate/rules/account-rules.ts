/** Rules on accounts, forms and own data: two factors for administrators, contracts with an end, purposes that were told, answers that are whole. */
import { codeMember } from '../../codes/code-tables.ts';
import { noBreach, listAt, type RecordRule, textAt } from './rule.ts';

/** Administrators sign in with two kinds of authenticator, one of them cryptographic; an account that is not active yet may still lack them. */
export const secondFactor: RecordRule = {
  id: 'second-factor',
  on: 'record',
  severity: 'error',
  zh: '管理账户已启用，{thing}应有两种，其中一种基于密码技术；现有{count}种。请先登记动态口令、智能密码钥匙等。',
  en: '{thing} of an active administrator are of two kinds, one of them cryptographic; there are {count}. Register a one-time password or a smart key first.',
  requirement: 'JY-IDN-005',
  types: ['Account', 'ContractorAccount'],
  check(record) {
    if (record['isAdministrator'] !== true || record['state'] !== 'active') return noBreach;
    const kinds = new Set(listAt(record, 'authenticators').flatMap((one) => textAt(one, 'authenticatorKind') ?? []));
    const isStrong = [...kinds].some((kind) => codeMember('authenticator-kind', kind)?.['cryptographic'] === true);
    return kinds.size >= 2 && isStrong ? noBreach : [{ path: ['authenticators'], params: { count: kinds.size } }];
  },
};

/** A contract does not end before it begins. */
export const contractPeriod: RecordRule = {
  id: 'contract-period',
  on: 'record',
  severity: 'error',
  zh: '合同终止日期（{value}）早于开始日期（{earlierValue}）。请改其中之一。',
  en: 'The contract ends ({value}) before it begins ({earlierValue}). Change one of them.',
  requirement: 'JY-SEC-018',
  types: ['AccountDraft', 'Account', 'ContractorAccount'],
  check(record) {
    const [from, until] = [textAt(record, 'contractFromDate'), textAt(record, 'contractUntilDate')];
    // YYYY-MM-DD sorts as text
    return from !== undefined && until !== undefined && until < from
      ? [{ path: ['contractUntilDate'], value: until, params: { earlierValue: from } }]
      : noBreach;
  },
};

/** A form asks for nothing beyond the purposes it states. */
export const purposeOfField: RecordRule = {
  id: 'purpose-of-field',
  on: 'record',
  severity: 'error',
  zh: '字段“{name}”的用途“{value}”不在表单的用途（purposes）之内。请改用所列用途，或在表单和告知文本中补上。',
  en: 'The purpose "{value}" of the field "{name}" is none of the form’s purposes. Use one of them, or add it to the form and its notice.',
  requirement: 'JY-USER-006',
  types: ['DataFormDraft', 'DataForm'],
  check(record) {
    const stated = record['purposes'];
    const known = new Set(Array.isArray(stated) ? (stated as readonly unknown[]) : []);
    return listAt(record, 'fields').flatMap((field, place) => {
      const value = textAt(field, 'purpose');
      return value === undefined || known.has(value) ? [] : [{ path: ['fields', place, 'purpose'], value, params: { name: textAt(field, 'name') ?? '' } }];
    });
  },
};

const answered = new Set(['done', 'refused']);

/** A request that was dealt with says so to the person, with the reason where it was refused. */
export const dataRequestAnswer: RecordRule = {
  id: 'data-request-answer',
  on: 'record',
  severity: 'error',
  zh: '请求已办理或已拒绝，缺少{thing}。请写明答复和时刻，拒绝的写明理由。',
  en: 'The request was dealt with or refused, and {thing} is missing. State the answer and its time, the reason of a refusal.',
  requirement: 'JY-USER-011',
  types: ['OwnDataRequest'],
  check(record) {
    if (!answered.has(textAt(record, 'state') ?? '')) return noBreach;
    return ['answer', 'answeredAt'].filter((member) => record[member] === undefined).map((member) => ({ path: [member] }));
  },
};

/** What an export says it holds is what it holds. */
export const archiveCount: RecordRule = {
  id: 'archive-count',
  on: 'record',
  severity: 'error',
  zh: '{thing}为{value}，实有记录{count}条。请改为实有条数。',
  en: '{thing} is {value}, and there are {count} records. State the number there is.',
  requirement: 'JY-USER-007',
  types: ['OwnDataArchive'],
  check: (record) =>
    listAt(record, 'sections').flatMap((section, place) => {
      const { count, records } = section;
      const real = Array.isArray(records) ? records.length : 0;
      return count === real ? [] : [{ path: ['sections', place, 'count'], value: String(count), params: { count: real } }];
    }),
};

/** What is kept in spite of an erasure is kept on a ground, until a day. */
export const retentionGround: RecordRule = {
  id: 'retention-ground-stated',
  on: 'record',
  severity: 'error',
  zh: '功能“{module}”保留了{count}条记录，缺少{thing}。请写明依据和保留到的日期。',
  en: 'The function "{module}" keeps {count} records, and {thing} is missing. State the ground and the day until which they are kept.',
  requirement: 'JY-USER-007',
  types: ['ErasureReceipt'],
  check: (record) =>
    listAt(record, 'parts').flatMap((part, place) =>
      Number(part['retained']) > 0
        ? ['ground', 'retainedUntilDate']
            .filter((member) => part[member] === undefined)
            .map((member) => ({ path: ['parts', place, member], params: { module: textAt(part, 'module') ?? '', count: part['retained'] } }))
        : noBreach,
    ),
};

/** All of this file. */
export const accountRules: readonly RecordRule[] = [archiveCount, contractPeriod, dataRequestAnswer, purposeOfField, retentionGround, secondFactor];
