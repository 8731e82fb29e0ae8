/** What the operator says about one plugin. The registry names secrets, it never holds them. */
import type { Json } from '@jiyue/sdk/plugin';
import type { IsolationLevel } from '../isolation/isolation-level.ts';

/** One entry of `plugins` in the registry file. */
export interface RegistryEntry {
  /** npm name, or a folder: absolute, or starting with "." from the registry's folder. */
  readonly package: string;
  readonly enabled: boolean;
  /** The platform does not start without it. Absent: false. */
  readonly required?: boolean;
  /** Place of its own operations; "/" for the portal. Absent: /api/plugins/<id>/v<major>. */
  readonly mount?: string;
  /** How far apart from the server it runs, when that is further than its manifest asks for. */
  readonly isolation?: IsolationLevel;
  /** Memory behind a wall, in MB. Absent: as the server's settings say. */
  readonly memoryMb?: number;
  readonly grants: {
    readonly permissions: readonly string[];
    /** Site ids, or "*" for all. */
    readonly sites: readonly string[];
  };
  /** Settings by its config schema. `{ "secret": "NAME" }` stands for the value of that environment variable. */
  readonly config: { readonly [key: string]: Json };
  /** Changed by "plugin rebuild": another value than the one kept with the cursor means reset and replay. */
  readonly rebuild?: string;
  /** Changed by "plugin restart": another value means stop and start anew; behind a wall with the code that lies on the disk now. */
  readonly restart?: string;
  /** Digest of plugin.digests.json when the plugin was installed: "sha256:<64 hexadecimal digits>". Absent: what lies there counts. */
  readonly digest?: string;
}

/** A key whose signatures vouch for plugins. */
export interface TrustedKey {
  /** Whose key it is. */
  readonly name: string;
  /** ed25519 public key, PEM. */
  readonly publicKey: string;
}

/** The file as a whole. */
export interface RegistryContent {
  readonly plugins: readonly RegistryEntry[];
  /** Absent: none. */
  readonly trustedKeys?: readonly TrustedKey[];
}

/** The file before the first plugin. */
export const emptyRegistry: RegistryContent = { plugins: [] };

/** Limits of the file: it is read whole and written whole. */
export const registryLimits = { entries: 2_000, sizeBytes: 2_097_152 } as const;
