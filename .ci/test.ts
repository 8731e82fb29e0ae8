/**
 * The verb `test`: everything that must hold before a change lands.
 * `npm test` runs all; `npm test -- sdk/src/calendar` runs vitest alone on what is named.
 */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from './check.ts';
import { runExamples } from './examples.ts';
import { node, root, step } from './step.ts';

const wanted = process.argv.slice(2);
const report = join(mkdtempSync(join(tmpdir(), 'jiyue-test-')), 'vitest.json');
const vitest = () =>
  node([join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...wanted]);

/** Counts of the vitest run; zero tests is a failure. */
function counts(): { passed: number; failed: number; skipped: number } {
  const json = JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests: number; numFailedTests: number; numPendingTests: number };
  return { passed: json.numPassedTests, failed: json.numFailedTests, skipped: json.numPendingTests };
}

const results: boolean[] = [];
if (wanted.length === 0) {
  results.push(await check());
  results.push(await step('build', () => node(['node_modules/typescript/bin/tsc', '-b'])));
}
results.push(await step('tests', vitest));
if (wanted.length === 0) results.push(await step('examples', async () => ((await runExamples([])) ? 0 : 1)));

const { passed, failed, skipped } = counts();
if (passed + failed === 0) console.error('no test ran; nothing seen is a failure');
console.log(`\n${results.every(Boolean) && passed > 0 ? 'all steps passed' : 'FAILED: see the steps above'}`);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = results.every(Boolean) && passed > 0 ? 0 : 1;
