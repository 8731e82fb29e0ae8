/** Bytes of a line to JSON, with the exact place of the first fault. */

import { parseExactJson } from './exact-json.ts';
import { findJsonFault } from './json-fault.ts';
import type { Line } from './split-lines.ts';

/** What a line holds, or why it cannot be read. */
export type Decoded =
  | { readonly ok: true; readonly value: unknown; readonly text: string }
  | {
      readonly ok: false;
      readonly code: 'LINE_TOO_LONG' | 'LINE_CUT_OFF' | 'LINE_NOT_UTF8' | 'LINE_NOT_JSON' | 'LINE_KEY_REPEATED';
      readonly data: { readonly [name: string]: string | number };
      readonly text?: string;
    };

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Decodes and parses one line. */
export function decodeLine(line: Line): Decoded {
  if (line.isCutOff) return { ok: false, code: 'LINE_CUT_OFF', data: { sizeBytes: line.bytes.length } };
  if (line.length > line.bytes.length) return { ok: false, code: 'LINE_TOO_LONG', data: { sizeBytes: line.length, limitBytes: line.bytes.length } };
  const text = decodeText(line.bytes);
  if (text === undefined) return { ok: false, code: 'LINE_NOT_UTF8', data: { byte: firstBadByte(line.bytes) + 1 } };
  try {
    const parsed = parseExactJson(text);
    return parsed.ok ? { ok: true, value: parsed.value, text } : { ok: false, code: 'LINE_KEY_REPEATED', data: { key: parsed.repeated }, text };
  } catch {
    const fault = findJsonFault(text);
    return { ok: false, code: 'LINE_NOT_JSON', data: { character: (fault?.offset ?? 0) + 1, found: fault?.found ?? '' }, text };
  }
}

/** Text of UTF-8 bytes; undefined when they are not UTF-8. */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Offset of the first byte that cannot be part of UTF-8 text. */
export function firstBadByte(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isPrefix(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

// `stream: true` lets the last character be unfinished; it needs a decoder of its own, which keeps no state for the next
function isPrefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
