import { describe, expect, test } from 'vitest';
import examples from '@jiyue/standards/generated/examples.json' with { type: 'json' };
import { rules } from '../validate/rules/rules.ts';
import type { TypeName } from '../validate/validate.ts';
import { scoredChecks } from './scored-checks.ts';
import { scoreRecord } from './score-record.ts';

interface Told {
  readonly name: string;
  readonly instance: unknown;
  readonly fixed: unknown;
}
interface TypeExamples {
  readonly type: TypeName;
  readonly valid: readonly { readonly name: string; readonly instance: unknown }[];
  readonly invalid: readonly Told[];
  readonly warned?: readonly Told[];
}

const types = examples as readonly TypeExamples[];
const byType = new Map(types.map((one) => [one.type as string, one]));
const told = (type: string, name: string): Told | undefined =>
  [...(byType.get(type)?.invalid ?? []), ...(byType.get(type)?.warned ?? [])].find((one) => one.name === name);
const missed = (type: string, value: unknown) => scoreRecord(type as TypeName, value).verdicts.filter(({ state }) => state === 'fail' || state === 'warn');
const onRecords = scoredChecks.filter(({ kind }) => kind !== 'page-rule');

test('there are checks on records, or these tests would prove nothing', () => {
  expect(onRecords.length).toBeGreaterThan(400);
});

describe.each(onRecords)('$check', ({ check, examples: { passed, failed } }) => {
  test('misses each of its failing examples, and no other check fails it', () => {
    const wrong = failed.map(({ type = '', example }) =>
      missed(type, told(type, example)?.instance)
        .filter((one) => one.check === check || one.state === 'fail')
        .map((one) => one.check),
    );
    expect(wrong).toEqual(failed.map(() => [check]));
  });

  test('passes each of its passing examples', () => {
    const states = passed.map(({ type = '', example, mended }) => {
      const value = mended ? told(type, example)?.fixed : byType.get(type)?.valid.find(({ name }) => name === example)?.instance;
      return scoreRecord(type as TypeName, value).verdicts.find((one) => one.check === check)?.state;
    });
    expect(states).toEqual(passed.map(() => 'pass'));
  });
});

test('a SHOULD that is missed warns and fails nobody', () => {
  const asked = scoredChecks.filter(({ demand, kind }) => demand !== 'MUST' && kind !== 'page-rule');
  const states = asked.flatMap(({ check, examples: { failed } }) =>
    failed.flatMap(({ type = '', example }) => missed(type, told(type, example)?.instance).filter((one) => one.check === check)),
  );
  expect(states.length).toBeGreaterThan(30);
  expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['warn']));
});

test('what no scored check looks at is told apart', () => {
  const unowned = types.flatMap(({ type, invalid }) => invalid.map(({ instance }) => scoreRecord(type, instance)));
  expect(unowned.every(({ verdicts, unscored }) => unscored.length > 0 || verdicts.some(({ state }) => state === 'fail' || state === 'warn'))).toBe(true);
});

test('a rule that states when it applies is not applicable to some valid example', () => {
  const stated = rules.filter((rule) => rule.on === 'record' && rule.applies).map(({ id }) => id);
  const silent = types.flatMap(({ type, valid }) => valid.flatMap(({ instance }) => scoreRecord(type, instance).verdicts));
  const seen = new Set(silent.filter(({ state }) => state === 'not-applicable').map(({ check }) => check.replace(/^.*\//, '')));
  // every site has a history; what is planned is not scored
  const scored = stated.filter((id) => id !== 'site-steps' && scoredChecks.some(({ rule }) => rule === id));
  expect(scored.length).toBeGreaterThan(1);
  expect(scored.filter((id) => !seen.has(id))).toEqual([]);
});
