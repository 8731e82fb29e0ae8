/**
 * Faults found in the content of a record: each with the place and the code of the error table. One act reports all of them:
 * the first gives the code of the reply, every one its finding.
 */
import type { Finding } from '@jiyue/sdk';
import type { Failure } from '@jiyue/sdk/plugin';

/** A fault at a place. */
export interface Fault {
  readonly code: 'REFERENCE_UNKNOWN' | 'COLUMN_OF_OTHER_SITE' | 'SITE_FORBIDDEN' | 'KIND_CHANGED' | 'RECORD_EXISTS';
  /** From the content, e.g. "/columnId"; the door puts "/body" in front. */
  readonly pointer: string;
  readonly data: { readonly [name: string]: string };
}

/** The reference at `pointer` leads nowhere, or to what the caller may not use. */
export const unknownReference = (pointer: string, id: string): Fault => ({ code: 'REFERENCE_UNKNOWN', pointer, data: { id } });

/** The same as an entry of `errors`. @param place where the content stands in the request */
export const findingOf = ({ code, pointer, data }: Fault, place: string): Finding => ({ pointer: place + pointer, rule: code, params: data });

/** The failure of one act, undefined when there is no fault. @param place where the content stands in the request */
export function failureOf(faults: readonly Fault[], place = '/body'): Failure | undefined {
  const [first] = faults;
  if (!first) return undefined;
  return { code: first.code, data: { ...first.data, pointer: place + first.pointer, findings: faults.map((fault) => findingOf(fault, place)) } };
}
