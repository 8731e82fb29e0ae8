/** Tables of the store and how older files are brought to them, step by step; `user_version` says which steps are done. */
import type { Connection } from './connection.ts';

/** Steps in order; a released one is never changed. */
const migrations: readonly string[] = [
  `
  CREATE TABLE meta(name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

  -- every version of every record; small columns first, the wire JSON last, so that scans do not touch its pages
  CREATE TABLE version(
    row INTEGER PRIMARY KEY, id TEXT NOT NULL, version INTEGER NOT NULL, is_newest INTEGER NOT NULL, is_live INTEGER NOT NULL,
    family TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL, site_id TEXT NOT NULL, column_id TEXT NOT NULL, owner_id TEXT NOT NULL,
    withdrawal TEXT NOT NULL, sort_key TEXT NOT NULL, document_number TEXT NOT NULL, origin_system TEXT NOT NULL, origin_record_id TEXT NOT NULL,
    digest TEXT NOT NULL, content_at INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
  CREATE UNIQUE INDEX version_by_id ON version(id, version);
  CREATE INDEX live_by_column ON version(column_id, sort_key, id, kind) WHERE is_live = 1 AND family = 'resource' AND status = 'published';
  CREATE INDEX live_by_site ON version(site_id, sort_key, id, kind) WHERE is_live = 1 AND family = 'resource' AND status = 'published';
  CREATE INDEX live_by_time ON version(sort_key, id, kind, site_id) WHERE is_live = 1 AND family = 'resource' AND status = 'published';
  CREATE INDEX unpublished ON version(status, site_id, sort_key, id) WHERE is_newest = 1 AND family = 'resource' AND status <> 'published';
  CREATE INDEX registry ON version(family, site_id, sort_key, id) WHERE is_newest = 1 AND family <> 'resource';
  CREATE INDEX version_by_number ON version(document_number) WHERE document_number <> '';
  CREATE INDEX version_by_origin ON version(origin_system, origin_record_id, site_id) WHERE origin_system <> '';

  CREATE TABLE link(from_id TEXT NOT NULL, name TEXT NOT NULL, place INTEGER NOT NULL, to_id TEXT NOT NULL,
    PRIMARY KEY(from_id, name, place)) STRICT, WITHOUT ROWID;
  CREATE INDEX link_to ON link(to_id, name, from_id);
  CREATE TABLE claim(name TEXT NOT NULL, value TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY(name, value)) STRICT, WITHOUT ROWID;
  CREATE INDEX claim_by_id ON claim(id);

  CREATE TABLE log(seq INTEGER PRIMARY KEY, type TEXT NOT NULL, subject TEXT NOT NULL, site_id TEXT NOT NULL, time TEXT NOT NULL,
    data TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
  CREATE TRIGGER log_keeps_entries BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
  CREATE TRIGGER log_keeps_all BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

  CREATE TABLE account(id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, created_at TEXT NOT NULL, disabled_at TEXT) STRICT, WITHOUT ROWID;
  CREATE TABLE token(digest TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES account(id), label TEXT NOT NULL, created_at TEXT NOT NULL,
    expires_at TEXT, revoked_at TEXT) STRICT, WITHOUT ROWID;
  CREATE INDEX token_of_account ON token(account_id);
  CREATE TABLE site_grants(account_id TEXT NOT NULL REFERENCES account(id), site_id TEXT NOT NULL, grants TEXT NOT NULL,
    PRIMARY KEY(account_id, site_id)) STRICT, WITHOUT ROWID;

  CREATE TABLE plugin(id TEXT PRIMARY KEY, used_bytes INTEGER NOT NULL, cursor TEXT) STRICT, WITHOUT ROWID;
  -- keys as UTF-16BE, so that they sort by code units
  CREATE TABLE plugin_key(plugin_id TEXT NOT NULL, key BLOB NOT NULL, value TEXT NOT NULL, PRIMARY KEY(plugin_id, key)) STRICT, WITHOUT ROWID;
  CREATE TABLE dead_letter(plugin_id TEXT NOT NULL, seq INTEGER NOT NULL, entry TEXT NOT NULL, cause TEXT, PRIMARY KEY(plugin_id, seq)) STRICT, WITHOUT ROWID;
  CREATE TABLE plugin_migration(plugin_id TEXT NOT NULL, place INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY(plugin_id, id)) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE plugin_job(plugin_id TEXT NOT NULL, name TEXT NOT NULL, done_due TEXT NOT NULL, lease_due TEXT, lease_until TEXT, holder TEXT,
    finished_at TEXT, failure TEXT, PRIMARY KEY(plugin_id, name)) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE kept_reply(caller TEXT NOT NULL, key TEXT NOT NULL, request TEXT NOT NULL, kept_at TEXT NOT NULL, expires_at TEXT NOT NULL, reply TEXT,
    PRIMARY KEY(caller, key)) STRICT;
  CREATE INDEX kept_reply_by_end ON kept_reply(expires_at);
  `,
  `
  -- names as UTF-16BE, so that they sort by code units; the bytes are files
  CREATE TABLE plugin_blob(plugin_id TEXT NOT NULL, name BLOB NOT NULL, sha256 TEXT NOT NULL, size_bytes INTEGER NOT NULL, media_type TEXT NOT NULL,
    PRIMARY KEY(plugin_id, name)) STRICT, WITHOUT ROWID;
  CREATE INDEX plugin_blob_by_content ON plugin_blob(plugin_id, sha256, size_bytes);
  `,
];

/** Version of the tables this program writes. */
export const schemaVersion: number = migrations.length;

/** Brings a file up to date, each step in one transaction. @throws when the file was written by a later program */
export function migrate({ database }: Connection): void {
  const done = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  if (done > schemaVersion) throw new Error(`the store has schema ${done}, this program knows ${schemaVersion}: it was written by a later version`);
  for (let step = done; step < schemaVersion; step++) {
    database.exec('BEGIN IMMEDIATE');
    try {
      database.exec(migrations[step]!);
      database.exec(`PRAGMA user_version = ${step + 1}`);
      database.exec('COMMIT');
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }
}
