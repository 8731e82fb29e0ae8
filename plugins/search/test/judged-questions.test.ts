/**
 * Questions with judgements on the texts of the demo province: a change of the ranking that makes them worse by more than a hundredth fails
 * here. `judged/baseline.json` holds what is reached now; whoever makes it better raises it.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { entryOf, startInProcess } from './in-process.ts';
import { gradedNdcg, readJudged } from './judged/judge.ts';
import { readProvince } from './judged/province.ts';

const baseline = JSON.parse(readFileSync(new URL('./judged/baseline.json', import.meta.url), 'utf8')) as { readonly ndcg10: number };

test('no judged question of the demo province names a text that is not there', () => {
  const province = readProvince();
  expect(province.size).toBeGreaterThan(130);
  const judged = readJudged();
  expect(judged.length).toBeGreaterThanOrEqual(300);
  expect(judged.flatMap(({ grades }) => [...grades.keys()]).filter((key) => !province.has(key))).toEqual([]);
});

test('nDCG@10 over the judged questions falls by no more than a hundredth', async () => {
  const province = readProvince();
  const run = await startInProcess(province);
  await run.deliver([...province.values()].map((one, place) => entryOf(one, place + 1)));
  const all: { readonly text: string; readonly ndcg10: number }[] = [];
  for (const { text, grades } of readJudged()) {
    const reply = await run.search({ q: text, limit: 10 });
    if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
    all.push({
      text,
      ndcg10: gradedNdcg(
        reply.value.items.map(({ id }) => id),
        grades,
      ),
    });
  }
  await run.close();
  const mean = all.reduce((sum, { ndcg10 }) => sum + ndcg10, 0) / all.length;
  const worst = all.toSorted((a, b) => a.ndcg10 - b.ndcg10).slice(0, 12);
  expect(mean, `nDCG@10 ${mean.toFixed(4)}; worst: ${worst.map(({ text, ndcg10 }) => `${text} ${ndcg10.toFixed(2)}`).join(', ')}`).toBeGreaterThan(
    baseline.ndcg10 * 0.99,
  );
});
