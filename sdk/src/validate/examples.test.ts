import { describe, expect, test } from 'vitest';
import examples from '@jiyue/standards/generated/examples.json' with { type: 'json' };
import { describeFinding } from './describe-finding.ts';
import { rules } from './rules/rules.ts';
import { findWarnings, type TypeName, validateStrict, validateTolerant } from './validate.ts';

/** The examples of the standard, as every implementation gets them. */
interface Told {
  readonly name: string;
  readonly reason: { readonly pointer: string; readonly keyword: string };
  readonly instance: unknown;
  readonly fixed: unknown;
}
interface TypeExamples {
  readonly type: TypeName;
  readonly warned?: readonly Told[];
  readonly valid: readonly { readonly name: string; readonly instance: unknown }[];
  readonly invalid: readonly {
    readonly name: string;
    readonly reason: { readonly pointer: string; readonly keyword: string; readonly requirement?: string };
    readonly instance: unknown;
    readonly fixed: unknown;
  }[];
}

const types = examples as readonly TypeExamples[];

test('the examples cover every type, or these tests would prove nothing', () => {
  expect(types.length).toBeGreaterThanOrEqual(34);
  expect(types.every(({ valid, invalid }) => valid.length >= 3 && invalid.length >= 5)).toBe(true);
});

describe.each(types)('$type', ({ type, valid, invalid }) => {
  test.each(valid)('$name may be sent and is understood', ({ instance }) => {
    expect(validateStrict(type, instance)).toEqual([]);
    expect(validateTolerant(type, instance)).toEqual([]);
  });

  test.each(invalid)('$name is refused for its one reason, and no longer when mended', ({ reason, instance, fixed }) => {
    const findings = validateStrict(type, instance);
    expect(findings.map(({ pointer, rule }) => ({ pointer, keyword: rule }))).toEqual([{ pointer: reason.pointer, keyword: reason.keyword }]);
    expect(validateStrict(type, fixed)).toEqual([]);
    for (const language of ['zh-CN', 'en'] as const) expect(describeFinding(findings[0]!, language)).not.toMatch(/\{[a-zA-Z]+\}|undefined/);
  });

  test('a finding that cites a requirement cites the one of the example', () => {
    const cited = invalid.flatMap(({ name, reason, instance }) => {
      const [finding] = validateStrict(type, instance);
      return finding?.requirement && reason.requirement && finding.requirement !== reason.requirement
        ? [`${name}: ${finding.requirement}, ${reason.requirement}`]
        : [];
    });
    expect(cited).toEqual([]);
  });
});

const warned = types.flatMap(({ type, warned: own = [] }) => own.map((one) => ({ type, ...one })));

test('the warned examples show every rule on records that only warns', () => {
  // a rule that no type carries the records for has its tests with the rules on several records
  const warns = rules.filter((rule) => rule.severity === 'warning' && (rule.on !== 'records' || rule.types.length > 0)).map(({ id }) => id);
  expect([...new Set(warned.map(({ reason }) => reason.keyword))].toSorted()).toEqual(warns.toSorted());
});

test.each(warned)('$type $name may be sent, has its one warning, and none when mended', ({ type, reason, instance, fixed }) => {
  expect(validateStrict(type, instance)).toEqual([]);
  expect(findWarnings(type, instance).map(({ pointer, rule }) => ({ pointer, keyword: rule }))).toEqual([{ pointer: reason.pointer, keyword: reason.keyword }]);
  expect([...validateStrict(type, fixed), ...findWarnings(type, fixed)]).toEqual([]);
});
