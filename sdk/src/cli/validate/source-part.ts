/** What a source gives: records with their places, and faults that keep something from being read. */

import type { Locator } from '../../frame/locate.ts';
import type { Range, SourceText } from '../../frame/source-text.ts';
import type { SourceRule } from './texts.ts';

/** A value that should be a record. */
export interface SourceRecord {
  readonly kind: 'record';
  readonly value: unknown;
  readonly source: SourceText;
  readonly locate: Locator;
}

/** Something that could not be read. */
export interface SourceFault {
  readonly kind: 'fault';
  readonly rule: SourceRule;
  readonly data: { readonly [name: string]: string | number };
  /** Parser's own code or kind, for the sentence. */
  readonly reason?: string;
  /** Whether a record stood there; else the file as a whole is meant. */
  readonly isRecord: boolean;
  readonly source?: SourceText;
  readonly range?: Range;
}

/** One part, and how far the source has been read. */
export interface SourcePart {
  readonly part: SourceRecord | SourceFault;
  readonly doneBytes: number;
}
