/** Writes versions with their log entries inside the open transaction: one insert each for a new record without links. */
import { eventData } from '../event-data.ts';
import { entryHash } from '../log-line.ts';
import type { RecordWrite } from '../store.ts';
import type { Connection } from './connection.ts';
import { contentDigestOf, createJsonEncoder } from './json-encoder.ts';
import type { EncodedWrite } from './pack-writes.ts';

/** End of the hash chain; moves with every entry. */
export interface ChainEnd {
  readonly seq: number;
  readonly hash: string;
  readonly time: string;
}

const insertVersion = `INSERT INTO version(id, version, is_newest, is_live, family, kind, status, site_id, column_id, owner_id, withdrawal, sort_key,
  document_number, origin_system, origin_record_id, digest, content_at, json) VALUES(?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT))`;
const insertLog = 'INSERT INTO log(seq, type, subject, site_id, time, data, previous, hash) VALUES(?, ?, ?, ?, ?, ?, ?, ?)';

const encode = createJsonEncoder();

/**
 * @param end where the chain stands
 * @param time commit time
 * @returns where it stands then
 */
export function putRecords({ sql }: Pick<Connection, 'sql'>, writes: readonly (RecordWrite | EncodedWrite)[], end: ChainEnd, time: string): ChainEnd {
  const version = sql(insertVersion);
  const log = sql(insertLog);
  let { seq, hash } = end;
  for (const write of writes) {
    const text = 'bytes' in write ? write : encode(write);
    const digest = write.digest ?? contentDigestOf(text);
    if (write.version > 1) unmark(sql, write);
    version.run(
      write.id,
      write.version,
      write.goesLive ? 1 : 0,
      write.family,
      write.kind,
      write.status,
      write.siteId,
      write.columnId,
      write.ownerId,
      write.withdrawal,
      write.sortKey,
      write.documentNumber,
      write.originSystem,
      write.originRecordId,
      digest,
      write.contentAt,
      text.bytes,
    );
    if (write.links) replaceLinks(sql, write.id, write.version, write.links);
    if (write.claims) replaceClaims(sql, write.id, write.version, write.claims);
    const line = { seq: seq + 1, type: write.event.type, subject: write.id, siteId: write.siteId, time, data: eventData(write, digest), previous: hash };
    hash = entryHash(line);
    log.run(line.seq, line.type, line.subject, line.siteId, line.time, line.data, line.previous, hash);
    seq = line.seq;
  }
  return { seq, hash, time };
}

type Sql = Connection['sql'];

function unmark(sql: Sql, { id, goesLive }: Pick<RecordWrite, 'id' | 'goesLive'>): void {
  sql('UPDATE version SET is_newest = 0 WHERE id = ? AND is_newest = 1').run(id);
  if (goesLive) sql('UPDATE version SET is_live = 0 WHERE id = ? AND is_live = 1').run(id);
}

function replaceLinks(sql: Sql, id: string, version: number, links: NonNullable<RecordWrite['links']>): void {
  if (version > 1) sql('DELETE FROM link WHERE from_id = ?').run(id);
  for (const [place, { name, toId }] of links.entries()) sql('INSERT INTO link(from_id, name, place, to_id) VALUES(?, ?, ?, ?)').run(id, name, place, toId);
}

function replaceClaims(sql: Sql, id: string, version: number, claims: NonNullable<RecordWrite['claims']>): void {
  if (version > 1) sql('DELETE FROM claim WHERE id = ?').run(id);
  for (const { name, value } of claims) sql('INSERT INTO claim(name, value, id) VALUES(?, ?, ?)').run(name, value, id);
}
