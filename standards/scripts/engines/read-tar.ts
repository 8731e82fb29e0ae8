/** Reads the plain files of a gzipped tar archive: enough for archives of test cases, which have short names and no links. */
import { gunzipSync } from 'node:zlib';

const block = 512;

/** Text of each file by name. */
export function readTar(bytes: Uint8Array): ReadonlyMap<string, string> {
  const data = gunzipSync(bytes);
  const files = new Map<string, string>();
  for (let at = 0; at + block <= data.length; ) {
    const head = data.subarray(at, at + block);
    const name = textOf(head, 0, 100);
    if (name === '') break;
    const size = Number.parseInt(textOf(head, 124, 12), 8);
    const prefix = textOf(head, 345, 155);
    const kind = String.fromCharCode(head[156] ?? 0);
    if (kind === '0' || kind === '\0') files.set(prefix ? `${prefix}/${name}` : name, data.subarray(at + block, at + block + size).toString('utf8'));
    at += block * (1 + Math.ceil(size / block));
  }
  return files;
}

const textOf = (head: Uint8Array, from: number, length: number): string => {
  const field = head.subarray(from, from + length);
  const end = field.indexOf(0);
  return Buffer.from(end < 0 ? field : field.subarray(0, end))
    .toString('utf8')
    .trim();
};
