/**
 * The port of the repository's storage: records with their log in one transaction, accounts, what plugins keep, blobs.
 * Every method is asynchronous so that a driver over a network fits; the SQLite driver answers at once.
 * One suite, `store.suite.ts`, holds for every driver.
 */
import type { Outcome, OwnBlobs, OwnIndex, OwnQueue } from '@jiyue/sdk/plugin';
import type { AccountStore } from './account-store.ts';
import type { BlobStore } from './blob-store.ts';
import type { JobStore } from './job-store.ts';
import type { KeptReply, ReplyKey, ReplyToKeep } from './kept-reply.ts';
import type { LogDraft, LogLine } from './log-line.ts';
import type { StorageNamespace } from '../host/own-storage.ts';
import type { PluginStorage } from './plugin-storage.ts';
import type { Family, OriginKey, RecordClaim, RecordFacts, RecordLink, RecordRow } from './record-row.ts';
import type { LogVerdict, VerifyProgress } from './verify-log.ts';

/** Which records a list may show: any cell that fits. An absent member fits everything. */
export interface ScopeCell {
  readonly siteId?: string;
  readonly columnId?: string;
  readonly ownerId?: string;
}

/** A list of current records. */
export interface ListQuery {
  readonly family: Family;
  /** live: published resources as readers see them; newest: the last version of each record. */
  readonly edition: 'live' | 'newest';
  readonly status?: string;
  readonly siteId?: string;
  readonly columnId?: string;
  readonly kind?: string;
  readonly documentNumber?: string;
  readonly originSystem?: string;
  readonly originRecordId?: string;
  /** Only records with this link. */
  readonly linkedTo?: RecordLink;
  /** Absent: everything; empty: nothing. */
  readonly scope?: readonly ScopeCell[];
}

/** A place in a list: the last row shown. */
export interface ListPlace {
  readonly sortKey: string;
  readonly id: string;
}

/** A page of a list. Resources come with the largest sort key first, all else with the smallest. */
export interface ListPage {
  readonly rows: readonly { readonly sortKey: string; readonly id: string; readonly json: string }[];
  /** Whether more rows follow. */
  readonly hasMore: boolean;
}

/** Reads of records: over the last committed state, or inside a transaction over its own writes too. */
export interface RecordReads {
  /** The last version, whatever its status. */
  newest(id: string): Promise<RecordRow | undefined>;
  /** The version that decides what readers get: published, or withdrawn in some way. */
  live(id: string): Promise<RecordRow | undefined>;
  /** Facts of the last versions, by id; unknown ids are absent. */
  newestFacts(ids: Iterable<string>): Promise<ReadonlyMap<string, RecordFacts>>;
  /** Facts of the live versions, by id. */
  liveFacts(ids: Iterable<string>): Promise<ReadonlyMap<string, RecordFacts>>;
  /** Live rows in the order of `ids`; ids without one are left out. */
  liveRows(ids: readonly string[]): Promise<readonly RecordRow[]>;
  /** The record with each origin, in order of the keys. */
  byOrigins(keys: readonly OriginKey[]): Promise<readonly (OriginRow | undefined)[]>;
  page(query: ListQuery, after: ListPlace | undefined, limit: number): Promise<ListPage>;
  count(query: ListQuery): Promise<number>;
  /** Versions of one record below `before`, newest first. `statuses`: only these. */
  versions(id: string, before: number, limit: number, statuses?: readonly string[]): Promise<readonly RecordRow[]>;
  countVersions(id: string, statuses?: readonly string[]): Promise<number>;
  /** Last versions of the records that link to `toId`, in order of id. */
  linking(name: string, toId: string): Promise<readonly RecordRow[]>;
  /** Links of one record, in the order they were given. */
  links(fromId: string): Promise<readonly RecordLink[]>;
  /** Who holds a claim. */
  holder(claim: RecordClaim): Promise<string | undefined>;
}

/** What intake needs to know of a record it meets again. */
export interface OriginRow {
  readonly newest: RecordRow;
  /** Absent: never published. The same as `newest` when no draft is above. */
  readonly live: RecordRow | undefined;
}

/** A version to write. */
export interface RecordWrite extends Omit<RecordRow, 'isLive' | 'digest'> {
  /** SM3 of the content, when somebody has needed it already. Absent: the driver takes it from `json`, away from the requests where it can. */
  readonly digest?: string;
  /** Whether readers get this version from now on; else the live one stays. */
  readonly goesLive: boolean;
  /** Replaces all links of the record; absent: they stay. */
  readonly links?: readonly RecordLink[];
  /** Replaces all claims of the record; absent: they stay. */
  readonly claims?: readonly RecordClaim[];
  /** Goes to the log with it; family, version, site, column and digest are filled in from the version. */
  readonly event: {
    readonly type: LogDraft['type'];
    readonly data?: { readonly substituteId?: string; readonly updateType?: string; readonly withdrawal?: string };
  };
}

/** A transaction: it sees its own writes, and no other transaction writes until it ends. */
export interface StoreTransaction extends RecordReads {
  /** Commit time of everything in it: RFC 3339, UTC, milliseconds, never before an earlier commit. */
  readonly time: string;
  /** Writes versions and their log entries, in order. The versions before lose their marks. */
  put(writes: readonly RecordWrite[]): Promise<void>;
  /** What is known of an idempotency key that has not ended. */
  keptReply(key: ReplyKey): Promise<KeptReply | undefined>;
  /** Keeps what the write with this key gives, with everything else in the transaction or not at all. */
  keepReply(reply: ReplyToKeep): Promise<void>;
  /** Makes a key unknown. */
  dropReply(key: ReplyKey): Promise<void>;
}

/** The log as followers and feeds read it. */
export interface LogReads {
  /** Last committed entry; seq 0 and 64 zeros before the first. */
  head(): Promise<{ readonly seq: number; readonly hash: string }>;
  /** Entries after `after`, oldest first. `scanned`: the last seq looked at. */
  read(after: number, limit: number, filter?: LogFilter): Promise<{ readonly lines: readonly LogLine[]; readonly scanned: number; readonly hasMore: boolean }>;
  /** Called after each commit that added entries. @returns undo */
  onAppend(listener: () => void): () => void;
}

/** Which entries are wanted. Absent members let everything pass. */
export interface LogFilter {
  readonly types?: readonly string[];
  readonly siteId?: string;
  /** These types only where the site (or "*") is listed, or the column of the site. */
  readonly restricted?: { readonly types: readonly string[]; readonly cells: readonly ScopeCell[] };
}

/** Everything the server keeps. */
export interface Store {
  readonly records: RecordReads;
  readonly log: LogReads;
  readonly accounts: AccountStore;
  readonly blobs: BlobStore;
  /** When the jobs of plugins ran. */
  readonly jobs: JobStore;
  /**
   * Queue of one plugin, shared with the other processes of the platform where the store is. @param clock the host's
   */
  queue(pluginId: string, clock: () => Date): OwnQueue;
  /**
   * Index of one plugin, shared with the other processes of the platform. Absent: this store keeps none, and each process has a file of its own.
   * `stateMs`: how long what was seen of it is taken for its state. `onRenewed`: the index lost its content after it was opened, and whoever fills it has to be started anew.
   */
  index?(pluginId: string, options?: { readonly onRenewed?: () => void; readonly stateMs?: number }): OwnIndex;
  /** Blobs of one plugin, common to all processes of the platform. @param quotaBytes of all of them together */
  ownBlobs(pluginId: string, quotaBytes?: number): OwnBlobs;
  /** A run of a plugin has ended: closes what is open for it, so that another process may wipe or restore it; the next call opens it again. */
  closePlugin(pluginId: string): Promise<void>;
  /** Removes everything that is kept for a plugin: keys, cursor, jobs, queue, blobs, and its index unless that is a file of the data folder. */
  wipePlugin(pluginId: string): Promise<void>;
  /** Keys of one plugin that all processes of the platform have in common; a quota of their own. */
  shared(pluginId: string, quotaBytes?: number): StorageNamespace;
  /** What is kept for one plugin. */
  plugin(pluginId: string, quotaBytes?: number): PluginStorage;
  /**
   * Runs `work` in a transaction: its failure or exception undoes all of it. Transactions run one after another.
   * A full or read-only disk is the failure STORAGE_FULL or STORAGE_READ_ONLY.
   */
  transact<T>(now: Date, work: (transaction: StoreTransaction) => Promise<Outcome<T>>): Promise<Outcome<T>>;
  /** Walks the whole log: chain, then content of every version against its entry. */
  verifyLog(onProgress?: (progress: VerifyProgress) => void): Promise<LogVerdict>;
  /** Random secret of this store, made once: binds cursors to it. */
  secret(): Promise<Uint8Array>;
  close(): Promise<void>;
}
