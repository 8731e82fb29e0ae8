/** Manifest of a plugin (plugin.json): data, readable, checkable and grantable without running code. */
import type { EventType } from './events.ts';

/** One power a plugin asks for; the operator grants it per site. */
export type Permission =
  | `records:${'read' | 'submit'}:${string}`
  | `log:${EventType}`
  | `operation:${string}`
  | 'schedule'
  /** One host; `network:*`: hosts that the operator names in the grants. */
  | `network:${string}`
  | 'storage:own'
  | 'index:own'
  | 'queue:own'
  | 'series:own'
  | 'blobs:own';

/** Content of plugin.json. */
export interface PluginManifest {
  /** 2 to 32 lower-case letters, digits, hyphens; a letter first. Route prefix, storage namespace, config key and log source at once. */
  readonly id: string;
  readonly title: { readonly 'zh-CN': string; readonly en?: string };
  readonly version: string;
  /** Range of this contract, never of the server: "^1.0". */
  readonly contract: string;
  /** Modules of the standard whose data it uses: { "resources": "^1.0" }. */
  readonly specification: { readonly [module: string]: string };
  /** Interface modules it serves at the standard's own paths: { "search": "^1.0" }. */
  readonly implements?: { readonly [module: string]: string };
  readonly permissions: readonly Permission[];
  /** Extension points it provides, id -> range. */
  readonly provides?: { readonly [point: string]: string };
  /** Extension points it cannot start without. */
  readonly requires?: { readonly [point: string]: string };
  /** Lowest level accepted; absent: inline. */
  readonly isolation?: 'inline' | 'worker' | 'process';
  /** Paths in the package; `main` exports `plugin` by name. */
  readonly files: { readonly main: string; readonly config?: string; readonly api?: string; readonly errors?: string };
}
