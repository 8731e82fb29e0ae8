/** Whether a caller may know of a resource: it is public, or theirs to read. */
import type { RecordFacts } from '../store/record-row.ts';
import type { Principal } from './principal.ts';
import { isAllowed, isPublic, readingActions, targetOf } from './scope.ts';

/** A test bound to the caller. `live`: facts of the live version, undefined when never published. */
export const mayKnowResource =
  (caller: Principal, now: Date) =>
  (facts: RecordFacts, live: RecordFacts | undefined): boolean =>
    isPublic(live) || isAllowed(caller, readingActions, targetOf(facts), now);
