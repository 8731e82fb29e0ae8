/** A rule that no schema can express, as data: who it binds, how grave it is, what it says, and the check itself. */
import type { LimitOf } from '../../indicators/limits.ts';
import type { FindingParams } from '../finding.ts';

/** What every rule states. */
export interface RuleHead {
  /** Kebab-case, stable; the `rule` of its findings. */
  readonly id: string;
  /** An error refuses the record; a warning is only told. */
  readonly severity: 'error' | 'warning';
  /** Sentence with placeholders, as in `messages`. */
  readonly zh: string;
  readonly en: string;
  /** Requirement it serves; absent when it only guards the form of JSON. */
  readonly requirement?: string;
}

/** Where a record breaks a rule. */
export interface Breach {
  readonly path: readonly (string | number)[];
  readonly value?: string;
  readonly params?: FindingParams;
}

/** The usual answer, made once: rules are asked of every record. */
export const noBreach: readonly Breach[] = Object.freeze([]);

/** Judges records of some types as a whole. It is asked of every object, also of one that the schema refuses: what it cannot read it leaves to the schema. */
export interface RecordRule extends RuleHead {
  readonly on: 'record';
  /** Types of the model. */
  readonly types: readonly string[];
  /** True for one that reads thresholds of indicators: a profile that tightens them has it asked again. */
  readonly usesLimits?: boolean;
  /** Cheap test of whether the rule has anything to say of a record; absent: it is not known apart. `check` answers no breach where it says no. */
  readonly applies?: (record: RuleRecord) => boolean;
  /** @param limitOf thresholds to judge by; those of the standard when absent */
  check(record: RuleRecord, limitOf?: LimitOf): readonly Breach[];
}

/** Judges every text and number of a record, whatever its type. */
export interface ValueRule extends RuleHead {
  readonly on: 'value';
  /** Whether it also holds inside `ext`, which is never interpreted. */
  readonly inExtensions: boolean;
  /** What the walk over a record can see by itself, quicker than by asking: it then asks only where the sight is bad. Absent: it asks. */
  readonly sight?: 'ill-formed-text' | 'infinite-number' | 'unsafe-integer';
  /** Only texts of these lengths break it, in UTF-16 units, each below 32, and no number does. Absent: any value may. */
  readonly lengths?: readonly number[];
  breaks(value: string | number): boolean;
}

/** A rule of either kind. */
export type Rule = RecordRule | ValueRule;

/** A record as rules read it: members may be missing. */
export interface RuleRecord {
  readonly [member: string]: unknown;
}

/** A rule that first asks whether it applies: most records are done with that. */
export const whenApplies = (rule: RecordRule & Required<Pick<RecordRule, 'applies'>>): RecordRule => ({
  ...rule,
  check: (record, limitOf) => (rule.applies(record) ? rule.check(record, limitOf) : noBreach),
});

const empty: RuleRecord = Object.freeze({});

/** A member that is an object; an empty one when it is missing. */
export const objectAt = (record: RuleRecord, member: string): RuleRecord => {
  const value = record[member];
  return typeof value === 'object' && value !== null ? (value as RuleRecord) : empty;
};

/** A member that is a list of objects; what is no object is left out. */
export const listAt = (record: RuleRecord, member: string): readonly RuleRecord[] => {
  const value = record[member];
  return Array.isArray(value) ? value.filter((one): one is RuleRecord => typeof one === 'object' && one !== null) : [];
};

/** A member that is a text. */
export const textAt = (record: RuleRecord, member: string): string | undefined => {
  const value = record[member];
  return typeof value === 'string' ? value : undefined;
};

/** A member that is a list of objects; an empty list when it is missing, an empty object for an item that is none. */
export const recordsAt = (record: RuleRecord, member: string): readonly RuleRecord[] => {
  const value = record[member];
  return Array.isArray(value) ? value.map((item: unknown) => (typeof item === 'object' && item !== null ? (item as RuleRecord) : empty)) : [];
};

/** A member that is a finite number. */
export const numberAt = (record: RuleRecord, member: string): number | undefined => {
  const value = record[member];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
};

const resourceNames = [
  'Article',
  'PolicyDocument',
  'Interpretation',
  'Gallery',
  'Video',
  'WebLink',
  'LeaderProfile',
  'OrganizationProfile',
  'Dataset',
  'SpecialTopic',
  'Faq',
  'DisclosureGuide',
  'ServiceGuideResource',
  'Resource',
];

/** The types that carry the content of a resource. */
export const resourceTypes: readonly string[] = resourceNames.flatMap((name) => [`${name}Draft`, name]);
