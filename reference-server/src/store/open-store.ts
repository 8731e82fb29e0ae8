/** Opens the store that the configuration names: SQLite in the data folder, or PostgreSQL, whose driver is loaded only then. */
import { openSqliteStore } from './sqlite/open-sqlite-store.ts';
import type { StorageFault } from './storage-fault.ts';
import type { Store } from './store.ts';

/** What the store stands on, for people who watch the server. */
export interface StorageFacts {
  readonly driver: 'sqlite' | 'postgresql';
  /** Version of a database server. */
  readonly version?: string;
  /** Data folder, or host, port and database; never an account or a password. */
  readonly place: string;
}

/** An open store. */
export interface OpenedStore {
  readonly store: Store;
  readonly facts: StorageFacts;
  /** Whether other processes may add to the same log. */
  readonly isShared: boolean;
  /** Whether a crash of the database server may lose what was acknowledged. */
  readonly isLazy: boolean;
}

/** Which store. */
export interface StoreSettings {
  /** Data folder. */
  readonly data: string;
  /** Address of a PostgreSQL database; absent: SQLite. */
  readonly database?: string | undefined;
}

/** How it is used. */
export interface StoreUse {
  /** By a server, not by an operator's command beside one. Default true. */
  readonly isServer?: boolean;
  /** Told of faults of a database with their cause, which callers are not told. */
  readonly onFault?: (fault: StorageFault) => void;
  /** Told once when the store cannot write again until the process starts anew. */
  readonly onBroken?: (error: Error) => void;
}

/**
 * @throws FolderInUse, StorageFault, DatabaseUnusable
 */
export async function openStore({ data, database }: StoreSettings, { isServer = true, onFault, onBroken }: StoreUse = {}): Promise<OpenedStore> {
  if (database === undefined) {
    const store = await openSqliteStore({ folder: data, isServer, ...(isServer ? { writer: 'thread' } : {}), ...(onBroken ? { onWriterLost: onBroken } : {}) });
    return { store, facts: { driver: 'sqlite', place: data }, isShared: false, isLazy: false };
  }
  const { openPostgresStore } = await import('./postgres/open-postgres-store.ts');
  const { store, server, shown } = await openPostgresStore({ url: database, folder: data, isServer, onFault });
  return { store, facts: { driver: 'postgresql', version: server.version, place: shown }, isShared: true, isLazy: server.isLazy };
}
