import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { failureLines, filesToRepeat, mostUnsteadyFiles, readReport } from './test-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'jiyue-report-'));

/** A report as vitest writes it: files with their tests. */
function written(files: Record<string, Record<string, string>>): string {
  const path = join(folder, `${Object.keys(files).length}.json`);
  const tests = Object.values(files).flatMap((file) => Object.values(file));
  const testResults = Object.entries(files).map(([file, cases]) => ({
    name: `/repo/${file}`,
    status: Object.values(cases).every((reason) => reason === '') ? 'passed' : 'failed',
    assertionResults: Object.entries(cases).map(([fullName, reason]) => ({
      fullName,
      status: reason === '' ? 'passed' : 'failed',
      failureMessages: reason === '' ? [] : [reason],
    })),
  }));
  const failed = tests.filter((reason) => reason !== '').length;
  writeFileSync(path, JSON.stringify({ numPassedTests: tests.length - failed, numFailedTests: failed, numPendingTests: 0, testResults }));
  return path;
}

test('a failed test is named with its file and the first line of its reason', () => {
  const report = readReport(written({ 'a.test.ts': { good: '', bad: '\nError: three is not four\n at somewhere' }, 'b.test.ts': { fine: '' } }), '/repo');
  expect(report).toMatchObject({ passed: 2, failed: 1 });
  expect(failureLines(report?.failures ?? [])).toEqual(['  a.test.ts > bad: Error: three is not four']);
});

test('a file that could not be run at all is a failure too', () => {
  const path = join(folder, 'broken.json');
  const testResults = [{ name: '/repo/a.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] }];
  writeFileSync(path, JSON.stringify({ numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, testResults }));
  expect(readReport(path, '/repo')?.failures).toEqual([{ file: 'a.test.ts', test: '(file)', reason: 'Cannot find module' }]);
});

test('few failed files are worth a second look, many are not', () => {
  const bad = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.test.ts`, { bad: 'Error', worse: 'Error' }]));
  const files = (count: number) => {
    const report = readReport(written(bad(count)), '/repo');
    return report ? filesToRepeat(report) : undefined;
  };
  expect(files(mostUnsteadyFiles)).toHaveLength(mostUnsteadyFiles);
  expect(files(mostUnsteadyFiles + 1)).toEqual([]);
});

test('a run that left no report is told from one without failures', () => {
  expect(readReport(join(folder, 'absent.json'), '/repo')).toBeUndefined();
});
