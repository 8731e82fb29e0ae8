import { fileURLToPath } from 'node:url';
import { checkPlugin } from '@jiyue/sdk/testing';
import { expect, test } from 'vitest';
import { standardCalls } from './standard-calls.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

test('the check that every author of a plugin has finds nothing in this one', async () => {
  expect(await checkPlugin(root, { calls: standardCalls })).toEqual([]);
}, 120_000);

test('nor with the page of statistics open to the public', async () => {
  // a month that the examples of other operations record nothing in: what was recorded with a right stays when the right has gone
  const calls = { ...standardCalls, showDashboard: [{ params: { periodStart: '2026-01-01', periodEnd: '2026-01-31' } }] };
  expect(await checkPlugin(root, { config: { publicDashboard: true, keepRawDays: 30 }, calls, levels: ['inline'] })).toEqual([]);
}, 120_000);
