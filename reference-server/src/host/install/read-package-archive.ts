/**
 * Reads a packed plugin (.tgz as npm pack writes it) into memory, without trust: only plain files below package/, bounded in number and
 * size. One bad entry refuses the whole archive, so that nothing of it is ever written (NT-zip-slip).
 */
import { gunzipSync } from 'node:zlib';

/** Limits of an archive. */
export const archiveLimits = { unpackedBytes: 134_217_728, files: 10_000, pathLength: 240 } as const;

/** A file of the archive. */
export interface ArchiveFile {
  /** POSIX path below package/. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Why an archive is refused: rule and the entry that breaks it. */
export class ArchiveRefused extends Error {
  readonly rule: string;
  readonly entry: string;

  constructor(rule: string, entry: string) {
    super(`${rule}: ${entry}`);
    this.name = 'ArchiveRefused';
    this.rule = rule;
    this.entry = entry;
  }
}

const block = 512;

/** @throws ArchiveRefused */
export function readPackageArchive(archive: Uint8Array): readonly ArchiveFile[] {
  const data = inflate(archive);
  const files = new Map<string, ArchiveFile>();
  let longName: string | undefined;
  for (let at = 0; at + block <= data.length; ) {
    const head = data.subarray(at, at + block);
    if (head.every((byte) => byte === 0)) break;
    if (checksumOf(head) !== octal(head, 148, 8)) throw new ArchiveRefused('checksum', `@${at}`);
    const size = octal(head, 124, 12);
    const name = longName ?? nameOf(head);
    const end = at + block + size;
    if (!Number.isSafeInteger(size) || size < 0 || end > data.length) throw new ArchiveRefused('truncated', name);
    const bytes = data.subarray(at + block, end);
    at += block * (1 + Math.ceil(size / block));
    const kind = String.fromCharCode(head[156] ?? 0);
    longName = undefined;
    if (kind === 'x') longName = paxPath(bytes);
    else if (kind === '0' || kind === '\0') keep(files, name, bytes);
    // g: comments for the whole archive; 5: folders come with their files
    else if (kind !== 'g' && kind !== '5') throw new ArchiveRefused('kind', name);
  }
  return [...files.values()];
}

function keep(files: Map<string, ArchiveFile>, name: string, bytes: Uint8Array): void {
  const path = checkedPath(name);
  // two names that one file system takes for the same would overwrite each other
  const key = path.normalize('NFC').toLowerCase();
  if (files.has(key)) throw new ArchiveRefused('twice', name);
  if (files.size >= archiveLimits.files) throw new ArchiveRefused('files', name);
  files.set(key, { path, bytes: Uint8Array.from(bytes) });
}

/** The path below package/. Judged as it stands, nothing is removed from it first. */
function checkedPath(name: string): string {
  const path = name.slice(name.indexOf('/') + 1);
  const parts = path.split('/');
  const isBad = (part: string) => part === '' || /^\.+\s*$/.test(part.trim()) || part !== part.trim() || part.endsWith('.');
  if (!name.startsWith('package/') || parts.some(isBad) || /[\\:\u0000-\u001f\u007f*?"<>|]/.test(path)) throw new ArchiveRefused('path', name);
  if (path.length > archiveLimits.pathLength) throw new ArchiveRefused('path-length', name);
  return path;
}

function inflate(archive: Uint8Array): Buffer {
  try {
    return gunzipSync(archive, { maxOutputLength: archiveLimits.unpackedBytes });
  } catch (error) {
    throw new ArchiveRefused((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'size' : 'gzip', '-');
  }
}

const textOf = (head: Uint8Array, from: number, length: number): string => {
  const field = head.subarray(from, from + length);
  const end = field.indexOf(0);
  return Buffer.from(end < 0 ? field : field.subarray(0, end)).toString('utf8');
};
const octal = (head: Uint8Array, from: number, length: number): number => {
  const text = textOf(head, from, length).trim();
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number.NaN;
};
const nameOf = (head: Uint8Array): string => {
  const prefix = textOf(head, 345, 155);
  return prefix === '' ? textOf(head, 0, 100) : `${prefix}/${textOf(head, 0, 100)}`;
};

/** Sum of all bytes of the head, its own field counted as blanks. */
const checksumOf = (head: Uint8Array): number => head.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);

/** The path of an extended head; other records do not matter here. */
function paxPath(bytes: Uint8Array): string | undefined {
  let text = Buffer.from(bytes);
  while (text.length > 0) {
    const length = Number.parseInt(text.toString('latin1'), 10);
    if (!(length > 0 && length <= text.length)) throw new ArchiveRefused('pax', '-');
    const [, key, value] = /^\d+ ([^=]+)=(.*)\n$/su.exec(text.subarray(0, length).toString('utf8')) ?? [];
    if (key === 'path') return value;
    text = text.subarray(length);
  }
  return undefined;
}
