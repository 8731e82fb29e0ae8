/** Rules on migration: steps in their order, every source record accounted for, old addresses with one end, counts before a site closes. */
import { codeMember } from '../../codes/code-tables.ts';
import { type Breach, noBreach, type RecordRule, textAt } from './rule.ts';
import { eachOf, itemsAt, numberAt, type Part, partsWith } from './walk-record.ts';

const problem = (zh: string, en: string) => ({ params: { problem: { zh, en } } });
const jobTypes = ['MigrationJob', 'MigrationJobPage'];

function stepBreach({ value: job, path }: Part): readonly Breach[] {
  const steps = itemsAt(job, 'steps');
  const breach = (place: Part['path'], zh: string, en: string): readonly Breach[] => [{ path: [...path, ...place], ...problem(zh, en) }];
  const orderOf = (index: number) => codeMember('migration-step', textAt(steps[index]?.value ?? {}, 'step') ?? '')?.['order'];
  for (let index = 1; index < steps.length; index += 1) {
    const [before, after] = [orderOf(index - 1), orderOf(index)];
    if (typeof before === 'number' && typeof after === 'number' && after <= before)
      return breach(['steps', index, 'step'], '步骤的次序不对', 'the steps are out of order');
    if (steps[index - 1]?.value['finishedAt'] === undefined)
      return breach(['steps', index - 1, 'finishedAt'], '上一步还没有完成', 'the step before is not finished');
  }
  for (const { value, path: place } of steps) {
    const [start, end] = [Date.parse(textAt(value, 'startedAt') ?? ''), Date.parse(textAt(value, 'finishedAt') ?? '')];
    if (end < start) return breach([...place, 'finishedAt'], '完成早于开始', 'it is finished before it begins');
  }
  const [last, step] = [textAt(steps.at(-1)?.value ?? {}, 'step'), textAt(job, 'step')];
  return last === undefined || step === undefined || last === step ? noBreach : breach(['step'], `最后一步为 ${last}`, `the last step is ${last}`);
}

/** Steps follow the order of the table, one finished before the next begins. */
const migrationSteps: RecordRule = {
  id: 'migration-steps',
  on: 'record',
  severity: 'error',
  zh: '迁移步骤不合次序：{problem}。请改正。',
  en: 'The steps of the migration are not in order: {problem}. Correct them.',
  requirement: 'JY-MIG-014',
  types: jobTypes,
  check: (record) => eachOf(record).flatMap(stepBreach),
};

/** Every source record is stored, unchanged or rejected. */
const migrationCounts: RecordRule = {
  id: 'migration-counts',
  on: 'record',
  severity: 'error',
  zh: '来源记录{all}条，入库、无变化、被拒绝合计{sum}条，两者应相等。请核对。',
  en: 'The source has {all} records; stored, unchanged and rejected make {sum}; the two must be equal. Check them.',
  requirement: 'JY-MIG-005',
  types: jobTypes,
  check: (record) =>
    partsWith(record, 'sourceRecords').flatMap(({ value, path }) => {
      const [all = 0, ...parts] = ['sourceRecords', 'stored', 'unchanged', 'rejected'].map((member) => numberAt(value, member));
      const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0);
      return sum === all ? noBreach : [{ path, params: { all, sum } }];
    }),
};

/** A job that is live is in its last step and observed until a later time; one that was undone is not live. */
const migrationSwitch: RecordRule = {
  id: 'migration-switch',
  on: 'record',
  severity: 'error',
  zh: '上线和退回的记录不符：{problem}。请改正。',
  en: 'Going live and undoing it are told wrongly: {problem}. Correct them.',
  requirement: 'JY-MIG-010',
  types: jobTypes,
  check: (record) =>
    eachOf(record).flatMap(({ value, path }): readonly Breach[] => {
      const [switched, undone, until] = ['switchedAt', 'undoneAt', 'observedUntilAt'].map((member) => textAt(value, member));
      if (switched !== undefined && undone !== undefined)
        return [{ path: [...path, 'switchedAt'], ...problem('已退回的没有上线时刻', 'what was undone is not live') }];
      if (switched === undefined) return noBreach;
      if (textAt(value, 'step') !== 'go-live')
        return [{ path: [...path, 'switchedAt'], ...problem('只有上线步骤才有上线时刻', 'only the step of going live has such a time') }];
      if (until === undefined) return [{ path: [...path, 'observedUntilAt'], ...problem('上线的应有观察期', 'what is live is observed until some time') }];
      return Date.parse(until) < Date.parse(switched)
        ? [{ path: [...path, 'observedUntilAt'], ...problem('观察期终止早于上线', 'the observation ends before going live') }]
        : noBreach;
    }),
};

/** A redirect says where to; 410 leads nowhere. */
const addressEndTarget: RecordRule = {
  id: 'address-end-target',
  on: 'record',
  severity: 'error',
  zh: '转到新页面或归档页的应有地址（target），回复410的没有。请改正。',
  en: 'A redirect has its address (target), 410 has none. Correct it.',
  requirement: 'JY-MIG-009',
  types: ['AddressMappingBatch', 'AddressMappingPage'],
  check: (record) =>
    itemsAt(record, 'items').flatMap(({ value, path }) => {
      const end = textAt(value, 'end');
      if (end === undefined || !codeMember('address-end', end)) return noBreach;
      return (end === 'gone') === (value['targetUrl'] === undefined) ? noBreach : [{ path: [...path, 'targetUrl'] }];
    }),
};

/** Equal, missing and differing records add up to those of the source; reconciled means that nothing else is left. */
const reconciliationSums: RecordRule = {
  id: 'reconciliation-sums',
  on: 'record',
  severity: 'error',
  zh: '核对的数目不符：{problem}。请改正。',
  en: 'The numbers of the reconciliation do not agree: {problem}. Correct them.',
  requirement: 'JY-MIG-012',
  types: ['ReconciliationReport'],
  check(record) {
    const [all, equal] = [numberAt(record, 'sourceRecords'), numberAt(record, 'equal')];
    const [missing, differing] = [itemsAt(record, 'missing').length, itemsAt(record, 'differing').length];
    if (all === undefined || equal === undefined || all < 0 || equal < 0) return noBreach;
    const sum = equal + missing + differing;
    if (sum !== all) return [{ path: ['sourceRecords'], ...problem(`一致、缺少、不一致合计${sum}条`, `equal, missing and differing make ${sum}`) }];
    if (record['isReconciled'] === (sum === equal) || typeof record['isReconciled'] !== 'boolean') return noBreach;
    return [{ path: ['isReconciled'], ...problem(`缺少${missing}条，不一致${differing}条`, `${missing} are missing and ${differing} differ`) }];
  },
};

/** A site may be closed when the counts are equal and nothing is missing. */
const closingCount: RecordRule = {
  id: 'closing-count',
  on: 'record',
  severity: 'error',
  zh: '来源{all}条，库内{stored}条，缺少{missing}条，“isComplete”与此不符。请核对。',
  en: 'The source has {all}, the repository {stored}, {missing} are missing; "isComplete" does not agree. Check it.',
  requirement: 'JY-SITE-019',
  types: ['ClosingCount'],
  check(record) {
    const [all, stored] = [numberAt(record, 'sourceRecords'), numberAt(record, 'storedRecords')];
    const missing = [record['missingRecordIds']].flat().length;
    if (all === undefined || stored === undefined || typeof record['isComplete'] !== 'boolean') return noBreach;
    return record['isComplete'] === (all === stored && missing === 0) ? noBreach : [{ path: ['isComplete'], params: { all, stored, missing } }];
  },
};

/** A returned application says when and why; one that waits does not. */
const applicationDecision: RecordRule = {
  id: 'application-decision',
  on: 'record',
  severity: 'error',
  zh: '申请的状态与结论不符：{problem}。请改正。',
  en: 'State and decision of the application do not agree: {problem}. Correct them.',
  requirement: 'JY-MIG-013',
  types: ['MigrationApplication', 'MigrationApplicationPage', 'MigrationApplicationDecision'],
  check: (record) =>
    eachOf(record).flatMap(({ value, path }): readonly Breach[] => {
      const accepted = value['isAccepted'];
      if (typeof accepted === 'boolean')
        return accepted === (value['reason'] === undefined)
          ? noBreach
          : [{ path: [...path, 'reason'], ...problem('退回的应有原因，受理的没有', 'a return has its reason, an acceptance none') }];
      const state = textAt(value, 'state');
      const isDecided = state === 'accepted' || state === 'returned';
      if (state === undefined) return noBreach;
      if (isDecided !== (value['decidedAt'] !== undefined) && state !== 'taken-back')
        return [{ path: [...path, 'decidedAt'], ...problem('有结论的应有时刻，没有的不得有', 'a decision has its time, and only a decision') }];
      if ((state === 'returned') === (value['decisionReason'] !== undefined) || state === 'taken-back') return noBreach;
      return [{ path: [...path, 'decisionReason'], ...problem('退回的应有原因，其他的没有', 'a return has its reason, nothing else does') }];
    }),
};

/** The rules of this file. */
export const migrationRules: readonly RecordRule[] = [
  migrationSteps,
  migrationCounts,
  migrationSwitch,
  addressEndTarget,
  reconciliationSums,
  closingCount,
  applicationDecision,
];
