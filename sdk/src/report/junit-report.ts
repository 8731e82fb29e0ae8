/**
 * A report as JUnit XML, for build servers: a suite for each file, a case for each record with findings, and one case for all
 * records without. A record fails when it has a finding at or above `failOn`; lesser ones go to its output.
 */

import { fillSentence, type Sentence } from '../import/language.ts';
import type { Report, ReportFile, ReportFinding } from './report.ts';
import { reportTexts } from './texts.ts';
import { element } from './xml.ts';

/** One suite per file; `tests`, `failures` and `errors` count the cases that stand in it. */
export function junitReport(report: Report): string {
  const suites = report.files.map((file) => suiteOf(file, report));
  const sum = (key: 'tests' | 'failures' | 'errors') => suites.reduce((total, suite) => total + suite[key], 0);
  const root = element(
    'testsuites',
    {
      name: 'jiyue validate',
      tests: sum('tests'),
      failures: sum('failures'),
      errors: sum('errors'),
      time: report.seconds.toFixed(3),
      timestamp: report.startedAt,
    },
    suites.map(({ xml }) => xml),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

interface Suite {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly xml: string;
}

function suiteOf(file: ReportFile, report: Report): Suite {
  const text = (sentence: Sentence, data?: { readonly [name: string]: unknown }) => fillSentence(sentence, report.language, data);
  const groups = groupByRecord(report.findings.filter((finding) => finding.file === file.path));
  const cases = groups.map((findings) => caseOf(findings, file, report));
  const listed = groups.filter(([first]) => first!.record !== undefined).length;
  const failing = groups.filter((findings) => findings[0]!.record !== undefined && findings.some(({ severity }) => severity === 'error')).length;
  const hidden = Math.max(0, file.invalid - failing);
  const rest = Math.max(0, file.records - listed - hidden);
  if (hidden > 0)
    cases.push({
      isFailure: true,
      xml: element('testcase', { classname: file.path, name: text(reportTexts.notListedRecords, { count: hidden }) }, [
        element('failure', { message: text(reportTexts.notListedRecords, { count: hidden }), type: 'not-listed' }),
      ]),
    });
  if (rest > 0) cases.push({ isFailure: false, xml: element('testcase', { classname: file.path, name: text(reportTexts.otherRecords, { count: rest }) }) });
  const isUnseen = file.records === 0 && cases.length === 0;
  const nothing = text(reportTexts.nothingSeenFault);
  const xml = isUnseen
    ? [element('testcase', { classname: file.path, name: text(reportTexts.wholeFile) }, [element('error', { message: nothing, type: 'nothing-seen' })])]
    : cases.map((one) => one.xml);
  const failures = cases.filter(({ isFailure }) => isFailure).length;
  const counts = { tests: xml.length, failures, errors: isUnseen ? 1 : 0 };
  return { ...counts, xml: element('testsuite', { name: file.path, ...counts, skipped: 0, timestamp: report.startedAt }, xml) };
}

/** Findings of one record each, in their order. */
function groupByRecord(findings: readonly ReportFinding[]): readonly (readonly ReportFinding[])[] {
  const groups = new Map<number, ReportFinding[]>();
  for (const finding of findings) {
    const key = finding.record ?? 0;
    const group = groups.get(key) ?? [];
    group.push(finding);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function caseOf(findings: readonly ReportFinding[], file: ReportFile, { language, failOn }: Report): { readonly isFailure: boolean; readonly xml: string } {
  const text = (sentence: Sentence, data?: { readonly [name: string]: unknown }) => fillSentence(sentence, language, data);
  const [first] = findings;
  const grave = findings.filter(({ severity }) => failOn === 'warning' || severity === 'error');
  const light = findings.filter((finding) => !grave.includes(finding));
  const record = first?.record === undefined ? text(reportTexts.wholeFile) : text(reportTexts.record, { number: first.record });
  const name = first?.type === undefined ? record : `${record} ${first.type}`;
  const lines = (list: readonly ReportFinding[]) => list.map((finding) => lineOf(finding, text)).join('\n');
  const content = [
    ...(grave.length > 0 ? [element('failure', { message: grave[0]!.message, type: grave[0]!.rule }, lines(grave))] : []),
    ...(light.length > 0 ? [element('system-out', {}, lines(light))] : []),
  ];
  return { isFailure: grave.length > 0, xml: element('testcase', { classname: file.path, name, file: file.path, line: first?.place?.line }, content) };
}

function lineOf(
  { file, place, pointer, rule, severity, message, fix }: ReportFinding,
  text: (sentence: Sentence, data?: { readonly [name: string]: unknown }) => string,
): string {
  const where = place ? `${file}:${place.line}:${place.column}` : file;
  return `${where} ${pointer || '/'} ${text(reportTexts[severity])} ${rule} ${message} ${text(reportTexts.fix, { fix })}`;
}
