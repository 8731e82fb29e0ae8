import { fc } from '../../../../.ci/properties.ts';
import { expect, test } from 'vitest';
import { AcknowledgedLines } from './acknowledged-lines.ts';

test('batches that arrive in any order, twice or overlapping are the lines they name, in as few ranges as possible', () => {
  const batch = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 8 })).map(([first, more]) => ({ first, last: first + more }));
  fc.assert(
    fc.property(fc.array(batch, { maxLength: 20 }), (batches) => {
      const lines = new AcknowledgedLines();
      const known = new Set<number>();
      for (const { first, last } of batches) {
        lines.add(first, last);
        for (let line = first; line <= last; line += 1) known.add(line);
      }
      for (let line = 0; line <= 70; line += 1) expect(lines.has(line)).toBe(known.has(line));
      // a range begins where a line is known and the one before it is not
      expect(lines.ranges().map(({ first }) => first)).toEqual([...known].filter((line) => !known.has(line - 1)).sort((a, b) => a - b));
    }),
    { numRuns: 500 },
  );
});
