import { expect, test } from 'vitest';
import { sniffMediaType } from './sniff-media-type.ts';

/** A ZIP with empty, stored entries: local headers, central directory, end. */
function zip(...entries: readonly (readonly [name: string, content?: string])[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, content = ''] of entries) {
    const nameBytes = Buffer.from(name);
    const data = Buffer.from(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt32LE(data.length, 22);
    local.writeUInt16LE(nameBytes.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(nameBytes.length, 28);
    central.writeUInt32LE(offset, 42);
    locals.push(local, nameBytes, data);
    centrals.push(central, nameBytes);
    offset += 30 + nameBytes.length + data.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const bytes = (text: string) => Buffer.from(text, 'latin1');
const ooxml = 'application/vnd.openxmlformats-officedocument.';

const accepted: readonly (readonly [string, Buffer, string])[] = [
  ['a.pdf', bytes('%PDF-1.7\n'), 'application/pdf'],
  ['a.png', bytes('\x89PNG\r\n\x1a\n....'), 'image/png'],
  ['a.jpg', bytes('\xff\xd8\xff\xe0...'), 'image/jpeg'],
  ['a.gif', bytes('GIF89a....'), 'image/gif'],
  ['a.docx', zip(['[Content_Types].xml'], ['word/document.xml']), `${ooxml}wordprocessingml.document`],
  ['a.xlsx', zip(['[Content_Types].xml'], ['xl/workbook.xml']), `${ooxml}spreadsheetml.sheet`],
  ['a.pptx', zip(['[Content_Types].xml'], ['ppt/presentation.xml']), `${ooxml}presentationml.presentation`],
  ['a.ofd', zip(['OFD.xml'], ['Doc_0/Document.xml']), 'application/ofd'],
  ['a.odt', zip(['mimetype', 'application/vnd.oasis.opendocument.text'], ['content.xml']), 'application/vnd.oasis.opendocument.text'],
  ['a.zip', zip(['附件/一.pdf']), 'application/zip'],
  ['a.doc', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....'), 'application/x-ole-storage'],
  ['名单.csv', Buffer.from('姓名,单位\n甲,乙\n'), 'text/csv'],
  ['说明.txt', Buffer.from('说明：\r\n\t一、先入库，后使用。'), 'text/plain'],
  ['gbk.txt', Buffer.from([0xd5, 0xfe, 0xb8, 0xae, 0x0a]), 'text/plain'],
];

test.each(accepted)('%s is known by its content', (fileName, content, mediaType) => {
  expect(sniffMediaType(content, fileName)).toEqual({ mediaType, isAccepted: true });
});

test('the name makes no type: a PDF called .html is a PDF, a page called .pdf is refused', () => {
  expect(sniffMediaType(bytes('%PDF-1.7'), 'a.html')).toMatchObject({ mediaType: 'application/pdf', isAccepted: true });
  expect(sniffMediaType(Buffer.from('<!DOCTYPE html><script>alert(1)</script>'), 'a.pdf')).toEqual({ mediaType: 'text/html', isAccepted: false });
});

const refused: readonly (readonly [string, string, Buffer | string])[] = [
  ['a page', 'a.txt', '  <!-- x -->\n<HTML><body>'],
  ['a page after comments in a row', 'a.txt', '<!-- 1 --><!-->\n<!-- 2 --> <p>x'],
  ['a page after a byte order mark', 'a.txt', '\uFEFF<html>'],
  ['a fragment that runs a script', 'a.txt', 'Hello <script src=x></script>'],
  ['a drawing', 'a.txt', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['a drawing without a head', 'a.png', '\n<svg onload=alert(1)>'],
  ['any other XML', 'a.txt', '<?xml version="1.0"?><x/>'],
  ['a script by its name', 'a.js', 'alert(1)'],
  ['a shell script', 'a.txt', '#!/bin/sh\nrm -rf /'],
  ['a program for Windows', 'a.pdf', bytes('MZ\x90\x00')],
  ['a program for Linux', 'a', bytes('\x7fELF\x02')],
  ['a page in UTF-16', 'a.txt', Buffer.from('\uFEFF<html>', 'utf16le')],
  ['bytes of no known kind', 'a.bin', Buffer.from([1, 2, 3, 0, 255])],
  ['nothing', 'a.txt', ''],
];

test.each(refused)('%s is refused', (_, fileName, content) => {
  expect(sniffMediaType(Buffer.from(content as string), fileName).isAccepted).toBe(false);
});

test('a text of many comments is judged in one pass: each could be taken as part of the one before it', () => {
  const comments = '<!---->'.repeat(50_000);
  expect(sniffMediaType(Buffer.from(`${comments}x`), 'a.txt')).toEqual({ mediaType: 'text/plain', isAccepted: true });
  expect(sniffMediaType(Buffer.from(`${comments}\n<p>x`), 'a.txt')).toEqual({ mediaType: 'text/html', isAccepted: false });
});
