/** What is wrong between records that are judged together: each alone may be fine. */
import { dateInChina } from '../../calendar/calendar-date.ts';
import type { Finding } from '../finding.ts';
import type { RuleRecord } from '../rules/rule.ts';
import { familyOfType, RecordSet, recordsOfBatch, type SetRecord } from './record-set.ts';
import type { SetBreach, SetRule } from './set-rule.ts';
import { setRules } from './set-rules.ts';

/** A record and the type it is of. */
export interface TypedRecord {
  readonly typeName: string;
  readonly value: unknown;
}

/** A finding, and which record of the list it is told of. */
export interface TogetherFinding {
  /** Place in the list, from 0. */
  readonly index: number;
  readonly severity: 'error' | 'warning';
  readonly finding: Finding;
}

/**
 * Judges records together: a site by its organizer, a column by its site, a resource by its column and site, divisions by their periods.
 * Each record is judged alone by `validateStrict`. Never throws.
 * @param day the day of judging, YYYY-MM-DD; today in China when absent
 */
export function findTogether(records: readonly TypedRecord[], day: string = dateInChina(new Date())): readonly TogetherFinding[] {
  const placeOf = new Map<RuleRecord, number>();
  const known = records.flatMap(({ typeName, value }, index): readonly SetRecord[] => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    placeOf.set(value as RuleRecord, index);
    return [{ family: familyOfType(typeName), record: value as RuleRecord, path: [] }];
  });
  const set = new RecordSet(known);
  return setRules
    .flatMap((rule) =>
      rule.check(set, day).map((breach) => ({ index: placeOf.get(breach.of) ?? 0, severity: rule.severity, finding: toFinding(rule, breach) })),
    )
    .toSorted((a, b) => a.index - b.index);
}

/** The same for a batch of an exchange, whose records stand in its items. */
export function findInBatch(batch: RuleRecord, severity: SetRule['severity']): readonly Finding[] {
  const set = new RecordSet(recordsOfBatch(batch));
  if (set.records.length === 0) return noFindings;
  // a batch carries no periods of divisions, so the day decides nothing
  return setRules.filter((rule) => rule.severity === severity).flatMap((rule) => rule.check(set, '').map((breach) => toFinding(rule, breach)));
}

const noFindings: readonly Finding[] = Object.freeze([]);

const toFinding = ({ id, requirement }: SetRule, { path, value, params }: SetBreach): Finding => ({
  pointer: path.map((step) => `/${step}`).join(''),
  rule: id,
  ...(value === undefined ? {} : { value }),
  ...(params ? { params } : {}),
  ...(requirement ? { requirement } : {}),
});
