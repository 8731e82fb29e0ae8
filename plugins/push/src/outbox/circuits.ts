/**
 * One circuit for each target, i.e. each host of an address or else each channel: after failures in a row nothing is tried there for a
 * while, so that a dead receiver costs the others nothing. Kept in memory: after a restart each target gets a new chance. The warning
 * that comes with it is on record (src/warnings).
 */

/** The circuits. */
export interface Circuits {
  /** Until when nothing is sent there; undefined: go on. */
  closedUntil(target: string, now: Date): Date | undefined;
  succeeded(target: string): void;
  /** @returns until when it is closed now, if it is */
  failed(target: string, now: Date): Date | undefined;
  /** Failures in a row. */
  failures(target: string): number;
  /** Targets that are closed now. */
  closed(now: Date): number;
}

const tolerated = 5;
const firstPauseMs = 30_000;
const longestPauseMs = 30 * 60_000;
/** Targets that are remembered at most; those that were used longest ago go first. */
const most = 10_000;

/** All open. */
export function createCircuits(): Circuits {
  const known = new Map<string, { readonly failures: number; readonly until: number }>();
  return {
    closedUntil(target, now) {
      const until = known.get(target)?.until ?? 0;
      return until > now.getTime() ? new Date(until) : undefined;
    },
    succeeded: (target) => void known.delete(target),
    failed(target, now) {
      const failures = (known.get(target)?.failures ?? 0) + 1;
      const pause = failures < tolerated ? 0 : Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - tolerated));
      known.delete(target);
      known.set(target, { failures, until: now.getTime() + pause });
      if (known.size > most) known.delete(known.keys().next().value!);
      return pause > 0 ? new Date(now.getTime() + pause) : undefined;
    },
    failures: (target) => known.get(target)?.failures ?? 0,
    closed: (now) => [...known.values()].filter(({ until }) => until > now.getTime()).length,
  };
}

/** What an address leads to. Channels whose addresses name people share one target: their own other side. */
export function targetOf(channel: string, address: string): string {
  if (!/^https?:\/\//i.test(address)) return channel;
  return URL.canParse(address) ? `${channel} ${new URL(address).host}` : channel;
}
