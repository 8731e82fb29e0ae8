import { expect, test } from 'vitest';
import { exampleOf, placesIn } from './rule-cases.suite.ts';

const setWith = (question: object) => ({
  ...exampleOf('RatingQuestionSetDraft', 'online'),
  questions: [{ code: 'q', text: '问？', isRequired: true, ...question }],
});
const options = [
  { code: 'a', text: '是' },
  { code: 'b', text: '否' },
];

test('a question carries what its kind needs and nothing else', () => {
  for (const questionKind of ['single', 'multiple', 'order']) {
    expect(placesIn('RatingQuestionSetDraft', setWith({ questionKind, options }))).toEqual([]);
    expect(placesIn('RatingQuestionSetDraft', setWith({ questionKind }))).toEqual(['/questions/0/options question-form']);
    const twice = [options[0], options[0]];
    expect(placesIn('RatingQuestionSetDraft', setWith({ questionKind, options: twice }))).toEqual(['/questions/0/options/1/code question-form']);
  }
  expect(placesIn('RatingQuestionSetDraft', setWith({ questionKind: 'scale', scaleFrom: 1, scaleTo: 5 }))).toEqual([]);
  expect(placesIn('RatingQuestionSetDraft', setWith({ questionKind: 'scale', scaleFrom: 5, scaleTo: 5 }))).toEqual(['/questions/0/scaleTo question-form']);
  expect(placesIn('RatingQuestionSetDraft', setWith({ questionKind: 'scale' }))).toEqual(['/questions/0/scaleTo question-form']);
  expect(placesIn('RatingQuestionSetDraft', setWith({ questionKind: 'text', options }))).toEqual(['/questions/0/options question-form']);
});

test('kinds of an owner are left to the owner', () => {
  expect(placesIn('RatingQuestionSetDraft', setWith({ questionKind: 'x-qc-map', options }))).toEqual([]);
  expect(placesIn('RatingQuestionSetDraft', setWith({ questionKind: 'x-qc-map' }))).toEqual([]);
});
