/** The scored checks of the standard (计分的检查) as look-up tables: by id, and who owns a place of a type. */
import document from '@jiyue/standards/generated/scored-checks.json' with { type: 'json' };

/** A check that judges data or pages, as the standard lists it. */
export interface ScoredCheck {
  /** e.g. JY-ARC-012/claim-without-failure */
  readonly check: string;
  readonly requirement: string;
  readonly demand: 'MUST' | 'SHOULD' | 'MAY';
  readonly level: string;
  /** `more`: its requirement asks for more than data shows. */
  readonly rest: 'none' | 'more';
  /** The schema of a type at some places, or everywhere else; a rule that no schema expresses; a rule on pages. */
  readonly kind: 'places' | 'form' | 'rule' | 'page-rule';
  readonly types: readonly string[];
  readonly rule?: string;
  readonly places?: readonly { readonly pointer: string; readonly keyword: string }[];
  readonly examples: { readonly [outcome in 'passed' | 'failed' | 'inapplicable']: readonly ShownBy[] };
}

/** An example of the standard; `mended`: its instance after the fix. */
export interface ShownBy {
  readonly type?: string;
  readonly example: string;
  readonly mended?: true;
}

/** All, in the order of their ids. */
export const scoredChecks: readonly ScoredCheck[] = document.checks;

/** By id. */
export const checkById: ReadonlyMap<string, ScoredCheck> = new Map(scoredChecks.map((one) => [one.check, one]));

const byPlace = new Map(
  scoredChecks.flatMap((one) => (one.places ?? []).map(({ pointer, keyword }) => [`${one.types[0] ?? ''} ${pointer} ${keyword}`, one] as const)),
);
const byForm = new Map(scoredChecks.filter(({ kind }) => kind === 'form').map((one) => [one.types[0] ?? '', one]));
const byRule = new Map(scoredChecks.filter(({ kind }) => kind === 'rule').map((one) => [one.rule ?? '', one]));

/** Every item of a list counts as one place. */
const placeOf = (pointer: string): string => pointer.replaceAll(/\/(0|[1-9]\d*)(?=\/|$)/g, '/*');

/** The one check that a finding in a record fails; undefined where no scored check looks. */
export const ownerOf = (type: string, { pointer, rule }: { readonly pointer: string; readonly rule: string }): ScoredCheck | undefined =>
  byRule.get(rule) ?? byPlace.get(`${type} ${placeOf(pointer)} ${rule}`) ?? byForm.get(type);

/** The checks of the schema of a type. */
export const schemaChecksOf = (type: string): readonly ScoredCheck[] =>
  scoredChecks.filter(({ kind, types }) => (kind === 'form' || kind === 'places') && types.includes(type));

/** The check of a rule. */
export const checkOfRule = (rule: string): ScoredCheck | undefined => byRule.get(rule);
