/** What every verb of the command line gets and gives. */
import type { ServerConfig } from '../config/index.ts';

/** Exit codes of all verbs: users.md, section 2. */
export const exitCodes = { good: 0, findings: 1, wrongUse: 2, couldNotTell: 3, ownFault: 4 } as const;

/** Where a verb writes; result on `out`, everything else on `note`. */
export interface VerbIo {
  out(line: string): void;
  note(line: string): void;
}

/** One verb. Resolves with an exit code. */
export type Verb = (args: readonly string[], config: ServerConfig, io: VerbIo) => Promise<number>;
