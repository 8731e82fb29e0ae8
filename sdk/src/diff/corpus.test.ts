import { describe, expect, test } from 'vitest';
import type { Containment } from './contain.ts';
import { isWitnessed, judgeEdit, readCorpus, sidesOf } from './corpus.suite.ts';
import { confirmerOf } from './witness/find-witnesses.ts';

const corpus = readCorpus();

describe('the labelled corpus', () => {
  test('has 300 edits and more, each named once, each with an argument', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(300);
    expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
    expect(corpus.filter(({ because }) => because.trim().length < 5)).toEqual([]);
  });

  test('labels nothing as breaking without a witness', () => {
    expect(corpus.filter((edit) => (edit.label === 'breaking') !== 'witness' in edit).map(({ name }) => name)).toEqual([]);
  });

  test('has witnesses that both engines confirm', async () => {
    const wrong: string[] = [];
    for (const edit of corpus) if (edit.label === 'breaking' && !(await isWitnessed(edit))) wrong.push(edit.name);
    expect(wrong).toEqual([]);
  });
});

describe('the engine on the corpus', () => {
  test('never calls a breaking edit compatible, finds nearly every witness, and leaves little open', async () => {
    const verdicts = new Map<string, Containment>();
    for (const edit of corpus) verdicts.set(edit.name, await judgeEdit(edit));
    const named = (label: string, verdict: string) =>
      corpus.filter((edit) => edit.label === label && verdicts.get(edit.name)?.verdict === verdict).map(({ name }) => name);
    expect(named('breaking', 'compatible')).toEqual([]);
    expect(named('compatible', 'breaking')).toEqual([]);
    const [unrefuted, unproven] = [named('breaking', 'cannot-prove'), named('compatible', 'cannot-prove')];
    const open = [...unrefuted, ...unproven];
    const share = (part: readonly string[], whole: number) => `${part.length} of ${whole} (${((100 * part.length) / whole).toFixed(1)} %)`;
    const breaking = corpus.filter(({ label }) => label === 'breaking').length;
    console.log(
      [
        `cannot prove: ${share(open, corpus.length)}; breaking without a witness: ${share(unrefuted, breaking)}; compatible without a proof: ${share(unproven, corpus.length - breaking)}`,
        ...open.map((name) => `  ${name}`),
      ].join('\n'),
    );
    expect(open.length / corpus.length).toBeLessThan(0.15);
    // every witness of ours is one that the two engines confirm
    for (const edit of corpus) {
      const { from, to } = sidesOf(edit);
      const confirm = await confirmerOf(from, to);
      for (const { instance } of verdicts.get(edit.name)?.witnesses ?? []) expect([edit.name, confirm(instance)]).toEqual([edit.name, true]);
    }
  });
});
