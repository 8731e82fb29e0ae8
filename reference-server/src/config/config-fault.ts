/** One thing wrong with the configuration, ready to be shown. Values of secrets never stand here. */
import type { Failure } from '@jiyue/sdk/plugin';

/** Codes of the table in the SDK; `data` fills their messages. */
export interface ConfigFault extends Failure {
  readonly code: 'CONFIG_KEY_UNKNOWN' | 'CONFIG_VALUE_INVALID' | 'CONFIG_FILE_INVALID';
  readonly data: { readonly [name: string]: string };
}
