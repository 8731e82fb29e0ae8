/** The optimistic lock: which version a write rests on (If-Match). */
import { fail, type Failure } from '@jiyue/sdk/plugin';
import type { Family, RecordRow } from '../store/record-row.ts';

/** Version out of an entity tag like "\"3\""; undefined without one. The form was checked at the door. */
export const versionOfTag = (tag: unknown): number | undefined =>
  typeof tag === 'string' ? Number(/^"([1-9][0-9]*)"$/.exec(tag)?.[1] ?? Number.NaN) : undefined;

/** Entity tag of a version. */
export const tagOf = ({ version }: { readonly version: number }): string => `"${version}"`;

/** Why a PUT that creates or updates cannot rest on what is stored; undefined: it can. */
export function checkBase(id: string, family: Family, stored: RecordRow | undefined, base: number | undefined): Failure | undefined {
  if (!stored) return base === undefined ? undefined : { code: 'RECORD_CHANGED', data: { id, version: base, current: 0 } };
  if (stored.family !== family || base === undefined) return { code: 'RECORD_EXISTS', data: { id } };
  return checkVersion(stored, base);
}

/** Why an act on a stored record cannot rest on this version; undefined: it can. */
export const checkVersion = ({ id, version }: { readonly id: string; readonly version: number }, base: number | undefined): Failure | undefined =>
  base === version ? undefined : { code: 'RECORD_CHANGED', data: { id, version: base ?? 0, current: version } };

/** As an outcome. */
export const refuse = (failure: Failure) => fail(failure);
