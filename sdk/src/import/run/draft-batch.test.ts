import { expect, test } from 'vitest';
import { BatchMemory, DraftBatch } from './draft-batch.ts';

const signs = ['a', 'é', '汛', '𠀀'];
const texts = signs.flatMap((sign) => [1, 7, 40, 300].map((length) => JSON.stringify({ title: sign.repeat(length) })));

function filled(bytes = 64): DraftBatch {
  const batch = new DraftBatch(Buffer.alloc(bytes));
  for (const text of texts) batch.add(text);
  return batch;
}

const read = (body: Uint8Array) => JSON.parse(Buffer.from(body).toString('utf8')) as { items: unknown[]; publish: boolean };

test('the body holds every draft in order, however little memory there was to begin with', () => {
  for (const bytes of [32, 64, 4096, 1 << 20])
    expect(read(filled(bytes).body(0, texts.length, true))).toEqual({ items: texts.map((text) => JSON.parse(text)), publish: true });
});

test('any part of it is a body of its own, and the whole is still the whole afterwards', () => {
  const batch = filled();
  for (let from = 0; from < texts.length; from += 3) {
    for (let to = from + 1; to <= texts.length; to += 2)
      expect(read(batch.body(from, to, false)).items).toEqual(texts.slice(from, to).map((text) => JSON.parse(text)));
  }
  expect(read(batch.body(0, texts.length, false)).items).toHaveLength(texts.length);
});

test('its size is the bytes of the drafts and of the commas between', () => {
  const batch = new DraftBatch(Buffer.alloc(64));
  for (let count = 1; count <= texts.length; count += 1) {
    batch.add(texts[count - 1]!);
    expect(batch.size).toBe(Buffer.byteLength(texts.slice(0, count).join(',')));
    expect(batch.sizeAt(count - 1)).toBe(Buffer.byteLength(texts[count - 1]!));
  }
});

test('the last draft moves to another batch and leaves nothing behind', () => {
  const [one, other] = [filled(), new DraftBatch(Buffer.alloc(64))];
  one.moveLastTo(other);
  expect(one.count).toBe(texts.length - 1);
  expect(read(one.body(0, one.count, true)).items).toEqual(texts.slice(0, -1).map((text) => JSON.parse(text)));
  expect(read(other.body(0, 1, true)).items).toEqual([JSON.parse(texts.at(-1)!)]);
  one.add(texts[0]!);
  expect(read(one.body(0, one.count, true)).items.at(-1)).toEqual(JSON.parse(texts[0]!));
  expect(() => new DraftBatch(Buffer.alloc(64)).moveLastTo(other)).toThrow(RangeError);
});

test('memory that was given back is used again, but not that of one enormous draft', () => {
  const memory = new BatchMemory(1000);
  const first = memory.take();
  memory.giveBack(first);
  expect(memory.take().memory).toBe(first.memory);
  const huge = memory.take();
  huge.add(JSON.stringify('汛'.repeat(1 << 20)));
  memory.giveBack(huge);
  expect(memory.take().memory).not.toBe(huge.memory);
});
