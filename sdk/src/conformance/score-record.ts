/** Carries out the scored checks on one record: which pass, which fail, and at what place. */
import type { Finding } from '../validate/finding.ts';
import type { RuleRecord } from '../validate/rules/rule.ts';
import { rules } from '../validate/rules/rules.ts';
import { findWarnings, type TypeName, validateStrict } from '../validate/validate.ts';
import { checkOfRule, ownerOf, schemaChecksOf, type ScoredCheck } from './scored-checks.ts';

/** What a check says of a record. `warn`: a SHOULD is missed, or a rule only warns; it fails nobody. `not-applicable`: its rule has nothing to say of this record. */
export type CheckState = 'pass' | 'not-applicable' | 'warn' | 'fail';

/** One check and what it says. */
export interface CheckVerdict {
  readonly check: string;
  readonly requirement: string;
  readonly level: string;
  readonly state: CheckState;
  /** What made it fail or warn. */
  readonly findings: readonly Finding[];
}

/** All that is found in a record by the scored checks. */
export interface RecordScore {
  readonly verdicts: readonly CheckVerdict[];
  /** What the standard refuses and no scored check looks at: such a record is no good either. */
  readonly unscored: readonly Finding[];
}

const onlyWarn: ReadonlySet<string> = new Set(rules.filter(({ severity }) => severity === 'warning').map(({ id }) => id));

/** Checks that look at records of a type: those of its schema, and of every rule that is asked of it. */
const checksOf = (type: TypeName): readonly ScoredCheck[] => [
  ...schemaChecksOf(type),
  ...rules.filter((rule) => rule.on === 'value' || rule.types.includes(type)).flatMap(({ id }) => checkOfRule(id) ?? []),
];

/** Judges a record by every scored check of its type, in the order of their ids. Never throws. */
export function scoreRecord(type: TypeName, value: unknown): RecordScore {
  const found = [...validateStrict(type, value), ...findWarnings(type, value)];
  const owners = Map.groupBy(found, (finding) => ownerOf(type, finding)?.check);
  const verdicts = checksOf(type).map((one): CheckVerdict => {
    const findings = owners.get(one.check) ?? [];
    return { check: one.check, requirement: one.requirement, level: one.level, state: stateOf(one, findings, value), findings };
  });
  return { verdicts: verdicts.toSorted((a, b) => (a.check < b.check ? -1 : 1)), unscored: owners.get(undefined) ?? [] };
}

const preconditions = new Map(rules.flatMap((rule) => (rule.on === 'record' && rule.applies ? [[rule.id, rule.applies] as const] : [])));

function stateOf({ demand, rule = '' }: ScoredCheck, findings: readonly Finding[], value: unknown): CheckState {
  if (findings.length > 0) return demand === 'MUST' && !onlyWarn.has(rule) ? 'fail' : 'warn';
  const applies = preconditions.get(rule);
  return applies && !(typeof value === 'object' && value !== null && applies(value as RuleRecord)) ? 'not-applicable' : 'pass';
}
