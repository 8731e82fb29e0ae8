/** A small reader of zip files for tests: takes the central directory at its word and checks every digest. */
import { crc32, inflateRawSync } from 'node:zlib';

/** Texts of all entries by name. Throws on what is no zip, and on an entry whose bytes are not those that were written. */
export function readZip(bytes: Uint8Array): ReadonlyMap<string, string> {
  const data = Buffer.from(bytes);
  const end = data.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('no end of a central directory');
  const count = data.readUInt16LE(end + 10);
  const found = new Map<string, string>();
  let at = data.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (data.readUInt32LE(at) !== 0x02014b50) throw new Error(`no entry at ${at}`);
    const [method, digest, size, nameSize, extraSize, noteSize, local] = [
      data.readUInt16LE(at + 10),
      data.readUInt32LE(at + 16),
      data.readUInt32LE(at + 20),
      data.readUInt16LE(at + 28),
      data.readUInt16LE(at + 30),
      data.readUInt16LE(at + 32),
      data.readUInt32LE(at + 42),
    ];
    const name = data.toString('utf8', at + 46, at + 46 + nameSize);
    const from = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
    const packed = data.subarray(from, from + size);
    const plain = method === 0 ? packed : inflateRawSync(packed);
    if (crc32(plain) !== digest) throw new Error(`${name}: its bytes are not those that were written`);
    found.set(name, plain.toString('utf8'));
    at += 46 + nameSize + extraSize + noteSize;
  }
  return found;
}

/** Names of the elements that are open where a text stands wrong; undefined when every element is closed in order and every sign escaped. */
export function xmlFault(text: string): string | undefined {
  const tag = /<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/y;
  const open: string[] = [];
  let at = text.startsWith('<?xml') ? text.indexOf('?>') + 2 : 0;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const plain = text.slice(at, next < 0 ? text.length : next);
    if (plain.replace(/&(?:amp|lt|gt|quot|apos|#x?[0-9A-Fa-f]+);/g, '').includes('&')) return `not escaped in ${open.join(' ')}: ${plain.slice(0, 60)}`;
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(plain)) return `a character that XML cannot hold in ${open.join(' ')}`;
    if (next < 0) break;
    tag.lastIndex = next;
    const found = tag.exec(text);
    if (!found) return `no tag in ${open.join(' ')}: ${text.slice(next, next + 60)}`;
    const [whole, isEnd, name = '', , isEmpty] = found;
    if (isEnd) {
      if (open.pop() !== name) return `</${name}> closes nothing in ${open.join(' ')}`;
    } else if (!isEmpty) open.push(name);
    at = next + whole.length;
  }
  return open.length === 0 ? undefined : `never closed: ${open.join(' ')}`;
}
