/** Writes versions with their log entries inside the open transaction: one statement for a new record, few for a batch. */
import { contentDigest } from '../content-digest.ts';
import { eventData } from '../event-data.ts';
import { entryHash, type LogLine } from '../log-line.ts';
import type { RecordWrite } from '../store.ts';
import type { ChainEnd } from './log-reads.ts';
import type { Queries, SqlValue } from './sql.ts';

const versionColumns = [
  ...['id', 'version', 'is_newest', 'is_live', 'family', 'kind', 'status', 'site_id', 'column_id', 'owner_id', 'withdrawal', 'sort_key'],
  ...['document_number', 'origin_system', 'origin_record_id', 'digest', 'content_at', 'json'],
];
const logColumns = ['seq', 'type', 'subject', 'site_id', 'time', 'data', 'previous', 'hash'];

/** Rows that go with one statement: a few sizes only, so that each stays prepared. */
const sizes = [64, 16, 4, 1];

/** What was sent. */
export interface SentRecords {
  /** Where the chain stands then. */
  readonly end: ChainEnd;
  /** Rejects when a statement fails. */
  readonly done: Promise<void>;
}

/**
 * Sends all statements before it returns, so what is asked later over the same connection sees them.
 * @param end where the chain stands
 * @param time commit time
 */
export function putRecords(queries: Queries, writes: readonly RecordWrite[], end: ChainEnd, time: string): SentRecords {
  const marks = marksOf(writes);
  const sent: Promise<unknown>[] = [unmark(queries, writes)];
  let { seq, hash } = end;
  for (let from = 0; from < writes.length; ) {
    const size = sizes.find((one) => one <= writes.length - from)!;
    const values: SqlValue[] = [];
    const entries: SqlValue[] = [];
    for (const write of writes.slice(from, from + size)) {
      const digest = contentDigest(write);
      const line: Omit<LogLine, 'hash'> = {
        seq: seq + 1,
        type: write.event.type,
        subject: write.id,
        siteId: write.siteId,
        time,
        data: eventData(write, digest),
        previous: hash,
      };
      hash = entryHash(line);
      seq = line.seq;
      values.push(...versionValues(write, digest, marks));
      entries.push(line.seq, line.type, line.subject, line.siteId, line.time, line.data, line.previous, hash);
    }
    sent.push(queries.change(insertText(size), ...values, ...entries));
    from += size;
  }
  sent.push(replaceLinks(queries, writes), replaceClaims(queries, writes));
  // not one after another: the connection keeps the order, and what follows a failed statement is refused
  return { end: { seq, hash, time }, done: Promise.all(sent).then(() => undefined) };
}

/** Versions that stay newest and live when all of `writes` are in: a later one of the same record takes the mark. */
function marksOf(writes: readonly RecordWrite[]): { readonly newest: ReadonlySet<RecordWrite>; readonly live: ReadonlySet<RecordWrite> } {
  const newest = new Map(writes.map((write) => [write.id, write]));
  const live = new Map(writes.filter(({ goesLive }) => goesLive).map((write) => [write.id, write]));
  return { newest: new Set(newest.values()), live: new Set(live.values()) };
}

const versionValues = (write: RecordWrite, digest: string, { newest, live }: ReturnType<typeof marksOf>): readonly SqlValue[] => [
  ...[write.id, write.version, newest.has(write), live.has(write), write.family, write.kind, write.status, write.siteId, write.columnId],
  ...[write.ownerId, write.withdrawal, write.sortKey, write.documentNumber, write.originSystem, write.originRecordId],
  ...[digest, write.contentAt, write.json],
];

const texts = new Map<number, string>();

function insertText(size: number): string {
  const known = texts.get(size);
  if (known !== undefined) return known;
  let last = 0;
  const tuples = (columns: readonly string[]) => Array.from({ length: size }, () => `(${columns.map(() => `$${++last}`).join(',')})`).join(',');
  const text = `WITH versions AS (INSERT INTO version(${versionColumns.join(', ')}) VALUES ${tuples(versionColumns)})
    INSERT INTO log(${logColumns.join(', ')}) VALUES ${tuples(logColumns)}`;
  texts.set(size, text);
  return text;
}

/** The versions before lose their marks. */
async function unmark(queries: Queries, writes: readonly RecordWrite[]): Promise<void> {
  const later = writes.filter(({ version }) => version > 1);
  if (later.length === 0) return;
  await queries.change(
    'UPDATE version SET is_newest = false, is_live = is_live AND NOT id = ANY($2) WHERE id = ANY($1) AND (is_newest OR (is_live AND id = ANY($2)))',
    later.map(({ id }) => id),
    later.filter(({ goesLive }) => goesLive).map(({ id }) => id),
  );
}

async function replaceLinks(queries: Queries, writes: readonly RecordWrite[]): Promise<void> {
  const given = new Map(writes.flatMap((write) => (write.links ? [[write.id, write] as const] : [])));
  if (given.size === 0) return;
  const links = [...given.values()].flatMap(({ id, links: own = [] }) => own.map((link, place) => ({ id, place, ...link })));
  const sent: Promise<unknown>[] = [];
  if (writes.some(({ version, links: own }) => own && version > 1)) sent.push(queries.change('DELETE FROM link WHERE from_id = ANY($1)', [...given.keys()]));
  if (links.length > 0) {
    sent.push(
      queries.change(
        'INSERT INTO link(from_id, name, place, to_id) SELECT * FROM unnest($1::text[], $2::text[], $3::int[], $4::text[])',
        links.map(({ id }) => id),
        links.map(({ name }) => name),
        links.map(({ place }) => place),
        links.map(({ toId }) => toId),
      ),
    );
  }
  await Promise.all(sent);
}

/** One record after another: a value may pass from one to the next. */
async function replaceClaims(queries: Queries, writes: readonly RecordWrite[]): Promise<void> {
  const sent: Promise<unknown>[] = [];
  for (const { id, version, claims } of writes) {
    if (!claims) continue;
    if (version > 1) sent.push(queries.change('DELETE FROM claim WHERE id = $1', id));
    for (const { name, value } of claims) sent.push(queries.change('INSERT INTO claim(name, value, id) VALUES($1, $2, $3)', name, value, id));
  }
  await Promise.all(sent);
}
