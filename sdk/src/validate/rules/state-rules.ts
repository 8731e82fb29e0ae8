/**
 * Rules on states (状态): every step of a record's own history leads to a state that the code table allows after the one before, and the last
 * one is where the record stands.
 */
import { codeMember } from '../../codes/code-tables.ts';
import type { TwoNames } from '../finding.ts';
import { type Breach, noBreach, type RecordRule, recordsAt, type RuleRecord, textAt } from './rule.ts';

/** One step as it is judged. */
interface Step {
  readonly index: number;
  readonly to: string;
  /** Stated state before; absent where the history does not state it. */
  readonly from?: string;
  readonly at?: string;
}

/** How a family writes its history. */
interface History {
  /** Code table of the states. */
  readonly table: string;
  /** Member that lists the steps. */
  readonly member: 'steps' | 'history';
  /** State of the first step. */
  readonly first: readonly string[];
  /** A step may leave the state where it is. */
  readonly mayStay: boolean;
}

const said = (zh: string, en: string): { readonly what: TwoNames } => ({ what: { zh, en } });

function stepsOf(record: RuleRecord, member: string): readonly Step[] | undefined {
  const rows = recordsAt(record, member);
  const steps = rows.map((row, index) => ({ index, to: textAt(row, 'toState'), from: textAt(row, 'fromState'), at: textAt(row, 'at') }));
  // what the schema refuses is not judged a second time
  if (rows.length === 0 || steps.some(({ to, at }) => to === undefined || at === undefined || Number.isNaN(Date.parse(at)))) return undefined;
  return steps.map(({ index, to, from, at }) => ({ index, to: to ?? '', ...(from === undefined ? {} : { from }), ...(at === undefined ? {} : { at }) }));
}

/** Faults of a record's history. */
function historyBreaches(record: RuleRecord, { table, member, first, mayStay }: History): readonly Breach[] {
  const steps = stepsOf(record, member);
  const state = textAt(record, 'state');
  if (!steps || state === undefined || ![state, ...steps.map(({ to }) => to)].every((code) => codeMember(table, code))) return noBreach;
  const breaches = steps.flatMap((step, place) => stepBreaches(step, steps[place - 1], { table, member, first, mayStay }));
  // what follows a wrong step is judged by it, and would only repeat it
  if (breaches.length > 0) return breaches.slice(0, 1);
  const last = steps.at(-1)?.to;
  return last === state ? noBreach : [{ path: ['state'], value: state, params: said(`最后一步到“${last}”`, `the last step led to "${last}"`) }];
}

function stepBreaches({ index, to, from, at }: Step, before: Step | undefined, { table, member, first, mayStay }: History): readonly Breach[] {
  const place = [member, index];
  if (!before) {
    if (from !== undefined) return [{ path: [...place, 'fromState'], value: from, params: said('第一步没有之前的状态', 'the first step has no state before') }];
    return first.includes(to)
      ? noBreach
      : [{ path: [...place, 'toState'], value: to, params: said(`第一步应到“${first.join('”或“')}”`, `the first step leads to "${first.join('" or "')}"`) }];
  }
  if (member === 'steps' && from !== before.to)
    return [
      {
        path: [...place, 'fromState'],
        ...(from === undefined ? {} : { value: from }),
        params: said(`前一步到的是“${before.to}”`, `the step before led to "${before.to}"`),
      },
    ];
  if (Date.parse(at ?? '') < Date.parse(before.at ?? ''))
    return [{ path: [...place, 'at'], ...(at === undefined ? {} : { value: at }), params: said('早于前一步', 'it is before the step before it') }];
  const next = codeMember(table, before.to)?.next ?? [];
  if (next.includes(to) || (mayStay && to === before.to)) return noBreach;
  const allowed = next.length > 0 ? `“${next.join('”、“')}”` : '（没有）';
  return [
    {
      path: [...place, 'toState'],
      value: to,
      params: said(`“${before.to}”之后只能是${allowed}`, `after "${before.to}" comes only ${next.length > 0 ? `"${next.join('", "')}"` : 'nothing'}`),
    },
  ];
}

const zh = '状态的经过不合代码表的次序：{what}{received}。请核对各步。';
const en = 'The history of states does not keep the order of the code table: {what}{received}. Check the steps.';

/** Steps of a case. */
export const caseSteps: RecordRule = {
  id: 'case-steps',
  on: 'record',
  severity: 'error',
  zh,
  en,
  requirement: 'JY-INT-006',
  types: ['Case'],
  check: (record) => historyBreaches(record, { table: 'message-state', member: 'steps', first: ['submitted'], mayStay: true }),
};

/** Steps of an application; one request to amend leads through amendment-asked once. */
export const applicationSteps: RecordRule = {
  id: 'application-steps',
  on: 'record',
  severity: 'error',
  zh,
  en,
  requirement: 'JY-INT-039',
  types: ['DisclosureApplication'],
  check: (record) => historyBreaches(record, { table: 'disclosure-application-state', member: 'steps', first: ['submitted', 'received'], mayStay: true }),
};

/** Steps of a complaint. */
export const complaintSteps: RecordRule = {
  id: 'complaint-steps',
  on: 'record',
  severity: 'error',
  zh,
  en,
  requirement: 'JY-CMPL-012',
  types: ['Complaint'],
  check: (record) => historyBreaches(record, { table: 'complaint-state', member: 'steps', first: ['registered'], mayStay: true }),
};

const tables: readonly (readonly [kind: string, table: string, first: string])[] = [
  ['guests', 'interview-state', 'announced'],
  ['fromDate', 'consultation-state', 'planned'],
];

/** States of consultations, surveys and interviews; the members of a record tell which it is. */
export const activitySteps: RecordRule = {
  id: 'activity-steps',
  on: 'record',
  severity: 'error',
  zh,
  en,
  requirement: 'JY-INT-034',
  types: ['Consultation', 'Survey', 'Interview'],
  check(record) {
    const found = tables.find(([member]) => record[member] !== undefined);
    return found ? historyBreaches(record, { table: found[1], member: 'history', first: [found[2]], mayStay: false }) : noBreach;
  },
};

/** All of them. */
export const stateRules: readonly RecordRule[] = [activitySteps, applicationSteps, caseSteps, complaintSteps];
