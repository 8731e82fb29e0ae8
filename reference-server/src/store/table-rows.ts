/** Rows of the tables as values of the port. The tables of every driver have the same columns; only truth comes as a boolean or as 0 and 1. */
import type { EventType } from '@jiyue/standards/model';
import type { Account, TokenRow } from './account-store.ts';
import type { LogLine } from './log-line.ts';
import type { Family, RecordFacts, RecordRow } from './record-row.ts';

/** A row as a driver gives it, by column. */
export type TableRow = { readonly [column: string]: unknown };

/** Columns of the facts of a version. */
export const factColumns =
  'id, version, family, kind, status, site_id, column_id, owner_id, withdrawal, sort_key, document_number, origin_system, origin_record_id';
/** Columns of a whole version. */
export const rowColumns = `${factColumns}, is_live, digest, content_at, json`;
/** Columns of an entry of the log. */
export const lineColumns = 'seq, type, subject, site_id, time, data, previous, hash';

/** Facts of a version. */
export const toFacts = (row: TableRow): RecordFacts => ({
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
export const toRow = (row: TableRow): RecordRow => ({
  ...toFacts(row),
  isLive: row['is_live'] === true || row['is_live'] === 1,
  digest: row['digest'] as string,
  contentAt: row['content_at'] as number,
  json: row['json'] as string,
});

/** An entry of the log. */
export const toLine = (row: TableRow): LogLine => ({
  seq: row['seq'] as number,
  type: row['type'] as EventType,
  subject: row['subject'] as string,
  siteId: row['site_id'] as string,
  time: row['time'] as string,
  data: row['data'] as string,
  previous: row['previous'] as string,
  hash: row['hash'] as string,
});

const maybe = <K extends string>(key: K, value: unknown) => (typeof value === 'string' ? ({ [key]: value } as { readonly [P in K]: string }) : {});

/** An account. */
export const toAccount = (row: TableRow): Account => ({
  id: row['id'] as string,
  kind: row['kind'] as Account['kind'],
  name: row['name'] as string,
  createdAt: row['created_at'] as string,
  ...maybe('disabledAt', row['disabled_at']),
});

/** A token; never the token itself, only its digest. */
export const toToken = (row: TableRow): TokenRow => ({
  accountId: row['account_id'] as string,
  digest: row['digest'] as string,
  label: row['label'] as string,
  createdAt: row['created_at'] as string,
  ...maybe('expiresAt', row['expires_at']),
  ...maybe('revokedAt', row['revoked_at']),
});
