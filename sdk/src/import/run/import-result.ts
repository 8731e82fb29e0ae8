/** What an import counts and says when it ends. */

import type { FieldNote } from '../mapping/mapping.ts';

/** Lines by their fate: read = stored + unchanged + rejected. */
export interface ImportCounts {
  readonly read: number;
  readonly stored: number;
  readonly unchanged: number;
  readonly rejected: number;
}

/** Nothing yet. */
export const emptyCounts: ImportCounts = { read: 0, stored: 0, unchanged: 0, rejected: 0 };

/** One input as it was found. */
export interface InputReport {
  readonly name: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** Lines read, blank ones left out; also those of earlier runs. */
  readonly lines: number;
  /** Where a .gz broke off; absent when it was whole. */
  readonly broken?: { readonly offset: number; readonly reason: 'truncated' | 'corrupt'; readonly detail: string };
}

/** How often something was told about a field, with the first few. */
export interface NoteCount {
  readonly pointer: string;
  readonly code: string;
  readonly count: number;
  readonly examples: readonly { readonly recordId: string; readonly data: FieldNote['data'] }[];
}

/** How often lines were rejected for a reason. */
export interface RejectCount {
  readonly code: string;
  readonly count: number;
}

/** End of an import. `failure` says why it stopped before the end of the inputs. */
export interface ImportSummary extends ImportCounts {
  readonly schemaVersion: 1;
  readonly verb: 'import';
  readonly isDryRun: boolean;
  /** Of the counts above: what earlier runs of the same journal had done. */
  readonly resumed: ImportCounts;
  readonly inputs: readonly InputReport[];
  readonly notes: readonly NoteCount[];
  /** Of this run. */
  readonly reasons: readonly RejectCount[];
  readonly seconds: number;
  /** All lines of all inputs were dealt with. */
  readonly isComplete: boolean;
  readonly failure?: RunFailure;
}

/** Why an import stopped. */
export interface RunFailure {
  readonly code: 'TARGET_UNREACHABLE' | 'TARGET_BUSY' | 'TARGET_FAILED' | 'TARGET_REFUSED' | 'REPLY_UNEXPECTED' | 'COUNTS_DIFFER' | 'INTERRUPTED';
  readonly data: { readonly [name: string]: string | number };
}
