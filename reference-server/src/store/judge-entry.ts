/** Judges one entry of the log: does it follow the one before, is its own text untouched, and is the version it tells of still that one? */
import type { ChangeData } from '@jiyue/standards/model';
import { contentDigest } from './content-digest.ts';
import { entryHash, type LogLine } from './log-line.ts';
import type { RecordRow } from './record-row.ts';
import type { LogFault } from './verify-log.ts';

/** What is looked at of a stored version. */
export type JudgedVersion = Pick<RecordRow, 'family' | 'siteId' | 'columnId' | 'status' | 'withdrawal' | 'contentAt' | 'json'>;

/** @param lastSeq the entry before, 0 for none. @param previous its hash */
export function chainFault(line: LogLine, lastSeq: number, previous: string): LogFault | undefined {
  const { seq, subject } = line;
  if (seq !== lastSeq + 1) return { seq, subject, place: 'sequence', expected: String(lastSeq + 1), found: String(seq) };
  if (line.previous !== previous) return { seq, subject, place: 'previous', expected: previous, found: line.previous };
  const expected = entryHash(line);
  return line.hash === expected ? undefined : { seq, subject, place: 'hash', expected, found: line.hash };
}

/** @param version the version that the entry names; undefined: it is gone */
export function recordFault(line: LogLine, version: JudgedVersion | undefined): LogFault | undefined {
  const { seq, subject } = line;
  const data = JSON.parse(line.data) as ChangeData;
  if (!version) return { seq, subject, place: 'record-missing', expected: `${subject}@${data.version}`, found: '' };
  const { json, contentAt } = version;
  const found = contentDigest({ json, contentAt });
  if (found !== data.contentDigest) return { seq, subject, place: 'content', expected: data.contentDigest ?? '', found };
  const expected = told(line, data);
  const stated = kept(version);
  return stated === expected ? undefined : { seq, subject, place: 'record', expected, found: stated };
}

/** Status that an event gives a resource; families without drafts carry their status in the content. */
const statusOf: { readonly [type: string]: string } = { 'record.drafted': 'draft', 'record.published': 'published', 'record.withdrawn': 'withdrawn' };

/** What the entry says of the version, beside its content. */
const told = ({ type, subject, siteId, time }: LogLine, { version, columnId = '', withdrawal = '' }: ChangeData) =>
  [subject, version, time, siteId, columnId, statusOf[type] ?? '', withdrawal].join(' ');

/** What the version says of itself: head of the text, and the columns that lists and rights look at. */
function kept(stored: JudgedVersion): string {
  const { id, version, updatedAt, status, withdrawal } = headOf(stored.json, stored.contentAt);
  const isAsStored = stored.family === 'resource' && status === stored.status && (withdrawal?.kind ?? '') === stored.withdrawal;
  const state = isAsStored ? [status, stored.withdrawal] : ['', ''];
  return [id, version, updatedAt, stored.siteId, stored.columnId, ...state].join(' ');
}

interface StatedHead {
  readonly id?: string;
  readonly version?: number;
  readonly updatedAt?: string;
  readonly status?: string;
  readonly withdrawal?: { readonly kind?: string };
}

/** Empty when it cannot be read. */
function headOf(json: string, contentAt: number): StatedHead {
  try {
    return JSON.parse(`${json.slice(0, contentAt - 1)}}`) as StatedHead;
  } catch {
    return {};
  }
}
