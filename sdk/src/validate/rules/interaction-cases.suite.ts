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

const refused = exampleOf('Case', 'refused');
const { refusal: _refusal, ...unexplained } = refused;
const elevator = exampleOf('PublicCase', 'elevator');
const statistics = exampleOf('CaseStatistics', 'five-months-of-a-site');
const event = exampleOf('OpinionEvent', 'fire-answered');
const consultation = exampleOf('Consultation', 'with-its-result');
const result = exampleOf('SurveyResult', 'ten-sheets');
const application = exampleOf('DisclosureApplication', 'amended');
const answered = exampleOf('DisclosureApplication', 'answered-after-third-parties');
const [, jointMaker] = answered['thirdParties'] as readonly object[];
const term = application['deadline'] as object;

const solved = exampleOf('Complaint', 'confirmed-as-solved');
const report = exampleOf('Complaint', 'error-report-over-national-day');
const mapping = exampleOf('ComplaintStateMappingDraft', 'hotline');
const routing = exampleOf('RoutingRulesDraft', 'three-rules');
const anonymousComplaint = exampleOf('ComplaintDraft', 'error-of-a-site-unnamed');
const [acknowledged] = solved['transfers'] as readonly Record<string, unknown>[];
const { deliveredAt: _deliveredAt, ...undelivered } = acknowledged!;

/** By rule. */
export const interactionCases: RuleCases = {
  'anonymous-rating': {
    type: 'RatingDraft',
    breaks: [[{ ...anonymous, rater: { name: '张三' } }, '/rater']],
    keeps: [anonymous, { ...anonymous, isAnonymous: false, rater: { name: '张三' } }],
  },
  'bad-rating-follow-up': { type: 'Rating', breaks: [[notFollowedUp, '/followUp']], keeps: [bad, { ...notFollowedUp, grade: '3' }, { ...bad, followUp }] },
  'activity-steps': {
    type: 'Consultation',
    breaks: [[{ ...consultation, state: 'ended' }, '/state']],
    keeps: [consultation, exampleOf('Consultation', 'cancelled')],
  },
  'application-steps': { type: 'DisclosureApplication', breaks: [[{ ...application, state: 'submitted' }, '/state']], keeps: [application, answered] },
  'application-term': {
    type: 'DisclosureApplication',
    breaks: [[{ ...application, deadline: { ...term, limit: 'disclosure-publish' } }, '/deadline/limit']],
    keeps: [application, answered],
  },
  'case-statistics': { type: 'CaseStatistics', breaks: [[{ ...statistics, received: 99 }, '/received']], keeps: [statistics] },
  'case-steps': { type: 'Case', breaks: [[{ ...refused, state: 'submitted' }, '/state']], keeps: [refused, exampleOf('Case', 'closed-after-a-supervision')] },
  'consultation-period': {
    type: 'ConsultationDraft',
    breaks: [[{ ...exampleOf('ConsultationDraft', 'measures'), toDate: '2026-03-10' }, '/toDate']],
    keeps: [exampleOf('ConsultationDraft', 'measures'), exampleOf('ConsultationDraft', 'short-with-a-reason')],
  },
  'consultation-term': {
    type: 'DisclosureApplication',
    breaks: [[{ ...answered, thirdParties: [{ ...jointMaker, consequence: 'organ-decides' }] }, '/thirdParties/0/consequence']],
    keeps: [answered],
  },
  'disclosure-ground': {
    type: 'DisclosureReplyDraft',
    breaks: [[{ replyKinds: ['R36-3'], explanation: '不予公开。' }, '/ground']],
    keeps: [{ replyKinds: ['R36-4'], explanation: '经检索不存在。' }],
  },
  'no-personal-data-in-public-case': {
    type: 'PublicCase',
    breaks: [[{ ...elevator, question: '请打13900000000。' }, '/question']],
    keeps: [elevator, { ...elevator, answer: '值班电话13900000000。' }],
  },
  'one-amendment': {
    type: 'DisclosureApplication',
    breaks: [
      [
        { ...application, amendment: { what: '请写明年度。', askedDate: '2026-04-08', amendBeforeDate: '2026-04-20', amendedDate: '2026-04-15' } },
        '/deadline/startDate',
      ],
    ],
    keeps: [application],
  },
  'opinion-clock': { type: 'OpinionEvent', breaks: [[{ ...event, dueAt: '2026-07-05T22:10:00+08:00' }, '/dueAt']], keeps: [event] },
  'outcome-before-close': {
    type: 'Consultation',
    breaks: [[{ ...consultation, opinionCount: 5 }, '/outcomes']],
    keeps: [consultation, exampleOf('Consultation', 'nobody-wrote')],
  },
  'received-at-confirmation': {
    type: 'DisclosureApplication',
    breaks: [[{ ...answered, confirmedAt: '2026-04-03T10:00:00+08:00' }, '/receivedDate']],
    keeps: [answered, { ...answered, way: 'in-person', confirmedAt: '2026-04-03T10:00:00+08:00' }],
  },
  'refused-with-reason': { type: 'Case', breaks: [[unexplained, '/refusal']], keeps: [refused] },
  'survey-counts': { type: 'SurveyResult', breaks: [[{ ...result, participants: 9 }, '/questions/0/answered']], keeps: [result] },
  'complaint-steps': { type: 'Complaint', breaks: [[{ ...report, state: 'accepted' }, '/state']], keeps: [report, solved] },
  'transfer-facts': { type: 'Complaint', breaks: [[{ ...solved, transfers: [undelivered] }, '/transfers/0/deliveredAt']], keeps: [solved] },
  'error-report-term': {
    type: 'Complaint',
    breaks: [[{ ...report, deadline: { ...(report['deadline'] as object), limit: 'simple-question' } }, '/deadline/limit']],
    keeps: [report, solved],
  },
  'known-outside-state': {
    type: 'ComplaintStateMappingDraft',
    breaks: [[{ ...mapping, theirStates: ['待受理', '办理中', '已办结', '不予受理', '挂起'] }, '/theirStates/4']],
    keeps: [mapping],
  },
  'reporter-hidden': {
    type: 'PublicComplaintDraft',
    breaks: [[{ ...exampleOf('PublicComplaintDraft', 'counter'), summary: '投诉人13900000000反映。' }, '/summary']],
    keeps: [exampleOf('PublicComplaintDraft', 'counter')],
  },
  'routing-rules-order': {
    type: 'RoutingRulesDraft',
    breaks: [[{ ...routing, rules: (routing['rules'] as readonly unknown[]).toReversed() }, '/rules/0']],
    keeps: [routing],
  },
  'silence-is-not-solved': { type: 'Complaint', breaks: [[{ ...solved, confirmation: undefined }, '/state']], keeps: [solved] },
  'unnamed-reporter': {
    type: 'ComplaintDraft',
    breaks: [[{ ...anonymousComplaint, reporter: { name: '张三' } }, '/reporter']],
    keeps: [anonymousComplaint],
  },
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
    breaks: [[{ ...questions, questions: [{ code: 'a', text: '问？', questionKind: 'single', isRequired: true }] }, '/questions/0/options']],
    keeps: [questions, { ...questions, questions: [{ code: 'a', text: '问？', questionKind: 'x-qc-map', isRequired: true }] }],
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
