/**
 * Wire JSON as UTF-8, made once for the digest and for the database: each of them would otherwise convert the text for itself,
 * which for a document costs as much as a third of its digest.
 */
import { createHash } from 'node:crypto';

/** A text and the SM3 of its content. */
export interface EncodedJson {
  /** Valid until the next call. */
  readonly bytes: Uint8Array;
  readonly digest: string;
}

/** What is encoded. */
interface Json {
  readonly json: string;
  readonly contentAt: number;
  /** When it is known already. */
  readonly digest?: string;
}

/** Memory that is used again and again; a text that may not fit gets its own. */
const keptBytes = 1024 * 1024;

/** An encoder with its memory. */
export function createJsonEncoder(): (text: Json) => EncodedJson {
  const kept = Buffer.allocUnsafeSlow(keptBytes);
  return ({ json, contentAt, digest }) => {
    // a UTF-16 unit takes three bytes at most
    const memory = json.length * 3 > keptBytes ? Buffer.allocUnsafeSlow(json.length * 3) : kept;
    const bytes = memory.subarray(0, memory.write(json, 'utf8'));
    return { bytes, digest: digest ?? digestOf(bytes, Buffer.byteLength(json.slice(0, contentAt))) };
  };
}

const digestOf = (bytes: Uint8Array, from: number) => createHash('sm3').update('{').update(bytes.subarray(from)).digest('hex');
