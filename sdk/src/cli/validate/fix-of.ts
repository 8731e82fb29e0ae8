/** What to do about a finding, as one sentence: the value that was probably meant, or where it is explained. */

import { fillSentence, type Language, type Sentence } from '../../import/language.ts';
import { type Finding, pathOf } from '../../validate/finding.ts';
import { fixTexts } from './texts.ts';

/** Never empty. @param typeName absent when the record could not be judged */
export function fixOf(finding: Finding, typeName: string | undefined, language: Language): string {
  const { rule, params = {}, pointer, value } = finding;
  const say = (sentence: Sentence, data: { readonly [name: string]: unknown } = {}) => fillSentence(sentence, language, data);
  if (Object.hasOwn(fixTexts, rule)) return say(fixTexts[rule as keyof typeof fixTexts]);
  const near = (params.near ?? []).map((name) => (language === 'en' ? `"${name}"` : `“${name}”`)).join(language === 'en' ? ' or ' : '或');
  if (near !== '') return say(rule === 'additionalProperties' ? fixTexts.renameMember : fixTexts.replaceValue, { near });
  if (rule === 'type' && [params['type']].flat().includes('string') && value !== undefined && /^-?\d+(\.\d+)?$/.test(value))
    return say(fixTexts.quoteNumber, { value });
  if (rule === 'safe-integer' && value !== undefined) return say(fixTexts.quoteLong, { value });
  if (rule === 'code' && typeof params['table'] === 'string') return say(fixTexts.seeTable, { table: params['table'] });
  const isUnknown = rule === 'additionalProperties' || rule === 'propertyNames';
  const path = pathOf(pointer).filter((step) => !/^\d+$/.test(step));
  const known = isUnknown ? path.slice(0, -1) : path;
  // names inside ext are the owner's own
  const thing = [typeName ?? 'types', ...(known[0] === 'ext' ? ['ext'] : known)].join('.');
  if (rule === 'required') return say(fixTexts.addMember, { pointer, thing });
  return say(isUnknown ? fixTexts.removeMember : fixTexts.seeThing, { thing });
}
