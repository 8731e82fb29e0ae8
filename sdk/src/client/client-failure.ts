/** Why a call has no value: the problem that the platform answered, or what kept an answer from coming. */
import type { ProblemItem } from '@jiyue/standards/model';
import type { ErrorCode } from '../errors/codes.ts';
import { type Language, problemOf } from '../errors/to-problem.ts';
import type { Failure } from '../plugin/outcome.ts';

/** A failure of a call. Branch on `code`; texts are for people. */
export interface ClientFailure extends Failure {
  /** Code of the platform's problem; without a usable one PLATFORM_UNREACHABLE, PLATFORM_TIMEOUT, REQUEST_STOPPED, REPLY_UNREADABLE, LIST_TOTAL_WRONG, CURSOR_REPEATED, FEED_ORDER. */
  readonly code: string;
  /** Status of the last reply; absent when there was none. */
  readonly status?: number;
  /** This occurrence and the next step, in the client's language as far as the platform has it. */
  readonly detail: string;
  /** Every place of the request that was wrong; absent when the problem names none. */
  readonly errors?: readonly ProblemItem[];
  /** For finding it in the platform's log. */
  readonly requestId?: string;
}

/** Codes of the client where a call has no usable reply; no platform answers with them. */
export const clientCodes = [
  'PLATFORM_UNREACHABLE',
  'PLATFORM_TIMEOUT',
  'REQUEST_STOPPED',
  'REPLY_UNREADABLE',
  'LIST_TOTAL_WRONG',
  'CURSOR_REPEATED',
  'FEED_ORDER',
] as const satisfies readonly ErrorCode[];

/** Codes that the client itself gives; RECORD_NOT_FOUND for an id that cannot be one (empty, "." or ".."), without asking. */
export type ClientCode = (typeof clientCodes)[number] | 'RECORD_NOT_FOUND';

/** A failure of the client's own. `data.findings` becomes `errors`. */
export function ownFailure(code: ClientCode, data: { readonly [name: string]: unknown }, language: Language, status?: number): ClientFailure {
  const { detail, data: kept, errors } = problemOf({ code, data }, language);
  return { code, detail, ...(kept ? { data: kept } : {}), ...(errors ? { errors } : {}), ...(status === undefined ? {} : { status }) };
}

/** The failure that a reply states as problem details; undefined when it states none. */
export function statedFailure(status: number, mediaType: string | null, text: string): ClientFailure | undefined {
  if (!mediaType?.toLowerCase().startsWith('application/problem+json')) return undefined;
  const problem = parse(text);
  if (typeof problem !== 'object' || problem === null) return undefined;
  const { code, detail, title, data, errors, requestId } = problem as Readonly<Record<string, unknown>>;
  if (typeof code !== 'string' || !/^[A-Z][A-Z0-9_]{0,99}$/.test(code)) return undefined;
  return {
    code,
    status,
    detail: [detail, title].find((one): one is string => typeof one === 'string') ?? code,
    ...(typeof data === 'object' && data !== null ? { data: data as Readonly<Record<string, unknown>> } : {}),
    ...(Array.isArray(errors) ? { errors: errors.filter(isItem) } : {}),
    ...(typeof requestId === 'string' ? { requestId } : {}),
  };
}

const isItem = (value: unknown): value is ProblemItem =>
  typeof value === 'object' && value !== null && 'pointer' in value && 'rule' in value && 'message' in value && typeof value.pointer === 'string';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
