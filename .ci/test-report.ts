/** What a run of vitest says in its JSON report: counts, and each failed test with its file and the first line of its reason. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** The members of vitest's JSON report that are read here. */
interface Written {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string; readonly failureMessages?: readonly string[] }[];
  }[];
}

/** One failed test, or a file that could not be run (its test is then "(file)"). */
export interface FailedTest {
  /** Path from the repository's root. */
  readonly file: string;
  readonly test: string;
  /** First line of the reason. */
  readonly reason: string;
}

/** A run in figures. */
export interface TestReport {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly FailedTest[];
}

/** More failed files than this are no accident and are not run again. */
export const mostUnsteadyFiles = 2;

const firstLine = (text: string | undefined): string =>
  text
    ?.split('\n')
    .find((line) => line.trim() !== '')
    ?.slice(0, 300) ?? '(no reason given)';

/** Reads the report; undefined when there is none, as after a crash of the runner. */
export function readReport(file: string, root: string): TestReport | undefined {
  let written: Written;
  try {
    written = JSON.parse(readFileSync(file, 'utf8')) as Written;
  } catch {
    return undefined;
  }
  const failures = written.testResults.flatMap((result) => {
    const path = relative(root, result.name);
    const tests = result.assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => ({ file: path, test: fullName, reason: firstLine(failureMessages?.[0]) }));
    return tests.length === 0 && result.status === 'failed' ? [{ file: path, test: '(file)', reason: firstLine(result.message) }] : tests;
  });
  return { passed: written.numPassedTests, failed: written.numFailedTests, skipped: written.numPendingTests, failures };
}

/** The files worth a second look: those that failed, when they are few; else none. */
export function filesToRepeat(report: TestReport): readonly string[] {
  const files = [...new Set(report.failures.map(({ file }) => file))];
  return files.length <= mostUnsteadyFiles ? files : [];
}

/** One line for each failed test, as the end of a run prints them. */
export const failureLines = (failures: readonly FailedTest[]): readonly string[] => failures.map(({ file, test, reason }) => `  ${file} > ${test}: ${reason}`);
