/**
 * Step "classify" (分类): adds what follows from the text itself without doubt, and nothing else. Dates, topics and validity are stated by
 * people or sources, never derived (JY-FMT-002, JY-FMT-003); the scheme of an index number can be read off its form.
 */
import type { ResourceDraft } from '@jiyue/standards/model';
import { indexNumberSchemes } from '../codes/index-number-schemes.ts';

/** The same draft when there is nothing to add. A scheme that was stated stays, and a form of two schemes stays without. Idempotent. */
export function classifyDraft<T extends ResourceDraft>(draft: T): T {
  const { disclosure } = draft;
  if (disclosure?.indexNumber === undefined || disclosure.indexNumberScheme !== undefined) return draft;
  const [scheme, other] = indexNumberSchemes(disclosure.indexNumber);
  return scheme === undefined || other !== undefined ? draft : { ...draft, disclosure: { ...disclosure, indexNumberScheme: scheme } };
}
