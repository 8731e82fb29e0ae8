/** The log as followers and feeds read it. Entries become visible in the order of `seq`: one transaction at a time adds to it. */
import { firstPrevious } from '../log-line.ts';
import type { LogFilter, LogReads } from '../store.ts';
import { binding, type Binding } from './list-sql.ts';
import { lineColumns, toLine } from '../table-rows.ts';
import type { Queries } from './sql.ts';

/** End of the hash chain; moves with every entry. */
export interface ChainEnd {
  readonly seq: number;
  readonly hash: string;
  /** Empty before the first entry. */
  readonly time: string;
}

const lastLine = 'SELECT seq, hash, time FROM log ORDER BY seq DESC LIMIT 1';

/** Where the chain stands. */
export async function readChainEnd({ rows }: Pick<Queries, 'rows'>): Promise<ChainEnd> {
  const [row] = await rows(lastLine);
  return row ? { seq: row['seq'] as number, hash: row['hash'] as string, time: row['time'] as string } : { seq: 0, hash: firstPrevious, time: '' };
}

/** @param onAppend registers a listener of commits, here and in other processes */
export function logReads(queries: Pick<Queries, 'rows'>, onAppend: LogReads['onAppend']): LogReads {
  return {
    onAppend,
    async head() {
      const { seq, hash } = await readChainEnd(queries);
      return { seq, hash };
    },
    async read(after, limit, filter = {}) {
      const bound = binding();
      const condition = `seq > ${bound.bind(after)}::bigint${filterCondition(filter, bound)}`;
      // one statement reads both, so that the end belongs to the same snapshot as the lines; the end comes even when no line does
      const found = await queries.rows(
        `SELECT last_seq, ${lineColumns} FROM (SELECT coalesce(max(seq), 0) AS last_seq FROM log) AS ending
         LEFT JOIN LATERAL (SELECT ${lineColumns} FROM log WHERE ${condition} ORDER BY seq LIMIT ${bound.bind(limit + 1)}::int) AS line ON true ORDER BY seq`,
        ...bound.values,
      );
      const all = found.filter((row) => row['seq'] !== null);
      const lines = all.slice(0, limit).map(toLine);
      if (all.length > limit) return { lines, scanned: lines.at(-1)?.seq ?? after, hasMore: true };
      return { lines, scanned: Math.max(after, found[0]!['last_seq'] as number), hasMore: false };
    },
  };
}

function filterCondition({ types, siteId, restricted }: LogFilter, { bind }: Binding): string {
  const texts: string[] = [];
  if (types) texts.push(`type = ANY(${bind(types)})`);
  if (siteId !== undefined) texts.push(`site_id = ${bind(siteId)}`);
  if (restricted) {
    const cells = restricted.cells.map((cell) => {
      const parts = [
        ...(cell.siteId ? [`site_id = ${bind(cell.siteId)}`] : []),
        ...(cell.columnId ? [`data::json ->> 'columnId' = ${bind(cell.columnId)}`] : []),
      ];
      return parts.length === 0 ? 'true' : `(${parts.join(' AND ')})`;
    });
    texts.push(`(${[`NOT type = ANY(${bind(restricted.types)})`, ...cells].join(' OR ')})`);
  }
  return texts.map((one) => ` AND ${one}`).join('');
}
