/** Reads the change feed from a place on: page by page, with the place to go on from, until it is caught up or for as long as one wants to follow. */
import type { ChangeEvent, ChangePage } from '@jiyue/standards/model';
import type { Language } from '../errors/to-problem.ts';
import type { Outcome } from '../plugin/outcome.ts';
import { type ClientFailure, ownFailure } from './client-failure.ts';

/** Some changes, in order. */
export interface Changes {
  readonly items: readonly ChangeEvent[];
  /** Keep it once the items are dealt with, and give it as `after` next time. */
  readonly next: string;
}

/** How the feed is read. */
export interface ChangesWorld {
  readonly language: Language;
  readonly read: (after: string | undefined) => Promise<Outcome<ChangePage, ClientFailure>>;
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Pause when nothing is new; absent: the end of the feed ends the reading. */
  readonly pollMs: number | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Pages that hold events, and the first one even without, for its place. A failure is the last thing given; a stop by the signal is none. */
export async function* readChanges(after: string | undefined, world: ChangesWorld): AsyncGenerator<Outcome<Changes, ClientFailure>, void, void> {
  const { language, read, wait, pollMs, signal } = world;
  let [place, before] = [after, ''];
  for (let isFirst = true; !signal?.aborted; isFirst = false) {
    const page = await read(place);
    if (!page.ok) {
      if (!signal?.aborted) yield page;
      return;
    }
    const { items, next, hasMore } = page.value;
    for (const { sequence } of items) {
      if (sequence <= before) return yield { ok: false, failure: ownFailure('FEED_ORDER', { sequence, before }, language) };
      before = sequence;
    }
    if (hasMore && next === place) return yield { ok: false, failure: ownFailure('CURSOR_REPEATED', { operationId: 'listChanges', cursor: next }, language) };
    if (items.length > 0 || isFirst) yield { ok: true, value: { items, next } };
    place = next;
    if (hasMore) continue;
    if (pollMs === undefined) return;
    await wait(pollMs, signal);
  }
}
