import { expect, test } from 'vitest';
import { exampleOf, placesIn } from './rule-cases.suite.ts';

const anonymous = () => exampleOf('RatingDraft', 'at-the-counter-anonymous');
const bad = () => exampleOf('Rating', 'bad-and-followed-up');
const quarter = () => exampleOf('RatingSummary', 'quarter-of-one-item');
const person = { name: '张三' };

test('an anonymous rating that names somebody is refused', () => {
  expect(placesIn('RatingDraft', { ...anonymous(), rater: person })).toEqual(['/rater anonymous-rating']);
  expect(placesIn('RatingDraft', { ...anonymous(), isAnonymous: false, rater: person })).toEqual([]);
  expect(placesIn('Rating', { ...bad(), rater: person })).toEqual(['/rater anonymous-rating']);
});

test('a bad rating without correction, or with another term, is told and not refused', () => {
  const { followUp, ...alone } = bad();
  const { deadline } = followUp as { readonly deadline: object };
  expect(placesIn('Rating', alone)).toEqual(['/followUp bad-rating-follow-up']);
  const days = { ...deadline, unit: 'day', dueDate: '2026-06-16' };
  expect(placesIn('Rating', { ...bad(), followUp: { ...(followUp as object), deadline: days } })).toEqual(['/followUp/deadline/amount bad-rating-follow-up']);
  expect(placesIn('Rating', { ...alone, grade: '3' })).toEqual([]);
});

test('a summary follows from its grades, to four decimals', () => {
  expect(placesIn('RatingSummary', { ...quarter(), count: 7 })).toEqual(['/count rating-summary']);
  expect(placesIn('RatingSummary', { ...quarter(), averageGrade: 4.1251 })).toEqual(['/averageGrade rating-summary']);
  expect(placesIn('RatingSummary', { ...quarter(), satisfiedShare: 1 })).toEqual(['/satisfiedShare rating-summary']);
  const { averageGrade: _, ...without } = quarter();
  expect(placesIn('RatingSummary', without)).toEqual(['/averageGrade rating-summary']);
});

test('a grade of an owner counts, and leaves share and average to the owner', () => {
  const own = {
    ...quarter(),
    count: 9,
    grades: [
      { grade: '5', count: 8 },
      { grade: 'x-xg-none', count: 1 },
    ],
    averageGrade: 4.9,
  };
  expect(placesIn('RatingSummary', own)).toEqual([]);
  expect(placesIn('RatingSummary', { ...own, count: 8 })).toEqual(['/count rating-summary']);
});
