/** Keeps a log follower going for the life of a plugin: opens it, catches up, waits for new entries. Infrastructure faults are waited out. */
import { setTimeout as delay } from 'node:timers/promises';
import { asPlugin } from './attribution.ts';
import { type FollowerNeeds, type FollowerState, type LogFollower, openLogFollower } from './log-follower.ts';

/** A running loop. */
export interface FollowerLoop {
  /** Undefined until the follower is open. */
  readonly state: FollowerState | undefined;
  /** Resolves when everything that is in the log now has been dealt with, or the loop has ended. */
  idle(): Promise<void>;
  /** Resolves when the loop has ended; the signal of the needs ends it. */
  readonly ended: Promise<void>;
}

/** What the loop needs besides the follower's own needs. */
export interface LoopNeeds extends Omit<FollowerNeeds, 'wait'> {
  readonly pluginId: string;
  onAppend(listener: () => void): () => void;
}

/** Waits; returns early when the signal ends. */
export const waitMs = (ms: number, signal: AbortSignal): Promise<void> => delay(ms, undefined, { signal, ref: false }).catch(() => {});

/** Starts the loop. */
export function startFollowerLoop(needs: LoopNeeds): FollowerLoop {
  const { signal, pluginId } = needs;
  let follower: LogFollower | undefined;
  let isBehind = true;
  let wake: (() => void) | undefined;
  const idlers = new Set<() => void>();
  const undo = needs.onAppend(() => {
    isBehind = true;
    wake?.();
  });
  signal.addEventListener('abort', () => wake?.(), { once: true });

  const step = async () => {
    if (!follower) {
      follower = await openLogFollower({ ...needs, wait: waitMs });
      // a new start is a new chance
      if (follower.state.parked > 0) await follower.replayDeadLetters();
    }
    await follower.catchUp();
  };
  const run = async () => {
    for (let attempt = 0; !signal.aborted; ) {
      isBehind = false;
      try {
        await asPlugin(pluginId, step);
        attempt = 0;
      } catch (error) {
        needs.onFault({ error, firstSeq: follower?.state.seq ?? 0, lastSeq: follower?.state.seq ?? 0, isDead: false });
        isBehind = true;
        await waitMs(needs.retryMs[Math.min(attempt, needs.retryMs.length - 1)] ?? 1000, signal);
        attempt += 1;
        continue;
      }
      if (isBehind || signal.aborted) continue;
      for (const resolve of idlers) resolve();
      idlers.clear();
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      wake = undefined;
    }
  };
  const ended = run().finally(() => {
    undo();
    for (const resolve of idlers) resolve();
    idlers.clear();
  });

  return {
    get state() {
      return follower?.state;
    },
    idle: () =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        idlers.add(resolve);
        isBehind = true;
        wake?.();
      }),
    ended,
  };
}
