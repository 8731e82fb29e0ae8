/** What the plugin host needs from the rest of the server, by shape. */
import type { Json, Outcome, OwnBlobs, OwnIndex, OwnQueue, OwnSeries, RecordReader, StorageChange } from '@jiyue/sdk/plugin';
import type { StorageNamespace } from './own-storage.ts';
import type { Principal } from '../repository/principal.ts';
import type { JobStore } from '../store/job-store.ts';
import type { FollowedLog, FollowerStore } from './log-follower.ts';

/** What the store keeps for one plugin. */
export interface PluginStore extends FollowerStore {
  /** Migrations done, by id. */
  migrations(): Promise<readonly string[]>;
  /** Writes of a migration and the note that it is done, all or nothing. */
  commitMigration(id: string, change: StorageChange): Promise<void>;
}

/** The log, with a call when something was added. */
export interface HostLog extends FollowedLog {
  /** @returns undo */
  onAppend(listener: () => void): () => void;
}

/** What a call of another operation carries along. */
export interface OperateContext {
  readonly caller: Principal;
  readonly language: 'zh-CN' | 'en';
  readonly baseUrl: string;
  readonly requestId: string;
  /** Whose share of the limits it counts against; absent: nobody's. */
  readonly rateKey?: string | undefined;
  readonly signal: AbortSignal;
}

/** Log of one plugin. */
export interface HostLogger {
  info(data: object, message: string): void;
  warn(data: object, message: string): void;
  error(data: object, message: string): void;
}

/** What belongs to one run of a plugin. */
export interface PluginServices {
  readonly store: PluginStore;
  /** Keys common to all processes of the platform. */
  readonly shared: StorageNamespace;
  /** Opened when first asked for. */
  index(): OwnIndex;
  /** Opened when first asked for. */
  queue(): OwnQueue;
  /** Opened when first asked for. */
  series(): OwnSeries;
  /** Opened when first asked for. */
  blobs(): OwnBlobs;
  dispose(): Promise<void>;
}

/** Everything. */
export interface HostNeeds {
  readonly log: HostLog;
  /** Opens what belongs to one run of a plugin. */
  open(pluginId: string): PluginServices;
  /** All kinds of resources. */
  readonly resourceKinds: readonly string[];
  /** What the principal may see of the granted sites. */
  readerOf(principal: Principal, sites: readonly string[]): RecordReader;
  /** Hands a draft to ingest in the name of a plugin. */
  submit(draft: Json, as: Principal): Promise<Outcome<{ readonly recordId: string; readonly version: number }>>;
  /** Runs an operation of the platform. */
  operate(operationId: string, params: { readonly [name: string]: unknown }, context: OperateContext): Promise<Outcome<unknown>>;
  /** When jobs ran, shared with the other processes of the platform. */
  readonly jobs: JobStore;
  /** Names this process among them. */
  readonly processId: string;
  readonly clock: () => Date;
  /** Of sentences in the log. */
  readonly language: 'zh-CN' | 'en';
  /** A logger that names its source. */
  loggerOf(pluginId: string): HostLogger;
}
