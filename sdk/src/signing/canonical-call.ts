/**
 * The text that a signed call stands for (JY-SEC-022): twelve lines in one order, apart by line feeds, none at the end, in UTF-8. Both sides
 * make it from what they sent or received; path and query are decoded and encoded anew, so that it does not matter how a library wrote them.
 */

/** What is called. */
export interface CalledOperation {
  /** In any case; capitals are signed. */
  readonly method: string;
  /** Path below the base address of the platform, beginning with "/", as it is sent. */
  readonly path: string;
  /** Query as it is sent, without "?"; empty: none. */
  readonly query: string;
  /** Identity of the platform: `platform` of its capability document. A call for one platform is none for another. */
  readonly audience: string;
  /** Header If-Match as it is sent, quotes included; absent: none. */
  readonly ifMatch?: string | undefined;
  /** Header Idempotency-Key as it is sent, quotes included; absent: none. */
  readonly idempotencyKey?: string | undefined;
  /** SM3 of the bytes of the body, of no bytes where there is none; 64 lower-case hexadecimal digits. */
  readonly contentDigest: string;
}

/** Algorithms of call signatures, codes of the table `algorithm`. */
export type CallAlgorithm = 'sm2' | 'hmac-sm3';

/** Who signs, when, and how. */
export interface CallSeal {
  /** 1 to 64 letters, digits or signs of ._-; the platform knows the key by it. */
  readonly keyId: string;
  readonly algorithm: CallAlgorithm;
  /** Seconds since 1970, UTC. */
  readonly timestamp: number;
  /** 16 to 64 letters, digits or signs of _-; never the same twice. */
  readonly nonce: string;
}

/** First line: the form of the text and its version. */
export const callForm = 'JIYUE-CALL-1';

/** The text. @throws URIError when path or query hold an escape that is none */
export function canonicalCall(call: CalledOperation, { keyId, algorithm, timestamp, nonce }: CallSeal): string {
  return [
    callForm,
    algorithm,
    keyId,
    String(timestamp),
    nonce,
    call.audience,
    call.method.toUpperCase(),
    canonicalPath(call.path),
    canonicalQuery(call.query),
    call.ifMatch ?? '',
    call.idempotencyKey ?? '',
    call.contentDigest,
  ].join('\n');
}

/** Each step decoded and encoded anew. */
const canonicalPath = (path: string) =>
  path
    .split('/')
    .map((step) => encode(decodeURIComponent(step)))
    .join('/');

/** Pairs decoded (a plus is a blank) and encoded anew, sorted by name, then by value, by the bytes of what is encoded. */
const canonicalQuery = (query: string) =>
  query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [name, value.join('=')].map((part) => encode(decodeURIComponent(part.replaceAll('+', ' '))));
    })
    .sort(([a, x], [b, y]) => (a! < b! || (a === b && x! < y!) ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

/** Everything but the unreserved signs of RFC 3986 (letters, digits, - . _ ~), bytes of UTF-8 in capital hexadecimal. */
const encode = (text: string) => encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
