import { fc } from '../../../../.ci/properties.ts';
import { expect, test } from 'vitest';
import type { BytesPart } from './read-bytes.ts';
import { type Line, splitLines } from './split-lines.ts';

test('wherever the bytes are cut into parts, the lines, their numbers and their offsets are those of the whole', async () => {
  const piece = fc.constantFrom('{"a":1}', '{"标题":"办法"}', ' ', '', '\t', 'x'.repeat(40));
  const ending = fc.constantFrom('\n', '\r\n');
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.array(fc.tuple(piece, ending), { maxLength: 12 }), fc.array(fc.nat({ max: 400 })), async (hasMark, pieces, cuts) => {
      const text = (hasMark ? '\uFEFF' : '') + pieces.flat().join('');
      const bytes = Buffer.from(text);
      const places = [...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].sort((a, b) => a - b);
      async function* parts(): AsyncGenerator<BytesPart> {
        for (const [index, from] of places.entries()) yield { kind: 'bytes', bytes: bytes.subarray(from, places[index + 1]), fileBytes: 0 };
      }
      const lines = (await Array.fromAsync(splitLines(parts()))) as Line[];
      const wanted = text
        .split('\n')
        .map((line, index) => ({ number: index + 1, text: (index === 0 ? line.replace('\uFEFF', '') : line).replace(/\r$/, '') }))
        .filter((line) => line.text.trim() !== '');
      expect(lines.map((line) => ({ number: line.number, text: Buffer.from(line.bytes).toString() }))).toEqual(wanted);
      for (const line of lines) {
        const start = line.offset === 0 && hasMark ? 3 : line.offset;
        expect(bytes.subarray(start, start + line.bytes.length).equals(line.bytes)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
