/** Rules on probes, incidents, logs and resolution: who failed, shares that can be recomputed, steps in their order, limits of the law. */
import { codeMember } from '../../codes/code-tables.ts';
import type { Threshold } from '../../indicators/indicators.ts';
import { standardLimits } from '../../indicators/limits.ts';
import { type Breach, noBreach, type RecordRule, textAt } from './rule.ts';
import { eachOf, itemsAt, numberAt, type Part, partsWith } from './walk-record.ts';

/** Numbers are exchanged with four places. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
const shareOf = (count: number, all: number): number => (all === 0 ? 0 : rounded(count / all));

/** A threshold that is a number. */
const numberOf = (value: Threshold | undefined): number | undefined => (typeof value === 'number' ? value : undefined);

/** What the probe itself could not do is never the failure of a site, and what the site did not do is never excused by the probe. */
const couldNotTell: RecordRule = {
  id: 'could-not-tell',
  on: 'record',
  severity: 'error',
  zh: '原因为“{fault}”时，结果应为 {expected}{received}。探测端自身的故障不算站点的失败。',
  en: 'With the fault "{fault}" the outcome must be {expected}{received}. A fault of the probe is no failure of the site.',
  requirement: 'JY-OPS-002',
  types: ['ProbeResult', 'ProbeBatch', 'ProbeResultPage'],
  check: (record) =>
    eachOf(record).flatMap(({ value, path }) => {
      const [fault, outcome] = [textAt(value, 'fault'), textAt(value, 'outcome')];
      const known = fault === undefined ? undefined : codeMember('probe-fault', fault);
      if (outcome === undefined || !codeMember('probe-outcome', outcome) || (fault !== undefined && !known)) return noBreach;
      const expected = known ? (known['side'] === 'probe' ? ['could-not-tell'] : ['down']) : ['up', 'slow'];
      if (expected.includes(outcome)) return noBreach;
      const name = known ? { zh: known.zh, en: known.en } : { zh: '没有', en: 'none' };
      return [{ path: [...path, 'outcome'], value: outcome, params: { fault: name, expected: expected.join('/') } }];
    }),
};

/** The share of failures is that of the counts, and the limit is no looser than the indicator. */
const failedShare: RecordRule = {
  id: 'failed-share',
  on: 'record',
  severity: 'error',
  zh: '可访问情况前后不符：{problem}。请由访问次数重算。',
  en: 'The availability contradicts itself: {problem}. Compute it again from the visits.',
  requirement: 'JY-OPS-003',
  types: ['AvailabilityPage'],
  usesLimits: true,
  check: (record, limitOf = standardLimits) =>
    eachOf(record).flatMap(({ value, path }) => {
      const [visits = 0, failed = 0, share = 0, limit = 0] = ['visits', 'failed', 'failedShare', 'limitShare'].map((member) => numberAt(value, member));
      const loosest = numberOf(limitOf('V2', 'failShareMin')) ?? 1;
      const breach = (member: string, zh: string, en: string): readonly Breach[] => [{ path: [...path, member], params: { problem: { zh, en } } }];
      if (failed > visits) return breach('failed', `失败${failed}次多于计入的${visits}次`, `${failed} failures of ${visits} visits`);
      if (rounded(share) !== shareOf(failed, visits))
        return breach('failedShare', `失败比例应为${shareOf(failed, visits)}`, `the share of failures is ${shareOf(failed, visits)}`);
      if (limit > loosest) return breach('limitShare', `阈值不得宽于检查指标的${loosest}`, `the limit is looser than ${loosest} of the indicator`);
      if (value['isAtRisk'] === share >= limit || typeof value['isAtRisk'] !== 'boolean') return noBreach;
      return breach('isAtRisk', `比例${share}、阈值${limit}`, `the share is ${share} and the limit ${limit}`);
    }),
};

/** Whether the visits of each day suffice is decided by the indicator. */
const visitsPerDay: RecordRule = {
  id: 'visits-per-day',
  on: 'record',
  severity: 'error',
  zh: '每天应访问不少于{least}次，最少的一天为{value}次，“isComplete”与此不符。请改正。',
  en: 'At least {least} visits a day are needed, the fewest were {value}; "isComplete" does not agree. Correct it.',
  requirement: 'JY-OPS-001',
  types: ['AvailabilityPage'],
  usesLimits: true,
  check: (record, limitOf = standardLimits) =>
    eachOf(record).flatMap(({ value, path }) => {
      const [fewest, least] = [numberAt(value, 'leastVisitsOfDay'), numberOf(limitOf('V2', 'visitsPerDayMin'))];
      if (fewest === undefined || least === undefined || typeof value['isComplete'] !== 'boolean') return noBreach;
      return value['isComplete'] === fewest >= least ? noBreach : [{ path: [...path, 'isComplete'], value: String(fewest), params: { least } }];
    }),
};

const lastStates = (state: string): boolean => codeMember('incident-state', state)?.next?.length === 0;

function stepBreaches({ value: incident, path }: Part): readonly Breach[] {
  const steps = itemsAt(incident, 'steps');
  const states = steps.map(({ value }) => textAt(value, 'state') ?? '');
  const at = (index: number) => Date.parse(textAt(steps[index]?.value ?? {}, 'at') ?? '');
  const breach = (place: readonly (string | number)[], zh: string, en: string): readonly Breach[] => [
    { path: [...path, ...place], params: { problem: { zh, en } } },
  ];
  if (states[0] !== undefined && states[0] !== 'detected') return breach(['steps', 0, 'state'], '第一步应为 detected', 'the first step is detected');
  for (let index = 1; index < states.length; index += 1) {
    const [before = '', after = ''] = states.slice(index - 1, index + 1);
    const known = codeMember('incident-state', before)?.next;
    if (known && codeMember('incident-state', after) && !known.includes(after))
      return breach(['steps', index, 'state'], `${before} 之后不能是 ${after}`, `${after} cannot follow ${before}`);
    if (at(index) < at(index - 1)) return breach(['steps', index, 'at'], '时刻早于上一步', 'it is earlier than the step before');
  }
  const [last, state] = [states.at(-1), textAt(incident, 'state')];
  if (last !== undefined && state !== undefined && last !== state) return breach(['state'], `最后一步为 ${last}`, `the last step is ${last}`);
  const isClosed = state !== undefined && lastStates(state);
  if (state !== undefined && isClosed !== (incident['closedAt'] !== undefined))
    return breach(
      ['closedAt'],
      isClosed ? '已关闭的应有关闭时刻' : '未关闭的不应有关闭时刻',
      isClosed ? 'a closed one has a time of closing' : 'an open one has none',
    );
  return noBreach;
}

/** Steps follow the code table of states, forward in time; a closed incident says when. */
const incidentSteps: RecordRule = {
  id: 'incident-steps',
  on: 'record',
  severity: 'error',
  zh: '事件的处置步骤不合次序：{problem}。请改正。',
  en: 'The steps of the incident are not in order: {problem}. Correct them.',
  requirement: 'JY-OPS-008',
  types: ['Incident', 'IncidentPage'],
  check: (record) => eachOf(record).flatMap(stepBreaches),
};

/** Tampering is told by a page whose digest differs from that of the repository. */
const pageTextDigest: RecordRule = {
  id: 'page-text-digest',
  on: 'record',
  severity: 'error',
  zh: '篡改事件应列出与库内版本不一致的页面：{problem}。请改正。',
  en: 'An incident of tampering lists pages that differ from the repository: {problem}. Correct it.',
  requirement: 'JY-OPS-009',
  types: ['IncidentDraft', 'Incident', 'IncidentPage'],
  check: (record) =>
    eachOf(record).flatMap(({ value, path }) => {
      const params = (zh: string, en: string) => ({ params: { problem: { zh, en } } });
      if (textAt(value, 'kind') === 'tampered' && value['differences'] === undefined)
        return [{ path: [...path, 'differences'], ...params('没有列出页面', 'no page is listed') }];
      return itemsAt(value, 'differences').flatMap((part) =>
        part.value['expectedDigest'] !== undefined && part.value['expectedDigest'] === part.value['foundDigest']
          ? [{ path: [...path, ...part.path, 'foundDigest'], ...params('两个杂凑值相同', 'the two digests are equal') }]
          : noBreach,
      );
    }),
};

/** Logs are kept as long as the law asks: the number stands in the table of time limits. */
const logRetention: RecordRule = {
  id: 'log-retention',
  on: 'record',
  severity: 'error',
  zh: '日志应保存不少于{least}个月{received}。请延长期限。',
  en: 'Logs are kept for at least {least} months{received}. Lengthen the term.',
  requirement: 'JY-OPS-010',
  types: ['LogRetention', 'LogRetentionSettings'],
  check(record) {
    const least = codeMember('time-limit', 'log-retention')?.['value'];
    return partsWith(record, 'keptMonths').flatMap(({ value, path }) => {
      const months = numberAt(value, 'keptMonths');
      if (typeof least !== 'number' || months === undefined || months >= least) return noBreach;
      return [{ path: [...path, 'keptMonths'], value: String(months), params: { least } }];
    });
  },
};

/** A listed column is blank or has a latest publication, one of the two. */
const staleColumnDates: RecordRule = {
  id: 'stale-column-dates',
  on: 'record',
  severity: 'error',
  zh: '栏目应给出最近发布时刻（lastPublishedAt）或空白起始日期（blankSinceDate）之一。请只留一个。',
  en: 'A column has its latest publication (lastPublishedAt) or the day since when it is blank (blankSinceDate), one of the two. Keep one.',
  requirement: 'JY-COL-009',
  types: ['StaleColumnPage'],
  check: (record) =>
    itemsAt(record, 'items').flatMap(({ value, path }) =>
      (value['lastPublishedAt'] === undefined) === (value['blankSinceDate'] === undefined) ? [{ path: [...path, 'blankSinceDate'] }] : noBreach,
    ),
};

/** Resolvers are different, and an outcome of agreement is one. */
const resolutionAgrees: RecordRule = {
  id: 'resolution-agrees',
  on: 'record',
  severity: 'error',
  zh: '解析比对前后不符：{problem}。请改正。',
  en: 'The resolution check contradicts itself: {problem}. Correct it.',
  requirement: 'JY-NET-002',
  types: ['ResolutionCheckPage'],
  check: (record) =>
    itemsAt(record, 'items').flatMap(({ value, path }) => {
      const answers = itemsAt(value, 'answers');
      const names = answers.map((answer) => textAt(answer.value, 'resolver') ?? '');
      const again = names.findIndex((name, index) => names.indexOf(name) !== index);
      const params = (zh: string, en: string) => ({ params: { problem: { zh, en } } });
      if (again >= 0) return [{ path: [...path, 'answers', again, 'resolver'], ...params('同一解析源出现两次', 'a resolver stands twice') }];
      if (textAt(value, 'outcome') !== 'agrees' || answers.length < 2) return noBreach;
      const sets = answers
        .filter((answer) => answer.value['hasFailed'] === false)
        .map(({ value: { addresses } }) => JSON.stringify([addresses].flat().toSorted()));
      if (sets.length >= 2 && new Set(sets).size === 1) return noBreach;
      return [{ path: [...path, 'outcome'], ...params('两个解析源的结果不一致，或没有两个回答', 'two resolvers differ, or fewer than two answered') }];
    }),
};

/** A share of sites is that of its counts. */
const shareFromCounts: RecordRule = {
  id: 'share-from-counts',
  on: 'record',
  severity: 'error',
  zh: '比例应由数目得出，为{expected}{received}。请重算。',
  en: 'The share follows from the counts and is {expected}{received}. Compute it again.',
  requirement: 'JY-INSP-014',
  types: ['ResolutionCoverage', 'PlatformCoverage'],
  check: (record) =>
    partsWith(record, 'share').flatMap(({ value, path }) => {
      const [count, all, share] = ['count', 'of', 'share'].map((member) => numberAt(value, member));
      // numbers beyond their range are a fault of the schema
      if (count === undefined || all === undefined || share === undefined || count < 0 || all < 0 || share < 0 || share > 1) return noBreach;
      if (rounded(share) === shareOf(count, all) && count <= all) return noBreach;
      return [{ path: [...path, 'share'], value: String(share), params: { expected: String(shareOf(count, all)) } }];
    }),
};

/** The rules of this file. */
export const monitoringRules: readonly RecordRule[] = [
  couldNotTell,
  failedShare,
  visitsPerDay,
  incidentSteps,
  pageTextDigest,
  logRetention,
  staleColumnDates,
  resolutionAgrees,
  shareFromCounts,
];
