/** Lines of the rejects and notes files. */

import { decodeText } from '../lines/decode-line.ts';
import type { Language } from '../language.ts';
import type { FieldNote } from '../mapping/mapping.ts';
import { describeLineReason, describeNote, type LineReason } from '../texts.ts';

/** One place that was wrong. */
export interface RejectFinding {
  /** JSON Pointer into the draft. */
  readonly pointer: string;
  readonly rule: string;
  readonly message: string;
  readonly value?: string;
}

/** Why a line is rejected. */
export interface Rejection {
  readonly code: LineReason;
  readonly data: { readonly [name: string]: string | number };
  readonly findings: readonly RejectFinding[];
}

/** A line with its place in the inputs. */
export interface PlacedLine {
  readonly file: string;
  readonly line: number;
  /** Of its first byte, in the decoded text. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** An entry of the rejects file: what, why, and the whole original line, so that it can be corrected and imported again. */
export function rejectEntry({ file, line, offset, bytes }: PlacedLine, { code, data, findings }: Rejection, language: Language): object {
  const text = decodeText(bytes);
  return {
    file,
    line,
    offset,
    code,
    message: describeLineReason(code, data, language),
    findings,
    ...(text === undefined ? { encoding: 'base64', original: Buffer.from(bytes).toString('base64') } : { encoding: 'utf-8', original: text }),
  };
}

/** An entry of the notes file. */
export const noteEntry = ({ file, line }: PlacedLine, recordId: string, { pointer, code, data }: FieldNote, language: Language): object => ({
  file,
  line,
  recordId,
  pointer,
  code,
  message: describeNote(code, data, language),
  data,
});
