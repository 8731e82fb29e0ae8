/** A report for people: sentence, place, source lines, basis, fix; the sums at the end. */

import { type Ambiguous, cellsOf } from '../frame/cells.ts';
import { renderFrame } from '../frame/code-frame.ts';
import type { Paint } from '../frame/paint.ts';
import { printable } from '../frame/printable.ts';
import { wrapText } from '../frame/wrap-text.ts';
import { fillSentence, type Sentence } from '../import/language.ts';
import type { Report, ReportFinding } from './report.ts';
import { reportTexts } from './texts.ts';

/** How it is laid out. */
export interface PrettyOptions {
  /** Cells of a line. */
  readonly width: number;
  /** Cells of “”—… in this terminal. */
  readonly ambiguous: Ambiguous;
  readonly paint: Paint;
}

/** Text with a line break at its end. */
export function prettyReport(report: Report, options: PrettyOptions): string {
  const text = wordsOf(report);
  const blocks = report.findings.map((finding) => [...findingLines(finding, text, options), ''].join('\n'));
  return [...blocks, ...sumLines(report, text, options)].map((block) => `${block}\n`).join('');
}

type Words = (sentence: Sentence, data?: { readonly [name: string]: unknown }) => string;

const wordsOf =
  ({ language }: Report): Words =>
  (sentence, data) =>
    fillSentence(sentence, language, data);

function findingLines(finding: ReportFinding, text: Words, options: PrettyOptions): readonly string[] {
  const { width, paint, ambiguous } = options;
  const { severity, message, rule, requirement, clause, fix } = finding;
  const head = text(reportTexts[severity]);
  const id = requirement ? `${requirement.id}/${rule}` : rule;
  const indent = ' '.repeat(cellsOf(head) + 2);
  const words = wrapText(printable(message), width - indent.length);
  const last = `${indent}${words.at(-1)}`;
  const fits = cellsOf(last) + 4 + id.length <= width;
  const lines = words.map((line, index) => `${index === 0 ? `${paint(severity, head)}  ` : indent}${paint('strong', line)}`);
  const tail = paint('faint', id);
  if (fits) lines[lines.length - 1] = `${lines.at(-1)}    ${tail}`;
  const basis = requirement
    ? `${text(reportTexts.basis, requirement)}${clause ? text(reportTexts.clause, { ...clause, quote: short(clause.quote) }) : ''}`
    : undefined;
  return [
    ...lines,
    ...(fits ? [] : [`${indent}${tail}`]),
    `  ${paint('mark', placeOf(finding, text))}${finding.pointer === '' ? '' : `    ${printable(finding.pointer)}`}`,
    ...(finding.frame ? renderFrame(finding.frame, { width, ambiguous }).map((line) => paintFrame(line, severity, paint)) : []),
    ...(basis === undefined ? [] : indented(basis, width)),
    ...indented(text(reportTexts.fix, { fix: printable(fix) }), width),
  ];
}

function placeOf({ file, place, record }: ReportFinding, text: Words): string {
  const name = file === '-' ? text(reportTexts.standardInput) : printable(file);
  if (place) return `${name}:${place.line}:${place.column}`;
  return record === undefined ? name : `${name} ${text(reportTexts.record, { number: record })}`;
}

/** The sign of the marked line and the caret stand out; the text itself keeps its colour. */
function paintFrame(line: string, severity: 'error' | 'warning', paint: Paint): string {
  if (line.startsWith('> ')) return `${paint(severity, '>')}${line.slice(1)}`;
  return /^ +\| *\^+$/.test(line) ? line.replace(/\^+$/, (caret) => paint(severity, caret)) : paint('faint', line);
}

const indented = (words: string, width: number): readonly string[] => wrapText(words, width - 2).map((line) => `  ${line}`);

const short = (quote: string): string => ([...quote].length > 48 ? `${[...quote].slice(0, 47).join('')}…` : quote);

function sumLines({ counts, types, outcome, language }: Report, text: Words, { paint }: PrettyOptions): readonly string[] {
  const hidden = counts.errors + counts.warnings - counts.shown;
  const names = types.map((type) => text(reportTexts.typeCount, type)).join(language === 'en' ? ', ' : '，');
  const tone = counts.errors > 0 ? 'error' : counts.warnings > 0 || outcome !== 'pass' ? 'warning' : 'good';
  return [
    ...(hidden > 0 ? [text(reportTexts.notListed, { count: hidden })] : []),
    ...(outcome === 'nothing-seen' ? [paint('error', text(reportTexts.nothingSeen))] : []),
    `${paint(tone, text(reportTexts.sum, { ...counts }))}${names === '' ? '' : paint('faint', `  ${names}`)}`,
  ];
}
