/** Rows of the tables as values of the port. */
import type { EventType } from '@jiyue/standards/model';
import type { LogLine } from '../log-line.ts';
import type { Family, RecordFacts, RecordRow } from '../record-row.ts';
import type { SqlRow } from './sql.ts';

/** Columns of the facts of a version. */
export const factColumns =
  'id, version, family, kind, status, site_id, column_id, owner_id, withdrawal, sort_key, document_number, origin_system, origin_record_id';
/** Columns of a whole version. */
export const rowColumns = `${factColumns}, is_live, digest, content_at, json`;
/** Columns of an entry of the log. */
export const lineColumns = 'seq, type, subject, site_id, time, data, previous, hash';

/** Facts of a version. */
export const toFacts = (row: SqlRow): RecordFacts => ({
  id: row['id'] as string,
  version: row['version'] as number,
  family: row['family'] as Family,
  kind: row['kind'] as string,
  status: row['status'] as string,
  siteId: row['site_id'] as string,
  columnId: row['column_id'] as string,
  ownerId: row['owner_id'] as string,
  withdrawal: row['withdrawal'] as string,
  sortKey: row['sort_key'] as string,
  documentNumber: row['document_number'] as string,
  originSystem: row['origin_system'] as string,
  originRecordId: row['origin_record_id'] as string,
});

/** A whole version. */
export const toRow = (row: SqlRow): RecordRow => ({
  ...toFacts(row),
  isLive: row['is_live'] as boolean,
  digest: row['digest'] as string,
  contentAt: row['content_at'] as number,
  json: row['json'] as string,
});

/** An entry of the log. */
export const toLine = (row: SqlRow): LogLine => ({
  seq: row['seq'] as number,
  type: row['type'] as EventType,
  subject: row['subject'] as string,
  siteId: row['site_id'] as string,
  time: row['time'] as string,
  data: row['data'] as string,
  previous: row['previous'] as string,
  hash: row['hash'] as string,
});
