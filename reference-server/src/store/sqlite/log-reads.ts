/** The log as followers and feeds read it. */
import { firstPrevious } from '../log-line.ts';
import type { LogFilter, LogReads } from '../store.ts';
import { lineColumns, toLine } from '../table-rows.ts';
import type { SqlValue } from './checked-statement.ts';
import type { Connection } from './connection.ts';
import type { ChainEnd } from './put-records.ts';

/** Where the chain stands on disk. */
export function readChainEnd({ sql }: Pick<Connection, 'sql'>): ChainEnd {
  const row = sql('SELECT seq, hash, time FROM log ORDER BY seq DESC LIMIT 1').get();
  return row ? { seq: row['seq'] as number, hash: row['hash'] as string, time: row['time'] as string } : { seq: 0, hash: firstPrevious, time: '' };
}

/** @param onAppend registers a listener of commits */
export function logReads(connection: Pick<Connection, 'sql'>, onAppend: LogReads['onAppend']): LogReads {
  const { sql } = connection;
  return {
    onAppend,
    async head() {
      const { seq, hash } = readChainEnd(connection);
      return { seq, hash };
    },
    async read(after, limit, filter = {}) {
      const { text, values } = condition(filter);
      // one statement reads both, so that the end belongs to the same snapshot as the lines
      const rows = sql(`SELECT ${lineColumns}, (SELECT max(seq) FROM log) AS last FROM log WHERE seq > ?${text} ORDER BY seq LIMIT ?`).all(
        after,
        ...values,
        limit + 1,
      );
      const lines = rows.slice(0, limit).map(toLine);
      if (rows.length > limit) return { lines, scanned: lines.at(-1)?.seq ?? after, hasMore: true };
      const last = (rows[0]?.['last'] as number | undefined) ?? (text === '' ? after : lastWithout(sql, after, text, values));
      return { lines, scanned: Math.max(after, last), hasMore: false };
    },
  };
}

/** Nothing passed the filter: how far that is certain. A line committed between the two reads must not be skipped. */
function lastWithout(sql: Connection['sql'], after: number, text: string, values: readonly SqlValue[]): number {
  const row = sql(`SELECT max(seq) AS last, (SELECT min(seq) FROM log WHERE seq > ?${text}) AS wanted FROM log`).get(after, ...values)!;
  const last = (row['last'] as number | null) ?? after;
  const wanted = row['wanted'] as number | null;
  return wanted === null ? last : wanted - 1;
}

function condition({ types, siteId, restricted }: LogFilter): { readonly text: string; readonly values: readonly SqlValue[] } {
  const texts: string[] = [];
  const values: SqlValue[] = [];
  const marks = (list: readonly string[]) => list.map(() => '?').join(', ');
  if (types) {
    texts.push(`type IN (${marks(types)})`);
    values.push(...types);
  }
  if (siteId !== undefined) {
    texts.push('site_id = ?');
    values.push(siteId);
  }
  if (restricted) {
    const cells = restricted.cells.map(() => "(? = '' OR site_id = ?) AND (? = '' OR data ->> 'columnId' = ?)");
    texts.push(`(type NOT IN (${marks(restricted.types)})${cells.map((cell) => ` OR (${cell})`).join('')})`);
    values.push(...restricted.types, ...restricted.cells.flatMap(({ siteId: site = '', columnId = '' }) => [site, site, columnId, columnId]));
  }
  return { text: texts.map((one) => ` AND ${one}`).join(''), values };
}
