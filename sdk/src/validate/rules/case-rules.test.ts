import { expect, test } from 'vitest';
import { exampleOf, placesIn } from './rule-cases.suite.ts';

const refused = () => exampleOf('Case', 'refused');
const elevator = () => exampleOf('PublicCase', 'elevator');
const statistics = () => exampleOf('CaseStatistics', 'five-months-of-a-site');

test('a refusal without its ground is told and not refused', () => {
  const { refusal: _, ...bare } = refused();
  expect(placesIn('Case', bare)).toEqual(['/refusal refused-with-reason']);
  const { refusal: __, ...change } = exampleOf('CaseStateChange', 'refusal');
  expect(placesIn('CaseStateChange', change)).toEqual(['/refusal refused-with-reason']);
  expect(placesIn('CaseStateChange', { ...change, toState: 'accepted' })).toEqual([]);
});

test('a public text holds no identity number, and the words of the sender no mobile number', () => {
  expect(placesIn('PublicCase', { ...elevator(), answer: '号码990000199001010017。' })).toEqual(['/answer no-personal-data-in-public-case']);
  expect(placesIn('PublicCase', { ...elevator(), question: '请打13900000000。' })).toEqual(['/question no-personal-data-in-public-case']);
  expect(placesIn('PublicCase', { ...elevator(), answer: '值班电话13900000000。' })).toEqual([]);
  expect(placesIn('PublicOpinion', { ...exampleOf('PublicOpinion', 'waiting'), text: '990000199001010017' })).toEqual([
    '/text no-personal-data-in-public-case',
  ]);
});

test('what became of the cases adds up to those received', () => {
  expect(placesIn('CaseStatistics', { ...statistics(), answered: 81 })).toEqual(['/received case-statistics']);
  expect(placesIn('CaseStatistics', { ...statistics(), overdue: 9 })).toEqual(['/overdue case-statistics']);
  expect(placesIn('CaseStatistics', { ...statistics(), answered: 81, open: 7 })).toEqual([]);
});

test('a response is due 48 hours after the event was found, 24 in an emergency, in whatever offset', () => {
  const event = exampleOf('OpinionEvent', 'due-in-another-offset');
  expect(placesIn('OpinionEvent', { ...event, dueAt: '2026-07-07T09:00:00Z' })).toEqual([]);
  expect(placesIn('OpinionEvent', { ...event, dueAt: '2026-07-07T09:00:01Z' })).toEqual(['/dueAt opinion-clock']);
  expect(placesIn('OpinionEvent', { ...event, isEmergency: true })).toEqual(['/dueAt opinion-clock']);
  expect(placesIn('OpinionEvent', { ...event, isEmergency: true, dueAt: '2026-07-06T09:00:00Z' })).toEqual([]);
});
