/**
 * Sends a request again where that is safe, with growing pauses. What is known of the failed attempt decides:
 * `unsent`  nothing reached the platform (refused connection, unknown host): every request is repeated;
 * `refused` the platform says that it did nothing (429, and 503 with a code that means so): every request is repeated;
 * `unknown` nobody knows (broken connection, time limit, 502, 504, any other 503): only what may be repeated, see `isRepeatable`.
 * Everything else is final.
 */
import type { Outcome } from '../plugin/outcome.ts';
import type { ClientFailure } from './client-failure.ts';

/** How often and how slowly. */
export interface RetryOptions {
  /** Requests for one call, at least 1. Default 4; 1 repeats nothing. */
  readonly attempts?: number;
  /** Pause before the second request; doubled before each further one, and shortened by chance to at least its half. Default 500. */
  readonly baseMs?: number;
  /** Longest pause. A Retry-After that asks for more ends the call: its failure says in `data` how long the platform wants to be left alone. Default 30,000. */
  readonly maxMs?: number;
}

/** What is known of an attempt that failed. */
export type Fate = 'unsent' | 'refused' | 'unknown' | 'final';

/** Outcome of one request. */
export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: ClientFailure; readonly fate: Fate /** Pause that the platform asked for. */; readonly afterMs?: number };

/** What repeating needs. */
export interface RetryWorld extends Required<RetryOptions> {
  /** Resolves after the pause, or earlier when the signal ends it. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** From 0 to below 1. */
  readonly random: () => number;
}

/** The outcome of the last attempt. @param isRepeatable whether a request whose reply was lost may be sent again; asked when one was */
export async function withRetry<T>(
  send: () => Promise<Attempt<T>>,
  isRepeatable: () => boolean | Promise<boolean>,
  world: RetryWorld,
  signal?: AbortSignal,
): Promise<Outcome<T, ClientFailure>> {
  for (let count = 1; ; count += 1) {
    const attempt = await send();
    if (attempt.ok) return attempt;
    const { fate, failure, afterMs } = attempt;
    if (fate === 'final' || count >= world.attempts || (afterMs ?? 0) > world.maxMs) return { ok: false, failure };
    if (fate === 'unknown' && !(await isRepeatable())) return { ok: false, failure };
    await world.wait(afterMs ?? pause(count, world), signal);
  }
}

const pause = (count: number, { baseMs, maxMs, random }: RetryWorld) => Math.min(maxMs, baseMs * 2 ** (count - 1)) * (0.5 + random() / 2);

/** Milliseconds that Retry-After asks for: seconds or a date (RFC 9110 10.2.3). Undefined: no header, or one that is neither. */
export function retryAfterMs(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000;
  // other texts are dates to some engines
  const time = /^[A-Za-z]{3}/.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(time) ? undefined : Math.max(0, time - now.getTime());
}

/** The usual wait. */
export const waitFor = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
