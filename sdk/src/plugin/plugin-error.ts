/** What a host throws at a plugin that does what it may not: a fault of the plugin, with a code of the error table. */

/** Codes thrown to plugins. */
export type PluginErrorCode =
  | 'PLUGIN_FORBIDDEN'
  | 'PLUGIN_UNDECLARED'
  | 'PLUGIN_STOPPED'
  | 'PLUGIN_POINT_TAKEN'
  | 'PLUGIN_SCHEDULE_INVALID'
  | 'STORAGE_QUOTA_EXCEEDED'
  | 'STORAGE_VALUE_INVALID';

/** Carries the code and what fills its message. */
export class PluginError extends Error {
  readonly code: PluginErrorCode;
  readonly data: { readonly [name: string]: string | number };

  constructor(code: PluginErrorCode, data: { readonly [name: string]: string | number }) {
    super(`${code}: ${JSON.stringify(data)}`);
    this.name = 'PluginError';
    this.code = code;
    this.data = data;
  }
}
