import { expect, test } from 'vitest';
import { BatchSize } from './batch-size.ts';

test('a batch has room exactly while its bytes are within the limit, whatever signs they are made of', () => {
  let refused = 0;
  for (const sign of ['a', 'é', '汛', '𠀀']) {
    const limit = 1000;
    const size = new BatchSize();
    let bytes = 0;
    for (let length = 1; length < 40; length += 1) {
      const text = length % 3 === 0 ? Buffer.from(sign.repeat(length)) : sign.repeat(length);
      const fits = bytes + Buffer.byteLength(text) <= limit;
      expect(size.hasRoom(text, limit)).toBe(fits);
      if (!fits) {
        refused += 1;
        size.clear();
        bytes = 0;
      }
      size.add(text);
      bytes += Buffer.byteLength(text);
    }
  }
  expect(refused).toBeGreaterThan(4);
});
