/**
 * Tables of the store and how older ones are brought to them, step by step; `meta` says which steps are done. The same shape as the
 * SQLite driver's. Every text sorts by its bytes (COLLATE "C"), whatever the collation of the database.
 */
import { DatabaseUnusable } from './database-unusable.ts';
import type { Queries } from './sql.ts';

/** Text that sorts by bytes. */
const text = 'text COLLATE "C"';

/** Steps in order; a released one is never changed. */
const migrations: readonly (readonly string[])[] = [
  [
    // every version of every record
    `CREATE TABLE version(
      id ${text} NOT NULL, version int NOT NULL, is_newest boolean NOT NULL, is_live boolean NOT NULL, family ${text} NOT NULL, kind ${text} NOT NULL,
      status ${text} NOT NULL, site_id ${text} NOT NULL, column_id ${text} NOT NULL, owner_id ${text} NOT NULL, withdrawal ${text} NOT NULL,
      sort_key ${text} NOT NULL, document_number ${text} NOT NULL, origin_system ${text} NOT NULL, origin_record_id ${text} NOT NULL,
      digest ${text} NOT NULL, content_at int NOT NULL, json ${text} NOT NULL, PRIMARY KEY(id, version))`,
    `CREATE INDEX live_by_column ON version(column_id, sort_key, id) WHERE is_live AND family = 'resource' AND status = 'published'`,
    `CREATE INDEX live_by_site ON version(site_id, sort_key, id) WHERE is_live AND family = 'resource' AND status = 'published'`,
    `CREATE INDEX live_by_time ON version(sort_key, id) WHERE is_live AND family = 'resource' AND status = 'published'`,
    `CREATE INDEX unpublished ON version(status, site_id, sort_key, id) WHERE is_newest AND family = 'resource' AND status <> 'published'`,
    `CREATE INDEX registry ON version(family, site_id, sort_key, id) WHERE is_newest AND family <> 'resource'`,
    `CREATE INDEX version_by_number ON version(document_number) WHERE document_number <> ''`,
    `CREATE INDEX version_by_origin ON version(origin_system, origin_record_id, site_id) WHERE origin_system <> ''`,

    `CREATE TABLE link(from_id ${text} NOT NULL, name ${text} NOT NULL, place int NOT NULL, to_id ${text} NOT NULL, PRIMARY KEY(from_id, name, place))`,
    `CREATE INDEX link_to ON link(to_id, name, from_id)`,
    `CREATE TABLE claim(name ${text} NOT NULL, value ${text} NOT NULL, id ${text} NOT NULL, PRIMARY KEY(name, value))`,
    `CREATE INDEX claim_by_id ON claim(id)`,

    `CREATE TABLE log(seq bigint PRIMARY KEY, type ${text} NOT NULL, subject ${text} NOT NULL, site_id ${text} NOT NULL, time ${text} NOT NULL,
      data ${text} NOT NULL, previous ${text} NOT NULL, hash ${text} NOT NULL)`,
    `CREATE FUNCTION log_keeps_all() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the log is append-only'; END $$`,
    `CREATE TRIGGER log_keeps_entries BEFORE UPDATE OR DELETE ON log FOR EACH ROW EXECUTE FUNCTION log_keeps_all()`,
    `CREATE TRIGGER log_keeps_table BEFORE TRUNCATE ON log FOR EACH STATEMENT EXECUTE FUNCTION log_keeps_all()`,

    `CREATE TABLE account(id ${text} PRIMARY KEY, kind ${text} NOT NULL, name ${text} NOT NULL, created_at ${text} NOT NULL, disabled_at ${text})`,
    `CREATE TABLE token(digest ${text} PRIMARY KEY, account_id ${text} NOT NULL REFERENCES account(id), label ${text} NOT NULL,
      created_at ${text} NOT NULL, expires_at ${text}, revoked_at ${text})`,
    `CREATE INDEX token_of_account ON token(account_id)`,
    `CREATE TABLE site_grants(account_id ${text} NOT NULL REFERENCES account(id), site_id ${text} NOT NULL, grants ${text} NOT NULL,
      PRIMARY KEY(account_id, site_id))`,

    // a server process with a data folder of its own: plugins keep their state per node, as their indexes stand in that folder
    `CREATE TABLE node(id ${text} PRIMARY KEY, seen_at timestamptz NOT NULL)`,
    `CREATE TABLE plugin(node ${text} NOT NULL, id ${text} NOT NULL, used_bytes bigint NOT NULL, cursor ${text}, PRIMARY KEY(node, id))`,
    // keys as UTF-16BE, so that they sort by code units
    `CREATE TABLE plugin_key(node ${text} NOT NULL, plugin_id ${text} NOT NULL, key bytea NOT NULL, value ${text} NOT NULL, PRIMARY KEY(node, plugin_id, key))`,
    `CREATE TABLE dead_letter(node ${text} NOT NULL, plugin_id ${text} NOT NULL, seq bigint NOT NULL, entry ${text} NOT NULL, cause ${text},
      PRIMARY KEY(node, plugin_id, seq))`,
    `CREATE TABLE plugin_migration(node ${text} NOT NULL, plugin_id ${text} NOT NULL, place int NOT NULL, id ${text} NOT NULL, PRIMARY KEY(node, plugin_id, id))`,

    // content of attachments in pieces, as it is: most of it is compressed already
    `CREATE TABLE blob(sha256 ${text} PRIMARY KEY, sm3 ${text} NOT NULL, size_bytes bigint NOT NULL)`,
    `CREATE TABLE blob_piece(sha256 ${text} NOT NULL REFERENCES blob(sha256), place int NOT NULL, bytes bytea NOT NULL, PRIMARY KEY(sha256, place))`,
    `ALTER TABLE blob_piece ALTER bytes SET STORAGE EXTERNAL`,
  ],
  [
    // of all nodes together: each time is run once
    `CREATE TABLE plugin_job(plugin_id ${text} NOT NULL, name ${text} NOT NULL, done_due ${text} NOT NULL, lease_due ${text}, lease_until ${text},
      holder ${text}, finished_at ${text}, failure ${text}, PRIMARY KEY(plugin_id, name))`,
    `CREATE TABLE plugin_queue(place bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, plugin_id ${text} NOT NULL, id ${text} NOT NULL, lane ${text} NOT NULL,
      state int NOT NULL, available ${text} NOT NULL, attempts int NOT NULL DEFAULT 0, token ${text}, payload ${text} NOT NULL, note ${text},
      added ${text} NOT NULL, ended ${text}, UNIQUE(plugin_id, id))`,
    `CREATE INDEX plugin_queue_to_do ON plugin_queue(plugin_id, lane, available, place) WHERE state < 2`,
    `CREATE INDEX plugin_queue_ended ON plugin_queue(plugin_id, ended) WHERE state >= 2`,
  ],
  [
    `CREATE TABLE kept_reply(caller ${text} NOT NULL, key ${text} NOT NULL, request ${text} NOT NULL, kept_at ${text} NOT NULL, expires_at ${text} NOT NULL,
      reply ${text}, PRIMARY KEY(caller, key))`,
    'CREATE INDEX kept_reply_by_end ON kept_reply(expires_at)',
  ],
  [
    // each generation of an index has tables of its own, made when a plugin opens it
    `CREATE TABLE own_index(generation int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, plugin_id ${text} NOT NULL, schema ${text} NOT NULL,
      identity ${text} NOT NULL, documents int NOT NULL, lengths bigint[] NOT NULL, changes bigint NOT NULL)`,
    'CREATE INDEX own_index_by_plugin ON own_index(plugin_id)',
  ],
  [
    // of all nodes together; names as UTF-16BE, so that they sort by code units
    `CREATE TABLE plugin_blob(plugin_id ${text} NOT NULL, name bytea NOT NULL, sha256 ${text} NOT NULL, size_bytes bigint NOT NULL,
      media_type ${text} NOT NULL, PRIMARY KEY(plugin_id, name))`,
    `CREATE TABLE plugin_blob_piece(plugin_id ${text} NOT NULL, name bytea NOT NULL, place int NOT NULL, bytes bytea NOT NULL,
      PRIMARY KEY(plugin_id, name, place), FOREIGN KEY(plugin_id, name) REFERENCES plugin_blob(plugin_id, name) ON DELETE CASCADE)`,
    `ALTER TABLE plugin_blob_piece ALTER bytes SET STORAGE EXTERNAL`,
  ],
];

/** Version of the tables this program writes. */
export const schemaVersion: number = migrations.length;

/**
 * Brings the schema up to date in the transaction of `queries`; processes that start at once wait for each other.
 * @throws DatabaseUnusable when the tables were written by a later program
 */
export async function migrate(queries: Queries, schema: string, shown: string): Promise<void> {
  // one lock for all schemas of the database: this one may not be there yet
  await queries.rows("SELECT pg_advisory_xact_lock(hashtextextended('jiyue migrate', 0))");
  const [found] = await queries.rows('SELECT 1 FROM pg_namespace WHERE nspname = $1', schema);
  // not IF NOT EXISTS: that asks for the right to create schemas even when there is nothing to create
  if (!found) await queries.change(`CREATE SCHEMA ${schema}`);
  const [meta] = await queries.rows("SELECT to_regclass($1 || '.meta') IS NOT NULL AS there", schema);
  if (meta?.['there'] !== true) {
    await queries.change(`CREATE TABLE meta(name ${text} PRIMARY KEY, value bytea NOT NULL)`);
    await queries.change("INSERT INTO meta(name, value) VALUES('schema', '0')");
  }
  const [row] = await queries.rows("SELECT convert_from(value, 'UTF8')::int AS done FROM meta WHERE name = 'schema'");
  const done = row?.['done'] as number;
  if (done > schemaVersion) throw new DatabaseUnusable('later-schema', shown, `${done} > ${schemaVersion}`);
  for (const step of migrations.slice(done)) for (const statement of step) await queries.change(statement);
  if (done < schemaVersion) await queries.change("UPDATE meta SET value = convert_to($1, 'UTF8') WHERE name = 'schema'", String(schemaVersion));
}
