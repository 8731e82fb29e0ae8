/**
 * The wire JSON of a record: what the repository keeps (id, version, times, status) in front, then the content in canonical form,
 * exactly the text its digest covers. So one serialisation serves digest, storage and every later read.
 */
import { canonicalJson, sm3 } from '@jiyue/sdk';
import type { RecordRow } from '../store/record-row.ts';

/** Text with the place of the content in it. */
export interface WireText {
  readonly json: string;
  readonly contentAt: number;
}

/** @param canonical content as RFC 8785 text of an object with at least one member */
export function wireText(head: object, canonical: string): WireText {
  const front = `${JSON.stringify(head).slice(0, -1)},`;
  return { json: front + canonical.slice(1), contentAt: front.length };
}

/** Canonical text and digest of a content that has not been through ingest. */
export function contentOf(content: object): { readonly canonical: string; readonly digest: string } {
  const canonical = canonicalJson(content);
  return { canonical, digest: sm3(canonical) };
}

/** Canonical content of a stored version. */
export const canonicalOf = ({ json, contentAt }: Pick<RecordRow, 'json' | 'contentAt'>): string => `{${json.slice(contentAt)}`;

/** What stands in front of the content, parsed. */
export const headOf = <T extends object>({ json, contentAt }: Pick<RecordRow, 'json' | 'contentAt'>): T => JSON.parse(`${json.slice(0, contentAt - 1)}}`) as T;

/** A stored record as a value. */
export const recordOf = <T extends object>({ json }: Pick<RecordRow, 'json'>): T => JSON.parse(json) as T;
