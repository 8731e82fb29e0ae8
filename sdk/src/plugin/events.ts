/** The log as a plugin sees it: ids, versions and codes, never text or personal data. */
import type { ChangeData, EventType } from '@jiyue/standards/model';
import type { OwnStorage } from './own-storage.ts';

export type { EventType } from '@jiyue/standards/model';

/** One line of the log. */
export interface LogEntry {
  /** Strictly increasing over the log, holes allowed; the only order that counts. */
  readonly seq: number;
  readonly type: EventType;
  /** Record id. */
  readonly subject: string;
  /** Site of the record; empty for organizations. */
  readonly siteId: string;
  /** Commit time, RFC 3339, UTC, milliseconds: strings sort. */
  readonly time: string;
  readonly data: ChangeData;
}

/** What a plugin does with the log. At least once, in order per subject. */
export interface Follower {
  readonly types: readonly EventType[];
  /**
   * Names the state that `apply` fills outside own storage, e.g. the identity of the own index. When it differs from the one
   * kept with the cursor, the host calls `reset` and replays from zero before anything else. Absent: never.
   */
  readonly revision?: string;
  /** Entries in seq order. Writes to this `storage` commit together with the cursor; all else must be keyed by subject + version. */
  apply(batch: readonly LogEntry[], storage: OwnStorage): Promise<void>;
  /** Drops all that came from the log; then the cursor is zero. */
  reset(storage: OwnStorage): Promise<void>;
  /** Hash of derived state outside own storage: same log, same digest. */
  digest?(): Promise<string>;
}
