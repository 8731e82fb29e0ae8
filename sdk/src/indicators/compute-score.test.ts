import list from '@jiyue/standards/generated/indicators.json' with { type: 'json' };
import { expect, test } from 'vitest';
import { computeScore, type ScoreInput } from './compute-score.ts';

interface Worked {
  readonly score: string;
  readonly input: ScoreInput;
  readonly result: number | null;
  readonly verdict: string;
}
const worked = (list as readonly { readonly examples?: readonly Worked[] }[]).flatMap(({ examples = [] }) => examples);

test('every worked score of the standard is reached by its steps', () => {
  expect(worked.length).toBeGreaterThan(10);
  for (const { score, input, result, verdict } of worked) {
    const computed = computeScore(score, input);
    if (!computed.ok) throw new Error(`${score}: ${computed.failure.code}`);
    expect([score, input, computed.value.result, computed.value.verdict]).toEqual([score, input, result, verdict]);
  }
});

test('the steps show the reckoning', () => {
  const computed = computeScore('site', { vetoes: [], deductions: 12, bonus: 10, leftOut: true });
  expect(computed).toEqual({
    ok: true,
    value: {
      result: 94,
      verdict: 'qualified',
      steps: [
        { step: 'deduct', reckoning: '75 - 12 = 63' },
        { step: 'leave-out', reckoning: '63 x 100 / 75 = 84' },
        { step: 'bonus', reckoning: '84 + 10 = 94' },
      ],
    },
  });
});

test.each([
  ['sites', { vetoes: [] }, 'scheme-unknown', 'sites', ['site']],
  ['site', { vetoes: ['V22'] }, 'indicator-unknown', 'V22', ['V2']],
  ['supervision', { vetoes: [], findings: ['S1/lat'] }, 'case-unknown', 'S1/lat', ['S1/late']],
] as const)('%s with %j fails with %s', (scheme, input, code, id, near) => {
  const computed = computeScore(scheme, input);
  expect(computed.ok ? 'computed' : [computed.failure.code, computed.failure.data.id, computed.failure.data.near]).toEqual([
    code,
    id,
    expect.arrayContaining([...near]),
  ]);
});

test('a deduction is no veto, and an indicator of sites says nothing of new media', () => {
  expect(computeScore('site', { vetoes: ['D5'] })).toMatchObject({ failure: { code: 'not-a-veto', data: { id: 'D5' } } });
  expect(computeScore('new-media', { vetoes: ['V2'] })).toMatchObject({ failure: { code: 'wrong-subject', data: { id: 'V2' } } });
});
