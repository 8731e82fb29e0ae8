import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeLine, firstBadByte } from './decode-line.ts';
import type { BytesBreak } from './read-bytes.ts';
import { readLines } from './read-lines.ts';
import { splitLines, type Line } from './split-lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'jiyue-lines-'));
const write = (name: string, bytes: Uint8Array | string) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const read = async (path: string) => {
  const lines: Line[] = [];
  let broken: BytesBreak | undefined;
  for await (const part of readLines(path)) {
    if (part.kind === 'line') lines.push(part);
    else broken = part;
  }
  return { lines, broken, texts: lines.map((line) => Buffer.from(line.bytes).toString()) };
};
const records = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    JSON.stringify({ id: index, title: `第${index}号文件`, noise: ((index * 2654435761) >>> 0).toString(36).repeat(20) }),
  );

test('plain and gzip files give the same lines, numbers and offsets, whatever the name says', async () => {
  const text = records(3000).join('\n');
  const plain = await read(write('a.ndjson.gz', `${text}\n`));
  const zipped = await read(write('a.ndjson', gzipSync(text)));
  expect(plain.texts).toEqual(zipped.texts);
  expect(plain.lines.map((line) => line.offset)).toEqual(zipped.lines.map((line) => line.offset));
  expect(plain.lines.at(-1)?.number).toBe(3000);
  expect(Buffer.from(text).subarray(plain.lines[1500]!.offset).toString().startsWith('{"id":1500,')).toBe(true);
});

test('a byte order mark, Windows line ends and blank lines are taken off, but the numbers are those of an editor', async () => {
  const { lines, texts } = await read(write('bom.ndjson', '\uFEFF{"a":1}\r\n\r\n   \n{"a":2}'));
  expect(texts).toEqual(['{"a":1}', '{"a":2}']);
  expect(lines.map((line) => line.number)).toEqual([1, 4]);
});

test('several gzip members written one after the other are one text', async () => {
  const { texts, broken } = await read(write('two.gz', Buffer.concat([gzipSync('{"a":1}\n{"a"'), gzipSync(':2}\n')])));
  expect(texts).toEqual(['{"a":1}', '{"a":2}']);
  expect(broken).toBeUndefined();
});

test('a truncated .gz gives every line before the break, the cut line marked, and the offset of the break', async () => {
  const all = records(4000);
  const whole = gzipSync(`${all.join('\n')}\n`);
  const cut = whole.subarray(0, Math.floor(whole.length / 2));
  const { texts, lines, broken } = await read(write('cut.gz', cut));
  expect(broken).toMatchObject({ offset: cut.length, reason: 'truncated' });
  expect(lines.at(-1)?.isCutOff).toBe(true);
  expect(texts.length).toBeGreaterThan(1000);
  expect(texts.slice(0, -1)).toEqual(all.slice(0, texts.length - 1));
});

test('a .gz with wrong bytes gives at least what stands before them, then says that it is corrupt', async () => {
  const all = records(4000);
  const whole = gzipSync(`${all.join('\n')}\n`);
  const cut = Buffer.from(whole);
  const place = Math.floor(whole.length * 0.6);
  cut.fill(0xff, place, place + 64);
  const { texts, broken } = await read(write('bad.gz', cut));
  expect(broken?.reason).toBe('corrupt');
  expect(broken?.offset).toBeGreaterThanOrEqual(place);
  expect(broken?.offset).toBeLessThan(whole.length);
  const before = gunzipSync(whole.subarray(0, place - 16), { finishFlush: 2 })
    .toString()
    .split('\n');
  expect(texts.length).toBeGreaterThanOrEqual(before.length - 1);
  expect(texts.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
});

test('a wrong checksum at the end is a break, not a silence', async () => {
  const whole = gzipSync('{"a":1}\n');
  whole[whole.length - 8]! ^= 1;
  const { texts, broken } = await read(write('crc.gz', whole));
  expect(texts).toEqual(['{"a":1}']);
  expect(broken?.reason).toBe('corrupt');
});

test('a line that is not UTF-8 keeps its bytes and names the first wrong one; its neighbours are read', async () => {
  const wrong = Buffer.concat([Buffer.from('{"t":"中文'), Buffer.from([0xb0, 0xec]), Buffer.from('"}')]);
  const { lines } = await read(write('gbk.ndjson', Buffer.concat([Buffer.from('{"a":1}\n'), wrong, Buffer.from('\n{"a":2}\n')])));
  expect(lines.map((line) => decodeLine(line).ok)).toEqual([true, false, true]);
  expect(decodeLine(lines[1]!)).toMatchObject({ code: 'LINE_NOT_UTF8', data: { byte: 13 } });
  expect(Buffer.from(lines[1]!.bytes)).toEqual(wrong);
  expect(firstBadByte(Buffer.from('好'))).toBe(3);
});

test('a line longer than the limit is passed over without being kept, and the next one is read', async () => {
  async function* parts() {
    for (const text of ['{"a":1}\n', 'x'.repeat(50), 'y'.repeat(50), '\n{"a":2}\n']) yield { kind: 'bytes' as const, bytes: Buffer.from(text), fileBytes: 0 };
  }
  const lines = (await Array.fromAsync(splitLines(parts(), 32))) as Line[];
  expect(lines.map((line) => [line.number, line.bytes.length, line.length])).toEqual([
    [1, 7, 7],
    [2, 32, 100],
    [3, 7, 7],
  ]);
  expect(decodeLine(lines[1]!)).toMatchObject({ code: 'LINE_TOO_LONG', data: { sizeBytes: 100, limitBytes: 32 } });
});
