/**
 * Items of the annual report that other modules of the platform know: interaction, consultations, surveys, interviews, protection, channels,
 * answers. They are asked by the operations of the standard, as the one who compiles; a module that is not served gives a gap with its reason.
 */
import type { Outcome } from '@jiyue/sdk/plugin';
import type {
  AnnualReportEntry,
  CaseStatistics,
  Consultation,
  EmergencyPlan,
  Interview,
  InterviewEntry,
  PublicCase,
  PublicChannelAccount,
  SecurityAssessment,
  Site,
  Survey,
  SurveyResult,
} from '@jiyue/standards/model';
import { dayOf } from '../counting/days.ts';

/** Runs an operation of the platform as the caller. */
export type Operate = <R>(operationId: string, params: { readonly [name: string]: unknown }) => Promise<Outcome<R>>;

/** A value of an item and the query that gave it. */
export interface FoundValue extends Pick<AnnualReportEntry, 'item' | 'number' | 'flag' | 'note'> {
  readonly query: string;
}

/** What was found, and for the other items why not. */
export interface ModuleAnswers {
  readonly found: readonly FoundValue[];
  readonly reasons: ReadonlyMap<string, string>;
}

/** An operation that could not answer. */
class Unanswered extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

/** Pages that are walked at most: a hundred thousand rows of one list. */
const mostPages = 1000;

/** The operations that are asked; each is a permission of the plugin. Lists of persons and their cases are not among them. */
export function askModules(operate: Operate | undefined) {
  const one = async <R>(operationId: string, params: { readonly [name: string]: unknown }): Promise<R> => {
    if (!operate) throw new Unanswered('asked-by-editor');
    let outcome: Outcome<R>;
    try {
      outcome = await operate<R>(operationId, params);
    } catch (error) {
      // the operator did not grant the operation
      if ((error as { readonly code?: unknown }).code === 'PLUGIN_FORBIDDEN') throw new Unanswered('not-permitted');
      throw error;
    }
    if (outcome.ok) return outcome.value;
    const { code } = outcome.failure;
    if (code === 'OPERATION_NOT_FOUND' || code === 'PLUGIN_UNAVAILABLE') throw new Unanswered('module-not-served');
    throw new Unanswered(/^TOKEN_|FORBIDDEN|REFUSED/.test(code) ? 'not-permitted' : 'not-recorded');
  };
  const all = async <T>(operationId: string, params: { readonly [name: string]: unknown }): Promise<readonly T[]> => {
    const found: T[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < mostPages; page += 1) {
      const { items, next } = await one<{ items: readonly T[]; next?: string }>(operationId, {
        ...params,
        limit: 100,
        ...(cursor === undefined ? {} : { cursor }),
      });
      found.push(...items);
      if (next === undefined) return found;
      cursor = next;
    }
    // a part of a list is no figure
    throw new Unanswered('not-recorded');
  };
  return { one, all };
}

type Ask = ReturnType<typeof askModules>;
interface Scope {
  readonly site: Site;
  readonly year: number;
}
type Group = (scope: Scope, ask: Ask) => Promise<readonly FoundValue[]>;

const isOfYear = (instant: string | undefined, year: number): boolean => instant !== undefined && dayOf(new Date(instant)).startsWith(`${year}-`);
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const cases: Group = async ({ site, year }, { one }) => {
  const found = await one<CaseStatistics>('getCaseStatistics', { siteId: site.id, fromDate: `${year}-01-01`, toDate: `${year}-12-31` });
  const { received, answered, refused, transferred, meanHandlingDays } = found;
  return [
    { item: 'R28', flag: true, query: 'module-served' },
    { item: 'R29', number: received, query: 'case-statistics' },
    { item: 'R30', number: answered + refused + transferred, query: 'case-statistics', note: '含已答复、不予受理和转其他渠道的，不含提交人撤回的。' },
    ...(meanHandlingDays === undefined ? [] : [{ item: 'R31', number: meanHandlingDays, query: 'case-statistics' }]),
  ];
};

const publicAnswers: Group = async ({ site, year }, { all }) => {
  const shown = await all<PublicCase>('listPublicCases', { siteId: site.id });
  return [{ item: 'R32', number: shown.filter(({ publishedAt }) => isOfYear(publishedAt, year)).length, query: 'public-cases' }];
};

const surveys: Group = async ({ site, year }, { one, all }) => {
  const begun = <T extends Consultation | Survey>(list: readonly T[]) =>
    list.filter(({ state, fromDate }) => state !== 'planned' && state !== 'cancelled' && fromDate.startsWith(`${year}-`));
  const consultations = begun(await all<Consultation>('listConsultations', { siteId: site.id }));
  const asked = begun(await all<Survey>('listSurveys', { siteId: site.id }));
  const withResult = [...consultations, ...asked].filter(({ resultPublishedAt }) => isOfYear(resultPublishedAt, year));
  const participants: number[] = [];
  for (const { id, resultPublishedAt } of asked)
    if (resultPublishedAt !== undefined) participants.push((await one<SurveyResult>('getSurveyResult', { surveyId: id })).participants);
  const open = asked.filter(({ resultPublishedAt }) => resultPublishedAt === undefined).length;
  const note =
    open === 0
      ? '意见征集的意见条数，加网上调查的有效答卷份数。'
      : `意见征集的意见条数，加已公布结果的网上调查的有效答卷份数；${open}次调查还没有公布结果，未计入。`;
  return [
    { item: 'R33', number: consultations.length + asked.length, query: 'surveys-of-year' },
    { item: 'R34', number: sum(consultations.map(({ opinionCount }) => opinionCount)) + sum(participants), query: 'opinions-of-year', note },
    { item: 'R35', number: withResult.length, query: 'survey-results-of-year' },
  ];
};

const interviews: Group = async ({ site, year }, { all }) => {
  const held = (await all<Interview>('listInterviews', { siteId: site.id })).filter(
    ({ state, startsAt }) => (state === 'finished' || state === 'published') && isOfYear(startsAt, year),
  );
  let [questions, answered] = [0, 0];
  for (const { id } of held) {
    const said = await all<InterviewEntry>('listInterviewEntries', { interviewId: id });
    const asked = new Set(said.filter(({ speaker }) => speaker === 'public').map((entry) => entry.id));
    const replied = new Set(said.flatMap(({ answersEntryId }) => (answersEntryId !== undefined && asked.has(answersEntryId) ? [answersEntryId] : [])));
    questions += asked.size;
    answered += replied.size;
  }
  return [
    { item: 'R36', number: held.length, query: 'interviews-of-year' },
    { item: 'R37', number: questions, query: 'interview-questions' },
    { item: 'R38', number: answered, query: 'interview-answers' },
  ];
};

const answering: Group = async (_scope, { one }) => {
  const { modules } = await one<{ readonly modules: readonly { readonly name: string }[] }>('getCapabilities', {});
  if (!modules.some(({ name }) => name === 'answers')) throw new Unanswered('module-not-served');
  return [{ item: 'R39', flag: true, query: 'module-served' }];
};

const assessments: Group = async ({ site, year }, { all }) => {
  const done = (await all<SecurityAssessment>('listSecurityAssessments', { siteId: site.id })).filter(({ assessedDate }) =>
    assessedDate.startsWith(`${year}-`),
  );
  const findings = done.flatMap((assessment) => assessment.findings);
  return [
    { item: 'R40', number: done.length, query: 'security-assessments' },
    { item: 'R41', number: findings.length, query: 'security-findings' },
    { item: 'R42', number: findings.filter(({ isMended }) => isMended).length, query: 'security-findings' },
  ];
};

const drills: Group = async ({ year }, { all }) => {
  const plans = await all<EmergencyPlan>('listEmergencyPlans', {});
  const held = plans.flatMap((plan) => plan.drills).filter(({ heldDate }) => heldDate.startsWith(`${year}-`));
  return [{ item: 'R44', flag: held.length > 0, query: 'emergency-drills', note: '按全平台的应急预案登记。' }];
};

const media: Group = async ({ site }, { all }) => {
  const accounts = await all<PublicChannelAccount>('listPublicChannelAccounts', { organizerId: site.organizerId });
  return [{ item: 'R46', flag: accounts.some(({ isLaunched }) => isLaunched), query: 'channel-directory', note: '以编制时在用的账号为准。' }];
};

const groups: readonly (readonly [items: readonly string[], group: Group])[] = [
  [['R28', 'R29', 'R30', 'R31'], cases],
  [['R32'], publicAnswers],
  [['R33', 'R34', 'R35'], surveys],
  [['R36', 'R37', 'R38'], interviews],
  [['R39'], answering],
  [['R40', 'R41', 'R42'], assessments],
  [['R44'], drills],
  [['R46'], media],
];

/** @param operate absent: nobody compiles, the report is drafted by itself */
export async function fromModules(site: Site, year: number, operate: Operate | undefined): Promise<ModuleAnswers> {
  const ask = askModules(operate);
  const found: FoundValue[] = [];
  const reasons = new Map<string, string>();
  for (const [items, group] of groups) {
    try {
      found.push(...(await group({ site, year }, ask)));
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      for (const item of items) reasons.set(item, error.reason);
    }
  }
  return { found, reasons };
}
