/** Signature ACS3-HMAC-SHA256 of a call without a body: everything that is asked stands in the query, and everything is signed. */
import { createHash, createHmac } from 'node:crypto';

/** The call. */
export interface Acs3Call {
  readonly host: string;
  readonly action: string;
  readonly version: string;
  readonly query: Readonly<Record<string, string>>;
  readonly at: Date;
  /** Unlike in each call. */
  readonly nonce: string;
}

/** Query string and headers, ready to be sent by POST with an empty body. */
export function signAcs3(
  { host, action, version, query, at, nonce }: Acs3Call,
  { keyId, keySecret }: { readonly keyId: string; readonly keySecret: string },
): { readonly query: string; readonly headers: Readonly<Record<string, string>> } {
  const sorted = Object.entries(query).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const queryText = sorted.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
  const payload = createHash('sha256').update('').digest('hex');
  const headers: Readonly<Record<string, string>> = {
    host,
    'x-acs-action': action,
    'x-acs-content-sha256': payload,
    'x-acs-date': at.toISOString().replace(/\.\d{3}Z$/, 'Z'),
    'x-acs-signature-nonce': nonce,
    'x-acs-version': version,
  };
  const names = Object.keys(headers).join(';');
  const canonical = ['POST', '/', queryText, ...Object.entries(headers).map(([name, value]) => `${name}:${value}`), '', names, payload].join('\n');
  const text = `ACS3-HMAC-SHA256\n${createHash('sha256').update(canonical).digest('hex')}`;
  const signature = createHmac('sha256', keySecret).update(text).digest('hex');
  const { host: _, ...sent } = headers;
  return { query: queryText, headers: { ...sent, authorization: `ACS3-HMAC-SHA256 Credential=${keyId},SignedHeaders=${names},Signature=${signature}` } };
}

// RFC 3986: encodeURIComponent leaves five signs too many
const encode = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
