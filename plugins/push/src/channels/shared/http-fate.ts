/** What the HTTP status of a reply means for a message, the same for every channel over HTTP. */
import { type Fate, gone, notes, refused, retry } from './answers.ts';

/** The part of a reply that counts. */
export interface HttpReply {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
}

/** undefined for success. */
export function httpFate({ status, headers }: HttpReply, now: Date): Fate | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status >= 300 && status < 400) return refused('refused', notes.redirected);
  const wait = retryAfterSeconds(headers.get('retry-after'), now);
  if (status === 429) return retry('rate-limited', notes.busy, wait ?? 60);
  if (status === 404 || status === 410) return gone();
  if (status === 401 || status === 403) return refused('signature-refused', notes.signatureRefused);
  if (status === 408 || status === 425) return retry('timed-out', notes.timedOut, wait ?? 60);
  if (status === 413) return refused('content-refused', notes.tooLarge);
  if (status >= 500) return retry('unreachable', notes.unreachable, wait ?? 60);
  return refused('refused', notes.refused);
}

/** Retry-After as seconds or as a date (RFC 9110, 10.2.3); undefined when absent or no such thing. */
export function retryAfterSeconds(value: string | null, now: Date): number | undefined {
  if (value === null) return undefined;
  if (/^\d{1,9}$/.test(value.trim())) return Math.max(1, Number(value));
  const at = /^[A-Z][a-z]{2}, /.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(1, Math.ceil((at - now.getTime()) / 1000));
}

/** Reads a reply no further than `maxBytes`; what is longer is cut, what is broken is replaced. */
export async function readText(reply: Response, maxBytes = 65_536): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  if (reply.body)
    for await (const part of reply.body as AsyncIterable<Uint8Array>) {
      parts.push(part);
      size += part.byteLength;
      if (size >= maxBytes) break;
    }
  return new TextDecoder().decode(Buffer.concat(parts).subarray(0, maxBytes));
}

/** Reads a reply that should be a JSON object; undefined when it is none. */
export async function readObject(reply: Response, maxBytes = 65_536): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    const value: unknown = JSON.parse(await readText(reply, maxBytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}
