/** Token buckets per caller: steady rate per minute, a burst of a quarter of it. Memory is bounded; the fullest buckets are forgotten first. */

/** Takes one token. */
export interface RateLimit {
  /** Undefined: go on. Otherwise the whole seconds to wait. */
  take(caller: string): number | undefined;
}

/** The limits of the platform. */
export interface Rates {
  readonly write: RateLimit;
  readonly search: RateLimit;
}

interface Bucket {
  tokens: number;
  filledAtMs: number;
}

/**
 * @param perMinute 0: no limit
 * @param nowMs a clock that never goes back
 * @param mostCallers callers remembered at a time
 */
export function createRateLimit(perMinute: number, nowMs: () => number = () => performance.now(), mostCallers = 50_000): RateLimit {
  if (perMinute === 0) return { take: () => undefined };
  const burst = Math.max(1, Math.ceil(perMinute / 4));
  const perMs = perMinute / 60_000;
  const buckets = new Map<string, Bucket>();

  const fill = (bucket: Bucket, now: number) => {
    bucket.tokens = Math.min(burst, bucket.tokens + (now - bucket.filledAtMs) * perMs);
    bucket.filledAtMs = now;
  };
  const makeRoom = (now: number) => {
    for (const [caller, bucket] of buckets) {
      fill(bucket, now);
      if (bucket.tokens >= burst) buckets.delete(caller);
    }
    // everyone is busy: the oldest go
    for (const caller of buckets.keys()) {
      if (buckets.size < mostCallers) return;
      buckets.delete(caller);
    }
  };

  return {
    take(caller) {
      const now = nowMs();
      let bucket = buckets.get(caller);
      if (!bucket) {
        if (buckets.size >= mostCallers) makeRoom(now);
        bucket = { tokens: burst, filledAtMs: now };
        buckets.set(caller, bucket);
      }
      fill(bucket, now);
      if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        return undefined;
      }
      return Math.max(1, Math.ceil((1 - bucket.tokens) / perMs / 1000));
    },
  };
}
