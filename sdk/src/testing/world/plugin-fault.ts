/** What a plugin gets thrown when it does what it may not: the codes of the error table, as a platform throws them. */

/** Codes thrown to plugins. */
export type PluginFaultCode =
  | 'PLUGIN_FORBIDDEN'
  | 'PLUGIN_UNDECLARED'
  | 'PLUGIN_STOPPED'
  | 'PLUGIN_POINT_TAKEN'
  | 'PLUGIN_SCHEDULE_INVALID'
  | 'STORAGE_QUOTA_EXCEEDED'
  | 'STORAGE_VALUE_INVALID';

/** Carries the code and what fills its message. */
export class PluginFault extends Error {
  readonly code: PluginFaultCode;
  readonly data: { readonly [name: string]: string | number };

  constructor(code: PluginFaultCode, data: { readonly [name: string]: string | number }) {
    super(`${code}: ${JSON.stringify(data)}`);
    this.name = 'PluginFault';
    this.code = code;
    this.data = data;
  }
}
