/** The command line of `jiyue completion`. */

import type { DefineTools } from '../program.ts';

/** Adds the verb. */
export function defineCompletion(_tools: DefineTools): void {}
