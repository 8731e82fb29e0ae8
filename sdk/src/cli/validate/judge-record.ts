/** Judges one record: which type it is, what is wrong with it, what is better written otherwise. */

import { fillSentence, type Language } from '../../import/language.ts';
import type { ProfileCheck } from '../../profiles/check-profile.ts';
import { describeFinding } from '../../validate/describe-finding.ts';
import { arrange, type Finding, textOfValue } from '../../validate/finding.ts';
import { findWarnings, type TypeName, validateStrict } from '../../validate/validate.ts';
import { createRecogniser } from './recognise-type.ts';
import { recordTypes } from './record-types.ts';
import { kindNames, sourceTexts, validateTexts } from './texts.ts';

/** A record with what was found in it. Warnings are looked for only where there is no error. */
export interface JudgedRecord {
  /** Absent when it could not be told. */
  readonly typeName?: TypeName;
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/**
 * @param forced the type that every record is judged as; recognised one by one when absent
 * @param profile what is asked beyond the standard
 */
export function createJudge(forced: TypeName | undefined, language: Language, profile?: ProfileCheck): (value: unknown) => JudgedRecord {
  const recognise = createRecogniser(recordTypes);
  const known = new Map<string, TypeName | undefined>();
  const typeOf = (record: object): TypeName | undefined => {
    const kind = (record as { readonly kind?: unknown }).kind;
    const signature = `${typeof kind === 'string' ? kind.slice(0, 64) : ''} ${Object.keys(record).join(' ')}`;
    // records of one source look alike
    if (known.size > 1000) known.clear();
    if (!known.has(signature)) known.set(signature, recognise(record));
    return known.get(signature);
  };
  const fault = (rule: 'not-object' | 'type-unknown', value: unknown, data: { readonly [name: string]: unknown } = {}): JudgedRecord => ({
    errors: [
      {
        pointer: '',
        rule,
        ...(rule === 'not-object' ? { value: textOfValue(value) } : {}),
        params: { sentence: fillSentence(sourceTexts[rule], language, data) },
      },
    ],
    warnings: [],
  });
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return fault('not-object', value, { met: kindName(value, language) });
    const typeName = forced ?? typeOf(value);
    if (typeName === undefined) return fault('type-unknown', value);
    const beyond = (profile?.(typeName, value) ?? []).map((finding) => saysProfile(finding, language));
    const own = validateStrict(typeName, value);
    const errors = beyond.length > 0 ? arrange([...own, ...beyond]) : own;
    return { typeName, errors, warnings: errors.length > 0 ? [] : findWarnings(typeName, value) };
  };
}

/** The sentence of a finding with the profile that asks for it, and why. */
function saysProfile(finding: Finding, language: Language): Finding {
  const { profile, reason } = (finding.params ?? {}) as { readonly profile?: string; readonly reason?: { readonly zh: string; readonly en: string } };
  const why = language === 'en' ? reason?.en : reason?.zh;
  const text = why === undefined ? validateTexts.profileFinding : validateTexts.profileFindingWhy;
  const sentence = fillSentence(text, language, { sentence: describeFinding(finding, language), profile, reason: why });
  return { ...finding, params: { ...finding.params, sentence } };
}

function kindName(value: unknown, language: Language): string {
  const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return Object.hasOwn(kindNames, kind) ? fillSentence(kindNames[kind as keyof typeof kindNames], language) : kind;
}
