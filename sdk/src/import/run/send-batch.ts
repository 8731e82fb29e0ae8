/**
 * Sends one batch to `submitResources` and waits as long as it is sensible: 429, 502, 503, 504 and a broken connection are tried
 * again with growing pauses; the platform recognises what it already has. A batch that is too large is halved, and so is one that the
 * platform refuses as a whole for something inside it (such as half a surrogate pair): one bad record must not hold up the others.
 */

import type { ProblemItem, SubmitReply, SubmitResult } from '@jiyue/standards/model';
import type { Language } from '../language.ts';
import type { DraftBatch } from './draft-batch.ts';
import type { Answer, Poster } from './post.ts';
import type { RunFailure } from './import-result.ts';

/** Where batches go. */
export interface Target {
  /** Address of the platform, without path; e.g. http://localhost:8080 */
  readonly url: string;
  readonly token: string | undefined;
  readonly publish: boolean;
  readonly language: Language;
  readonly post: Poster['post'];
  /** Resolves after the pause; early when the run is to stop. */
  readonly wait: (ms: number) => Promise<void>;
  /** From 0 to below 1; spreads the pauses. */
  readonly random: () => number;
  /** Attempts for one request before giving up, at least 1. */
  readonly attempts: number;
  readonly timeoutMs: number;
  /** True once the run is to stop: no further attempts then. */
  readonly isStopping: () => boolean;
}

/** Fate of one item. */
export type ItemFate = Pick<SubmitResult, 'outcome'> & { readonly errors?: readonly ItemFault[]; readonly tooLargeBytes?: number };

/** One place of an item that was wrong. */
export type ItemFault = Pick<ProblemItem, 'pointer' | 'rule' | 'message' | 'value'>;

/** Fates in the order of the items, or why the run must stop. */
export type BatchAnswer = { readonly ok: true; readonly fates: readonly ItemFate[] } | { readonly ok: false; readonly failure: RunFailure };

/** @param batch at least one draft; its bytes may not change before the answer */
export const sendBatch = (batch: DraftBatch, target: Target): Promise<BatchAnswer> => sendPart({ batch, from: 0, to: batch.count }, target);

/** Drafts of a batch from a place to before another. */
interface Part {
  readonly batch: DraftBatch;
  readonly from: number;
  readonly to: number;
}

async function sendPart(part: Part, target: Target): Promise<BatchAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const reply = await post(part, target);
    if (reply.kind === 'done') return reply.answer;
    if (reply.kind === 'too-large' || reply.kind === 'refused') {
      return part.to - part.from === 1 ? { ok: true, fates: [fateOfOne(reply, part)] } : halves(part, target);
    }
    if (attempt >= target.attempts || target.isStopping()) return { ok: false, failure: reply.failure };
    await target.wait(reply.afterMs ?? pause(attempt, target.random()));
  }
}

/** 0.5 s, doubled each time up to 30 s, a quarter of it at random. */
const pause = (attempt: number, random: number) => Math.min(30_000, 500 * 2 ** (attempt - 1)) * (0.75 + random / 4);

const fateOfOne = (reply: Extract<Posted, { kind: 'too-large' | 'refused' }>, { batch, from }: Part): ItemFate =>
  reply.kind === 'refused' ? { outcome: 'rejected', errors: reply.errors } : { outcome: 'rejected', tooLargeBytes: batch.sizeAt(from) };

async function halves({ batch, from, to }: Part, target: Target): Promise<BatchAnswer> {
  const middle = from + Math.ceil((to - from) / 2);
  const first = await sendPart({ batch, from, to: middle }, target);
  if (!first.ok) return first;
  const second = await sendPart({ batch, from: middle, to }, target);
  return second.ok ? { ok: true, fates: [...first.fates, ...second.fates] } : second;
}

type Posted =
  | { readonly kind: 'done'; readonly answer: BatchAnswer }
  | { readonly kind: 'too-large' }
  /** Something inside the body is not as it must be: the body as a whole was not taken. */
  | { readonly kind: 'refused'; readonly errors: readonly ItemFault[] }
  | { readonly kind: 'again'; readonly failure: RunFailure; readonly afterMs?: number };

async function post({ batch, from, to }: Part, target: Target): Promise<Posted> {
  try {
    const answer = await target.post(`${target.url}/api/v1/resources/batch`, {
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, application/problem+json',
        'accept-language': target.language,
        ...(target.token === undefined ? {} : { authorization: `Bearer ${target.token}` }),
      },
      body: batch.body(from, to, target.publish),
      timeoutMs: target.timeoutMs,
    });
    return judge(answer, to - from, target);
  } catch (error) {
    return { kind: 'again', failure: { code: 'TARGET_UNREACHABLE', data: { url: target.url, reason: reasonOf(error) } } };
  }
}

function judge({ status, text, retryAfter }: Answer, count: number, { url }: Target): Posted {
  if (status === 200) return { kind: 'done', answer: readReply(text, count, url) };
  if (status === 413) return { kind: 'too-large' };
  const { code, detail, errors } = problemOf(text);
  if (status === 400 && code === 'REQUEST_INVALID')
    return { kind: 'refused', errors: errors.length > 0 ? errors : [{ pointer: '', rule: code, message: detail }] };
  const data = { url, status, code, detail };
  const seconds = Number(retryAfter ?? Number.NaN);
  if (status === 429 || status === 503) {
    return { kind: 'again', failure: { code: 'TARGET_BUSY', data }, ...(seconds >= 0 ? { afterMs: Math.min(60, seconds) * 1000 } : {}) };
  }
  if (status >= 500) return { kind: 'again', failure: { code: 'TARGET_FAILED', data } };
  return { kind: 'done', answer: { ok: false, failure: { code: 'TARGET_REFUSED', data } } };
}

function readReply(text: string, count: number, url: string): BatchAnswer {
  const reply = parse(text) as SubmitReply | undefined;
  const results = reply?.results;
  if (
    Array.isArray(results) &&
    results.length === count &&
    results.every(({ outcome }) => outcome === 'stored' || outcome === 'unchanged' || outcome === 'rejected')
  ) {
    const counted = (outcome: string) => results.filter((result) => result.outcome === outcome).length;
    const isSum = reply?.stored === counted('stored') && reply.unchanged === counted('unchanged') && reply.rejected === counted('rejected');
    if (isSum) return { ok: true, fates: results };
  }
  return { ok: false, failure: { code: 'REPLY_UNEXPECTED', data: { url, items: count, results: Array.isArray(results) ? results.length : 0 } } };
}

function problemOf(text: string): { readonly code: string; readonly detail: string; readonly errors: readonly ItemFault[] } {
  const problem = parse(text) as { code?: unknown; detail?: unknown; title?: unknown; errors?: unknown } | undefined;
  const plain = (value: unknown) => (typeof value === 'string' ? value.slice(0, 500) : '');
  const errors = (Array.isArray(problem?.errors) ? problem.errors : []) as readonly (Partial<ItemFault> | null)[];
  return {
    code: plain(problem?.code),
    detail: plain(problem?.detail) || plain(problem?.title),
    errors: errors.map((error) => ({ pointer: plain(error?.pointer), rule: plain(error?.rule), message: plain(error?.message) })),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? ((error as NodeJS.ErrnoException).code?.toString() ?? error.message) : String(error));
