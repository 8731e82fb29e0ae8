/** Where a plugin stands, as the operator sees it: never its settings. */
import type { Failure, PluginManifest } from '@jiyue/sdk/plugin';
import type { TrustLevel } from './install/vouch.ts';
import type { IsolationLevel } from './isolation/isolation-level.ts';
import type { JobStatus } from './job-loop.ts';
import type { FollowerState } from './log-follower.ts';
import type { RegistryEntry } from './registry/registry-entry.ts';

/** found → checked → migrated → starting → up ⇄ degraded → stopping → stopped; failed from any of the first four. */
export type PluginState = 'found' | 'checked' | 'migrated' | 'starting' | 'up' | 'degraded' | 'stopping' | 'stopped' | 'failed';

/** Status of one entry of the registry. */
export interface PluginStatus {
  /** Id of the manifest; the package while that is unknown. */
  readonly id: string;
  readonly package: string;
  readonly state: PluginState;
  /** Where it runs; absent while that is unknown. */
  readonly isolation?: IsolationLevel;
  readonly isRequired: boolean;
  /** Version of the package; absent while it is unknown. */
  readonly version?: string;
  /** What its manifest says; absent while it is unknown. */
  readonly manifest?: Pick<PluginManifest, 'title' | 'contract' | 'implements'>;
  /** Permissions and sites the operator granted. */
  readonly grants: RegistryEntry['grants'];
  /** Who vouches for it; absent while it is unknown. */
  readonly trust?: TrustLevel;
  /** When it entered this state, RFC 3339. */
  readonly since: string;
  /** Why it failed. */
  readonly failure?: Failure;
  /** Why it is degraded. */
  readonly detail?: string;
  /** How far it followed the log; absent: it follows nothing. */
  readonly follower?: FollowerState;
  /** Its jobs; absent: it has none. */
  readonly jobs?: readonly JobStatus[];
}
