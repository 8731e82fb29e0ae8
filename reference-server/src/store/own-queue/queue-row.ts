/** A row of a queue and what it says, the same for every driver. */
import type { Json, QueueEntry, QueueLease, QueueState } from '@jiyue/sdk/plugin';

/** States by number, as rows hold them. */
export const states: readonly QueueState[] = ['waiting', 'leased', 'done', 'dead'];
/** Numbers by state. */
export const stateNumbers: { readonly [state in QueueState]: number } = { waiting: 0, leased: 1, done: 2, dead: 3 };

/** A row. Times are RFC 3339, UTC, milliseconds. */
export type QueueRow = {
  readonly place: number;
  readonly id: string;
  readonly lane: string;
  readonly state: number;
  /** waiting: when it is due; leased: when the lease is over. */
  readonly available: string;
  readonly attempts: number;
  readonly token: string | null;
  readonly payload: string;
  readonly note: string | null;
  readonly added: string;
  readonly ended: string | null;
};

/** A row that was just taken. */
export const leaseOf = ({ id, lane, payload, attempts, token, available }: QueueRow): QueueLease => ({
  id,
  lane,
  payload: JSON.parse(payload) as Json,
  attempt: attempts,
  token: token!,
  until: available,
});

/** A row as people see it. */
export const entryOf = ({ id, lane, state, available, attempts, payload, note, added, ended }: QueueRow): QueueEntry => ({
  id,
  lane,
  ...(states[state] === 'waiting' && { dueAt: available }),
  payload: JSON.parse(payload) as Json,
  state: states[state]!,
  attempts,
  addedAt: added,
  ...(ended !== null && { endedAt: ended }),
  ...(note !== null && { note }),
});
