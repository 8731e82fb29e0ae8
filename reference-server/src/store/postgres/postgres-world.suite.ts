/** A real PostgreSQL for the tests of this driver: one server per test file, a fresh database wherever one is asked for. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type PostgresOptions, startPostgres, type TestPostgres } from '../../../../.ci/postgres.ts';
import type { Store } from '../store.ts';
import type { StoreWorld } from '../store.suite.ts';
import { readDatabaseUrl } from './database-url.ts';
import { openPostgresStore, type PostgresStoreOptions } from './open-postgres-store.ts';

export { postgresMissing } from '../../../../.ci/postgres.ts';

/** A server with what tests need of it. */
export interface PostgresWorld {
  readonly server: TestPostgres;
  /** Address of a store that is not there yet: a schema of its own, which is much quicker to make than a database. */
  address(): string;
  /** Makes a database and gives its address. @param more of CREATE DATABASE */
  database(more?: string): Promise<string>;
  /** Runs SQL on a connection of its own, in the schema of the address. */
  sql(url: string, text: string, ...values: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  /** Ends every session of stores in this database at once, as an administrator may. */
  endSessions(url: string): Promise<void>;
  /** A store over this database with a data folder of its own: what another server process would open. */
  open(url: string, options?: Partial<PostgresStoreOptions>): Promise<Store>;
  /** A store over a schema of its own, for the shared suite. */
  storeWorld(): Promise<StoreWorld>;
  /** Closes stores that are still open, ends the server, removes all. */
  stop(): Promise<void>;
}

/** Starts a server; call in `beforeAll`. */
export async function postgresWorld(options?: PostgresOptions): Promise<PostgresWorld> {
  const server = await startPostgres(options);
  const stores: Store[] = [];
  const folders: string[] = [];
  const databases: string[] = [];
  const schemas: string[] = [];
  const fresh = () => `jiyue_test_${randomBytes(6).toString('hex')}`;

  const world: PostgresWorld = {
    server,
    address() {
      const schema = fresh();
      schemas.push(schema);
      const url = new URL(server.url);
      url.searchParams.set('schema', schema);
      return url.toString();
    },
    async database(more = '') {
      const name = fresh();
      await world.sql(server.url, `CREATE DATABASE ${name} ${more}`);
      databases.push(name);
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      return url.toString();
    },
    async sql(url, text, ...values) {
      const address = readDatabaseUrl(url);
      const client = new pg.Client({ connectionString: address?.connectionString ?? url });
      client.on('error', () => undefined);
      await client.connect();
      try {
        return (await client.query<Record<string, unknown>>(text, [...values])).rows;
      } finally {
        await client.end().catch(() => undefined);
      }
    },
    async endSessions(url) {
      await world.sql(
        url,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'jiyue' AND pid <> pg_backend_pid()",
      );
    },
    async open(url, given = {}) {
      const folder = given.folder ?? (await mkdtemp(join(tmpdir(), 'jiyue-node-')));
      folders.push(folder);
      const { store } = await openPostgresStore({ url, folder, ...given });
      stores.push(store);
      return store;
    },
    async storeWorld() {
      const url = world.address();
      const folder = await mkdtemp(join(tmpdir(), 'jiyue-node-'));
      // no looks of its own: the suite counts what listeners hear
      let open = await world.open(url, { folder, lookEveryMs: 3_600_000 });
      return {
        store: open,
        async reopen() {
          open = await world.open(url, { folder, lookEveryMs: 3_600_000 });
          return open;
        },
        remove: () => open.close(),
      };
    },
    async stop() {
      await Promise.all(stores.map((store) => store.close().catch(() => undefined)));
      if (!server.isOwn) {
        for (const name of schemas) await world.sql(server.url, `DROP SCHEMA IF EXISTS ${name} CASCADE`);
        for (const name of databases) await world.sql(server.url, `DROP DATABASE ${name} WITH (FORCE)`);
      }
      await server.stop();
      await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
    },
  };
  return world;
}
