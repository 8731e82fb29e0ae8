/** Writes archives for tests of the reader: sound ones, and ones that try to get out. */
import { gzipSync } from 'node:zlib';

/** One entry as it is to stand in the archive. */
export interface PlantedEntry {
  readonly name: string;
  readonly text?: string;
  /** Type flag; absent: a plain file. */
  readonly kind?: string;
  /** Size told in the head; absent: the true one. */
  readonly size?: number;
  readonly linkTo?: string;
}

/** @returns bytes of a .tgz */
export function packArchive(entries: readonly PlantedEntry[]): Uint8Array {
  return gzipSync(Buffer.concat([...entries.map(entryBytes), Buffer.alloc(1024)]));
}

function entryBytes({ name, text = '', kind = '0', size, linkTo = '' }: PlantedEntry): Buffer {
  const bytes = Buffer.from(text);
  const head = Buffer.alloc(512);
  head.write(name, 0, 100, 'utf8');
  head.write('0000644\0', 100);
  head.write(`${(size ?? bytes.length).toString(8).padStart(11, '0')}\0`, 124);
  head.write('        ', 148);
  head.write(kind, 156);
  head.write(linkTo, 157, 100, 'utf8');
  head.write('ustar\u000000', 257);
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([head, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}
