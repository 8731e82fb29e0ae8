import { fileURLToPath } from 'node:url';
import { type CheckPluginOptions, checkPlugin } from '@jiyue/sdk/testing';
import { expect, test } from 'vitest';
import { standardCalls } from './standard-calls.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What is asked only where surveys and interviews are served, which a world in memory does not: their operations go unused there. */
const unusedHere = ['operation:listSurveys', 'operation:getSurveyResult', 'operation:listInterviewEntries'];
const check = async (options: CheckPluginOptions) =>
  (await checkPlugin(root, options)).filter(({ rule, message }) => rule !== 'permission/least' || !unusedHere.some((one) => message.en.includes(`"${one}"`)));

test('the check that every author of a plugin has finds nothing in this one', async () => {
  expect(await check({ calls: standardCalls })).toEqual([]);
});

test('nor with the page of statistics open to the public', async () => {
  // a month that the examples of other operations record nothing in: what was recorded with a right stays when the right has gone
  const calls = { ...standardCalls, showDashboard: [{ params: { periodStart: '2026-01-01', periodEnd: '2026-01-31' } }] };
  expect(await check({ config: { publicDashboard: true, keepRawDays: 30 }, calls, levels: ['inline'] })).toEqual([]);
});
