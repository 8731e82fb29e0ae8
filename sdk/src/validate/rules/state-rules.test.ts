import { describe, expect, test } from 'vitest';
import { codeTable } from '../../codes/code-tables.ts';
import type { TypeName } from '../validate.ts';
import { exampleOf, placesIn } from './rule-cases.suite.ts';

const at = (index: number) => `2026-05-06T09:${String(index).padStart(2, '0')}:00+08:00`;
const steps = (states: readonly string[], head: object = {}) =>
  states.map((toState, index) => ({ ...head, at: at(index), toState, ...(index === 0 ? {} : { fromState: states[index - 1] }) }));
const history = (states: readonly string[]) => states.map((toState, index) => ({ at: at(index), toState }));

/** For every state that a table lets a record reach, the states on a way to it. */
function waysOf(table: string, first: string): ReadonlyMap<string, readonly string[]> {
  const ways = new Map<string, readonly string[]>([[first, [first]]]);
  for (const [state, way] of ways)
    for (const next of codeTable(table)?.members.find(({ code }) => code === state)?.next ?? []) if (!ways.has(next)) ways.set(next, [...way, next]);
  return ways;
}

/** Every pair of states that the table does not allow is refused, every allowed one is taken. */
function judgeAll(table: string, first: string, mayStay: boolean, judge: (states: readonly string[]) => readonly string[]): number {
  const members = codeTable(table)?.members ?? [];
  let pairs = 0;
  for (const [state, way] of waysOf(table, first)) {
    for (const { code } of members) {
      pairs += 1;
      const isAllowed = (members.find((one) => one.code === state)?.next ?? []).includes(code) || (mayStay && code === state);
      expect(judge([...way, code]).length, `${table}: ${state} → ${code}`).toBe(isAllowed ? 0 : 1);
    }
  }
  return pairs;
}

const ofRule = (type: TypeName, rule: string, value: object) => placesIn(type, value).filter((place) => place.endsWith(rule));

test('a case moves by its table', () => {
  const refused = exampleOf('Case', 'refused');
  const judge = (states: readonly string[]) => ofRule('Case', 'case-steps', { ...refused, state: states.at(-1), steps: steps(states, { action: 'answer' }) });
  expect(judgeAll('message-state', 'submitted', true, judge)).toBe(144);
  expect(judge(['accepted'])).toEqual(['/steps/0/toState case-steps']);
});

test('a complaint moves by its table', () => {
  const report = exampleOf('Complaint', 'error-report-over-national-day');
  const judge = (states: readonly string[]) =>
    ofRule('Complaint', 'complaint-steps', { ...report, state: states.at(-1), steps: steps(states, { action: 'handle' }) });
  expect(judgeAll('complaint-state', 'registered', true, judge)).toBe(100);
});

test('an application moves by its table', () => {
  const waiting = exampleOf('DisclosureApplication', 'not-confirmed-yet');
  const judge = (states: readonly string[]) => ofRule('DisclosureApplication', 'application-steps', { ...waiting, state: states.at(-1), steps: steps(states) });
  expect(judgeAll('disclosure-application-state', 'submitted', true, judge)).toBe(100);
  expect(judge(['received'])).toEqual([]);
  expect(judge(['replied'])).toEqual(['/steps/0/toState application-steps']);
});

test('consultations, surveys and interviews move by their tables', () => {
  const consultation = exampleOf('Consultation', 'cancelled');
  const survey = exampleOf('Survey', 'planned');
  const interview = exampleOf('Interview', 'announced');
  const of = (type: TypeName, record: object) => (states: readonly string[]) =>
    ofRule(type, 'activity-steps', { ...record, state: states.at(-1), history: history(states) });
  expect(judgeAll('consultation-state', 'planned', false, of('Consultation', consultation))).toBe(25);
  expect(judgeAll('consultation-state', 'planned', false, of('Survey', survey))).toBe(25);
  expect(judgeAll('interview-state', 'announced', false, of('Interview', interview))).toBe(36);
});

describe('besides', () => {
  const refused = exampleOf('Case', 'refused');
  const [submitted, refusal] = refused['steps'] as readonly object[];

  test('a step begins where the one before ended, and not earlier', () => {
    expect(placesIn('Case', { ...refused, steps: [submitted, { ...refusal, fromState: 'accepted' }] })).toEqual(['/steps/1/fromState case-steps']);
    expect(placesIn('Case', { ...refused, steps: [submitted, { ...refusal, at: '2026-05-05T00:00:00Z' }] })).toEqual(['/steps/1/at case-steps']);
    expect(placesIn('Case', { ...refused, steps: [{ ...submitted, fromState: 'accepted' }, refusal] })).toEqual(['/steps/0/fromState case-steps']);
  });

  test('the record stands where its last step led', () => {
    expect(placesIn('Case', { ...refused, state: 'submitted' })).toEqual(['/state case-steps']);
  });

  test('what the schema refuses is told once', () => {
    expect(placesIn('Case', { ...refused, steps: [submitted, { ...refusal, toState: '不予受理' }] })).toEqual(['/steps/1/toState code']);
  });
});
