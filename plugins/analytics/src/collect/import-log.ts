/** Import of a server log: the same counting as for live pages, with marks of its own that end with the import. */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { fail, ok, type OwnSeries, type Outcome, type RecordReader, type SeriesEvent } from '@jiyue/sdk/plugin';
import type { RobotFilter } from '@jiyue/standards/model';
import { type DayMarks, dayMarks, minuteCounter } from '../counting/day-mark.ts';
import { dayOf } from '../counting/days.ts';
import { pagesOf } from '../counting/page-of.ts';
import type { RegionOf } from '../counting/region-of.ts';
import { optsOut } from '../counting/visitor-facts.ts';
import { visitOf } from './count-visit.ts';
import { type LineFault, type LogLine, readCombinedLine } from './read-combined-line.ts';
import { firstKeptDay } from './record-batch.ts';
import { visitToSeries } from './series.ts';

/** Why a line was not counted. `form`, `time` and `request` could not be read; the others were read and are no visit of a page. */
export type LineReason = LineFault | 'method' | 'status' | 'file' | 'opt-out' | 'future' | 'old';

/** A line that was not read as it should be; the sender has its text. */
export interface UnreadLine {
  /** Number in the whole log, from 1. */
  readonly line: number;
  readonly reason: LineReason;
}

/** What became of the lines of this part; the numbers add up. */
export interface LogImport {
  readonly lines: number;
  readonly counted: number;
  readonly repeated: number;
  readonly robots: number;
  readonly rejected: readonly { readonly reason: LineReason; readonly lines: number; readonly firstLine: number }[];
  /** Lines that a person may want to look at, fifty thousand at most. Files, other methods and failed requests are not among them. */
  readonly unread: readonly UnreadLine[];
  /** Where the next part begins. */
  readonly place: string;
}

/** What parts of one log share: marks of visitors, so that one who is met again in the next part is the same. */
export interface LogSession {
  readonly marks: DayMarks;
  readonly countInMinute: ReturnType<typeof minuteCounter>;
}

/** A new session. */
export const logSession = (): LogSession => ({ marks: dayMarks(), countInMinute: minuteCounter() });

/** What the import works with. */
export interface ImportTools {
  readonly series: Pick<OwnSeries, 'append'>;
  readonly records: RecordReader;
  readonly filter: RobotFilter;
  readonly regionOf: RegionOf;
  readonly now: Date;
  readonly keepRawDays: number;
  readonly session: LogSession;
  /** As the part before gave it; absent: the log begins. */
  readonly place?: string;
}

/** A log unpacks to no more: a small packed file can hold gigabytes of nothing. */
const mostBytes = 256 * 1024 * 1024;
const batch = 2000;
const mostUnread = 50_000;
const told = new Set<LineReason>(['form', 'time', 'request', 'future', 'old']);
// what pages consist of is no page
const file =
  /\.(css|js|mjs|map|png|jpe?g|gif|svg|ico|webp|avif|woff2?|ttf|eot|otf|mp4|webm|mp3|json|xml|txt|zip|rar|7z|gz|pdf|docx?|xlsx?|pptx?|wps|ofd|csv)$/i;

/** The text of a log that came packed (gzip, base64). */
export function unpackLog(packed: string): Outcome<string> {
  try {
    return ok(gunzipSync(Buffer.from(packed, 'base64'), { maxOutputLength: mostBytes }).toString('utf8'));
  } catch {
    return fail({ code: 'ANALYTICS_LOG_UNREADABLE' });
  }
}

/** @param log whole text of a log; @param siteId site whose pages it tells of. Undefined: the site is not granted. */
export async function importLog(
  log: string,
  siteId: string,
  { series, records, filter, regionOf, now, keepRawDays, session, place }: ImportTools,
): Promise<LogImport | undefined> {
  const site = await records.site(siteId);
  if (!site) return undefined;
  const tools = { ...session, filter, regionOf };
  const ownHosts = new Set([site.domain, ...(site.aliases ?? [])]);
  const lookUp = pagesOf(records);
  const firstDay = firstKeptDay(now, keepRawDays);
  const rejected = new Map<LineReason, { lines: number; firstLine: number }>();
  // ids follow from what came before in the file, so that a log that has grown can be given again; no address is part of them
  const start = startOf(place);
  let chain = start?.chain ?? createHash('sha256').update(siteId).digest();
  const linesBefore = start?.lines ?? 0;
  const unread: UnreadLine[] = [];
  let [lines, counted, taken, robots] = [0, 0, 0, 0];
  let waiting: SeriesEvent[] = [];
  const send = async () => {
    counted += await series.append(waiting);
    waiting = [];
    await setImmediate();
  };
  for (const line of linesOf(log)) {
    lines += 1;
    const read = readCombinedLine(line);
    const reason = typeof read === 'string' ? read : reasonAgainst(read, now, firstDay);
    if (typeof read !== 'string') chain = createHash('sha256').update(chain).update(`${read.at.getTime()} ${read.method} ${read.path} ${read.status}`).digest();
    if (reason !== undefined || typeof read === 'string') {
      const why = reason ?? 'form';
      const known = rejected.get(why);
      if (known) known.lines += 1;
      else rejected.set(why, { lines: 1, firstLine: linesBefore + lines });
      if (told.has(why) && unread.length < mostUnread) unread.push({ line: linesBefore + lines, reason: why });
      continue;
    }
    const { path, at, address, agent, referrer } = read;
    const request = { siteId, path, at, address, ...(agent === undefined ? {} : { agent }), ...(referrer === undefined ? {} : { referrer }) };
    const event = visitOf(request, chain.toString('hex'), ownHosts, tools);
    if (event.isRobot) robots += 1;
    waiting.push(visitToSeries({ ...event, ...(await lookUp(path, siteId)) }));
    taken += 1;
    if (waiting.length >= batch) await send();
  }
  if (waiting.length > 0) await send();
  return {
    lines,
    counted,
    repeated: taken - counted,
    robots,
    rejected: [...rejected].map(([reason, found]) => ({ reason, ...found })),
    unread,
    place: `${linesBefore + lines}.${chain.toString('hex')}`,
  };
}

function startOf(place: string | undefined): { readonly lines: number; readonly chain: Buffer } | undefined {
  const parts = /^(\d{1,12})\.([0-9a-f]{64})$/.exec(place ?? '');
  return parts ? { lines: Number(parts[1]), chain: Buffer.from(parts[2]!, 'hex') } : undefined;
}

function reasonAgainst({ method, status, path, query, at }: LogLine, now: Date, firstDay: string): LineReason | undefined {
  if (method !== 'GET') return 'method';
  if ((status < 200 || status > 299) && status !== 304) return 'status';
  if (file.test(path)) return 'file';
  if (optsOut({ asked: new URLSearchParams(query).get('optout') ?? '' })) return 'opt-out';
  if (at.getTime() > now.getTime() + 5 * 60_000) return 'future';
  return dayOf(at) < firstDay ? 'old' : undefined;
}

/** Lines without their end; empty ones are none. */
function* linesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end < 0 ? undefined : end).replace(/\r$/, '');
    from = end < 0 ? text.length : end + 1;
    if (line.trim() !== '') yield line;
  }
}
