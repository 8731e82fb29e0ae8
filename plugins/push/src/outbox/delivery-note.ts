/** What is written down when an attempt ends: the note of a queue entry, as JSON. No address, no text of the other side. */
import type { DeliveryFailure } from '@jiyue/standards/model';

/** What happened last. */
export interface DeliveryNote {
  /** Absent: it waits. */
  readonly state?: 'accepted' | 'delivered' | 'failed' | 'cancelled';
  /** When the last attempt was made, RFC 3339; absent: none was. */
  readonly at?: string;
  /** Attempts that were made; waits for quiet hours and closed circuits are none. */
  readonly attempts: number;
  readonly failure?: DeliveryFailure;
  /** Remark of the channel, at most 500 characters. */
  readonly says?: string;
  /** Id the channel gave. */
  readonly receipt?: string;
  readonly heldUntil?: string;
  readonly isExactlyOnce: boolean;
}

/** Text of a note: at most 2,000 characters. */
export const noteText = (note: DeliveryNote): string => JSON.stringify({ ...note, ...(note.says === undefined ? {} : { says: note.says.slice(0, 500) }) });

/** @returns undefined when there is none yet */
export function noteOf(text: string | undefined): DeliveryNote | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as DeliveryNote;
  } catch {
    return undefined;
  }
}
