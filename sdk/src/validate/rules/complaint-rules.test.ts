import { expect, test } from 'vitest';
import { exampleOf, placesIn } from './rule-cases.suite.ts';

const solved = () => exampleOf('Complaint', 'confirmed-as-solved');
const silent = () => exampleOf('Complaint', 'silent-sender');
const report = () => exampleOf('Complaint', 'error-report-over-national-day');
const found = (value: object) => placesIn('Complaint', value);
const listOf = (record: Record<string, unknown>, member: string) => record[member] as readonly Record<string, unknown>[];

test('only the sender makes a complaint solved, and silence does not', () => {
  const { confirmation: _, ...unconfirmed } = solved();
  expect(found(unconfirmed)).toEqual(['/state silence-is-not-solved']);
  expect(found({ ...solved(), confirmation: { isSolved: false, saidAt: '2026-03-26T12:00:00+08:00' } })).toEqual(['/state silence-is-not-solved']);
  expect(found({ ...silent(), confirmation: { isSolved: true, saidAt: '2026-03-26T12:00:00+08:00' } })).toEqual(['/state silence-is-not-solved']);
  const { result: __, ...untold } = silent();
  expect(found(untold)).toEqual(['/result silence-is-not-solved']);
});

test('a delivery carries what its state says, whatever the state of the complaint', () => {
  const [first, second] = listOf(solved(), 'transfers');
  const { acknowledgedAt: _, ...unsigned } = first!;
  expect(found({ ...solved(), transfers: [unsigned] })).toEqual(['/transfers/0/acknowledgedAt transfer-facts']);
  expect(found({ ...solved(), transfers: [{ ...unsigned, delivery: 'delivered' }] })).toEqual([]);
  expect(found({ ...solved(), transfers: [{ ...second, deliveredAt: '2026-03-14T09:05:00+08:00' }] })).toEqual(['/transfers/0/deliveredAt transfer-facts']);
  expect(found({ ...report(), transfers: [second] })).toEqual([]);
});

test('no number of a person stands in notes and public texts', () => {
  const [first, ...rest] = listOf(report(), 'steps');
  expect(found({ ...report(), steps: [{ ...first, note: '990000199001010017' }, ...rest] })).toEqual(['/steps/0/note reporter-hidden']);
  expect(placesIn('PublicComplaintDraft', { ...exampleOf('PublicComplaintDraft', 'counter'), title: '13900000000' })).toEqual(['/title reporter-hidden']);
  expect(found({ ...report(), text: '我的电话13900000000。' })).toEqual([]);
});

test('an anonymous complaint keeps no sender, any other has one', () => {
  const draft = exampleOf('ComplaintDraft', 'error-of-a-site-unnamed');
  expect(placesIn('ComplaintDraft', { ...draft, reporter: { name: '张三' } })).toEqual(['/reporter unnamed-reporter']);
  expect(placesIn('ComplaintDraft', { ...draft, visibility: 'handler-only' })).toEqual(['/reporter unnamed-reporter']);
});

test('an error report has three working days from the day it came, by the clock in China', () => {
  const deadline = report()['deadline'] as object;
  expect(found({ ...report(), deadline: { ...deadline, limit: 'simple-question' } })).toEqual(['/deadline/limit error-report-term']);
  expect(found({ ...report(), deadline: { ...deadline, amount: 2, extension: 1 } })).toEqual(['/deadline/amount error-report-term']);
  const steps = [{ ...listOf(report(), 'steps')[0], at: '2026-09-29T17:00:00Z' }];
  expect(found({ ...report(), submittedAt: '2026-09-29T17:00:00Z', steps })).toEqual(['/deadline/startDate error-report-term']);
  const { deadline: _, ...endless } = report();
  expect(found(endless)).toEqual(['/deadline error-report-term']);
  expect(found({ ...endless, complaintKind: 'complaint' })).toEqual([]);
});

test('a mapping of outside states leaves none out and guesses none', () => {
  const mapping = exampleOf('ComplaintStateMappingDraft', 'hotline');
  const rows = listOf(mapping, 'rows');
  const judge = (change: object) => placesIn('ComplaintStateMappingDraft', { ...mapping, ...change });
  expect(judge({ rows: rows.slice(1) })).toEqual(['/theirStates/0 known-outside-state']);
  expect(judge({ rows: [...rows, { theirs: '挂起', ours: 'assigned' }] })).toEqual(['/rows/4/theirs known-outside-state']);
  expect(judge({ rows: [...rows, { theirs: '待受理', ours: 'assigned' }] })).toEqual(['/rows/4/theirs known-outside-state']);
  for (const ours of ['resolved', 'disputed', 'closed-unconfirmed'])
    expect(judge({ rows: [{ theirs: '待受理', ours }, ...rows.slice(1)] })).toEqual(['/rows/0/ours known-outside-state']);
});

test('routing rules can all be reached', () => {
  const set = exampleOf('RoutingRulesDraft', 'three-rules');
  const rules = listOf(set, 'rules');
  expect(placesIn('RoutingRulesDraft', { ...set, rules: [rules[2], rules[0]] })).toEqual(['/rules/0 routing-rules-order']);
  expect(placesIn('RoutingRulesDraft', { ...set, rules: [{ ...rules[2], isActive: false }, rules[0]] })).toEqual([]);
  expect(placesIn('RoutingRulesDraft', { ...set, rules: [rules[0], rules[0]] })).toEqual(['/rules/1/id routing-rules-order']);
});
