/** Walks the log of a PostgreSQL store page by page: the chain first, then every version against the entry that tells of it. */
import type { ChangeData } from '@jiyue/standards/model';
import { chainFault, type JudgedVersion, recordFault } from '../judge-entry.ts';
import { firstPrevious, type LogLine } from '../log-line.ts';
import type { LogFault, LogVerdict, VerifyProgress } from '../verify-log.ts';
import { readChainEnd } from './log-reads.ts';
import { lineColumns, rowColumns, toLine, toRow } from '../table-rows.ts';
import type { Queries } from './sql.ts';

const pageLines = 500;
const lines = `SELECT ${lineColumns} FROM log WHERE seq > $1 ORDER BY seq LIMIT ${pageLines}`;
const versions = `SELECT ${rowColumns} FROM version WHERE (id, version) IN (SELECT * FROM unnest($1::text[], $2::int[]))`;

/** @param onProgress after each page */
export async function verifyPostgresLog(queries: Pick<Queries, 'rows'>, onProgress: (progress: VerifyProgress) => void = () => undefined): Promise<LogVerdict> {
  const { seq: lastSeq } = await readChainEnd(queries);
  let previous = firstPrevious;
  let seq = 0;
  for (;;) {
    const page = (await queries.rows(lines, seq)).map(toLine);
    const told = await toldVersions(queries, page);
    for (const line of page) {
      const fault = chainFault(line, seq, previous) ?? recordFault(line, told.get(keyOf(line.subject, versionIn(line))));
      if (fault) return { isSound: false, fault };
      ({ seq, hash: previous } = line);
    }
    onProgress({ seq, lastSeq });
    if (page.length < pageLines) break;
  }
  // each entry has its version; more versions than entries means one without an entry (counted in one snapshot: others may be writing)
  const [counts] = await queries.rows('SELECT (SELECT count(*) FROM version) AS versions, (SELECT count(*) FROM log) AS entries');
  if (counts!['versions'] !== counts!['entries']) return { isSound: false, fault: await unlogged(queries, seq) };
  return { isSound: true, entries: seq, versions: counts!['versions'] as number, headHash: previous };
}

const keyOf = (id: string, version: number) => `${id}@${version}`;

/** Version that an entry tells of; 0 when its text was damaged, which its hash tells first. */
function versionIn({ data }: LogLine): number {
  try {
    const { version } = JSON.parse(data) as Partial<ChangeData>;
    return Number.isSafeInteger(version) ? version! : 0;
  } catch {
    return 0;
  }
}

async function toldVersions({ rows }: Pick<Queries, 'rows'>, page: readonly LogLine[]): Promise<ReadonlyMap<string, JudgedVersion>> {
  if (page.length === 0) return new Map();
  const found = await rows(
    versions,
    page.map(({ subject }) => subject),
    page.map(versionIn),
  );
  return new Map(found.map(toRow).map((row) => [keyOf(row.id, row.version), row]));
}

async function unlogged({ rows }: Pick<Queries, 'rows'>, seq: number): Promise<LogFault> {
  const [row] = await rows("SELECT id, version FROM version EXCEPT SELECT subject, (data::json ->> 'version')::int FROM log LIMIT 1");
  const subject = (row?.['id'] as string | undefined) ?? '';
  return { seq, subject, place: 'unlogged', expected: 'an entry of the log', found: row ? keyOf(subject, row['version'] as number) : '' };
}
