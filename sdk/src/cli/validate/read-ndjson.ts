/** Records of NDJSON: one a line, in bounded memory. A bad line is a fault of that line; the rest goes on. */

import { decodeText, firstBadByte } from '../../import/lines/decode-line.ts';
import type { BytesBreak, BytesPart } from '../../import/lines/read-bytes.ts';
import { type Line, splitLines } from '../../import/lines/split-lines.ts';
import { SourceText } from '../../frame/source-text.ts';
import { readJson } from './read-json.ts';
import type { SourceFault, SourcePart, SourceRecord } from './source-part.ts';

/** @param parts decoded bytes */
export async function* readNdjson(parts: AsyncIterable<BytesPart | BytesBreak>): AsyncGenerator<SourcePart> {
  let doneBytes = 0;
  for await (const line of splitLines(parts)) {
    if (line.kind === 'break') {
      yield { part: brokenFile(line), doneBytes };
      continue;
    }
    doneBytes = line.fileBytes;
    for (const part of readLine(line)) yield { part, doneBytes };
  }
}

function readLine(line: Line): readonly (SourceRecord | SourceFault)[] {
  if (line.isCutOff) return [{ kind: 'fault', rule: 'cut-off', data: {}, isRecord: true, ...startOf(line) }];
  if (line.length > line.bytes.length) {
    return [{ kind: 'fault', rule: 'line-too-long', data: { sizeBytes: line.length, limitBytes: line.bytes.length }, isRecord: true, ...startOf(line) }];
  }
  const text = decodeText(line.bytes);
  if (text === undefined) return [notUtf8(line.bytes, line.number)];
  const parts = readJson(text, line.number);
  // a list is no record here: a line is one record
  return /^\s*\[/.test(text) && parts.every(({ kind }) => kind === 'record') ? [wholeLine(text, line.number)] : parts;
}

const wholeLine = (text: string, number: number): SourceRecord => ({
  kind: 'record',
  value: JSON.parse(text) as unknown,
  source: new SourceText(text, number),
  locate: () => ({ start: text.search(/\S/), end: text.search(/\S/) + 1 }),
});

/** A line that is not read to its end is shown by its beginning. */
function startOf({ bytes, number }: Line): { readonly source: SourceText; readonly range: { readonly start: number; readonly end: number } } {
  return { source: new SourceText(Buffer.from(bytes.subarray(0, 200)).toString('utf8'), number), range: { start: 0, end: 1 } };
}

/** Where bytes stop being UTF-8: the text before is shown, the bad byte as a question mark. @param firstLine number of their first line */
export function notUtf8(bytes: Uint8Array, firstLine: number): SourceFault {
  const offset = firstBadByte(bytes);
  const before = Buffer.from(bytes.subarray(0, offset))
    .toString('utf8')
    .replace(/\ufffd$/, '');
  const after = Buffer.from(bytes.subarray(offset, offset + 200))
    .toString('latin1')
    .replace(/[^\x20-\x7e\n]/g, '?');
  return {
    kind: 'fault',
    rule: 'not-utf8',
    data: { byte: offset + 1 },
    isRecord: true,
    source: new SourceText(before + after, firstLine),
    range: { start: before.length, end: before.length + 1 },
  };
}

/** A .gz that broke. */
export const brokenFile = ({ offset, detail }: BytesBreak): SourceFault => ({ kind: 'fault', rule: 'file-broken', data: { offset, detail }, isRecord: false });
