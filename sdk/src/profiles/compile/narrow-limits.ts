/**
 * Judges the limits of one property: each must say less than the base. Patterns are compared by the prover of the comparison: a text that the
 * base refuses is shown; where neither proof nor text is found, that is told as a warning, for a value must fit both anyway.
 */
import { contain } from '../../diff/contain.ts';
import { openDocument, type RawSchema } from '../../diff/schema/document.ts';
import { compileSchema } from '../../validate/compile-schema.ts';
import { nearNames } from '../../validate/near-names.ts';
import type { Schema } from '../../validate/schema-place.ts';
import type { Definitions } from './find-place.ts';
import { faultAt, type ProfileFault, type ProfileRule } from './profile-fault.ts';
import { shown } from './profile-file.ts';

/** Limits by keyword. */
export interface Limits {
  readonly [keyword: string]: unknown;
}

interface Bound {
  readonly types: readonly string[];
  readonly side: 'upper' | 'lower';
  readonly opposite: string;
}
const bounds: { readonly [keyword: string]: Bound } = {
  maxLength: { types: ['string'], side: 'upper', opposite: 'minLength' },
  minLength: { types: ['string'], side: 'lower', opposite: 'maxLength' },
  maxItems: { types: ['array'], side: 'upper', opposite: 'minItems' },
  minItems: { types: ['array'], side: 'lower', opposite: 'maxItems' },
  maximum: { types: ['number', 'integer'], side: 'upper', opposite: 'minimum' },
  minimum: { types: ['number', 'integer'], side: 'lower', opposite: 'maximum' },
};

/** Keywords a row may use. */
export const limitNames: readonly string[] = ['require', 'pattern', 'enum', ...Object.keys(bounds)];

/** What the limits come to. */
export interface Narrowed {
  readonly schema: Schema;
  readonly faults: readonly ProfileFault[];
}

/** @param at pointer of the row @param base what the standard says at the place */
export async function narrowLimits(limits: Limits, base: Schema, at: string, defs: Definitions): Promise<Narrowed> {
  const schema: Record<string, unknown> = {};
  const faults: ProfileFault[] = [];
  for (const [keyword, value] of Object.entries(limits)) {
    if (keyword === 'require') continue;
    const found = await limitFault(keyword, value, base, `${at}/${keyword}`, defs);
    if (found) faults.push(found);
    if (found?.severity !== 'error') schema[keyword] = value;
  }
  return { schema, faults };
}

function limitFault(
  keyword: string,
  value: unknown,
  base: Schema,
  at: string,
  defs: Definitions,
): ProfileFault | undefined | Promise<ProfileFault | undefined> {
  if (keyword === 'pattern') return patternFault(value, base, at);
  if (keyword === 'enum') return enumFault(value, base, at, defs);
  return boundFault(keyword, value, base, at);
}

const kinds: { readonly [type: string]: { readonly zh: string; readonly en: string } } = {
  string: { zh: '文字', en: 'a text' },
  array: { zh: '列表', en: 'a list' },
  number: { zh: '数', en: 'a number' },
  integer: { zh: '整数', en: 'a whole number' },
  object: { zh: '对象', en: 'an object' },
  boolean: { zh: '是非', en: 'true or false' },
};
const kindOf = (schema: Schema) => kinds[String(schema['type'])] ?? { zh: '另一种值', en: 'of another kind' };

const wrongKind = (keyword: string, types: readonly string[], base: Schema, at: string): ProfileFault =>
  faultAt(at, 'wrong-kind', {
    keyword,
    types: { zh: types.map((type) => kinds[type]?.zh).join('或'), en: types.map((type) => kinds[type]?.en).join(' or ') },
    met: kindOf(base),
  });

function boundFault(keyword: string, value: unknown, base: Schema, at: string): ProfileFault | undefined {
  const bound = Object.hasOwn(bounds, keyword) ? bounds[keyword] : undefined;
  if (!bound) return faultAt(at, 'not-a-limit', { met: keyword }, nearNames(keyword, limitNames));
  const { types, side, opposite } = bound;
  if (!types.includes(String(base['type']))) return wrongKind(keyword, types, base, at);
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    return faultAt(at, 'value-form', { met: shown(value), form: { zh: '须为不小于0的整数', en: 'it must be a whole number from 0' } });
  const given = base[keyword] ?? (keyword === 'minLength' || keyword === 'minItems' ? 0 : undefined);
  const told = (rule: ProfileRule, name: string, limit: unknown) => faultAt(at, rule, { keyword, met: value, base: `${name} ${String(limit)}` });
  if (typeof given === 'number' && (side === 'upper' ? value > given : value < given)) return told('widens', keyword, given);
  if (value === given) return faultAt(at, 'says-nothing', { keyword, met: value });
  const other = base[opposite];
  return typeof other === 'number' && (side === 'upper' ? value < other : value > other) ? told('leaves-nothing', opposite, other) : undefined;
}

function enumFault(value: unknown, base: Schema, at: string, defs: Definitions): ProfileFault | undefined {
  if (!Array.isArray(value) || value.length === 0 || new Set(value).size !== value.length) return faultAt(at, 'enum-form');
  const accepts = acceptor(base, defs);
  const foreign = (value as readonly unknown[]).find((one) => !accepts(one));
  const known = knownValues(base);
  if (foreign !== undefined) return faultAt(at, 'enum-foreign', { met: shown(foreign) }, nearNames(String(foreign), new Set(known)));
  return base['enum'] !== undefined && value.length === known.length ? faultAt(at, 'says-nothing', { keyword: 'enum', met: shown(value) }) : undefined;
}

/** Whether the base takes a value at the place. */
function acceptor(base: Schema, defs: Definitions): (value: unknown) => boolean {
  const compiled = compileSchema({ ...base, $defs: defs });
  if (!compiled.ok) throw new Error(`a place of the standard does not compile: ${JSON.stringify(compiled.failure.data)}`);
  return (value) => compiled.value(value).length === 0;
}

const knownValues = (base: Schema): readonly string[] =>
  [base['enum'] ?? [], ...((base['anyOf'] ?? base['oneOf'] ?? []) as readonly Schema[]).map((one) => one['enum'] ?? one['const'] ?? [])].flat().map(String);

async function patternFault(value: unknown, base: Schema, at: string): Promise<ProfileFault | undefined> {
  if (base['type'] !== 'string') return wrongKind('pattern', ['string'], base, at);
  if (typeof value !== 'string' || !value.startsWith('^') || !value.endsWith('$')) return faultAt(at, 'pattern-whole');
  try {
    new RegExp(value, 'u');
  } catch (error) {
    return faultAt(at, 'pattern-broken', { met: value, reason: error instanceof Error ? error.message : String(error) });
  }
  const wide = base['pattern'];
  if (typeof wide !== 'string') return undefined;
  const isSame = wide === value || (await contain(patternRoot(wide), patternRoot(value))).verdict === 'compatible';
  const narrower = await contain(patternRoot(value), patternRoot(wide));
  if (narrower.verdict === 'compatible') return isSame ? faultAt(at, 'says-nothing', { keyword: 'pattern', met: value }) : undefined;
  const outside = narrower.witnesses[0]?.instance;
  if (outside !== undefined) return faultAt(at, 'widens', { keyword: 'pattern', met: value, base: `“${shown(outside)}” ∉ ${wide}` });
  return { ...faultAt(at, 'pattern-unproven', { met: value }), severity: 'warning' };
}

const patternRoot = (pattern: string) => openDocument({ type: 'string', pattern } as RawSchema).root;
