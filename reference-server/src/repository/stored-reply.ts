/** What a use case that read or wrote one record gives back: its stored text, untouched. */
import type { RecordRow } from '../store/record-row.ts';
import { tagOf } from './base-version.ts';

/** A record as text with its entity tag. */
export interface StoredText {
  readonly json: string;
  /** With quotes. */
  readonly etag: string;
}

/** @param version that later writes rest on, when it is not the one shown */
export const storedText = ({ json, version }: Pick<RecordRow, 'json' | 'version'>, newest = version): StoredText => ({
  json,
  etag: tagOf({ version: newest }),
});
