/** What breaks the rules of ratings, interaction and complaints, for the test of all rules. Each rule has a test of its own beside it. */
import { exampleOf, type RuleCases } from './rule-cases.suite.ts';

const anonymous = exampleOf('RatingDraft', 'at-the-counter-anonymous');
const bad = exampleOf('Rating', 'bad-and-followed-up');
const malicious = exampleOf('Rating', 'marked-as-malicious');
const quarter = exampleOf('RatingSummary', 'quarter-of-one-item');
const questions = exampleOf('RatingQuestionSetDraft', 'online');
const { followUp, ...notFollowedUp } = bad;
const { deadline } = malicious['followUp'] as { readonly deadline: { readonly pauses: readonly object[] } };
const withDeadline = (members: object) => ({ ...malicious, followUp: { organizationId: 'org-qc-mzj', deadline: { ...deadline, ...members } } });

/** By rule. */
export const interactionCases: RuleCases = {
  'anonymous-rating': {
    type: 'RatingDraft',
    breaks: [[{ ...anonymous, rater: { name: '张三' } }, '/rater']],
    keeps: [anonymous, { ...anonymous, anonymous: false, rater: { name: '张三' } }],
  },
  'bad-rating-follow-up': { type: 'Rating', breaks: [[notFollowedUp, '/followUp']], keeps: [bad, { ...notFollowedUp, grade: '3' }, { ...bad, followUp }] },
  'deadline-due-date': {
    type: 'Rating',
    breaks: [
      [withDeadline({ dueDate: '2026-10-23' }), '/followUp/deadline/dueDate'],
      [withDeadline({ calendarNotices: ['国办发明电〔2024〕12号'] }), '/followUp/deadline/calendarNotices'],
    ],
    keeps: [malicious, withDeadline({ dueDate: '2026-09-16', calendarNotices: ['虚政办发〔2026〕1号'] })],
  },
  'pause-not-counted': {
    type: 'Rating',
    breaks: [[withDeadline({ pauses: [{ cause: 'expert', fromDate: '2026-09-21' }] }), '/followUp/deadline/dueDate']],
    keeps: [malicious],
  },
  'question-form': {
    type: 'RatingQuestionSetDraft',
    breaks: [[{ ...questions, questions: [{ code: 'a', text: '问？', questionKind: 'single', answerRequired: true }] }, '/questions/0/options']],
    keeps: [questions, { ...questions, questions: [{ code: 'a', text: '问？', questionKind: 'x-qc-map', answerRequired: true }] }],
  },
  'rating-summary': {
    type: 'RatingSummary',
    breaks: [
      [{ ...quarter, averageGrade: 4.9 }, '/averageGrade'],
      [{ ...quarter, count: 9 }, '/count'],
    ],
    keeps: [quarter],
  },
};
