/**
 * What the server and a plugin behind a wall ask of each other. The realm is the thread or process that holds the plugin's code; it
 * opens the port "plugin". The server opens "host", one port for each member of the context, and one for each call, batch and migration
 * while it lasts.
 */
import type { Call, PluginTypes, Running } from '@jiyue/sdk/plugin';
import type { ProviderTable } from '../extension-points.ts';
import type { DeclaringPlugin } from '../plugin-declarations.ts';
import type { Thrown } from './thrown.ts';

/** First call: the code is imported, nothing of it runs but its module. */
export interface LoadOrder {
  /** Address of the module. */
  readonly entry: string;
  /** As the manifest names it. */
  readonly main: string;
}

/** Second call. */
export interface SetupOrder {
  readonly id: string;
  readonly manifest: DeclaringPlugin['manifest'];
  /** Held permissions. */
  readonly permissions: readonly string[];
  readonly sites: readonly string[];
  readonly config: object;
  readonly providers: ProviderTable;
}

/** What setup declared. */
export interface SetupReport {
  readonly operations: readonly string[];
  readonly follower?: { readonly types: readonly string[]; readonly revision?: string; readonly hasDigest: boolean };
  readonly jobs: readonly { readonly name: string; readonly cron: string }[];
  readonly provided: readonly { readonly id: string; readonly version: string; readonly holds: 'one' | 'many'; readonly members: readonly string[] }[];
}

/** A call of an operation without what cannot be copied. */
export type CallFacts = Pick<Call<PluginTypes['api'][string]>, 'params' | 'body' | 'caller' | 'language' | 'baseUrl'>;

/** Port "plugin" of the realm. Names of ports of the server are handed over as texts. */
export interface RealmPort {
  /** @returns ids of the migrations, in order */
  load(order: LoadOrder): Promise<readonly string[]>;
  migrate(id: string, storagePort: string): Promise<void>;
  setup(order: SetupOrder): Promise<SetupReport>;
  start(): Promise<void>;
  health(): Promise<Awaited<ReturnType<NonNullable<Running<PluginTypes>['health']>>>>;
  operate(operationId: string, call: CallFacts, callPort: string, signal?: AbortSignal): Promise<unknown>;
  apply(batch: readonly unknown[], storagePort: string): Promise<void>;
  reset(storagePort: string): Promise<void>;
  digest(): Promise<string>;
  runJob(name: string, due: string, signal?: AbortSignal): Promise<void>;
  /** A method of an implementation that the plugin provides. */
  provided(pointId: string, member: string, args: readonly unknown[]): Promise<unknown>;
  /** Extension points changed. */
  providers(table: ProviderTable): void;
  /** The life of the plugin is over: its signal is aborted. */
  end(): void;
  /** What was handed to `onStop`, last first. */
  release(): Promise<void>;
}

/** Names of its methods. */
export const realmMembers = [
  'load',
  'migrate',
  'setup',
  'start',
  'health',
  'operate',
  'apply',
  'reset',
  'digest',
  'runJob',
  'provided',
  'providers',
  'end',
  'release',
] as const satisfies readonly (keyof RealmPort)[];

/** Port "host" of the server. */
export interface HostPort {
  log(level: 'info' | 'warn' | 'error', text: string): void;
  /** A rejection that nobody awaited. */
  fault(thrown: Thrown): void;
  submit(draft: never): Promise<unknown>;
  /** A method of what another plugin provides. */
  use(pointId: string, plugin: string, member: string, args: readonly unknown[]): Promise<unknown>;
}
