/** All rules that no schema can express, in the order of their ids. */
import type { Message } from '../messages.ts';
import type { SetRule } from '../together/set-rule.ts';
import { setRules } from '../together/set-rules.ts';
import { accountRules } from './account-rules.ts';
import { dateOrder, dateSpan, originPublication } from './date-rules.ts';
import { kindRules } from './kind-rules.ts';
import { definitionRules } from './definition-rules.ts';
import { eventRules } from './event-rules.ts';
import { exchangeRules } from './exchange-rules.ts';
import { serviceRules } from './service-rules.ts';
import { standardRules } from './standard-rules.ts';
import { listRules } from './list-rules.ts';
import { registerRules } from './register-rules.ts';
import { reviewRules } from './review-rules.ts';
import { upkeepRules } from './upkeep-rules.ts';
import { grantRules } from './grant-rules.ts';
import { creditCodeCheckRule, documentNumberForm, indexNumberScheme, siteCodeFormRule } from './number-rules.ts';
import { deadlineDueDate, pauseNotCounted } from './deadline-rules.ts';
import { questionForm } from './question-rules.ts';
import { anonymousRating, badRatingFollowUp, ratingSummary } from './rating-rules.ts';
import { channelRules } from './channel-rules.ts';
import { pushRules } from './push-rules.ts';
import { caseRules } from './case-rules.ts';
import { consultationRules } from './consultation-rules.ts';
import { disclosureRules } from './disclosure-rules.ts';
import { siteRules } from './site-rules.ts';
import { stateRules } from './state-rules.ts';
import { complaintRules } from './complaint-rules.ts';
import { analyticsRules } from './analytics-rules.ts';
import { annualReportRules } from './annual-report-rules.ts';
import { monitoringRules } from './monitoring-rules.ts';
import { inspectionRules } from './inspection-rules.ts';
import { protectionRules } from './protection-rules.ts';
import { migrationRules } from './migration-rules.ts';
import type { RecordRule, Rule, ValueRule } from './rule.ts';
import { tokenRules } from './token-rules.ts';
import { jsonText, nullText, numberRange, safeInteger, unicodeText } from './value-rules.ts';

/** The list. A rule is part of the standard: its id never changes its meaning. */
export const rules: readonly (Rule | SetRule)[] = [
  ...setRules,
  anonymousRating,
  badRatingFollowUp,
  ...accountRules,
  ...channelRules,
  ...pushRules,
  ...grantRules,
  ...tokenRules,
  ...definitionRules,
  ...eventRules,
  ...exchangeRules,
  ...serviceRules,
  ...standardRules,
  creditCodeCheckRule,
  dateOrder,
  dateSpan,
  ...kindRules,
  ...listRules,
  ...registerRules,
  ...siteRules,
  ...reviewRules,
  ...upkeepRules,
  deadlineDueDate,
  documentNumberForm,
  indexNumberScheme,
  jsonText,
  nullText,
  numberRange,
  originPublication,
  pauseNotCounted,
  questionForm,
  ratingSummary,
  safeInteger,
  siteCodeFormRule,
  unicodeText,
  ...complaintRules,
  ...stateRules,
  ...disclosureRules,
  ...consultationRules,
  ...caseRules,
  ...analyticsRules,
  ...annualReportRules,
  ...monitoringRules,
  ...inspectionRules,
  ...protectionRules,
  ...migrationRules,
].toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** Sentences of the rules by id. */
export const ruleMessages: ReadonlyMap<string, Message> = new Map(rules.map(({ id, zh, en }) => [id, { zh, en }]));

/** Rules on single values of a severity. */
export const valueRules = (severity: Rule['severity']): readonly ValueRule[] =>
  rules.filter((rule): rule is ValueRule => rule.on === 'value' && rule.severity === severity);

/** Rules on records of a type and severity. */
export const recordRules = (severity: Rule['severity'], typeName: string): readonly RecordRule[] =>
  rules.filter((rule): rule is RecordRule => rule.on === 'record' && rule.severity === severity && rule.types.includes(typeName));
