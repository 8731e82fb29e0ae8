/** A rule on several records together, as data. */
import type { FindingParams } from '../finding.ts';
import type { RuleHead, RuleRecord } from '../rules/rule.ts';
import type { RecordSet } from './record-set.ts';

/** Where a record breaks a rule that looks at several. */
export interface SetBreach {
  /** The record it is told of. */
  readonly of: RuleRecord;
  /** Path from the beginning of what was given. */
  readonly path: readonly (string | number)[];
  readonly value?: string;
  readonly params?: FindingParams;
}

/** Holds records against each other. What is not in the set is left alone. */
export interface SetRule extends RuleHead {
  readonly on: 'records';
  /** Types that carry several records and are judged by it as a whole. */
  readonly types: readonly string[];
  /** @param day the day of judging, YYYY-MM-DD */
  check(set: RecordSet, day: string): readonly SetBreach[];
}
