/** Judges one record: which type it is, what is wrong with it, what is better written otherwise. */

import { fillSentence, type Language } from '../../import/language.ts';
import { type Finding, textOfValue } from '../../validate/finding.ts';
import { findWarnings, type TypeName, validateStrict } from '../../validate/validate.ts';
import { createRecogniser } from './recognise-type.ts';
import { recordTypes } from './record-types.ts';
import { kindNames, sourceTexts } from './texts.ts';

/** A record with what was found in it. Warnings are looked for only where there is no error. */
export interface JudgedRecord {
  /** Absent when it could not be told. */
  readonly typeName?: TypeName;
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** @param forced the type that every record is judged as; recognised one by one when absent */
export function createJudge(forced: TypeName | undefined, language: Language): (value: unknown) => JudgedRecord {
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
    const errors = validateStrict(typeName, value);
    return { typeName, errors, warnings: errors.length > 0 ? [] : findWarnings(typeName, value) };
  };
}

function kindName(value: unknown, language: Language): string {
  const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return Object.hasOwn(kindNames, kind) ? fillSentence(kindNames[kind as keyof typeof kindNames], language) : kind;
}
