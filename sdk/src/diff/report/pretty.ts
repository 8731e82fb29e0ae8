/** A comparison for people at a terminal: each change with place, who is affected, what to do and a counter-example; the sums at the end. */

import type { Paint, Tone } from '../../frame/paint.ts';
import { printable } from '../../frame/printable.ts';
import { wrapText } from '../../frame/wrap-text.ts';
import { fillSentence, type Sentence } from '../../import/language.ts';
import type { Change, Level } from '../change.ts';
import { countedLevel } from '../compare-versions.ts';
import type { DiffReport } from './report.ts';
import { diffReportTexts, directionTexts, levelTexts, verdictTexts } from './texts.ts';

/** How it is laid out. */
export interface PrettyDiffOptions {
  /** Cells of a line. */
  readonly width: number;
  readonly paint: Paint;
  /** Changes listed at most; 0 for all. */
  readonly most: number;
}

const tones: { readonly [level in Level]: Tone } = { major: 'error', minor: 'good', patch: 'faint', none: 'faint' };

/** Text with a line break at its end. */
export function prettyDiff(report: DiffReport, { width, paint, most }: PrettyDiffOptions): string {
  const { language, changes } = report;
  const text = (sentence: Sentence, data?: { readonly [name: string]: unknown }) => fillSentence(sentence, language, data);
  // sentences of changes are filled already: braces in them are text
  const said = ({ zh, en }: Sentence) => (language === 'en' ? en : zh);
  const listed = most === 0 ? changes : changes.slice(0, most);
  const blocks = listed.map((change) => changeLines(change, { text, said, width, paint }).join('\n'));
  const hidden = changes.length - listed.length;
  const sums = [
    ...(hidden > 0 ? [text(diffReportTexts.notListed, { count: hidden })] : []),
    ...(report.outcome === 'nothing-seen' ? [paint('error', text(diffReportTexts.nothingSeen))] : changes.length === 0 ? [text(diffReportTexts.noChange)] : []),
    ...(report.readerView === 'strict' && report.seen.types > 0 ? [text(diffReportTexts.strictReader)] : []),
    text(diffReportTexts.seen, { ...report.seen }),
    text(diffReportTexts.sum, { ...report.counts }),
    paint(
      report.outcome === 'pass' ? 'good' : 'error',
      text(diffReportTexts.level, { level: levelWord(report.level, text), allowed: levelWord(report.allowed, text) }),
    ),
  ];
  return [...blocks.map((block) => `${block}\n\n`), ...sums.map((line) => `${line}\n`)].join('');
}

type Text = (sentence: Sentence, data?: { readonly [name: string]: unknown }) => string;

const levelWord = (level: Level, text: Text): string => `${text(levelTexts[level])} (${level})`;

function changeLines(
  change: Change,
  { text, said, width, paint }: { readonly text: Text; readonly said: (sentence: Sentence) => string; readonly width: number; readonly paint: Paint },
): readonly string[] {
  const { thing, pointer, direction, verdict, what, affected, action, example, at, types, fingerprint, exempt } = change;
  const level = countedLevel(change);
  const head = `${text(levelTexts[change.level])}${verdict === 'cannot-prove' ? `·${text(verdictTexts[verdict])}` : ''}`;
  const place = `${thing}${pointer}`;
  const field = (name: string, value: string) => wrapText(`${name}  ${printable(value)}`, width - 2).map((line) => `  ${line}`);
  const shown = example === undefined ? undefined : JSON.stringify(example);
  return [
    `${paint(tones[level], head)}  ${paint('strong', printable(said(what)))}${direction ? `  ${paint('faint', text(directionTexts[direction]))}` : ''}`,
    `  ${paint('mark', printable(place))}  ${paint('faint', fingerprint)}`,
    ...(types && (types.length > 1 || types[0] !== thing) ? field(text(diffReportTexts.types), types.join(', ')) : []),
    ...(exempt ? field('', text(exempt.by === 'approval' ? diffReportTexts.exemptApproved : diffReportTexts.exemptExperimental, { ...exempt })) : []),
    ...(level === 'major' || change.area !== 'schema'
      ? [...field(text(diffReportTexts.affected), said(affected)), ...field(text(diffReportTexts.action), said(action))]
      : []),
    ...(shown === undefined
      ? []
      : field(at ? text(diffReportTexts.exampleAt, { at }) : text(diffReportTexts.example), shown.length > 400 ? `${shown.slice(0, 399)}…` : shown)),
  ];
}
