/** `jiyue validate`: files → records → findings → report → formats, exit code. */

import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Ambiguous } from '../../frame/cells.ts';
import { plain } from '../../frame/paint.ts';
import { junitReport } from '../../report/junit-report.ts';
import { prettyReport } from '../../report/pretty-report.ts';
import type { Report, SourceForm } from '../../report/report.ts';
import { sarifReport } from '../../report/sarif-report.ts';
import type { ProfileCheck } from '../../profiles/check-profile.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { findFiles } from '../find-files.ts';
import { choice, typeChoice, wholeNumber } from '../flag-values.ts';
import { type Output, readOutputs, writeOutput } from '../outputs.ts';
import type { VerbRun } from '../verb.ts';
import { openProgressLine } from '../progress-line.ts';
import { readVersion } from '../version.ts';
import { createJudge } from './judge-record.ts';
import { openFile, openInput } from './read-source.ts';
import { recordTypes } from './record-types.ts';
import { ReportBuilder } from './report-builder.ts';
import { validateTexts } from './texts.ts';

type ValidateFlags = {
  readonly type?: string;
  readonly profile?: string;
  readonly as?: string;
  readonly format: string;
  readonly out?: string;
  readonly failOn: string;
  readonly maxFindings: string;
  readonly ambiguousWidth?: string;
};

type Format = 'pretty' | 'json' | 'junit' | 'sarif';
const fileNames = { pretty: 'validate.txt', json: 'validate.json', junit: 'validate.junit.xml', sarif: 'validate.sarif' } as const;
const forms: readonly SourceForm[] = ['json', 'ndjson', 'yaml'];

/** Judges everything that is named and writes the report in the forms asked for. */
export const validateVerb: VerbRun = async (context, names, given) => {
  const flags = given as ValidateFlags;
  const outputs = readOutputs<Format>({ format: flags.format, out: flags.out, fileNames });
  const typeName = typeChoice('--type', flags.type, recordTypes);
  const form = choice('--as', flags.as, forms);
  const failOn = choice('--fail-on', flags.failOn, ['error', 'warning'] as const)!;
  const maxFindings = wholeNumber('--max-findings', flags.maxFindings, 0, 1_000_000)!;
  const ambiguous = ambiguousWidth(flags, context);
  const opened = flags.profile === undefined ? undefined : await openProfile(flags.profile, context);
  if (opened === 'slot') return exitCodes.unknown;
  const files = await findFiles(names, context.folder, ['json', 'ndjson', 'jsonl', 'yaml', 'yml']);

  const builder = new ReportBuilder({
    version: readVersion(),
    language: context.language,
    failOn,
    maxFindings,
    profile: opened?.reference,
    startedAt: context.now(),
  });
  const judge = createJudge(typeName, context.language, opened?.check);
  for (const file of files) await judgeFile(file, form, judge, builder, context);
  const left = builder.judgeTogether();
  if (left > 0 && !context.isQuiet) context.tell(context.text(validateTexts.notCompared, { left }));
  const report = builder.finish(context.now());
  if (outputs.some(({ format }) => format !== 'pretty')) {
    // compiling a schema takes a while, and people at a terminal do not need it
    const { assertNone, checkReport } = await import('../../report/check-report.ts');
    assertNone(checkReport(report));
  }
  for (const output of outputs) await write(output, report, ambiguous, context);
  return { pass: exitCodes.pass, findings: exitCodes.findings, 'nothing-seen': exitCodes.unknown }[report.outcome];
};

interface OpenedProfile {
  /** Id and version, also of a profile that comes from a file. */
  readonly reference: string;
  readonly check: ProfileCheck;
}

/** A profile of the standard or of a file; `slot` when nothing can be judged by it, which was told. */
async function openProfile(word: string, context: Context): Promise<OpenedProfile | 'slot'> {
  const { text, tell, isQuiet, language } = context;
  // profiles are read and compiled only when one is asked for
  const [{ openProfileOf }, { checkOfProfile }] = await Promise.all([import('../profile/profile-verb.ts'), import('../../profiles/check-profile.ts')]);
  const profile = await openProfileOf(word, context, '--profile');
  const reference = `${profile.id}@${profile.version}`;
  const words = language === 'en' ? 'en' : 'zh';
  const { title, notice } = profile;
  const check = checkOfProfile(profile);
  if (!check.ok) {
    tell(text(validateTexts.profileSlot, { profile: reference, title: title[words], notice: notice?.[words] }));
    return 'slot';
  }
  if (!isQuiet) tell(text(validateTexts.profileNote, { profile: reference, title: title[words] }));
  return { reference, check: check.value };
}

async function judgeFile(
  file: string,
  form: SourceForm | undefined,
  judge: ReturnType<typeof createJudge>,
  builder: ReportBuilder,
  context: Context,
): Promise<void> {
  const isInput = file === '-';
  const path = resolve(context.folder, file);
  const total = isInput ? undefined : (await stat(path)).size;
  const source = isInput ? await openInput(context.stdin(), form) : await openFile(path, file, form);
  builder.beginFile(file, source.form);
  const line = openProgressLine(context);
  const started = context.now();
  const before = builder.records;
  try {
    for await (const { part, doneBytes } of source.parts) {
      if (part.kind === 'record') builder.addRecord(part, judge(part.value));
      else builder.addFault(part);
      line.show(() => {
        const seconds = (context.now() - started) / 1000;
        return context.text(validateTexts.progress, {
          file: isInput ? context.text(validateTexts.standardInput) : file,
          percent: total === undefined || total === 0 ? '' : `${Math.floor((doneBytes / total) * 100)}%`,
          records: builder.records,
          invalid: builder.invalid,
          rate: seconds > 0 ? Math.round((builder.records - before) / seconds) : 0,
        });
      });
    }
  } finally {
    line.clear();
  }
}

async function write({ format, file }: Output<Format>, report: Report, ambiguous: Ambiguous, { stdout, paint, folder }: Context): Promise<void> {
  const toFile = file !== undefined;
  const text = {
    pretty: () => prettyReport(report, { width: toFile ? 120 : Math.min(stdout.columns ?? 120, 160), ambiguous, paint: toFile ? plain : paint }),
    json: () => `${JSON.stringify(report, null, 2)}\n`,
    junit: () => junitReport(report),
    sarif: () => `${JSON.stringify(sarifReport(report), null, 2)}\n`,
  }[format]();
  if (file === undefined) stdout.write(text);
  else await writeOutput(file, text, folder);
}

function ambiguousWidth({ ambiguousWidth: flag }: ValidateFlags, { environment }: Context): Ambiguous {
  const given = flag ?? (environment['JIYUE_AMBIGUOUS_WIDTH'] || undefined);
  return wholeNumber('--ambiguous-width', given, 1, 2) === 2 ? 2 : 1;
}
