import { describe, expect, test } from 'vitest';
import { compareEvaluations } from './compare-evaluations.ts';
import { evaluate, measure } from './measures.ts';
import { readJudgements, readQueries, readRun, TrecFault, writeRun } from './trec.ts';

const faultOf = (read: () => unknown) => {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof TrecFault) return [error.line, error.reason];
    throw error;
  }
};

describe('files', () => {
  test('queries come as tab lines or as JSON with the field that is asked for', () => {
    expect(readQueries('q1\t公积金 提取\n\nq2\t医保\n')).toEqual([
      { id: 'q1', text: '公积金 提取' },
      { id: 'q2', text: '医保' },
    ]);
    expect(readQueries('{"id":"q1","question":"怎么办？","keyword":"办"}\n', 'keyword')).toEqual([{ id: 'q1', text: '办' }]);
  });

  test.each([
    [() => readQueries('q1 no tab'), [1, 'columns']],
    [() => readQueries('q1\ta\nq1\tb'), [2, 'twice']],
    [() => readQueries('{"id":"q1"}'), [1, 'empty']],
    [() => readQueries('{"id":'), [1, 'json']],
    [() => readJudgements('q1 0 d1 1\nq1 0 d2'), [2, 'columns']],
    [() => readJudgements('q1 0 d1 much'), [1, 'number']],
    [() => readJudgements('q1 0 d1 1\n\nq1 0 d1 0'), [3, 'twice']],
    [() => readRun('q1 Q0 d1 1 2.5'), [1, 'columns']],
    [() => readRun('q1 Q0 d1 first 2.5 tag'), [1, 'number']],
    [() => readRun('q1 Q0 d1 1 2 t\nq1 Q0 d1 2 1 t'), [2, 'twice']],
  ])('a line that cannot be read is named: %#', (read, expected) => {
    expect(faultOf(read)).toEqual(expected);
  });

  test('a written run is read back in its order, whatever the order of its lines', () => {
    const run = new Map([['q1', ['d3', 'd1', 'd2']]]);
    const text = writeRun(run, 'mine');
    expect(text).toBe('q1 Q0 d3 1 3 mine\nq1 Q0 d1 2 2 mine\nq1 Q0 d2 3 1 mine\n');
    expect(readRun(text.trimEnd().split('\n').reverse().join('\n'))).toEqual(run);
  });
});

describe('measures', () => {
  // worked by hand: gains 0, 3, 1 at ranks 1 to 3; answers 3, 2, 1; DCG@3 = 3/log2(3) + 1/2, ideal = 3 + 2/log2(3) + 1/2
  test('follow their definitions on graded judgements', () => {
    const judged = new Map([
      ['a', 3],
      ['b', 2],
      ['c', 1],
      ['x', 0],
    ]);
    const { ndcg1, ndcg3, ndcg10, recall10, mrr10 } = measure(['x', 'a', 'c', 'unknown'], judged);
    const ideal = 3 + 2 / Math.log2(3) + 1 / 2;
    expect([ndcg1, recall10, mrr10]).toEqual([0, 2 / 3, 1 / 2]);
    expect(ndcg3).toBeCloseTo((3 / Math.log2(3) + 1 / 2) / ideal, 12);
    expect(ndcg10).toBeCloseTo(ndcg3, 12);
  });

  test('a perfect list has one everywhere, and one without answers zero', () => {
    const judged = new Map([['a', 1]]);
    expect(Object.values(measure(['a'], judged))).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(Object.values(measure(['b'], judged))).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  test('a judged query without hits counts as zero, an unjudged one is named and does not count', () => {
    const judgements = readJudgements('q1 0 a 1\nq2 0 b 1\nq3 0 c 0');
    const result = evaluate(['q1', 'q2', 'q3', 'q4'], new Map([['q1', ['a']]]), judgements);
    expect([result.mean.ndcg10, result.unjudged]).toEqual([0.5, ['q3', 'q4']]);
  });
});

describe('two runs', () => {
  const ids = Array.from({ length: 40 }, (_, n) => `q${n}`);
  const judgements = readJudgements(ids.map((id) => `${id} 0 a 1`).join('\n'));
  const ranks = (list: (n: number) => readonly string[]) => evaluate(ids, new Map(ids.map((id, n) => [id, list(n)])), judgements);

  test('an even gain is no chance, a few changes both ways may be', () => {
    const before = ranks(() => ['x', 'a']);
    const clear = compareEvaluations(
      before,
      ranks(() => ['a', 'x']),
    );
    expect([clear.better, clear.worse, clear.same]).toEqual([40, 0, 0]);
    expect(clear.measures.ndcg10.chance).toBeLessThan(0.001);
    const mixed = compareEvaluations(
      before,
      ranks((n) => (n < 2 ? ['a'] : n < 4 ? ['x', 'y', 'a'] : ['x', 'a'])),
    );
    expect([mixed.better, mixed.worse, mixed.same]).toEqual([2, 2, 36]);
    expect(mixed.measures.ndcg10.chance).toBeGreaterThan(0.3);
    expect(mixed.changes[0]).toMatchObject({ query: 'q2' });
  });

  test('the same run has no change and full chance', () => {
    const one = ranks(() => ['a']);
    expect(compareEvaluations(one, one)).toMatchObject({ changes: [], same: 40, measures: { ndcg10: { chance: 1 } } });
  });
});
