import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seriesCases, seriesCaseSchema } from '@jiyue/sdk/testing';
import { afterEach, expect, test } from 'vitest';
import { openThreadSeries, type ThreadSeries } from './own-series-thread.ts';

const opened: ThreadSeries[] = [];
afterEach(async () => {
  for (const series of opened.splice(0)) await series.close();
});
const open = (file = join(mkdtempSync(join(tmpdir(), 'jiyue-series-')), 'series', 'p.sqlite')) => {
  const series = openThreadSeries(file);
  opened.push(series);
  return { series, file };
};

test.each(seriesCases)('series on SQLite: $title', async ({ run }) => {
  await expect(run(open().series)).resolves.toBeUndefined();
});

test('what was acknowledged is there again after closing and opening, sketches among it', async () => {
  const first = open();
  const { identity } = await first.series.open(seriesCaseSchema);
  const events = Array.from({ length: 3000 }, (_, n) => ({
    at: '2026-03-01T00:00:00Z',
    dimensions: { site: 's1', page: `/${n % 7}` },
    distincts: { visitors: `访客${n}` },
  }));
  expect(await first.series.append(events)).toBe(3000);
  const question = { rollup: 'daily', groupBy: [], order: 'period', limit: 1 } as const;
  const before = await first.series.query(question);
  await first.series.close();
  const again = open(first.file);
  expect((await again.series.open(seriesCaseSchema)).identity).toBe(identity);
  expect(await again.series.query(question)).toEqual(before);
  expect(await again.series.recount(question)).toEqual(before);
  const [row] = before.rows;
  expect(Math.abs(row!.distincts['visitors']! - 3000)).toBeLessThan(150);
  await expect(first.series.size()).rejects.toThrow('closed');
});
