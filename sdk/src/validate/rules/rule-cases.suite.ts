/** What rule tests of the record families share: an example of the standard, and what is found in a value. */
import examples from '@jiyue/standards/generated/examples.json' with { type: 'json' };
import { findWarnings, type TypeName, validateStrict } from '../validate.ts';

interface TypeExamples {
  readonly type: string;
  readonly valid: readonly { readonly name: string; readonly instance: object }[];
}

/** What breaks a rule, with the place, and what does not. */
export interface RuleCases {
  readonly [id: string]: { readonly type?: TypeName; readonly breaks: readonly (readonly [object, string])[]; readonly keeps: readonly object[] };
}

/** A valid example, to be spoilt. */
export function exampleOf(type: TypeName, name: string): Record<string, unknown> {
  const found = (examples as readonly TypeExamples[]).find((one) => one.type === type)?.valid.find((one) => one.name === name);
  if (!found) throw new Error(`there is no valid example "${name}" of ${type}`);
  return structuredClone(found.instance) as Record<string, unknown>;
}

/** Places and rules of all findings, warnings too. */
export const placesIn = (type: TypeName, value: object): readonly string[] =>
  [...validateStrict(type, value), ...findWarnings(type, value)].map(({ pointer, rule }) => `${pointer} ${rule}`);
