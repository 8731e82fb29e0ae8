/**
 * Keeps a few batches on their way at one time and settles them one after the other: rejects and notes first, then the journal,
 * so that the journal never says more than what is on disk.
 */

import type { Language } from '../language.ts';
import type { FieldNote } from '../mapping/mapping.ts';
import type { AppendFile } from './append-file.ts';
import type { DraftBatch } from './draft-batch.ts';
import { emptyCounts, type ImportCounts, type RunFailure } from './import-result.ts';
import { addCounts, type Journal } from './journal.ts';
import { noteEntry, type PlacedLine, type Rejection, rejectEntry } from './rejected-line.ts';
import type { BatchAnswer, ItemFate } from './send-batch.ts';
import type { Tally } from './tally.ts';

/** One line of a batch: it has made the next of the drafts, or is already rejected. */
export interface BatchLine extends PlacedLine {
  readonly rejection?: Rejection;
  readonly recordId: string;
  readonly notes: readonly FieldNote[];
}

/** A run of neighbouring lines of one input. */
export interface Batch {
  readonly input: number;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly lines: readonly BatchLine[];
  /** One for each line that is not rejected. */
  readonly drafts: DraftBatch;
}

/** What the runner works with. */
export interface BatchRunnerNeeds {
  readonly send: (drafts: DraftBatch) => Promise<BatchAnswer>;
  readonly inFlight: number;
  readonly journal: Journal;
  readonly rejects: AppendFile | undefined;
  readonly notes: AppendFile | undefined;
  readonly tally: Tally;
  readonly language: Language;
  readonly now: () => Date;
  /** When nobody reads the drafts of a batch any more. */
  readonly onSent: (drafts: DraftBatch) => void;
  /** After a batch has been settled. */
  readonly onSettled: (counts: ImportCounts) => void;
}

/** Takes batches in order. */
export interface BatchRunner {
  /** Counts of the batches settled so far. */
  readonly counts: ImportCounts;
  /** Set when the run must stop. */
  readonly failure: RunFailure | undefined;
  /** Waits for a free place, then sends. Does nothing once the run has failed. */
  submit(batch: Batch): Promise<void>;
  /** Waits until nothing is on its way. Throws what writing the files threw. */
  drain(): Promise<void>;
}

/** A runner with nothing on its way. */
export function createBatchRunner(needs: BatchRunnerNeeds): BatchRunner {
  const onTheWay = new Map<Promise<void>, ReadonlySet<string>>();
  let counts = emptyCounts;
  let failure: RunFailure | undefined;
  let settled: Promise<void> = Promise.resolve();

  const settle = async (batch: Batch, answer: BatchAnswer) => {
    if (!answer.ok) {
      failure ??= answer.failure;
      return;
    }
    const own = countLines(batch, answer.fates);
    await writeLines(batch, answer.fates, needs);
    await needs.journal.add({
      type: 'batch',
      input: batch.input,
      firstLine: batch.firstLine,
      lastLine: batch.lastLine,
      ...own,
      rejectsBytes: needs.rejects?.length ?? 0,
      notesBytes: needs.notes?.length ?? 0,
      at: needs.now().toISOString(),
    });
    counts = addCounts(counts, own);
    needs.onSettled(counts);
  };

  const run = async (batch: Batch) => {
    const answer: BatchAnswer = batch.drafts.count === 0 ? { ok: true, fates: [] } : await needs.send(batch.drafts);
    needs.onSent(batch.drafts);
    settled = settled.then(() => settle(batch, answer));
    await settled;
  };

  return {
    get counts() {
      return counts;
    },
    get failure() {
      return failure;
    },
    async submit(batch) {
      const ids = new Set(batch.lines.map(({ recordId }) => recordId).filter((id) => id !== ''));
      // two versions of one record must reach the platform in their order
      const clashes = () => [...onTheWay.values()].some((others) => [...ids].some((id) => others.has(id)));
      while (!failure && (onTheWay.size >= needs.inFlight || clashes())) await Promise.race(onTheWay.keys());
      if (failure) return;
      const running: Promise<void> = run(batch).finally(() => onTheWay.delete(running));
      onTheWay.set(running, ids);
      // a fault of the disk is met by the next submit or by drain
      running.catch(() => undefined);
    },
    async drain() {
      await Promise.all(onTheWay.keys());
      await settled;
    },
  };
}

function countLines(batch: Batch, fates: readonly ItemFate[]): ImportCounts {
  const counted = (outcome: string) => fates.filter((fate) => fate.outcome === outcome).length;
  const before = batch.lines.filter(({ rejection }) => rejection).length;
  return { read: batch.lines.length, stored: counted('stored'), unchanged: counted('unchanged'), rejected: counted('rejected') + before };
}

async function writeLines(batch: Batch, fates: readonly ItemFate[], { rejects, notes, tally, language }: BatchRunnerNeeds): Promise<void> {
  const rejected: object[] = [];
  const told: object[] = [];
  let next = 0;
  for (const line of batch.lines) {
    const rejection = line.rejection ?? rejectionOf(fates[next++]);
    tally.addNotes(line.recordId, line.notes);
    for (const note of line.notes) told.push(noteEntry(line, line.recordId, note, language));
    if (!rejection) continue;
    tally.addReason(rejection.code);
    rejected.push(rejectEntry(line, rejection, language));
  }
  await rejects?.append(rejected);
  await notes?.append(told);
  await rejects?.sync();
  await notes?.sync();
}

function rejectionOf(fate: ItemFate | undefined): Rejection | undefined {
  if (fate?.outcome !== 'rejected') return undefined;
  if (fate.tooLargeBytes !== undefined) return { code: 'DRAFT_TOO_LARGE', data: { sizeBytes: fate.tooLargeBytes }, findings: [] };
  const findings = (fate.errors ?? []).map(({ pointer, rule, message, value }) => ({
    pointer: intoDraft(pointer),
    rule,
    message,
    ...(value === undefined ? {} : { value }),
  }));
  return { code: 'DRAFT_REFUSED', data: { count: findings.length }, findings };
}

/** The platform points into its request; whoever corrects a line looks into the draft. */
const intoDraft = (pointer: string): string => pointer.replace(/^\/body\/items\/\d+(?=\/|$)/, '');
