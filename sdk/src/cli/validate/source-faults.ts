/** Faults of sources as findings and sentences. */

import { jsonFaultText } from '../../errors/json-fault-text.ts';
import { fillSentence, type Language } from '../../import/language.ts';
import type { Finding } from '../../validate/finding.ts';
import type { SourceFault } from './source-part.ts';
import { sourceTexts, yamlReasons } from './texts.ts';

/** The part of a fault that findings have, too. */
export const faultFinding = ({ rule }: SourceFault): Finding => ({ pointer: '', rule });

/** One sentence. */
export function describeFault({ rule, data, reason }: SourceFault, language: Language): string {
  return fillSentence(sourceTexts[rule], language, { ...data, reason: reasonText(rule, reason, data, language) });
}

function reasonText(rule: string, reason: string | undefined, data: SourceFault['data'], language: Language): string {
  if (reason === undefined) return '';
  if (rule === 'not-json') return jsonFaultText({ reason, ...data }, language);
  const words = Object.hasOwn(yamlReasons, reason) ? yamlReasons[reason] : undefined;
  return words ? fillSentence(words, language) : reason;
}
