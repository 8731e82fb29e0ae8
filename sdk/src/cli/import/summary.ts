/** The end of an import for people: did it finish, do the counts add up, why were lines rejected, how to go on. */

import { printable } from '../../frame/printable.ts';
import { wrapText } from '../../frame/wrap-text.ts';
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
    ...(failure?.code === 'TARGET_REFUSED' && failure.data['status'] === 401 ? [`  ${text(importTexts.tokenWanted)}`] : []),
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

function reasonLines(groups: readonly RejectGroup[], context: Context): readonly string[] {
  const { text, language } = context;
  if (groups.length === 0) return [];
  const shown = groups.slice(0, shownGroups);
  const width = String(shown[0]!.count).length;
  const lines = shown.flatMap(({ count, code, pointer, rule, message }) => {
    const title = Object.hasOwn(reasonTitles, code) ? text(reasonTitles[code as keyof typeof reasonTitles]) : code;
    const place = pointer === undefined ? '' : `  ${pointer || '/'}  ${rule}  ${exampleMark(language)}${message}`;
    return hanging(String(count).padStart(width), title + place, context);
  });
  const rest = groups.length > shown.length ? [`    ${text(importTexts.moreKinds, { count: groups.length - shown.length })}`] : [];
  return [`  ${text(importTexts.reasons)}`, ...lines, ...rest];
}

const exampleMark = (language: Context['language']): string => (language === 'en' ? 'e.g. ' : '例如：');

/** A count and its words, the further lines of the words below the first. */
function hanging(count: string, words: string, { stdout }: Context): readonly string[] {
  const head = `    ${count}  `;
  const lines = wrapText(printable(words), Math.min(stdout.columns ?? 120, 160) - head.length);
  return lines.map((line, index) => `${index === 0 ? head : ' '.repeat(head.length)}${line}`);
}

function noteLines({ notes }: ImportSummary, path: string | undefined, context: Context): readonly string[] {
  const { text, language } = context;
  if (notes.length === 0) return [];
  const shown = notes.slice(0, shownGroups);
  const width = String(shown[0]!.count).length;
  return [
    `  ${text(importTexts.noteHead)}`,
    ...shown.flatMap(({ count, pointer, code, examples: [example] }) => {
      const words = describeNote(code, example?.data ?? {}, language);
      return hanging(String(count).padStart(width), `${pointer || '/'}  ${example ? exampleMark(language) : ''}${words}`, context);
    }),
    ...(notes.length > shown.length ? [`    ${text(importTexts.moreKinds, { count: notes.length - shown.length })}`] : []),
    ...(path === undefined ? [] : [`  ${text(importTexts.notesAt, { path })}`]),
  ];
}
