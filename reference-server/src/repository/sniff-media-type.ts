/**
 * Media type by content, never by name (JY-RES-010). Only kinds that public attachments use and no browser runs; HTML, SVG,
 * scripts and programs come out as what they are and are refused. Text is text when it is UTF-8 or GBK without control characters.
 */
import { isUtf8 } from 'node:buffer';

/** What the content is. */
export interface SniffedType {
  readonly mediaType: string;
  /** Whether attachments of this type are stored. */
  readonly isAccepted: boolean;
}

/** @param fileName tells csv from plain text and the office kinds in a bare ZIP apart; it never makes a type acceptable */
export function sniffMediaType(bytes: Uint8Array, fileName: string): SniffedType {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const known = signatures.find(({ offset = 0, magic }) => buffer.subarray(offset, offset + magic.length).equals(magic));
  if (known) return { mediaType: known.mediaType, isAccepted: known.isAccepted };
  if (startsWith(buffer, 'PK\x03\x04') || startsWith(buffer, 'PK\x05\x06')) return { mediaType: zipType(buffer), isAccepted: true };
  return textType(buffer, fileName);
}

interface Signature {
  readonly magic: Buffer;
  readonly offset?: number;
  readonly mediaType: string;
  readonly isAccepted: boolean;
}

const accepted = (mediaType: string, text: string, offset = 0): Signature => ({ magic: Buffer.from(text, 'latin1'), offset, mediaType, isAccepted: true });
const refused = (mediaType: string, text: string): Signature => ({ magic: Buffer.from(text, 'latin1'), mediaType, isAccepted: false });

const signatures: readonly Signature[] = [
  accepted('application/pdf', '%PDF-'),
  accepted('image/png', '\x89PNG\r\n\x1a\n'),
  accepted('image/jpeg', '\xff\xd8\xff'),
  accepted('image/gif', 'GIF87a'),
  accepted('image/gif', 'GIF89a'),
  accepted('image/webp', 'WEBPVP8', 8),
  accepted('video/mp4', 'ftyp', 4),
  accepted('audio/mpeg', 'ID3'),
  // OLE2: .doc, .xls, .ppt and .wps of the older offices
  accepted('application/x-ole-storage', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
  accepted('application/rtf', '{\\rtf1'),
  accepted('application/vnd.rar', 'Rar!\x1a\x07'),
  accepted('application/x-7z-compressed', "7z\xbc\xaf'\x1c"),
  accepted('application/gzip', '\x1f\x8b\x08'),
  refused('application/vnd.microsoft.portable-executable', 'MZ'),
  refused('application/x-elf', '\x7fELF'),
  refused('application/wasm', '\0asm'),
  refused('application/java-vm', '\xca\xfe\xba\xbe'),
];

const startsWith = (buffer: Buffer, text: string) => buffer.subarray(0, text.length).equals(Buffer.from(text, 'latin1'));

/** Office kinds are ZIPs that say what they are by the names of their first entries; a name cannot hide in compressed data. */
function zipType(buffer: Buffer): string {
  const names = entryNames(buffer);
  const mimetype = names[0] === 'mimetype' ? /^[a-z]+\/[a-z0-9.+-]+/.exec(buffer.subarray(38, 138).toString('latin1'))?.[0] : undefined;
  if (mimetype?.startsWith('application/vnd.oasis.opendocument.')) return mimetype.replace(/PK$/, '');
  if (names.includes('OFD.xml')) return 'application/ofd';
  const office = [
    ['word/', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['xl/', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['ppt/', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ] as const;
  const isOffice = names.includes('[Content_Types].xml');
  return (isOffice && office.find(([folder]) => names.some((name) => name.startsWith(folder)))?.[1]) || 'application/zip';
}

/** Names in the central directory of a ZIP (APPNOTE 4.3.12); empty when it cannot be read. At most 10,000. */
function entryNames(buffer: Buffer): readonly string[] {
  const end = buffer.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const names: string[] = [];
  if (end < 0 || end + 22 > buffer.length) return names;
  let at = buffer.readUInt32LE(end + 16);
  for (let left = Math.min(buffer.readUInt16LE(end + 10), 10_000); left > 0; left--) {
    if (at + 46 > buffer.length || buffer.readUInt32LE(at) !== 0x02014b50) return names;
    const nameLength = buffer.readUInt16LE(at + 28);
    names.push(buffer.toString('utf8', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return names;
}

// what a browser or a shell would take for a page, a drawing, a style sheet of XML, or a program; none of these patterns steps back over the text
const activeText: readonly (readonly [RegExp, string])[] = [
  [/^<(!doctype\s+html|html|head|body|script|iframe|img|a|p|div|table|style|form|object|embed|meta|link|h[1-6]|svg:svg)\b/i, 'text/html'],
  [/<svg[\s>]/i, 'image/svg+xml'],
  [/^<\?xml/i, 'application/xml'],
  [/<script[\s>/]|<\/?html[\s>]/i, 'text/html'],
  [/^#!/, 'text/x-shellscript'],
  [/^<\?php/i, 'application/x-httpd-php'],
];

const blanks = /\s*/y;

/** Without the blanks and HTML comments in front, which a browser passes over too. One pass, whatever the text is. */
function withoutLead(text: string): string {
  let at = 0;
  for (;;) {
    blanks.lastIndex = at;
    blanks.test(text);
    at = blanks.lastIndex;
    const end = text.startsWith('<!--', at) ? text.indexOf('-->', at + 2) : -1;
    if (end < 0) return text.slice(at);
    at = end + 3;
  }
}

const scriptNames = /\.(m?js|cjs|html?|xhtml|svg|hta|vbs|bat|cmd|ps1|sh|php|jsp|aspx?)$/i;

function textType(buffer: Buffer, fileName: string): SniffedType {
  const unknown = { mediaType: 'application/octet-stream', isAccepted: false };
  // a file cut or empty says nothing; UTF-16 could carry a page past the patterns
  if (buffer.length === 0 || buffer.includes(0)) return unknown;
  const text = isUtf8(buffer) ? buffer.toString('utf8').replace(/^\uFEFF/, '') : decodeGbk(buffer);
  if (text === undefined || /[\0-\x08\x0b\x0e-\x1a\x1c-\x1f]/.test(text)) return unknown;
  const shown = withoutLead(text);
  const active = activeText.find(([pattern]) => pattern.test(text) || pattern.test(shown))?.[1];
  if (active !== undefined) return { mediaType: active, isAccepted: false };
  if (scriptNames.test(fileName)) return { mediaType: 'text/javascript', isAccepted: false };
  return { mediaType: /\.csv$/i.test(fileName) ? 'text/csv' : 'text/plain', isAccepted: true };
}

function decodeGbk(buffer: Buffer): string | undefined {
  try {
    return new TextDecoder('gbk', { fatal: true }).decode(buffer);
  } catch {
    return undefined;
  }
}
