/**
 * Imports NDJSON files (plain or .gz) into a platform: read → map → batches → acknowledged. Memory is bounded by the batches on
 * their way, whatever the size of the inputs. Every line is stored, unchanged or rejected with its reason; the counts add up.
 */

import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { fail, type Outcome, ok } from '../plugin/outcome.ts';
import type { BytesBreak } from './lines/read-bytes.ts';
import { readLines } from './lines/read-lines.ts';
import type { Line } from './lines/split-lines.ts';
import { compileMapping, missingParameters } from './mapping/compile-mapping.ts';
import { hasBytes, openAppendFile } from './run/append-file.ts';
import { type Batch, type BatchLine, type BatchRunner, createBatchRunner } from './run/batch-runner.ts';
import { digestFile } from './run/digest-file.ts';
import { BatchMemory, type DraftBatch } from './run/draft-batch.ts';
import type { ImportOptions } from './run/import-options.ts';
import type { ImportCounts, ImportSummary, InputReport, RunFailure } from './run/import-result.ts';
import { addCounts, type Journal, type JournalFailure, type JournalHeader, noJournal, openJournal } from './run/journal.ts';
import { type LinePreparer, prepareLine } from './run/prepare-line.ts';
import { createPoster, type Poster } from './run/post.ts';
import { sendBatch, type Target } from './run/send-batch.ts';
import { Tally } from './run/tally.ts';

/** Why an import did not begin. What happens later stands in the summary. */
export type ImportStartFailure =
  | JournalFailure
  | { readonly code: 'INPUT_UNREADABLE'; readonly data: { readonly path: string; readonly reason: string } }
  | { readonly code: 'PARAMETER_MISSING'; readonly data: { readonly names: readonly string[] } }
  | { readonly code: 'TARGET_MISSING'; readonly data: Readonly<Record<string, never>> };

/** Runs one import to its end, to a failure of the target, or until `signal` stops it. Throws only when a file of its own cannot be written. */
export async function importFile(options: ImportOptions): Promise<Outcome<ImportSummary, ImportStartFailure>> {
  const { mapping, parameters = {}, isDryRun = false, to } = options;
  if (!isDryRun && to === undefined) return fail({ code: 'TARGET_MISSING', data: {} });
  const missing = typeof mapping === 'function' ? [] : missingParameters(mapping, parameters);
  if (missing.length > 0) return fail({ code: 'PARAMETER_MISSING', data: { names: missing } });
  const inputs = await digestInputs(options.files);
  if (!inputs.ok) return inputs;

  const header = headerOf(options, inputs.value);
  const journal = options.journal === undefined || isDryRun ? ok(noJournal) : await openJournal(options.journal, header, options.resume === true);
  if (!journal.ok) return journal;
  try {
    const changed = await changedFile(options, journal.value);
    if (changed !== undefined) return fail({ code: 'JOURNAL_FILE_CHANGED', data: { path: options.journal ?? '', file: changed } });
    return ok(await run(options, inputs.value, journal.value));
  } finally {
    await journal.value.close();
  }
}

/** The file of a resumed run that no longer holds what the journal says; going on would lose rejected lines. */
async function changedFile({ rejects, notes }: ImportOptions, journal: Journal): Promise<string | undefined> {
  if (rejects !== undefined && !(await hasBytes(rejects, journal.rejectsBytes))) return rejects;
  return notes !== undefined && !(await hasBytes(notes, journal.notesBytes)) ? notes : undefined;
}

type Input = Pick<InputReport, 'name' | 'sizeBytes' | 'sha256'> & { readonly path: string };

async function run(options: ImportOptions, inputs: readonly Input[], journal: Journal): Promise<ImportSummary> {
  const { isDryRun = false, language = 'zh-CN', now = () => new Date() } = options;
  const started = now().getTime();
  const tally = new Tally();
  const rejects = options.rejects === undefined ? undefined : await openAppendFile(options.rejects, journal.rejectsBytes);
  const notes = options.notes === undefined ? undefined : await openAppendFile(options.notes, journal.notesBytes);
  const tell = (counts: ImportCounts) => options.onProgress?.({ ...addCounts(journal.before, counts), ...reader.progress() });
  const memory = new BatchMemory(options.batchBytes ?? usualBytes);
  const reader: InputReader = new InputReader(options, { inputs, journal, memory, onPassing: () => tell(runner.counts) });
  const poster = createPoster();
  const target = targetOf(options, poster);
  const runner: BatchRunner = createBatchRunner({
    send: isDryRun ? sendNowhere : (drafts) => sendBatch(drafts, target),
    onSent: (drafts) => memory.giveBack(drafts),
    inFlight: options.inFlight ?? 2,
    journal,
    rejects,
    notes,
    tally,
    language,
    now,
    onSettled: tell,
  });
  try {
    const stopped = await reader.feed(runner);
    await runner.drain();
    const counts = addCounts(journal.before, runner.counts);
    const failure = runner.failure ?? stopped ?? adds(counts, reader.readLines);
    const isComplete = failure === undefined && !reader.isLimited;
    if (isComplete) await journal.finish(now().toISOString(), counts);
    return {
      schemaVersion: 1,
      verb: 'import',
      isDryRun,
      ...counts,
      resumed: journal.before,
      inputs: reader.reports(),
      notes: tally.notes(),
      reasons: tally.reasons(),
      seconds: (now().getTime() - started) / 1000,
      isComplete,
      ...(failure ? { failure } : {}),
    };
  } finally {
    poster.close();
    await rejects?.close();
    await notes?.close();
  }
}

/** What was read must be what was counted; anything else is a fault of ours. */
function adds(counts: { read: number; stored: number; unchanged: number; rejected: number }, lines: number): RunFailure | undefined {
  const { read, stored, unchanged, rejected } = counts;
  return read === stored + unchanged + rejected && read === lines ? undefined : { code: 'COUNTS_DIFFER', data: { read, stored, unchanged, rejected, lines } };
}

/** Bytes of JSON of a batch when the options do not say. */
const usualBytes = 4 * 1024 * 1024;

/** How often a passing reader says so. */
const passedLines = 10_000;

/** What the reader of the inputs works with. */
interface ReaderNeeds {
  readonly inputs: readonly Input[];
  readonly journal: Journal;
  readonly memory: BatchMemory;
  /** Called now and then while lines of earlier runs are passed over. */
  readonly onPassing: () => void;
}

/** Reads the inputs and cuts them into batches. */
class InputReader {
  readonly #options: ImportOptions;
  readonly #inputs: readonly Input[];
  readonly #journal: Journal;
  readonly #memory: BatchMemory;
  readonly #preparer: LinePreparer;
  readonly #breaks: (BytesBreak | undefined)[];
  readonly #lines: number[];
  #fileBytes = 0;
  #behindBytes = 0;
  #skippedBytes = 0;
  #fresh = 0;
  /** True when `limit` ended the run before the inputs did. */
  isLimited = false;

  readonly #onPassing: () => void;

  constructor(options: ImportOptions, { inputs, journal, memory, onPassing }: ReaderNeeds) {
    this.#options = options;
    this.#memory = memory;
    this.#onPassing = onPassing;
    this.#inputs = inputs;
    this.#journal = journal;
    this.#breaks = inputs.map(() => undefined);
    this.#lines = inputs.map(() => 0);
    const { mapping, parameters = {}, language = 'zh-CN', isDryRun = false } = options;
    this.#preparer = { map: typeof mapping === 'function' ? mapping : compileMapping(mapping, parameters), language, isJudged: isDryRun };
  }

  /** Lines of this run and of those that earlier runs dealt with. */
  get readLines(): number {
    return this.#lines.reduce((sum, lines) => sum + lines, 0);
  }

  progress() {
    return {
      doneBytes: this.#behindBytes + this.#fileBytes,
      skippedBytes: this.#skippedBytes,
      totalBytes: this.#inputs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    };
  }

  reports(): readonly InputReport[] {
    return this.#inputs.map(({ name, sizeBytes, sha256 }, index) => {
      const broken = this.#breaks[index];
      return {
        name,
        sizeBytes,
        sha256,
        lines: this.#lines[index]!,
        ...(broken ? { broken: { offset: broken.offset, reason: broken.reason, detail: broken.detail } } : {}),
      };
    });
  }

  /** @returns why it stopped early, if it was told to */
  async feed(runner: BatchRunner): Promise<RunFailure | undefined> {
    for (const index of this.#inputs.keys()) {
      for await (const batch of this.#batches(index)) {
        await runner.submit(batch);
        if (runner.failure) return undefined;
      }
      if (this.#options.signal?.aborted) return { code: 'INTERRUPTED', data: { read: runner.counts.read } };
      if (this.isLimited) return undefined;
      this.#behindBytes += this.#inputs[index]!.sizeBytes;
      this.#fileBytes = 0;
    }
    return undefined;
  }

  async *#batches(index: number): AsyncGenerator<Batch> {
    const { batchItems = 200, batchBytes = usualBytes, limit = Number.POSITIVE_INFINITY, signal } = this.#options;
    const { path, name } = this.#inputs[index]!;
    let lines: BatchLine[] = [];
    let drafts = this.#memory.take();
    /** Bytes of lines that make no draft; they are kept as well. */
    let rejectedBytes = 0;
    let firstLine = 1;
    /** The lines so far; `next` is begun in their place. */
    const take = (next = this.#memory.take()): Batch => {
      const lastLine = lines.at(-1)!.line;
      const batch = { input: index, firstLine, lastLine, lines, drafts };
      firstLine = lastLine + 1;
      lines = [];
      drafts = next;
      rejectedBytes = 0;
      return batch;
    };
    for await (const line of readLines(path)) {
      if (signal?.aborted) break;
      if (line.kind === 'break') {
        this.#breaks[index] = line;
        continue;
      }
      if (this.#journal.isAcknowledged(index, line.number)) {
        if (lines.length > 0) yield take();
        this.#pass(index, line);
        firstLine = line.number + 1;
        continue;
      }
      if (this.#fresh >= limit) {
        this.isLimited = true;
        break;
      }
      if (lines.length >= batchItems) yield take();
      const entry = this.#prepare(line, name, drafts);
      const ownRejected = entry.rejection ? entry.bytes.length : 0;
      if (lines.length > 0 && drafts.size + rejectedBytes + ownRejected > batchBytes) {
        const next = this.#memory.take();
        if (!entry.rejection) drafts.moveLastTo(next);
        yield take(next);
      }
      lines.push(entry);
      rejectedBytes += ownRejected;
      this.#fresh += 1;
      this.#lines[index]! += 1;
      this.#fileBytes = line.fileBytes;
    }
    // lines that were read are sent, even when the run is to stop
    if (lines.length > 0) yield take();
    this.#memory.giveBack(drafts);
  }

  #pass(index: number, line: Line): void {
    this.#lines[index]! += 1;
    this.#fileBytes = line.fileBytes;
    this.#skippedBytes = this.#behindBytes + line.fileBytes;
    if (line.number % passedLines === 0) this.#onPassing();
  }

  /** A line that makes a draft is added to `drafts`. */
  #prepare(line: Line, file: string, drafts: DraftBatch): BatchLine {
    const prepared = prepareLine(line, this.#preparer);
    const { recordId, notes } = prepared;
    const place = { file, line: line.number, offset: line.offset, bytes: line.bytes, recordId, notes };
    if (!prepared.ok) return { ...place, rejection: prepared.rejection };
    drafts.add(prepared.json);
    return place;
  }
}

async function digestInputs(files: readonly string[]): Promise<Outcome<readonly Input[], ImportStartFailure>> {
  const inputs: Input[] = [];
  for (const path of files) {
    try {
      inputs.push({ path, name: basename(path), ...(await digestFile(path)) });
    } catch (error) {
      return fail({ code: 'INPUT_UNREADABLE', data: { path, reason: (error as NodeJS.ErrnoException).code ?? String(error) } });
    }
  }
  return ok(inputs);
}

function headerOf({ mapping, parameters = {}, to = '', publish = false, now = () => new Date() }: ImportOptions, inputs: readonly Input[]): JournalHeader {
  const text = typeof mapping === 'function' ? 'function' : JSON.stringify([mapping, Object.entries(parameters).sort()]);
  return {
    type: 'header',
    schemaVersion: 1,
    startedAt: now().toISOString(),
    inputs: inputs.map(({ name, sizeBytes, sha256 }) => ({ name, sizeBytes, sha256 })),
    mapping: createHash('sha256').update(text).digest('hex'),
    target: withoutSlash(to),
    publish,
  };
}

function targetOf(options: ImportOptions, { post }: Poster): Target {
  const { signal } = options;
  return {
    url: withoutSlash(options.to ?? ''),
    token: options.token,
    publish: options.publish === true,
    language: options.language ?? 'zh-CN',
    post,
    wait: options.wait ?? ((ms) => pauseUnless(signal, ms)),
    random: options.random ?? Math.random,
    attempts: options.attempts ?? 8,
    timeoutMs: options.timeoutMs ?? 120_000,
    isStopping: () => signal?.aborted === true,
  };
}

const withoutSlash = (address: string) => address.replace(/\/+$/, '');

function pauseUnless(signal: AbortSignal | undefined, ms: number): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
    signal?.addEventListener('abort', done, { once: true });
  });
}

/** In a dry run every judged draft counts as one that would be stored. */
const sendNowhere = async ({ count }: DraftBatch) => ({ ok: true as const, fates: Array.from({ length: count }, () => ({ outcome: 'stored' as const })) });
