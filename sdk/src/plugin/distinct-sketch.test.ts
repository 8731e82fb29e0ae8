import { fc } from '../../../.ci/properties.ts';
import { expect, test } from 'vitest';
import { DistinctSketch } from './distinct-sketch.ts';

const sketchOf = (values: Iterable<string>) => {
  const sketch = DistinctSketch.empty();
  for (const value of values) sketch.add(value);
  return sketch;
};
const names = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `访客${from + n}`);

test('small numbers are exact, whatever comes twice', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 500 })), (values) => {
      expect(sketchOf(values.map(String)).count).toBe(new Set(values).size);
    }),
  );
});

test.each([1_000, 5_000, 20_000, 100_000, 1_000_000])('%i values are counted within four standard errors', (count) => {
  expect(Math.abs(sketchOf(names(0, count)).count - count) / count).toBeLessThan(0.065);
});

test('the order of adding, merging and storing does not matter', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 400 }), { minLength: 1, maxLength: 6 }), (parts) => {
      const whole = sketchOf(parts.flat().map(String));
      const merged = DistinctSketch.empty();
      const fromBytes = DistinctSketch.empty();
      for (const part of [...parts].reverse()) {
        const bytes = sketchOf(part.map(String)).toBytes();
        merged.merge(DistinctSketch.fromBytes(bytes));
        fromBytes.mergeBytes(bytes);
      }
      expect(Buffer.from(fromBytes.toBytes()).equals(whole.toBytes())).toBe(true);
      expect(Buffer.from(merged.toBytes()).equals(whole.toBytes())).toBe(true);
      expect(merged.count).toBe(whole.count);
    }),
  );
});

test('a merge over the border between list and registers counts what both saw', () => {
  const merged = sketchOf(names(0, 400));
  merged.merge(sketchOf(names(200, 30_000)));
  expect(Buffer.from(merged.toBytes()).equals(sketchOf(names(0, 30_000)).toBytes())).toBe(true);
});
