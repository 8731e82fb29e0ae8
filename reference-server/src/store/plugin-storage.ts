/**
 * What the store keeps for one plugin: key-value namespace, cursor of its log follower, entries that wait, migrations done.
 * The shapes are those the plugin host asks for; cursor and writes commit together.
 */
import type { LogEntry } from '@jiyue/sdk/plugin';

/** Changes by key: JSON text, or undefined to remove. */
export type KeyChange = ReadonlyMap<string, string | undefined>;

/** Place of a follower in the log. */
export interface StoredCursor {
  readonly seq: number;
  readonly revision?: string;
  readonly rebuild?: string;
}

/** An entry that waits: the one that failed (with its cause), or one of the same subject behind it. */
export interface StoredDeadLetter {
  readonly entry: LogEntry;
  readonly cause?: string;
}

/** One commit of a follower, all or nothing. */
export interface CursorCommit {
  readonly storage: KeyChange;
  readonly cursor: StoredCursor;
  readonly park?: readonly StoredDeadLetter[];
  /** Sequence numbers that no longer wait, or all. */
  readonly unpark?: readonly number[] | 'all';
}

/** The port. Writes throw StorageFault on a full or read-only disk, PluginError STORAGE_QUOTA_EXCEEDED beyond the quota. */
export interface PluginStorage {
  cursor(): Promise<StoredCursor | undefined>;
  /** In order of seq. */
  parked(): Promise<readonly StoredDeadLetter[]>;
  commit(change: CursorCommit): Promise<void>;
  migrations(): Promise<readonly string[]>;
  commitMigration(id: string, change: KeyChange): Promise<void>;
  readonly namespace: {
    get(key: string): Promise<string | undefined>;
    /** Up to `limit` keys with the prefix that sort after `after` by code units. */
    list(prefix: string, after: string | undefined, limit: number): Promise<readonly string[]>;
    write(change: KeyChange): Promise<void>;
  };
}
