/** Walks the log of a SQLite store: the chain first, then every version against the entry that tells of it. */
import type { ChangeData } from '@jiyue/standards/model';
import { chainFault, type JudgedVersion, recordFault } from '../judge-entry.ts';
import { firstPrevious, type LogLine } from '../log-line.ts';
import type { Family } from '../record-row.ts';
import type { LogFault, LogVerdict, VerifyProgress } from '../verify-log.ts';
import { lineColumns, toLine } from '../table-rows.ts';
import type { SqlRow } from './checked-statement.ts';
import type { Connection } from './connection.ts';

const pageLines = 500;
const lines = `SELECT ${lineColumns} FROM log WHERE seq > ? ORDER BY seq LIMIT ?`;
const versionOf = 'SELECT family, site_id, column_id, status, withdrawal, content_at, json FROM version WHERE id = ? AND version = ?';

/** Gives way to other work after each page of entries. */
export async function verifySqliteLog({ sql }: Pick<Connection, 'sql'>, onProgress: (progress: VerifyProgress) => void = () => undefined): Promise<LogVerdict> {
  const lastSeq = (sql('SELECT max(seq) AS last FROM log').get()?.['last'] as number | null) ?? 0;
  const versionTold = ({ subject, data }: LogLine) => {
    const row = sql(versionOf).get(subject, (JSON.parse(data) as ChangeData).version);
    return row && toJudged(row);
  };
  let previous = firstPrevious;
  let seq = 0;
  for (;;) {
    const rows = sql(lines).all(seq, pageLines);
    for (const row of rows) {
      const line = toLine(row);
      const fault = chainFault(line, seq, previous) ?? recordFault(line, versionTold(line));
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

function toJudged(row: SqlRow): JudgedVersion {
  return {
    family: row['family'] as Family,
    siteId: row['site_id'] as string,
    columnId: row['column_id'] as string,
    status: row['status'] as string,
    withdrawal: row['withdrawal'] as string,
    contentAt: row['content_at'] as number,
    json: row['json'] as string,
  };
}

function unlogged(sql: Connection['sql'], seq: number): LogFault {
  const row = sql("SELECT id, version FROM version EXCEPT SELECT subject, data ->> 'version' FROM log LIMIT 1").get();
  const subject = (row?.['id'] as string | undefined) ?? '';
  return { seq, subject, place: 'unlogged', expected: 'an entry of the log', found: row ? `${subject}@${String(row['version'])}` : '' };
}
