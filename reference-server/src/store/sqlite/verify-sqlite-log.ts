/** Walks the log of a SQLite store: the chain first, then every version against the entry that tells of it. */
import { hash } from 'node:crypto';
import type { ChangeData } from '@jiyue/standards/model';
import { entryHash, firstPrevious, type LogLine } from '../log-line.ts';
import type { LogFault, LogVerdict, VerifyProgress } from '../verify-log.ts';
import type { SqlRow } from './checked-statement.ts';
import type { Connection } from './connection.ts';
import { toLine } from './log-reads.ts';

const pageLines = 500;
const lines = 'SELECT seq, type, subject, site_id, time, data, previous, hash FROM log WHERE seq > ? ORDER BY seq LIMIT ?';
const versionOf = 'SELECT family, site_id, column_id, status, withdrawal, content_at, json FROM version WHERE id = ? AND version = ?';

/** Gives way to other work after each page of entries. */
export async function verifySqliteLog({ sql }: Pick<Connection, 'sql'>, onProgress: (progress: VerifyProgress) => void = () => undefined): Promise<LogVerdict> {
  const lastSeq = (sql('SELECT max(seq) AS last FROM log').get()?.['last'] as number | null) ?? 0;
  let previous = firstPrevious;
  let seq = 0;
  for (;;) {
    const rows = sql(lines).all(seq, pageLines);
    for (const row of rows) {
      const line = toLine(row);
      const fault = chainFault(line, seq, previous) ?? recordFault(line, sql(versionOf).get(line.subject, (JSON.parse(line.data) as ChangeData).version));
      if (fault) return { isSound: false, fault };
      ({ seq, hash: previous } = line);
    }
    onProgress({ seq, lastSeq });
    if (rows.length < pageLines) break;
    await new Promise<void>((done) => setImmediate(done));
  }
  // each entry has its version; more versions than entries means one without an entry (counted in one snapshot: others may be writing)
  const counts = sql('SELECT (SELECT count(*) FROM version) AS versions, (SELECT count(*) FROM log) AS entries').get()!;
  if (counts['versions'] !== counts['entries']) return { isSound: false, fault: unlogged(sql, seq) };
  return { isSound: true, entries: seq, versions: counts['versions'] as number, headHash: previous };
}

function chainFault(line: LogLine, lastSeq: number, previous: string): LogFault | undefined {
  const { seq, subject } = line;
  if (seq !== lastSeq + 1) return { seq, subject, place: 'sequence', expected: String(lastSeq + 1), found: String(seq) };
  if (line.previous !== previous) return { seq, subject, place: 'previous', expected: previous, found: line.previous };
  const expected = entryHash(line);
  return line.hash === expected ? undefined : { seq, subject, place: 'hash', expected, found: line.hash };
}

function recordFault(line: LogLine, row: SqlRow | undefined): LogFault | undefined {
  const { seq, subject } = line;
  const data = JSON.parse(line.data) as ChangeData;
  if (!row) return { seq, subject, place: 'record-missing', expected: `${subject}@${data.version}`, found: '' };
  const found = hash('sm3', `{${(row['json'] as string).slice(row['content_at'] as number)}`);
  if (found !== data.contentDigest) return { seq, subject, place: 'content', expected: data.contentDigest ?? '', found };
  const expected = told(line, data);
  const stated = kept(row);
  return stated === expected ? undefined : { seq, subject, place: 'record', expected, found: stated };
}

/** Status that an event gives a resource; families without drafts carry their status in the content. */
const statusOf: { readonly [type: string]: string } = { 'record.drafted': 'draft', 'record.published': 'published', 'record.withdrawn': 'withdrawn' };

/** What the entry says of the version, beside its content. */
const told = ({ type, subject, siteId, time }: LogLine, { version, columnId = '', withdrawal = '' }: ChangeData) =>
  [subject, version, time, siteId, columnId, statusOf[type] ?? '', withdrawal].join(' ');

/** What the version says of itself: head of the text, and the columns that lists and rights look at. */
function kept(row: SqlRow): string {
  const isResource = row['family'] === 'resource';
  const { id, version, updatedAt, status, withdrawal } = headOf(row['json'] as string, row['content_at'] as number);
  const place = [row['site_id'], row['column_id']];
  const state = isResource && status === row['status'] && (withdrawal?.kind ?? '') === row['withdrawal'] ? [status, row['withdrawal']] : ['', ''];
  return [id, version, updatedAt, ...place, ...state].join(' ');
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

function unlogged(sql: Connection['sql'], seq: number): LogFault {
  const row = sql("SELECT id, version FROM version EXCEPT SELECT subject, data ->> 'version' FROM log LIMIT 1").get();
  const subject = (row?.['id'] as string | undefined) ?? '';
  return { seq, subject, place: 'unlogged', expected: 'an entry of the log', found: row ? `${subject}@${String(row['version'])}` : '' };
}
