/**
 * The journal of an import: append-only NDJSON, one line for each acknowledged batch, written only after the platform's answer and
 * after the rejects of the batch are on disk. Killed at any moment, a resumed run sends again at most the batches that were on their
 * way; the platform recognises them by their origin.
 */

import { readFile } from 'node:fs/promises';
import { fail, type Outcome, ok } from '../../plugin/outcome.ts';
import { AcknowledgedLines } from './acknowledged-lines.ts';
import { type AppendFile, openAppendFile } from './append-file.ts';
import { emptyCounts, type ImportCounts } from './import-result.ts';

/** What a run is about: a resumed run must be about the same. */
export interface JournalHeader {
  readonly type: 'header';
  readonly schemaVersion: 1;
  readonly startedAt: string;
  readonly inputs: readonly { readonly name: string; readonly sizeBytes: number; readonly sha256: string }[];
  /** SHA-256 of mapping and parameters. */
  readonly mapping: string;
  readonly target: string;
  readonly publish: boolean;
}

/** One acknowledged batch. */
export interface JournalBatch extends ImportCounts {
  readonly type: 'batch';
  /** Index in `inputs`. */
  readonly input: number;
  readonly firstLine: number;
  readonly lastLine: number;
  /** Lengths of the rejects and notes files after this batch. */
  readonly rejectsBytes: number;
  readonly notesBytes: number;
  readonly at: string;
}

/** An open journal. */
export interface Journal {
  /** Counts of what earlier runs acknowledged. */
  readonly before: ImportCounts;
  readonly rejectsBytes: number;
  readonly notesBytes: number;
  isAcknowledged(input: number, line: number): boolean;
  add(batch: JournalBatch): Promise<void>;
  /** Marks the import as complete. */
  finish(at: string, counts: ImportCounts): Promise<void>;
  close(): Promise<void>;
}

/** Why a journal cannot be used. */
export type JournalFailure =
  | { readonly code: 'JOURNAL_EXISTS'; readonly data: { readonly path: string } }
  | { readonly code: 'JOURNAL_MISSING'; readonly data: { readonly path: string } }
  | { readonly code: 'JOURNAL_UNREADABLE'; readonly data: { readonly path: string; readonly line: number } }
  /** The rejects or notes file of the unfinished run is gone, or shorter than it was. */
  | { readonly code: 'JOURNAL_FILE_CHANGED'; readonly data: { readonly path: string; readonly file: string } }
  | { readonly code: 'JOURNAL_OTHER_RUN'; readonly data: { readonly path: string; readonly differs: readonly string[] } };

/** Begins a journal, or takes up the one of an unfinished run. A finished journal gives way to a new run. */
export async function openJournal(path: string, header: JournalHeader, resume: boolean): Promise<Outcome<Journal, JournalFailure>> {
  const text = await readIfThere(path);
  if (text === undefined) return resume ? fail({ code: 'JOURNAL_MISSING', data: { path } }) : ok(await begin(path, header));
  const found = readEntries(text);
  // killed while the very first line was written: nothing had been sent
  if (found.goodBytes === 0) return ok(await begin(path, header));
  if (found.badLine > 0) return fail({ code: 'JOURNAL_UNREADABLE', data: { path, line: found.badLine } });
  if (!resume) return found.isFinished ? ok(await begin(path, header)) : fail({ code: 'JOURNAL_EXISTS', data: { path } });
  const differs = differences(found.header, header);
  if (differs.length > 0) return fail({ code: 'JOURNAL_OTHER_RUN', data: { path, differs } });
  return ok(journalOver(await openAppendFile(path, found.goodBytes), found.batches, header.inputs.length));
}

/** A journal that keeps nothing: for runs without one. */
export const noJournal: Journal = {
  before: emptyCounts,
  rejectsBytes: 0,
  notesBytes: 0,
  isAcknowledged: () => false,
  add: async () => undefined,
  finish: async () => undefined,
  close: async () => undefined,
};

async function begin(path: string, header: JournalHeader): Promise<Journal> {
  const file = await openAppendFile(path, 0);
  await file.append([header]);
  await file.sync();
  return journalOver(file, [], header.inputs.length);
}

function journalOver(file: AppendFile, batches: readonly JournalBatch[], inputs: number): Journal {
  const lines = Array.from({ length: inputs }, () => new AcknowledgedLines());
  for (const { input, firstLine, lastLine } of batches) lines[input]?.add(firstLine, lastLine);
  const write = async (entry: object) => {
    await file.append([entry]);
    await file.sync();
  };
  return {
    before: batches.reduce(addCounts, emptyCounts),
    rejectsBytes: batches.at(-1)?.rejectsBytes ?? 0,
    notesBytes: batches.at(-1)?.notesBytes ?? 0,
    isAcknowledged: (input, line) => lines[input]?.has(line) ?? false,
    add: write,
    finish: (at, counts) => write({ type: 'end', at, ...counts }),
    close: () => file.close(),
  };
}

interface Entries {
  readonly header: JournalHeader | undefined;
  readonly batches: readonly JournalBatch[];
  readonly isFinished: boolean;
  /** Length up to the last whole line; a torn one behind it was never acknowledged. */
  readonly goodBytes: number;
  /** First line that is no entry of a journal; 0: none. */
  readonly badLine: number;
}

function readEntries(bytes: Buffer): Entries {
  const goodBytes = bytes.lastIndexOf(10) + 1;
  const lines = bytes.subarray(0, goodBytes).toString('utf8').split('\n').slice(0, -1);
  const entries = lines.map(parseEntry);
  const header = entries[0]?.type === 'header' ? (entries[0] as JournalHeader) : undefined;
  const bad = header ? entries.indexOf(undefined) : 0;
  return {
    header,
    batches: entries.filter((entry): entry is JournalBatch => entry?.type === 'batch'),
    isFinished: entries.at(-1)?.type === 'end',
    goodBytes,
    badLine: bad + 1,
  };
}

function parseEntry(line: string): { readonly type: string } | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'type' in value ? (value as { readonly type: string }) : undefined;
  } catch {
    return undefined;
  }
}

function differences(before: JournalHeader | undefined, now: JournalHeader): readonly string[] {
  const facts = (header: JournalHeader | undefined) => ({
    inputs: JSON.stringify(header?.inputs.map(({ sha256 }) => sha256)),
    mapping: header?.mapping,
    target: header?.target,
    publish: header?.publish,
  });
  const [one, other] = [facts(before), facts(now)];
  return Object.keys(one).filter((key) => one[key as keyof typeof one] !== other[key as keyof typeof other]);
}

/** Sum of two counts. */
export const addCounts = (one: ImportCounts, other: ImportCounts): ImportCounts => ({
  read: one.read + other.read,
  stored: one.stored + other.stored,
  unchanged: one.unchanged + other.unchanged,
  rejected: one.rejected + other.rejected,
});

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
