/** The operation countSearchClick: a page tells that a hit was opened. What the token says is believed only when this platform signed it. */
import { ok, type Outcome } from '@jiyue/sdk/plugin';
import type { ClickReceipt } from '../generated/types.ts';
import { readClaim } from '../search-log/click-token.ts';
import type { SearchLog } from '../search-log/search-log.ts';
import type { Secret } from '../search-log/secret.ts';

/** What it uses. */
export interface ClickTools {
  /** Absent: nothing is counted. */
  readonly log?: SearchLog | undefined;
  readonly secret: Secret;
  readonly clock: () => Date;
}

/** A token that is no good is no fault of the reader: it does not count. */
export async function countClick({ log, secret, clock }: ClickTools, token: string): Promise<Outcome<ClickReceipt>> {
  if (!log) return ok({ isCounted: false });
  const claim = readClaim(token, await secret(), clock());
  return ok({ isCounted: claim !== undefined && (await log.opened(claim)) });
}
