/** The headers of a signed call: written by who calls, read by the platform. */
import { fail, type Outcome, ok } from '../plugin/outcome.ts';
import type { CallAlgorithm, CallSeal } from './canonical-call.ts';

/** Names, in lower case. */
export const callHeaders = {
  keyId: 'jiyue-key-id',
  algorithm: 'jiyue-algorithm',
  timestamp: 'jiyue-timestamp',
  nonce: 'jiyue-nonce',
  contentDigest: 'jiyue-content-digest',
  signature: 'jiyue-signature',
} as const;

/** What the headers of a call say; nothing of it is proven yet. */
export interface SignedHeaders {
  readonly seal: CallSeal;
  /** SM3 of the body, as the caller states it. */
  readonly contentDigest: string;
  readonly signature: Uint8Array;
}

/** Looks a header up by its lower-case name; a header that was sent twice has two values. */
export type HeaderLookup = (name: string) => string | readonly string[] | null | undefined;

/** Whether a request means to be signed: it has any of the headers. */
export const isSigned = (header: HeaderLookup): boolean => Object.values(callHeaders).some((name) => present(header(name)));

/** Fails with SIGNATURE_INVALID (reason form) at the first header that is missing, doubled or not of its form. */
export function readCallHeaders(header: HeaderLookup): Outcome<SignedHeaders> {
  const values = new Map<string, string>();
  for (const [part, name] of Object.entries(callHeaders)) {
    const value = header(name);
    if (typeof value !== 'string' || !forms[part as keyof typeof forms].test(value))
      return fail({ code: 'SIGNATURE_INVALID', data: { reason: 'form', header: name } });
    values.set(part, value);
  }
  const text = (part: keyof typeof callHeaders) => values.get(part)!;
  return ok({
    seal: { keyId: text('keyId'), algorithm: text('algorithm') as CallAlgorithm, timestamp: Number(text('timestamp')), nonce: text('nonce') },
    contentDigest: text('contentDigest'),
    signature: Buffer.from(text('signature'), 'base64'),
  });
}

const present = (value: ReturnType<HeaderLookup>) => value !== undefined && value !== null;

/** How each is written. */
const forms: Readonly<Record<keyof typeof callHeaders, RegExp>> = {
  keyId: /^[A-Za-z0-9._-]{1,64}$/,
  algorithm: /^(sm2|hmac-sm3)$/,
  timestamp: /^(0|[1-9][0-9]{0,11})$/,
  nonce: /^[A-Za-z0-9_-]{16,64}$/,
  contentDigest: /^[0-9a-f]{64}$/,
  signature: /^[A-Za-z0-9+/]{40,200}={0,2}$/,
};
