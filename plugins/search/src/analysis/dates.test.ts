import { expect, test } from 'vitest';
import { dateForms } from './dates.ts';

const textsOf = (folded: string) => dateForms(folded).map(({ text }) => text);

test.each([['2026年1月10日'], ['2026年01月10号'], ['2026-01-10'], ['2026/1/10'], ['2026.1.10'], ['二〇二六年一月十日'], ['二零二六年一月十日']])(
  '%s is known in every other writing',
  (typed) => {
    const all = ['2026年1月10日', '2026-01-10', '2026/1/10', '2026.1.10', '二〇二六年一月十日'];
    expect(textsOf(`自${typed}起施行`)).toEqual(all.filter((text) => text !== typed));
  },
);

test.each([
  ['2025年12月31日', '二〇二五年十二月三十一日'],
  ['2025年11月20日', '二〇二五年十一月二十日'],
  ['二〇二五年十二月二十九日', '2025-12-29'],
])('days and months in words: %s is %s', (typed, other) => {
  expect(textsOf(typed)).toContain(other);
});

test('a month alone has two writings, and what is no date has none', () => {
  expect(textsOf('2026年3月')).toEqual(['二〇二六年三月']);
  for (const text of ['2026-13-40', '2026年', '10.1.2', '国办函〔2018〕71号', '12026-01-10', '2026-01-103']) expect(textsOf(text), text).toEqual([]);
});
