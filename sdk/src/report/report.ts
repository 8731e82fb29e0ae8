/** The result of `jiyue validate` as data. Every format is a pure function of it; `report.schema.json` is its published schema. */

import type { FrameSource } from '../frame/code-frame.ts';
import type { Place } from '../frame/source-text.ts';

/** How grave a finding is: an error refuses the record, a warning is only told. */
export type Severity = 'error' | 'warning';

/** Formats that a source file can have. */
export type SourceForm = 'json' | 'ndjson' | 'yaml';

/** The whole result. Facts about records come from the files; nothing in it depends on the machine or the folder it ran in. */
export interface Report {
  readonly schemaVersion: 1;
  readonly verb: 'validate';
  readonly tool: { readonly name: 'jiyue'; readonly version: string };
  /** Language of all texts in it. */
  readonly language: 'zh-CN' | 'en';
  /** RFC 3339, UTC. */
  readonly startedAt: string;
  readonly seconds: number;
  /** Least severity that makes `outcome` "findings". */
  readonly failOn: Severity;
  /** Profile that was judged by beside the standard, as id@version; absent when none was asked for. */
  readonly profile?: string;
  /** `nothing-seen`: not one record was read, so nothing can be said. */
  readonly outcome: 'pass' | 'findings' | 'nothing-seen';
  readonly counts: ReportCounts;
  /** In the order they were read. */
  readonly files: readonly ReportFile[];
  /** Records by type, most frequent first. */
  readonly types: readonly { readonly name: string; readonly records: number }[];
  /** In the order of files, records, places, then what is wrong between records; the first `counts.shown` of all. */
  readonly findings: readonly ReportFinding[];
}

/** Sums over all files. */
export interface ReportCounts {
  readonly files: number;
  readonly records: number;
  /** Records without an error; `records` = `valid` + `invalid`. */
  readonly valid: number;
  readonly invalid: number;
  readonly errors: number;
  readonly warnings: number;
  /** Findings that are listed; fewer than `errors` + `warnings` when --max-findings cut the list. */
  readonly shown: number;
}

/** One file. */
export interface ReportFile {
  /** As it was named, with forward slashes; "-" is standard input. */
  readonly path: string;
  readonly form: SourceForm;
  readonly records: number;
  readonly invalid: number;
  readonly errors: number;
  readonly warnings: number;
}

/** One fault at one place. */
export interface ReportFinding {
  /** Same fault of the same record, whatever the language, the wording or the line: 32 hexadecimal digits. */
  readonly fingerprint: string;
  readonly severity: Severity;
  readonly rule: string;
  /** Path of its file. */
  readonly file: string;
  /** Number of the record in its file, from 1; absent when the file as a whole is the fault. */
  readonly record?: number;
  /** Type that the record was judged as. */
  readonly type?: string;
  /** JSON Pointer into the record. */
  readonly pointer: string;
  readonly message: string;
  /** Value received, shortened. */
  readonly value?: string;
  /** Names or codes that may have been meant. */
  readonly near?: readonly string[];
  readonly place?: Place;
  readonly frame?: FrameSource;
  readonly requirement?: { readonly id: string; readonly title: string };
  /** Sentence of the notice that the requirement rests on. */
  readonly clause?: { readonly id: string; readonly document: string; readonly quote: string };
  /** What to do. */
  readonly fix: string;
}
