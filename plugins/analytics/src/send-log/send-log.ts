/**
 * Sends a server log to the platform in parts: what is done stands in a journal beside the log, so that a run that was cut off, or a log that
 * has grown, goes on where it stopped. Lines that were not read go to a file with their number and reason.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { appendFile, open, rename, rm, writeFile } from 'node:fs/promises';
import { createGunzip, gzipSync } from 'node:zlib';
import type { LogImport } from '../generated/types.ts';

/** What to send, and where. */
export interface SendLogOptions {
  /** Path of the log, plain or packed by gzip (name ends in .gz). */
  readonly file: string;
  readonly siteId: string;
  /** Address of the platform, e.g. "https://platform.example". */
  readonly platform: string;
  readonly token: string;
  /** Begins anew, whatever the journal says. What was counted is not counted again. */
  readonly isAnew?: boolean;
  readonly fetch: typeof globalThis.fetch;
  readonly signal?: AbortSignal;
  /** Told after every part. */
  readonly onProgress?: (progress: LogProgress) => void;
  /** Bytes of text in a part; at least one line. */
  readonly partBytes?: number;
}

/** How far a run is. */
export interface LogProgress extends LogTotals {
  /** Bytes of the file that were read, and in all. */
  readonly doneBytes: number;
  readonly totalBytes: number;
  /** Lines that earlier runs had done. */
  readonly linesBefore: number;
}

/** Sums over all parts, of earlier runs too. */
export interface LogTotals {
  readonly lines: number;
  readonly counted: number;
  readonly repeated: number;
  readonly robots: number;
  readonly rejected: { readonly [reason: string]: number };
}

/** The platform refused a part; the message is its own. */
export class LogRefused extends Error {}

interface Journal extends LogTotals {
  readonly siteId: string;
  /** Bytes of text that are done, and the digest of the first of them: another log under the same name begins anew. */
  readonly bytes: number;
  readonly headBytes: number;
  readonly headDigest: string;
  readonly place?: string;
}

/** Where the journal of a log stands. */
export const journalOf = (file: string): string => `${file}.jiyue-import.json`;
/** Where its lines that were not read stand. */
export const rejectsOf = (file: string): string => `${file}.rejects.tsv`;

const defaultPartBytes = 4 * 1024 * 1024;
const mostHeadBytes = 4096;
const nothing: LogTotals = { lines: 0, counted: 0, repeated: 0, robots: 0, rejected: {} };

/** @returns the sums, of earlier runs too. Throws `LogRefused`; what was sent until then stands in the journal. */
export async function sendLog(options: SendLogOptions): Promise<LogProgress> {
  const { file, siteId, signal, onProgress, partBytes = defaultPartBytes } = options;
  const totalBytes = statSync(file).size;
  const known = options.isAnew === true ? undefined : readJournal(file, siteId);
  const journal = known && (await headDigest(file, known.headBytes)) === known.headDigest ? known : undefined;
  if (!journal) await rm(rejectsOf(file), { force: true });
  let state: LogTotals & { readonly bytes: number; readonly place?: string } = journal ?? { ...nothing, bytes: 0 };
  const linesBefore = state.lines;
  const session = randomUUID();
  let readBytes = 0;
  const progress = (): LogProgress => ({ ...totalsOf(state), linesBefore, doneBytes: Math.min(readBytes, totalBytes), totalBytes });

  const send = async (part: Buffer, isLast: boolean) => {
    const reply = await post(options, part, { session, isLast, ...(state.place === undefined ? {} : { place: state.place }) });
    await noteRejects(file, part, reply, state.lines);
    const rejected = { ...state.rejected };
    for (const { reason, lines } of reply.rejected) rejected[reason] = (rejected[reason] ?? 0) + lines;
    state = {
      lines: state.lines + reply.lines,
      counted: state.counted + reply.counted,
      repeated: state.repeated + reply.repeated,
      robots: state.robots + reply.robots,
      rejected,
      bytes: state.bytes + part.length,
      place: reply.place,
    };
    const headBytes = Math.min(state.bytes, mostHeadBytes);
    await writeJournal(file, { siteId, ...state, headBytes, headDigest: await headDigest(file, headBytes) });
    onProgress?.(progress());
  };

  let waiting: Buffer = Buffer.alloc(0);
  let skip = state.bytes;
  let isOpen = false;
  for await (const chunk of textOf(file, (bytes) => {
    readBytes += bytes;
  })) {
    signal?.throwIfAborted();
    const fresh = chunk.subarray(Math.min(skip, chunk.length));
    skip -= chunk.length - fresh.length;
    waiting = Buffer.concat([waiting, fresh]);
    while (waiting.length > partBytes) {
      // whole lines; one that is longer than a part goes alone
      const end = waiting.lastIndexOf(10, partBytes - 1) + 1 || waiting.indexOf(10) + 1;
      if (end === 0) break;
      await send(waiting.subarray(0, end), false);
      isOpen = true;
      waiting = waiting.subarray(end);
    }
  }
  // a last line without its end may still be being written: it is left for the next run
  const end = waiting.lastIndexOf(10) + 1;
  if (end > 0) await send(waiting.subarray(0, end), true);
  else if (isOpen) await post(options, Buffer.from('\n'), { session, isLast: true });
  return progress();
}

const totalsOf = ({ lines, counted, repeated, robots, rejected }: LogTotals): LogTotals => ({ lines, counted, repeated, robots, rejected });

async function* textOf(file: string, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  const source = createReadStream(file);
  source.on('data', (chunk) => onRead(chunk.length));
  yield* (file.endsWith('.gz') ? source.pipe(createGunzip()) : source) as AsyncIterable<Buffer>;
}

async function post({ platform, token, siteId, fetch, signal }: SendLogOptions, text: Buffer, part: object): Promise<LogImport> {
  const answer = await fetch(new URL('/api/plugins/analytics/v0/log-imports', platform), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'accept-language': 'zh-CN' },
    body: JSON.stringify({ siteId, gzip: gzipSync(text).toString('base64'), part }),
    ...(signal ? { signal } : {}),
  });
  if (answer.ok) return (await answer.json()) as LogImport;
  const problem = (await answer.json().catch(() => ({}))) as { readonly title?: string; readonly detail?: string };
  throw new LogRefused(`${answer.status} ${problem.title ?? ''} ${problem.detail ?? ''}`.trim());
}

/** Keeps the text of what was not read: number, reason and the line itself. */
async function noteRejects(file: string, part: Buffer, { unread }: LogImport, linesBefore: number): Promise<void> {
  if (unread.length === 0) return;
  // the platform counts lines that are not empty
  const lines = part
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const rows = unread.map(({ line, reason }) => `${line}\t${reason}\t${(lines[line - linesBefore - 1] ?? '').replace(/\r$/, '')}\n`);
  await appendFile(rejectsOf(file), rows.join(''), { mode: 0o600 });
}

function readJournal(file: string, siteId: string): Journal | undefined {
  if (!existsSync(journalOf(file))) return undefined;
  try {
    const journal = JSON.parse(readFileSync(journalOf(file), 'utf8')) as Journal;
    return journal.siteId === siteId && Number.isInteger(journal.bytes) ? journal : undefined;
  } catch {
    return undefined;
  }
}

async function writeJournal(file: string, journal: Journal): Promise<void> {
  const next = `${journalOf(file)}.next`;
  await writeFile(next, `${JSON.stringify(journal)}\n`);
  const handle = await open(next);
  await handle.sync();
  await handle.close();
  await rename(next, journalOf(file));
}

async function headDigest(file: string, bytes: number): Promise<string> {
  const hash = createHash('sha256');
  let left = bytes;
  for await (const chunk of textOf(file, () => undefined)) {
    hash.update(chunk.subarray(0, left));
    left -= Math.min(left, chunk.length);
    if (left === 0) break;
  }
  return hash.digest('hex');
}
