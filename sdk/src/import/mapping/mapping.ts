/** A mapping file after reading: plain data, checked. */

/** Which lines or values a rule holds for. Exactly one of the tests stands there; `field` names the value for the first four. */
export interface Condition {
  readonly field?: string;
  readonly is?: unknown;
  readonly in?: readonly unknown[];
  readonly matches?: string;
  readonly given?: boolean;
  readonly all?: readonly Condition[];
  readonly any?: readonly Condition[];
  readonly not?: Condition;
}

/** A transform by name, or with options. */
export type TransformUse = string | { readonly [name: string]: { readonly [option: string]: unknown } };

/** Where a value comes from; a text is a path in the source record. */
export type SourceUse =
  | string
  | {
      readonly field?: string;
      readonly value?: unknown;
      readonly param?: string;
      readonly template?: string;
      readonly transforms?: readonly TransformUse[];
      readonly when?: Condition;
    };

/** How one field gets its value. */
export interface FieldRule {
  /** In order of trust. */
  readonly from?: SourceUse | readonly SourceUse[];
  readonly value?: unknown;
  readonly param?: string;
  readonly template?: string;
  /** After the choice of a source, before sources are compared. */
  readonly transforms?: readonly TransformUse[];
  readonly when?: Condition;
  readonly required?: boolean;
  /** Path of a date in the source: an earlier value is not used, and told. */
  readonly notBefore?: string;
  /** `report` when absent. */
  readonly onConflict?: 'report' | 'reject' | 'ignore';
}

/** The file. */
export interface Mapping {
  readonly version: 1;
  readonly name: string;
  readonly description?: string;
  readonly system: string;
  readonly recordId: string | FieldRule | readonly FieldRule[];
  readonly parameters?: { readonly [name: string]: { readonly description?: string; readonly default?: unknown } };
  readonly rejectWhen?: readonly { readonly when: Condition; readonly reason: { readonly zh: string; readonly en?: string } }[];
  /** Doubts about a whole line, which is imported all the same. */
  readonly noteWhen?: readonly { readonly when: Condition; readonly reason: { readonly zh: string; readonly en?: string } }[];
  readonly fields: { readonly [target: string]: string | FieldRule | readonly FieldRule[] };
}

/** What somebody wants of the lines of an import: from a line's record to a draft. */
export type MapRecord = (record: unknown) => Mapped;

/** A draft with what was told on the way; or why the line is rejected. */
export type Mapped =
  | { readonly ok: true; readonly draft: { readonly [name: string]: unknown }; readonly notes: readonly FieldNote[] }
  | { readonly ok: false; readonly rejection: MappingRejection; readonly notes: readonly FieldNote[] };

/** Something told about a field. */
export interface FieldNote {
  /** JSON Pointer of the field of ours. */
  readonly pointer: string;
  readonly code: string;
  readonly data: { readonly [name: string]: string | number };
}

/** Why a mapping rejects a line. */
export interface MappingRejection {
  readonly code: 'RECORD_NOT_OBJECT' | 'FIELD_REQUIRED' | 'SOURCES_DISAGREE' | 'REJECTED_BY_RULE';
  /** JSON Pointer of the field of ours; empty when it is the whole line. */
  readonly pointer: string;
  readonly data: { readonly [name: string]: string | number };
}
