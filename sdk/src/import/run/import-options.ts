/** What `importFile` takes. */

import type { Language } from '../language.ts';
import type { Mapping, MapRecord } from '../mapping/mapping.ts';
import type { ImportCounts } from './import-result.ts';

/** One import: inputs, mapping, target, and how to go about it. */
export interface ImportOptions {
  /** NDJSON files, plain or .gz, in this order. */
  readonly files: readonly string[];
  /** A mapping as read by `readMapping`, or a function of one's own. */
  readonly mapping: Mapping | MapRecord;
  /** Values of the mapping's parameters. */
  readonly parameters?: { readonly [name: string]: unknown };
  /** Address of the platform; may be absent with `isDryRun`. */
  readonly to?: string;
  /** Bearer token; absent sends none. */
  readonly token?: string;
  /** Map and validate, send nothing. */
  readonly isDryRun?: boolean;
  /** Publish what is stored; else it waits as drafts. */
  readonly publish?: boolean;
  /** Records of a batch, 1 to 1000; 200 when absent. */
  readonly batchItems?: number;
  /** Bytes of JSON of a batch; 4 MiB when absent. */
  readonly batchBytes?: number;
  /** Batches on their way at one time, 1 to 16; 2 when absent. */
  readonly inFlight?: number;
  /** Most lines that this run deals with; all when absent. */
  readonly limit?: number;
  /** Path of the journal; without one the run cannot be resumed. */
  readonly journal?: string;
  /** Take up the unfinished run of the journal. */
  readonly resume?: boolean;
  /** Path of the file that takes rejected lines; none is written when absent. */
  readonly rejects?: string;
  /** Path of the file that takes what was told about fields (conflicts and the like); none is written when absent. */
  readonly notes?: string;
  /** Language of the messages in rejects and notes; zh-CN when absent. */
  readonly language?: Language;
  /** Called after each acknowledged batch and now and then while lines are passed over. */
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Stops reading when aborted; batches on their way are still waited for. */
  readonly signal?: AbortSignal;
  /** Attempts for one request, 8 when absent (about a minute). */
  readonly attempts?: number;
  /** Longest wait for one answer; two minutes when absent. */
  readonly timeoutMs?: number;
  // --- for tests and replays ---
  readonly now?: () => Date;
  readonly random?: () => number;
  readonly wait?: (ms: number) => Promise<void>;
}

/** How far an import is. */
export interface ImportProgress extends ImportCounts {
  /** Bytes of the inputs (compressed ones for a .gz) that have been read. */
  readonly doneBytes: number;
  /** Of these, bytes of lines that earlier runs had dealt with. */
  readonly skippedBytes: number;
  readonly totalBytes: number;
}
