/** The end of an import for people: did it finish, do the counts add up, why were lines rejected, how to go on. */

import { describeNote } from '../../import/texts.ts';
import type { ImportSummary } from '../../import/run/import-result.ts';
import type { Context } from '../context.ts';
import { readRejects, type RejectGroup } from './read-rejects.ts';
import { importTexts, reasonTitles, stopTexts } from './texts.ts';

/** What the summary knows beside its figures. */
export interface SummaryPlaces {
  readonly rejects: string;
  readonly notes: string | undefined;
  readonly journal: string | undefined;
  /** Command line that takes the run up again. */
  readonly resumeCommand: string;
}

const shownGroups = 12;

/** Text with a line break at its end. */
export async function prettySummary(summary: ImportSummary, places: SummaryPlaces, context: Context): Promise<string> {
  const { text } = context;
  const { failure, read, rejected, inputs } = summary;
  const groups = rejected > 0 ? await readRejects(places.rejects, context.folder) : [];
  const lines = [
    headLine(summary, context),
    `  ${text(summary.isDryRun ? importTexts.drySum : importTexts.sum, { ...summary })}`,
    ...(failure ? [`  ${text(stopTexts[failure.code], failure.data)}`] : []),
    ...(summary.resumed.read > 0 ? [`  ${text(importTexts.resumedPart, { read: summary.resumed.read })}`] : []),
    ...(read === 0 && !failure ? [`  ${text(importTexts.nothing)}`] : []),
    ...inputs.flatMap(({ name, broken }) => (broken ? [`  ${text(importTexts.broken, { name, offset: broken.offset, detail: broken.detail })}`] : [])),
    ...reasonLines(groups, context),
    ...(rejected > 0 ? [`  ${text(importTexts.rejectsAt, { path: places.rejects })}`] : []),
    ...noteLines(summary, places.notes, context),
    ...(failure && !summary.isDryRun
      ? [`  ${places.journal === undefined ? text(importTexts.again) : text(importTexts.resumeWith, { command: places.resumeCommand })}`]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

function headLine({ failure, isComplete, isDryRun, seconds, read, resumed }: ImportSummary, { text, paint }: Context): string {
  const fresh = read - resumed.read;
  const speed = text(importTexts.speed, { seconds: seconds.toFixed(1), rate: Math.round(fresh / Math.max(seconds, 0.001)) });
  const head = failure
    ? paint('error', text(importTexts.stopped))
    : isComplete
      ? paint('good', text(isDryRun ? importTexts.dryDone : importTexts.done))
      : paint('warning', text(importTexts.limited));
  return `${head}  ${speed}`;
}

function reasonLines(groups: readonly RejectGroup[], { text, language }: Context): readonly string[] {
  if (groups.length === 0) return [];
  const shown = groups.slice(0, shownGroups);
  const width = String(shown[0]!.count).length;
  const lines = shown.map(({ count, code, pointer, rule, message }) => {
    const title = Object.hasOwn(reasonTitles, code) ? text(reasonTitles[code as keyof typeof reasonTitles]) : code;
    const place = pointer === undefined ? '' : `  ${pointer || '/'}  ${rule}${language === 'en' ? ', e.g. ' : '，例如：'}${message}`;
    return `    ${String(count).padStart(width)}  ${title}${place}`;
  });
  const rest = groups.length > shown.length ? [`    ${text(importTexts.moreKinds, { count: groups.length - shown.length })}`] : [];
  return [`  ${text(importTexts.reasons)}`, ...lines, ...rest];
}

function noteLines({ notes }: ImportSummary, path: string | undefined, { text, language }: Context): readonly string[] {
  if (notes.length === 0) return [];
  const shown = notes.slice(0, shownGroups);
  const width = String(shown[0]!.count).length;
  return [
    `  ${text(importTexts.noteHead)}`,
    ...shown.map(
      ({ count, pointer, code, examples }) => `    ${String(count).padStart(width)}  ${pointer}  ${describeNote(code, examples[0]?.data ?? {}, language)}`,
    ),
    ...(notes.length > shown.length ? [`    ${text(importTexts.moreKinds, { count: notes.length - shown.length })}`] : []),
    ...(path === undefined ? [] : [`  ${text(importTexts.notesAt, { path })}`]),
  ];
}
