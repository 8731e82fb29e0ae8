/** The command line of `jiyue explain`. */

import type { DefineTools } from '../program.ts';

/** Adds the verb. */
export function defineExplain(_tools: DefineTools): void {}
