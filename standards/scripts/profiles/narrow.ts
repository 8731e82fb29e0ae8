/**
 * Judges the limits of one property: each must say less than the base. What needs a comparison of languages (patterns) is refused here when
 * a text shows that it widens, and is handed on as a proof to be made otherwise (the prover of the SDK makes them all, in its tests).
 */
import { createGeneratorSync } from 'json-schema-faker';
import type { Schema } from '../schema-shape.ts';
import { hint } from './near.ts';
import type { Limits } from './profile.ts';

/** Every value of `narrow` must be one of `wide`. */
export interface Proof {
  readonly place: string;
  readonly narrow: Schema;
  readonly wide: Schema;
}

/** What the limits come to. */
export interface Narrowed {
  readonly schema: Schema;
  readonly proofs: readonly Proof[];
  readonly faults: readonly string[];
}

type Rule = 'upper' | 'lower';
const bounds: Readonly<Record<string, readonly [type: readonly string[], rule: Rule]>> = {
  maxLength: [['string'], 'upper'],
  minLength: [['string'], 'lower'],
  maxItems: [['array'], 'upper'],
  minItems: [['array'], 'lower'],
  maximum: [['number', 'integer'], 'upper'],
  minimum: [['number', 'integer'], 'lower'],
};

/** Keywords a constraint may use. */
export const limitNames: readonly string[] = ['require', 'pattern', 'enum', ...Object.keys(bounds)];

/** @param accepts whether the base takes a value at this place @param place for messages */
export function narrow(limits: Limits, base: Schema, place: string, accepts: (value: unknown) => boolean): Narrowed {
  const faults: string[] = [];
  const proofs: Proof[] = [];
  const schema: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(limits)) {
    if (keyword === 'require' || value === undefined) continue;
    const fault =
      keyword === 'pattern' ? patternFault(String(value), base) : keyword === 'enum' ? enumFault(value, base, accepts) : boundFault(keyword, value, base);
    if (fault !== undefined) faults.push(`${place}: ${fault}`);
    else {
      schema[keyword] = value;
      proofs.push(...proofOf(keyword, value, base, place));
    }
  }
  return { schema, proofs, faults };
}

function boundFault(keyword: string, value: unknown, base: Schema): string | undefined {
  const [types, rule] = bounds[keyword] ?? [];
  if (types === undefined) return `"${keyword}" is no limit${hint(keyword, limitNames)}`;
  if (!types.includes(String(base['type']))) return `${keyword} limits ${types.join(' or ')}; this is ${String(base['type'] ?? 'of another kind')}`;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) return `${keyword} must be a whole number from 0`;
  const given = base[keyword] ?? (keyword.startsWith('min') && keyword !== 'minimum' ? 0 : undefined);
  if (typeof given === 'number' && (rule === 'upper' ? value > given : value < given)) return `${keyword} ${value} widens: the base says ${given}`;
  if (value === given) return `${keyword} ${value} is what the base says already`;
  const opposite = base[rule === 'upper' ? keyword.replace('max', 'min') : keyword.replace('min', 'max')];
  if (typeof opposite === 'number' && (rule === 'upper' ? value < opposite : value > opposite))
    return `${keyword} ${value} leaves nothing: the base says ${opposite} on the other side`;
  return undefined;
}

function enumFault(value: unknown, base: Schema, accepts: (value: unknown) => boolean): string | undefined {
  if (!Array.isArray(value) || value.length === 0 || new Set(value).size !== value.length) return 'enum must be a list of different values';
  const known = knownValues(base);
  const foreign = (value as readonly unknown[]).find((one) => !accepts(one));
  if (foreign !== undefined) return `enum widens: the base does not take ${JSON.stringify(foreign)}${hint(String(foreign), known)}`;
  return base['enum'] !== undefined && value.length === known.length ? 'enum takes everything that the base takes' : undefined;
}

const knownValues = (base: Schema): readonly string[] =>
  ((base['enum'] ?? ((base['anyOf'] ?? []) as readonly Schema[]).flatMap((one) => one['enum'] ?? [])) as readonly unknown[]).map(String);

/** Texts of a pattern that are tried on the pattern of the base. */
const tries = 60;

function patternFault(pattern: string, base: Schema): string | undefined {
  if (base['type'] !== 'string') return `pattern limits string; this is ${String(base['type'] ?? 'of another kind')}`;
  if (!pattern.startsWith('^') || !pattern.endsWith('$')) return 'pattern must say the whole text, from ^ to $';
  if (!isPattern(pattern)) return `"${pattern}" is no regular expression`;
  if (pattern === base['pattern']) return 'pattern is what the base says already';
  const wide = base['pattern'];
  if (typeof wide !== 'string') return undefined;
  const outside = textsOf(pattern).find((text) => !new RegExp(wide, 'u').test(text));
  return outside === undefined ? undefined : `pattern widens: it takes "${outside}", the base takes ${wide} only`;
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/** Texts of a pattern, the same at each run. */
function textsOf(pattern: string): readonly string[] {
  const generator = createGeneratorSync({ seed: 71 });
  const texts = Array.from({ length: tries }, () => String(generator.generate({ type: 'string', pattern })));
  return texts.filter((text) => new RegExp(pattern, 'u').test(text));
}

function proofOf(keyword: string, value: unknown, base: Schema, place: string): readonly Proof[] {
  if (keyword === 'enum') return [{ place: `${place} enum`, narrow: { enum: value }, wide: valueSchema(base) }];
  const given = base[keyword];
  if (given === undefined) return [];
  const side = (limit: unknown): Schema => ({ type: base['type'], [keyword]: limit });
  return [{ place: `${place} ${keyword}`, narrow: side(value), wide: side(given) }];
}

/** What limits values; titles and notes say nothing of them. */
const valueSchema = (base: Schema): Schema =>
  Object.fromEntries(Object.entries(base).filter(([keyword]) => ['type', 'enum', 'anyOf', 'pattern', 'minLength', 'maxLength', 'format'].includes(keyword)));
