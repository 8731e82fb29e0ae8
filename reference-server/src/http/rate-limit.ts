/** Token buckets per caller: steady rate per minute, a burst of a quarter of it. Memory is bounded; the fullest buckets are forgotten first. */

/** What is left after a request was counted. */
export interface Taken {
  /** Absent: go on. Otherwise the whole seconds to wait. */
  readonly waitSeconds?: number;
  /** Requests that may follow at once. */
  readonly remaining: number;
  /** Whole seconds until the quota is whole again. */
  readonly resetSeconds: number;
}

/** Takes one token. */
export interface RateLimit {
  /** Requests in a window of so many seconds; undefined: no limit. */
  readonly policy: { readonly quota: number; readonly windowSeconds: number } | undefined;
  /** Undefined: there is no limit. */
  take(caller: string): Taken | undefined;
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
  if (perMinute === 0) return { policy: undefined, take: () => undefined };
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
    policy: { quota: burst, windowSeconds: Math.ceil(burst / perMs / 1000) },
    take(caller) {
      const now = nowMs();
      let bucket = buckets.get(caller);
      if (!bucket) {
        if (buckets.size >= mostCallers) makeRoom(now);
        bucket = { tokens: burst, filledAtMs: now };
        buckets.set(caller, bucket);
      }
      fill(bucket, now);
      const isFree = bucket.tokens >= 1;
      if (isFree) bucket.tokens -= 1;
      return {
        remaining: Math.floor(bucket.tokens),
        resetSeconds: Math.ceil((burst - bucket.tokens) / perMs / 1000),
        ...(isFree ? {} : { waitSeconds: Math.max(1, Math.ceil((1 - bucket.tokens) / perMs / 1000)) }),
      };
    },
  };
}

/** RateLimit-Policy and RateLimit (draft-ietf-httpapi-ratelimit-headers), names and values in turn. */
export function rateHeaders(name: keyof Rates, { policy }: RateLimit, { remaining, resetSeconds }: Taken): readonly string[] {
  if (!policy) return [];
  const { quota, windowSeconds } = policy;
  return ['ratelimit-policy', `"${name}";q=${quota};w=${windowSeconds}`, 'ratelimit', `"${name}";r=${remaining};t=${resetSeconds}`];
}
