/**
 * Wire JSON as UTF-8, made once for the digest and for the database: each of them would otherwise convert the text for itself,
 * which for a document costs as much as a third of its digest.
 */
import { createHash } from 'node:crypto';

/** What is encoded. */
export interface JsonText {
  readonly json: string;
  readonly contentAt: number;
}

/** A text in UTF-8. */
export interface EncodedJson {
  readonly bytes: Uint8Array;
  /** Where its content begins. */
  readonly contentByte: number;
}

/** Bytes that no text exceeds: a UTF-16 unit takes three at most. */
export const roomFor = ({ json }: JsonText): number => 3 * json.length;

/** Writes a text into memory with room for it. @param at where it begins */
export function encodeInto(memory: Buffer, { json, contentAt }: JsonText, at = 0): EncodedJson {
  const bytes = memory.subarray(at, at + memory.write(json, at, 'utf8'));
  return { bytes, contentByte: Buffer.byteLength(json.slice(0, contentAt)) };
}

/** Memory that is used again and again; a text that may not fit gets its own. */
const keptBytes = 1024 * 1024;

/** An encoder with its memory: what it gives is valid until the next call. */
export function createJsonEncoder(): (text: JsonText) => EncodedJson {
  const kept = Buffer.allocUnsafeSlow(keptBytes);
  return (text) => encodeInto(roomFor(text) > keptBytes ? Buffer.allocUnsafeSlow(roomFor(text)) : kept, text);
}

/** SM3 of the content, in lower-case hexadecimal. */
export const contentDigestOf = ({ bytes, contentByte }: EncodedJson): string => createHash('sm3').update('{').update(bytes.subarray(contentByte)).digest('hex');
