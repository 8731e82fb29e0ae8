/** The command line of `jiyue validate`. */

import type { DefineTools } from '../program.ts';

/** Adds the verb. */
export function defineValidate(_tools: DefineTools): void {}
