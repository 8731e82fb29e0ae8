/** What every driver of the own queue refuses, in the same words. */
import type { QueueEnd, QueueItem } from './own-queue.ts';

/** Limits of a queue. */
export const queueLimits = { idLength: 200, payloadBytes: 65_536, noteLength: 2_000, leaseItems: 1_000, leaseSeconds: 3_600 } as const;

/** An item as a driver keeps it. */
export interface CheckedItem {
  readonly id: string;
  readonly lane: string;
  /** RFC 3339, UTC, milliseconds. */
  readonly dueAt: string;
  /** JSON text. */
  readonly payload: string;
}

/** @throws RangeError that names the member, the rule and the value */
export function checkQueueItems(items: readonly QueueItem[], now: Date): readonly CheckedItem[] {
  return items.map(({ id, lane, dueAt, payload }) => {
    if (typeof id !== 'string' || id.length < 1 || id.length > queueLimits.idLength || !id.isWellFormed())
      throw new RangeError(`own queue: id "${String(id).slice(0, 40)}" is not 1 to ${queueLimits.idLength} characters`);
    checkLane(lane);
    const text = JSON.stringify(payload) as string | undefined;
    if (text === undefined) throw new RangeError(`own queue: the payload of "${id}" is not JSON`);
    if (Buffer.byteLength(text) > queueLimits.payloadBytes)
      throw new RangeError(`own queue: the payload of "${id}" is larger than ${queueLimits.payloadBytes} bytes`);
    return { id, lane, dueAt: dueAt === undefined ? now.toISOString() : instant(dueAt, id), payload: text };
  });
}

/** @returns the ends with instants as drivers keep them. @throws RangeError */
export function checkQueueEnds(ends: readonly QueueEnd[], now: Date): readonly (QueueEnd & { readonly dueAt: string })[] {
  return ends.map((end) => {
    if (end.note !== undefined && end.note.length > queueLimits.noteLength)
      throw new RangeError(`own queue: the note of "${end.id}" is longer than ${queueLimits.noteLength} characters`);
    if (end.dueAt !== undefined && end.outcome !== 'again') throw new RangeError(`own queue: "${end.id}" ends as ${end.outcome} and has no time to be due`);
    return { ...end, dueAt: end.dueAt === undefined ? now.toISOString() : instant(end.dueAt, end.id) };
  });
}

/** @throws RangeError */
export function checkQueueWish({ lane, limit, seconds }: { readonly lane?: string; readonly limit?: number; readonly seconds?: number }): void {
  if (lane !== undefined) checkLane(lane);
  if (limit !== undefined && !(Number.isInteger(limit) && limit >= 1 && limit <= queueLimits.leaseItems))
    throw new RangeError(`own queue: limit ${limit} is not 1 to ${queueLimits.leaseItems}`);
  if (seconds !== undefined && !(seconds >= 1 && seconds <= queueLimits.leaseSeconds))
    throw new RangeError(`own queue: ${seconds} seconds are not 1 to ${queueLimits.leaseSeconds}`);
}

function checkLane(lane: string): void {
  if (typeof lane !== 'string' || !/^[a-z][a-z0-9-]{0,31}$/.test(lane))
    throw new RangeError(`own queue: lane "${String(lane).slice(0, 40)}" is not 1 to 32 lower-case letters, digits and hyphens, a letter first`);
}

function instant(text: string, id: string): string {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new RangeError(`own queue: "${text}" is no time for "${id}"; write RFC 3339`);
  return at.toISOString();
}
