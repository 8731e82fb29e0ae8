import type { LogEntry } from '@jiyue/sdk/plugin';
import { expect, test } from 'vitest';
import { createGrants, missingGrants } from './permissions.ts';

const entry = (type: LogEntry['type'], siteId: string) => ({ seq: 1, type, subject: 'r1', siteId, time: '', data: {} }) as LogEntry;

test('what is asked for and not granted is missing; what is granted and not asked for counts for nothing', () => {
  expect(missingGrants(['storage:own', 'index:own'], ['storage:own', 'schedule'])).toEqual(['index:own']);
  const grants = createGrants(['storage:own'], ['storage:own', 'index:own'], ['s1']);
  expect([grants.may('storage:own'), grants.may('index:own')]).toEqual([true, false]);
});

test('the log is heard by type and site; entries without a site concern all', () => {
  const one = createGrants(['log:record.published'], ['log:record.published'], ['s1']);
  expect(one.maySee(entry('record.published', 's1'))).toBe(true);
  expect(one.maySee(entry('record.published', 's2'))).toBe(false);
  expect(one.maySee(entry('record.withdrawn', 's1'))).toBe(false);
  expect(one.maySee(entry('record.published', ''))).toBe(true);
  expect(createGrants(['log:record.published'], ['log:record.published'], ['*']).maySee(entry('record.published', 's2'))).toBe(true);
});

test('kinds come from the permissions that are held', () => {
  expect(
    createGrants(['records:read:article', 'records:read:letter', 'records:submit:article'], ['records:read:article', 'records:submit:article'], []).kinds,
  ).toEqual(['article']);
});
