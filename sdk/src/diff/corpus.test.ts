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
    const open = [...named('breaking', 'cannot-prove'), ...named('compatible', 'cannot-prove')];
    console.log(
      `${corpus.length} labelled edits: ${named('compatible', 'compatible').length} proven, ${named('breaking', 'breaking').length} refuted, ${open.length} cannot prove (${((100 * open.length) / corpus.length).toFixed(1)} %): ${open.join(' | ')}`,
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
