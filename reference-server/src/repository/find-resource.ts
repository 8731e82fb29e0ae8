/** A resource as one caller may know it: what may not be known is answered exactly like what does not exist (404). */
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import type { RecordRow } from '../store/record-row.ts';
import type { RecordReads } from '../store/store.ts';
import type { Principal } from './principal.ts';
import { isAllowed, readingActions, targetOf } from './scope.ts';

/** Newest and live version; the same row when no draft is above. */
export interface FoundResource {
  readonly newest: RecordRow;
  /** Absent: never published. */
  readonly live: RecordRow | undefined;
}

/** Not found. */
export const resourceUnknown = (id: string) => fail({ code: 'RECORD_NOT_FOUND', data: { id } });

/** Fails with RECORD_NOT_FOUND when there is none the caller may know of. */
export async function findResource(reads: RecordReads, caller: Principal, id: string, now: Date): Promise<Outcome<FoundResource>> {
  const newest = await reads.newest(id);
  if (newest?.family !== 'resource') return resourceUnknown(id);
  const live = newest.isLive ? newest : await reads.live(id);
  // a tombstone that says so is known to everybody; one that vanished is not
  const isKnown = live !== undefined && live.withdrawal !== 'vanish';
  return isKnown || isAllowed(caller, [...readingActions, 'withdraw'], targetOf(newest), now) ? ok({ newest, live }) : resourceUnknown(id);
}
