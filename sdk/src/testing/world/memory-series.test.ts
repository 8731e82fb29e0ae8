import { expect, test } from 'vitest';
import { seriesCases } from '../series-cases.ts';
import { createMemorySeries } from './memory-series.ts';

test.each(seriesCases)('series in memory: $title', async ({ run }) => {
  await expect(run(createMemorySeries())).resolves.toBeUndefined();
});
