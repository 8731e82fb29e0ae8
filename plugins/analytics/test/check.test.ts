import { fileURLToPath } from 'node:url';
import { type CheckPluginOptions, checkPlugin } from '@jiyue/sdk/testing';
import { expect, test } from 'vitest';
import { standardCalls } from './standard-calls.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A platform that serves consultations, surveys and interviews: the annual report asks on for what they name. */
const answers = {
  listConsultations: { items: [], total: 0 },
  listSurveys: { items: [{ id: 'survey-1', state: 'closed', fromDate: '2025-01-10', resultPublishedAt: '2025-02-01T09:00:00+08:00' }], total: 1 },
  getSurveyResult: { surveyId: 'survey-1', participants: 120 },
  listInterviews: { items: [{ id: 'interview-1', state: 'published', startsAt: '2025-02-03T09:30:00+08:00' }], total: 1 },
  // the report is published as a record
  publishResource: {},
  listInterviewEntries: {
    items: [
      { id: 'q1', speaker: 'public' },
      { id: 'a1', speaker: 'guest', answersEntryId: 'q1' },
    ],
    total: 2,
  },
};
const reportColumns = { 'site-province': 'site-province-gonggao' };
const check = (options: CheckPluginOptions) => checkPlugin(root, { answers, ...options, config: { reportColumns, ...options.config } });

test('the check that every author of a plugin has finds nothing in this one', async () => {
  expect(await check({ calls: standardCalls })).toEqual([]);
});

test('nor as one of several server processes', async () => {
  expect(await check({ config: { severalProcesses: true, keepRawDays: 30 }, calls: standardCalls, levels: ['inline'] })).toEqual([]);
});

test('nor with the page of statistics open to the public', async () => {
  // a month that the examples of other operations record nothing in: what was recorded with a right stays when the right has gone
  const calls = { ...standardCalls, showDashboard: [{ params: { periodStart: '2026-01-01', periodEnd: '2026-01-31' } }] };
  expect(await check({ config: { publicDashboard: true, keepRawDays: 30 }, calls, levels: ['inline'] })).toEqual([]);
});
