import { expect, test } from 'vitest';
import { exampleOf, placesIn } from './rule-cases.suite.ts';

const finished = () => exampleOf('Consultation', 'with-its-result');
const outcomes = () => finished()['outcomes'] as readonly object[];

test('a consultation has no result before each opinion has its outcome', () => {
  const { outcomes: _, ...without } = finished();
  expect(placesIn('Consultation', without)).toEqual(['/outcomes outcome-before-close']);
  expect(placesIn('Consultation', { ...finished(), opinionCount: 5 })).toEqual(['/outcomes outcome-before-close']);
  const [adopted, refused, aside] = outcomes();
  expect(placesIn('Consultation', { ...finished(), outcomes: [adopted, refused, { ...aside, outcome: 'pending' }] })).toEqual([
    '/outcomes/2/outcome outcome-before-close',
  ]);
  const { reason: __, ...unexplained } = refused as Record<string, unknown>;
  expect(placesIn('Consultation', { ...finished(), outcomes: [adopted, unexplained, aside] })).toEqual(['/outcomes/1/reason outcome-before-close']);
  const { resultPublishedAt: ___, ...undated } = finished();
  expect(placesIn('Consultation', undated)).toEqual(['/resultPublishedAt outcome-before-close']);
  expect(placesIn('Consultation', exampleOf('Consultation', 'nobody-wrote'))).toEqual([]);
});

test('a single decision may wait, and says why when it is no', () => {
  expect(placesIn('OpinionDecisionDraft', { caseId: 'case-1', outcome: 'pending' })).toEqual([]);
  expect(placesIn('OpinionDecisionDraft', { caseId: 'case-1', outcome: 'not-adopted' })).toEqual(['/reason outcome-before-close']);
});

test('a short consultation without a reason is told and not refused', () => {
  const draft = exampleOf('ConsultationDraft', 'measures');
  expect(placesIn('ConsultationDraft', { ...draft, fromDate: '2026-03-01', toDate: '2026-03-30' })).toEqual([]);
  expect(placesIn('ConsultationDraft', { ...draft, fromDate: '2026-03-01', toDate: '2026-03-29' })).toEqual(['/toDate consultation-period']);
  expect(placesIn('ConsultationDraft', { ...draft, toDate: '2026-03-05', shortPeriodReason: '紧急。' })).toEqual([]);
});

test('counts of a survey fit each other', () => {
  const result = exampleOf('SurveyResult', 'ten-sheets');
  const question = {
    questionCode: 'q',
    questionKind: 'single',
    answered: 5,
    options: [
      { optionCode: 'a', count: 3 },
      { optionCode: 'b', count: 2 },
    ],
  };
  const found = (change: object) => placesIn('SurveyResult', { ...result, questions: [{ ...question, ...change }] });
  expect(found({})).toEqual([]);
  expect(found({ answered: 11 })).toEqual(['/questions/0/answered survey-counts']);
  expect(found({ answered: 4 })).toEqual(['/questions/0/answered survey-counts']);
  expect(found({ answered: 2 })).toEqual(['/questions/0/options/0/count survey-counts']);
  expect(found({ answered: 4, questionKind: 'multiple' })).toEqual([]);
});
