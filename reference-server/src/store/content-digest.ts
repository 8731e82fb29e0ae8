/** SM3 of a content as it is stored: what the log entry of a version carries, and what makes two texts the same. */
import { hash } from 'node:crypto';
import type { RecordRow } from './record-row.ts';

/** @returns 64 lower-case hexadecimal digits; taken from the text when nobody has done so before */
export const contentDigest = ({ digest, json, contentAt }: Pick<RecordRow, 'json' | 'contentAt'> & { readonly digest?: string }): string =>
  digest ?? hash('sm3', `{${json.slice(contentAt)}`);
