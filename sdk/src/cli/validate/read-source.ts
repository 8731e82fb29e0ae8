/** Reads a source, file or standard input, plain or gzip, in the form it has: told by its name, else by its beginning. */

import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { decodeText } from '../../import/lines/decode-line.ts';
import { type BytesBreak, type BytesPart, readBytes } from '../../import/lines/read-bytes.ts';
import type { SourceForm } from '../../report/report.ts';
import { brokenFile, notUtf8, readNdjson } from './read-ndjson.ts';
import { readJson } from './read-json.ts';
import { readYaml } from './read-yaml.ts';
import type { SourcePart } from './source-part.ts';

/** A source that has been opened. */
export interface OpenSource {
  readonly form: SourceForm;
  readonly parts: AsyncIterable<SourcePart>;
}

type Bytes = AsyncGenerator<BytesPart | BytesBreak>;

/** Bytes of a whole document that are read at once. */
const documentLimit = 256 * 1024 * 1024;
/** Bytes looked at to tell the form. */
const headBytes = 256 * 1024;

/** A file. Throws what the file system throws. */
export const openFile = (path: string, name: string, form?: SourceForm): Promise<OpenSource> => openBytes(readBytes(path), form ?? formByName(name), name);

/** Standard input. */
export const openInput = (bytes: AsyncIterable<Uint8Array>, form?: SourceForm): Promise<OpenSource> => openBytes(inputBytes(bytes), form, '');

async function openBytes(bytes: Bytes, known: SourceForm | undefined, name: string): Promise<OpenSource> {
  if (known === 'ndjson') return { form: 'ndjson', parts: readNdjson(bytes) };
  const { head, isWhole, rest } = await peek(bytes);
  const form = known ?? formByContent(decodeHead(head), isWhole, /\.json(\.gz)?$/i.test(name));
  return { form, parts: form === 'ndjson' ? readNdjson(rest) : readDocument(rest, form) };
}

/** Undefined where the name does not decide: many files named .json hold one record a line. */
function formByName(name: string): SourceForm | undefined {
  const [, end] = /\.(ndjson|jsonl|yaml|yml)(?:\.gz)?$/i.exec(name) ?? [];
  if (end === undefined) return undefined;
  return /^y/i.test(end) ? 'yaml' : 'ndjson';
}

/** JSON begins with a bracket; it is NDJSON when the first or second line is a whole value and more follows. */
function formByContent(head: string, isWhole: boolean, isJsonByName: boolean): SourceForm {
  const text = head.trimStart();
  if (!/^[[{]/.test(text)) return isJsonByName ? 'json' : 'yaml';
  const [first = '', second = '', ...more] = text.split('\n').filter((line) => line.trim() !== '');
  const hasMore = second !== '' || !isWhole;
  const isSecondWhole = (more.length > 0 || isWhole) && isRecordText(second);
  return hasMore && (isRecordText(first) || (isSecondWhole && !/[[{,]\s*$/.test(first))) ? 'ndjson' : 'json';
}

function isRecordText(line: string): boolean {
  if (!line.trimStart().startsWith('{')) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

async function* readDocument(bytes: Bytes, form: 'json' | 'yaml'): AsyncGenerator<SourcePart> {
  const kept: Uint8Array[] = [];
  let length = 0;
  let doneBytes = 0;
  let broken: BytesBreak | undefined;
  for await (const part of bytes) {
    if (part.kind === 'break') {
      broken = part;
      break;
    }
    kept.push(part.bytes);
    length += part.bytes.length;
    doneBytes = part.fileBytes;
    if (length > documentLimit)
      return yield { part: { kind: 'fault', rule: 'file-too-large', data: { limitBytes: documentLimit }, isRecord: false }, doneBytes };
  }
  // half a document says nothing about its records
  if (broken) return yield { part: brokenFile(broken), doneBytes };
  const all = Buffer.concat(kept);
  const text = decodeText(all)?.replace(/^\ufeff/, '');
  if (text === undefined) return yield { part: notUtf8(all, 1), doneBytes };
  if (text.trim() === '') return;
  for (const part of form === 'json' ? readJson(text) : readYaml(text)) yield { part, doneBytes };
}

// --- bytes ---

async function peek(bytes: Bytes): Promise<{ readonly head: Uint8Array; readonly isWhole: boolean; readonly rest: Bytes }> {
  const parts: (BytesPart | BytesBreak)[] = [];
  let length = 0;
  let isWhole = true;
  for (let next = await bytes.next(); !next.done; next = await bytes.next()) {
    parts.push(next.value);
    if (next.value.kind === 'bytes') length += next.value.bytes.length;
    if (length >= headBytes) {
      isWhole = false;
      break;
    }
  }
  const head = Buffer.concat(parts.flatMap((part) => (part.kind === 'bytes' ? [part.bytes] : [])));
  return { head, isWhole, rest: chain(parts, bytes) };
}

async function* chain(first: readonly (BytesPart | BytesBreak)[], rest: Bytes): Bytes {
  yield* first;
  yield* rest;
}

const decodeHead = (head: Uint8Array): string => new TextDecoder().decode(head.subarray(0, headBytes), { stream: true });

async function* inputBytes(bytes: AsyncIterable<Uint8Array>): Bytes {
  const iterator = bytes[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done) return;
  let fileBytes = 0;
  const all = async function* () {
    for (let part: IteratorResult<Uint8Array> = first; !part.done; part = await iterator.next()) {
      fileBytes += part.value.length;
      yield part.value;
    }
  };
  const isGzip = first.value[0] === 0x1f && first.value[1] === 0x8b;
  try {
    for await (const part of isGzip ? Readable.from(all()).pipe(createGunzip()) : all()) yield { kind: 'bytes', bytes: part as Uint8Array, fileBytes };
  } catch (error) {
    if (!isGzip) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    yield { kind: 'break', offset: fileBytes, reason: code === 'Z_BUF_ERROR' ? 'truncated' : 'corrupt', detail: message };
  }
}
