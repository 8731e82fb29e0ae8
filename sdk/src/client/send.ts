/** Sends one request with openapi-fetch and says what came of it. Knows nothing of repeating. */
import createFetchClient from 'openapi-fetch';
import type { Language } from '../errors/to-problem.ts';
import type { Finding } from '../validate/finding.ts';
import { type ClientFailure, ownFailure, statedFailure } from './client-failure.ts';
import type { ModelName } from './models.ts';
import { type OperationId, type OperationRow, operations } from './operations.ts';
import { type Attempt, type Fate, retryAfterMs } from './retry.ts';

/** Gives the headers that sign a request; it is otherwise complete. @param baseUrl address of the platform, without final slash */
export type CallSigner = (request: Request, baseUrl: string) => Promise<Readonly<Record<string, string>>>;

/** What all requests of a client have in common. */
export interface SendWorld {
  readonly baseUrl: string;
  readonly token: () => string | undefined | Promise<string | undefined>;
  readonly sign: CallSigner | undefined;
  readonly language: Language;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly now: () => Date;
  readonly judgeReplies: ((type: ModelName, reply: unknown) => readonly Finding[]) | undefined;
}

/** One request. */
export interface Outgoing {
  readonly operationId: OperationId;
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly ifMatch: number | undefined;
  readonly idempotencyKey: string | undefined;
  /** JSON value, or the file itself where the operation takes bytes. */
  readonly body: unknown;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** A reply whose content is not read yet. */
export interface RawReply {
  readonly headers: Headers;
  readonly stream: ReadableStream<Uint8Array> | null;
}

interface Answer {
  readonly response: Response;
  /** Text of a JSON reply or of a refusal; the stream of a file. */
  readonly content: unknown;
}

/** @returns the JSON value of the reply, undefined for none, or a RawReply where the operation gives bytes */
export async function send(outgoing: Outgoing, world: SendWorld): Promise<Attempt<unknown>> {
  const { operationId, timeoutMs, signal } = outgoing;
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), timeoutMs);
  const sent = { isSent: false };
  let answer: Answer;
  try {
    answer = await exchange(outgoing, world, AbortSignal.any([limit.signal, ...(signal ? [signal] : [])]), sent);
  } catch (error) {
    // before anything was sent only a mistake of the program can throw
    if (!sent.isSent) throw error;
    if (signal?.aborted) return lost('REQUEST_STOPPED', { operationId }, world, 'final');
    if (limit.signal.aborted) return lost('PLATFORM_TIMEOUT', { operationId, timeoutMs }, world, 'unknown');
    const reason = reasonOf(error);
    return lost('PLATFORM_UNREACHABLE', { operationId, url: world.baseUrl, reason }, world, fateOf(reason));
  } finally {
    clearTimeout(timer);
  }
  return answer.response.ok ? readSuccess(operationId, answer, world) : readRefusal(operationId, answer, world);
}

async function exchange(outgoing: Outgoing, world: SendWorld, signal: AbortSignal, sent: { isSent: boolean }): Promise<Answer> {
  const { operationId, path, query, ifMatch, idempotencyKey, body } = outgoing;
  const row: OperationRow = operations[operationId];
  const token = await world.token();
  const client = createFetchClient<Record<string, Record<string, never>>>({ baseUrl: world.baseUrl });
  const request = client.request as (method: string, path: string, init: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>;
  const { data, error, response } = await request(row.method, row.path, {
    params: { path, query },
    body,
    ...(row.bodyType ? { bodySerializer: (content: unknown) => content } : {}),
    parseAs: row.reply === 'bytes' ? 'stream' : 'text',
    redirect: 'manual',
    signal,
    fetch: async (prepared: Request) => {
      const signed = (await world.sign?.(prepared, world.baseUrl)) ?? {};
      for (const [name, value] of Object.entries(signed)) prepared.headers.set(name, value);
      sent.isSent = true;
      return world.fetch(prepared);
    },
    headers: {
      accept: row.reply === 'bytes' ? '*/*' : 'application/json, application/problem+json',
      'accept-language': world.language,
      ...(row.bodyType ? { 'content-type': row.bodyType } : {}),
      ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': `"${idempotencyKey}"` }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
  });
  return { response, content: response.ok ? data : error };
}

function readSuccess(operationId: OperationId, { response, content }: Answer, world: SendWorld): Attempt<unknown> {
  const { status, headers } = response;
  const { reply } = operations[operationId] as OperationRow;
  if (reply === 'bytes') return { ok: true, value: { headers, stream: content } as RawReply };
  if (reply === 'none') return { ok: true, value: undefined };
  const unreadable = (reason: string, findings?: readonly Finding[]) =>
    lost('REPLY_UNREADABLE', { operationId, status, reason, ...(findings ? { findings } : {}) }, world, 'final', status);
  const parsed = parse(content);
  if (!parsed) return unreadable('not-json');
  const findings = reply === 'any' ? [] : (world.judgeReplies?.(reply, parsed.value) ?? []);
  return findings.length > 0 ? unreadable('not-schema', findings) : { ok: true, value: parsed.value };
}

function readRefusal(operationId: OperationId, { response, content }: Answer, world: SendWorld): Attempt<unknown> {
  const { status, headers } = response;
  const text = typeof content === 'string' ? content : (JSON.stringify(content) ?? '');
  const stated = statedFailure(status, headers.get('content-type'), text);
  const reason = status >= 300 && status < 400 ? 'redirect' : 'not-problem';
  const failure = stated ?? ownFailure('REPLY_UNREADABLE', { operationId, status, reason }, world.language, status);
  const fate: Fate =
    status === 429 || (stated && nothingDone.has(`${status} ${stated.code}`)) ? 'refused' : [502, 503, 504].includes(status) ? 'unknown' : 'final';
  const afterMs = fate === 'refused' || status === 503 ? retryAfterMs(headers.get('retry-after'), world.now()) : undefined;
  if (afterMs === undefined) return { ok: false, failure, fate };
  return { ok: false, failure: { ...failure, data: { retryAfterSeconds: Math.ceil(afterMs / 1000), ...failure.data } }, fate, afterMs };
}

/**
 * Problems that say that this request did nothing and another may do better. Others of status 503, as STORAGE_UNAVAILABLE, leave it open;
 * IDEMPOTENCY_KEY_BUSY means that the same write, sent before, is still under way.
 */
const nothingDone = new Set(['503 PLUGIN_UNAVAILABLE', '503 STORAGE_FULL', '503 STORAGE_READ_ONLY', '409 IDEMPOTENCY_KEY_BUSY']);

function lost(
  code: Parameters<typeof ownFailure>[0],
  data: { readonly [name: string]: unknown },
  { language }: SendWorld,
  fate: Fate,
  status?: number,
): Attempt<never> {
  const failure: ClientFailure = ownFailure(code, data, language, status);
  return { ok: false, failure, fate };
}

function parse(text: unknown): { readonly value: unknown } | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Code of the system where there is one; never the text of an address or header. */
function reasonOf(error: unknown): string {
  const codeOf = (one: unknown): string | undefined =>
    typeof one === 'object' && one !== null && 'code' in one && typeof one.code === 'string' ? one.code : undefined;
  const cause = error instanceof Error ? error.cause : undefined;
  const first = cause instanceof AggregateError ? cause.errors[0] : undefined;
  return codeOf(cause) ?? codeOf(first) ?? codeOf(error) ?? (error instanceof Error ? error.name : 'unknown');
}

const unsent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/** A certificate that is refused stays refused. */
const fateOf = (reason: string): Fate => (unsent.has(reason) ? 'unsent' : /CERT|TLS|SSL|SIGNATURE/.test(reason) ? 'final' : 'unknown');
