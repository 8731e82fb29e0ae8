/**
 * Judges a value as a type of the standard. Strict: what a sender may send, schema and rules. Tolerant: what a reader must accept,
 * schema only.
 */
import type { LimitOf } from '../indicators/limits.ts';
import { createValueCheck, type ValueCheck } from './check-values.ts';
import { fieldNameAt } from './field-name.ts';
import { arrange, type Finding, pathOf } from './finding.ts';
import { foldAll, typeRoot } from './fold-errors.ts';
import { bundleOf, quickLookOf, type TypeName, type ViewName, validatorOf } from './load-validators.ts';
import type { Breach, RecordRule, Rule, RuleRecord } from './rules/rule.ts';
import { recordRules, valueRules } from './rules/rules.ts';
import { findInBatch } from './together/find-together.ts';

export type { TypeName } from './load-validators.ts';

const none: readonly Finding[] = [];

/** Everything wrong with a value that somebody wants to send; empty when it is fine. Never throws. */
export function validateStrict(typeName: TypeName, value: unknown): readonly Finding[] {
  if (quickLookOf(typeName)(value)) {
    const broken = checkRecord(typeName, value, 'error');
    return broken.length === 0 ? none : arrange(broken);
  }
  const found = bySeverity.error.values(value);
  if (found.length > 0 && found.some(({ rule }) => rule === 'depth')) return arrange(found);
  const shape = checkShape('strict', typeName, value);
  const broken = checkRecord(typeName, value, 'error');
  return found.length + shape.length + broken.length === 0 ? none : arrange([...named(found, typeName, value), ...shape, ...broken]);
}

/** Everything that keeps a reader from taking a value; empty when it can. Unknown members and new codes are no fault. Never throws. */
export function validateTolerant(typeName: TypeName, value: unknown): readonly Finding[] {
  return arrange(checkShape('tolerant', typeName, value));
}

/** What is better written otherwise: told, but no reason to refuse. For values that `validateStrict` found fine. */
export function findWarnings(typeName: TypeName, value: unknown): readonly Finding[] {
  const found = named(bySeverity.warning.values(value), typeName, value);
  const broken = checkRecord(typeName, value, 'warning');
  return found.length + broken.length === 0 ? none : arrange([...found, ...broken]);
}

function checkShape(view: ViewName, typeName: TypeName, value: unknown): readonly Finding[] {
  const validator = validatorOf(view, typeName);
  if (validator(value)) return none;
  return foldAll(validator.errors ?? [], typeRoot(bundleOf(view), typeName), value);
}

// --- rules ---

interface RulesOf {
  readonly values: ValueCheck;
  readonly records: Map<string, readonly RecordRule[]>;
}

const bySeverity: { readonly [severity in Rule['severity']]: RulesOf } = {
  error: { values: createValueCheck(valueRules('error')), records: new Map() },
  warning: { values: createValueCheck(valueRules('warning')), records: new Map() },
};

function rulesFor(severity: Rule['severity'], typeName: string): readonly RecordRule[] {
  const { records } = bySeverity[severity];
  const known = records.get(typeName);
  if (known) return known;
  const fresh = recordRules(severity, typeName);
  records.set(typeName, fresh);
  return fresh;
}

/** What rules find that read thresholds of indicators, by other thresholds than those of the standard. */
export const findByLimits = (typeName: TypeName, value: unknown, limitOf: LimitOf): readonly Finding[] =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? none
    : rulesFor('error', typeName)
        .filter(({ usesLimits }) => usesLimits)
        .flatMap((rule) => rule.check(value as RuleRecord, limitOf).map((breach) => toFinding(rule, breach)));

function checkRecord(typeName: TypeName, value: unknown, severity: Rule['severity']): readonly Finding[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return none;
  let findings = none;
  for (const rule of rulesFor(severity, typeName)) {
    const breaches = rule.check(value as RuleRecord);
    if (breaches.length > 0) findings = [...findings, ...breaches.map((breach) => toFinding(rule, breach))];
  }
  // the one type that carries records of several families at once
  return typeName === 'ExchangeBatch' ? [...findings, ...findInBatch(value as RuleRecord, severity)] : findings;
}

const toFinding = ({ id, requirement }: RecordRule, { path, value, params }: Breach): Finding => ({
  pointer: path.map((step) => `/${step}`).join(''),
  rule: id,
  ...(value === undefined ? {} : { value }),
  ...(params ? { params } : {}),
  ...(requirement ? { requirement } : {}),
});

/** Findings of value rules with the names of their fields. */
function named(findings: readonly Finding[], typeName: TypeName, value: unknown): readonly Finding[] {
  return findings.map((finding) => {
    const field = fieldNameAt(typeRoot(bundleOf('strict'), typeName), pathOf(finding.pointer), value);
    return field ? { ...finding, params: { field, ...finding.params } } : finding;
  });
}
