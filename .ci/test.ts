/**
 * The verb `test`: everything that must hold before a change lands.
 * `npm test` runs all; `npm test -- sdk/src/calendar` runs vitest alone on what is named.
 *
 * Of the whole run, one or two files with a failed test are run once more, alone. What fails twice has failed; what passes
 * then is named as unsteady at the end, because a test that depends on the weather is a defect to mend, not a reason to stop.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from './check.ts';
import { runExamples } from './examples.ts';
import { node, root, step } from './step.ts';
import { type FailedTest, failureLines, filesToRepeat, readReport } from './test-report.ts';

const wanted = process.argv.slice(2);
const whole = wanted.length === 0;
const folder = mkdtempSync(join(tmpdir(), 'jiyue-test-'));
const vitest = (report: string, args: readonly string[]) =>
  node([join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args]);

const results: boolean[] = [];
let unsteady: readonly FailedTest[] = [];
let failures: readonly FailedTest[] = [];

if (whole) {
  results.push(await check());
  results.push(await step('build', () => node(['node_modules/typescript/bin/tsc', '-b'])));
}

const first = join(folder, 'first.json');
let testsPass = await step('tests', () => vitest(first, wanted));
const report = readReport(first, root);
failures = report?.failures ?? [];
const again = whole && report ? filesToRepeat(report) : [];
if (!testsPass && again.length > 0) {
  const second = join(folder, 'second.json');
  testsPass = await step('failed tests once more, alone', () => vitest(second, ['--maxWorkers=1', ...again]));
  if (testsPass) [unsteady, failures] = [failures, []];
  else failures = readReport(second, root)?.failures ?? failures;
}
results.push(testsPass);

if (whole) results.push(await step('examples', async () => ((await runExamples([])) ? 0 : 1)));

const ran = (report?.passed ?? 0) + (report?.failed ?? 0);
if (ran === 0) console.error('no test ran; nothing seen is a failure');
const good = results.every(Boolean) && ran > 0;
console.log(`\n${good ? 'all steps passed' : 'FAILED: see the steps above'}`);
if (unsteady.length > 0) console.log(['unsteady, passed only when run again alone:', ...failureLines(unsteady)].join('\n'));
if (failures.length > 0) console.log(['failed:', ...failureLines(failures)].join('\n'));
if (report) {
  const mended = unsteady.length > 0 ? report.failed : 0;
  console.log(`${report.passed + mended} passed, ${report.failed - mended} failed, ${report.skipped} skipped`);
}
process.exitCode = good ? 0 : 1;
