/** `jiyue import`: flags → `importFile` → progress, summary, exit code. */

import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Capabilities } from '@jiyue/standards/model';
import { importFile, type ImportStartFailure } from '../../import/import-file.ts';
import { readMapping } from '../../import/mapping/read-mapping.ts';
import type { Mapping } from '../../import/mapping/mapping.ts';
import type { ImportOptions } from '../../import/run/import-options.ts';
import type { ImportSummary } from '../../import/run/import-result.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { findFiles } from '../find-files.ts';
import { wholeNumber } from '../flag-values.ts';
import { readOutputs, writeOutput } from '../outputs.ts';
import type { VerbRun } from '../verb.ts';
import { readText } from '../read-text.ts';
import { commonTexts, fileReason } from '../texts.ts';
import { UsageFault } from '../usage-fault.ts';
import { defaultFiles } from './default-files.ts';
import { mappingFaultLines } from './mapping-faults.ts';
import { findSite, type Probed, probePlatform } from './probe-platform.ts';
import { watchProgress } from './progress.ts';
import { readParameters, siteParameter } from './read-parameters.ts';
import { readToken } from './read-token.ts';
import { resumeCommand } from './resume-command.ts';
import { nearPath } from '../near-path.ts';
import { prettySummary } from './summary.ts';
import { importTexts } from './texts.ts';

type ImportFlags = {
  readonly mapping?: string;
  readonly to?: string;
  readonly token?: string;
  readonly site?: string;
  readonly param?: readonly string[];
  readonly publish?: boolean;
  readonly dryRun?: boolean;
  /** False with --no-journal. */
  readonly journal?: string | false;
  readonly resume?: boolean;
  readonly rejects?: string;
  readonly notes?: string;
  readonly limit?: string;
  readonly batch: string;
  readonly inFlight: string;
  readonly format: string;
};

/** Bytes of JSON of a batch, unless the platform takes less. */
const batchBytes = 4 * 1024 * 1024;

/** Runs an import to its end. */
export const importVerb: VerbRun = async (context, names, flags) => runImport(context, names, flags as ImportFlags);

async function runImport(context: Context, names: readonly string[], flags: ImportFlags): Promise<ExitCode> {
  const { folder, language, text, tell, isQuiet } = context;
  const outputs = readOutputs({ format: flags.format, out: undefined, fileNames: { pretty: 'import.txt', json: 'import.json' } });
  const numbers = readNumbers(flags);
  if (flags.mapping === undefined) throw new UsageFault(importTexts.mappingMissing);
  const url = readAddress(flags);
  const mapping = await loadMapping(flags.mapping, context);
  if (!mapping) return exitCodes.wrongUse;
  const parameters = readParameters(flags.param ?? [], flags.site, mapping);
  const token = await readToken(flags.token, context);
  const files = await findFiles(names, folder, ['ndjson', 'jsonl']);
  const isDryRun = flags.dryRun === true;
  const own = await defaultFiles(files[0]!, folder, isDryRun);
  const rejects = flags.rejects ?? own.rejects;
  const journal = isDryRun || flags.journal === false ? undefined : (flags.journal ?? own.journal);

  const target = url === undefined ? undefined : await prepareTarget(url, token, flags.site, context);
  if (target && !target.ok) {
    tell(`${context.paintErrors('error', text(commonTexts.error))}  ${text(target.sentence, target.data)}`);
    return target.sentence === importTexts.siteUnknown ? exitCodes.wrongUse : exitCodes.unknown;
  }
  const site = target?.value.siteId;
  const stop = new AbortController();
  const progress = watchProgress(context);
  const forget = context.onInterrupt(() => {
    stop.abort();
    progress.clear();
    if (!isQuiet) tell(text(importTexts.stopping));
  });
  const options: ImportOptions = {
    files: files.map((file) => resolve(folder, file)),
    mapping,
    parameters: site === undefined ? parameters : { ...parameters, [siteParameter(mapping)!]: site },
    ...(url === undefined ? {} : { to: url }),
    ...(token === undefined ? {} : { token }),
    isDryRun,
    publish: flags.publish === true,
    batchItems: Math.min(numbers.batch, target?.value.limits.batchItems ?? numbers.batch),
    batchBytes: Math.min(batchBytes, Math.floor((target?.value.limits.bodyBytes ?? batchBytes) * 0.9)),
    inFlight: numbers.inFlight,
    ...(numbers.limit === undefined ? {} : { limit: numbers.limit }),
    ...(journal === undefined ? {} : { journal: resolve(folder, journal) }),
    resume: flags.resume === true,
    rejects: resolve(folder, rejects),
    ...(flags.notes === undefined ? {} : { notes: resolve(folder, flags.notes) }),
    language,
    onProgress: progress.show,
    signal: stop.signal,
    wait: async (ms) => {
      progress.clear();
      if (!isQuiet) tell(text(importTexts.waiting, { seconds: Math.max(1, Math.round(ms / 1000)) }));
      // stopped while waiting: go on at once, the run ends itself
      await pause(ms, undefined, { signal: stop.signal }).catch(() => undefined);
    },
  };
  const outcome = await importFile(options).finally(() => {
    forget();
    progress.clear();
  });
  if (!outcome.ok) throw startFault(outcome.failure, journal ?? '', context);

  const summary = outcome.value;
  const places = { rejects, notes: flags.notes, journal, resumeCommand: resumeCommand(context.commandLine) };
  if (outputs.some(({ format }) => format === 'json')) {
    const { assertNone, checkImportSummary } = await import('../../report/check-report.ts');
    assertNone(checkImportSummary(summary));
  }
  for (const { format, file } of outputs) {
    const result = format === 'json' ? `${JSON.stringify(summary, null, 2)}\n` : await prettySummary(summary, places, context);
    if (file === undefined) context.stdout.write(result);
    else await writeOutput(file, result, folder);
  }
  return exitCodeOf(summary);
}

const readNumbers = (flags: ImportFlags) => ({
  batch: wholeNumber('--batch', flags.batch, 1, 1000)!,
  inFlight: wholeNumber('--in-flight', flags.inFlight, 1, 16)!,
  limit: wholeNumber('--limit', flags.limit, 1, Number.MAX_SAFE_INTEGER),
});

function readAddress({ to, dryRun }: ImportFlags): string | undefined {
  if (to === undefined) {
    if (dryRun) return undefined;
    throw new UsageFault(importTexts.toMissing);
  }
  const url = URL.canParse(to) ? new URL(to) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.search !== '')
    throw new UsageFault(importTexts.toInvalid, { met: to });
  return to.replace(/\/+$/, '');
}

/** Undefined when the file is no mapping: its faults have been told, all of them. */
async function loadMapping(path: string, context: Context): Promise<Mapping | undefined> {
  const { text, tell, paintErrors } = context;
  const source = await readText(path, context);
  const outcome = readMapping(source);
  if (outcome.ok) return outcome.value;
  const { faults } = outcome.failure.data;
  tell(`${paintErrors('error', text(commonTexts.error))}  ${text(importTexts.mappingInvalid, { path, count: faults.length })}`);
  for (const line of mappingFaultLines(faults, path, source, context)) tell(line);
  return undefined;
}

/** What is known of the target before the first batch: how much it takes at once and which site is meant. */
async function prepareTarget(
  url: string,
  token: string | undefined,
  site: string | undefined,
  { language }: Context,
): Promise<Probed<{ readonly limits: Partial<Capabilities['limits']>; readonly siteId: string | undefined }>> {
  const probe = { url, token, language, fetch, wait: async (ms: number) => void (await pause(ms)) };
  const platform = await probePlatform(probe);
  if (!platform.ok) return platform;
  const { limits } = platform.value;
  if (site === undefined) return { ok: true, value: { limits, siteId: undefined } };
  const found = await findSite(probe, site);
  return found.ok ? { ok: true, value: { limits, siteId: found.value } } : found;
}

function startFault(failure: ImportStartFailure, journal: string, { language, folder }: Context): UsageFault {
  switch (failure.code) {
    case 'INPUT_UNREADABLE':
      return new UsageFault(importTexts.inputUnreadable, { path: nearPath(failure.data.path, folder), reason: fileReason(failure.data.reason, language) });
    case 'PARAMETER_MISSING':
      return new UsageFault(importTexts.paramMissing, failure.data);
    case 'TARGET_MISSING':
      return new UsageFault(importTexts.toMissing);
    case 'JOURNAL_EXISTS':
      return new UsageFault(importTexts.journalExists, { path: journal }, importTexts.journalExistsHint);
    case 'JOURNAL_MISSING':
      return new UsageFault(importTexts.journalMissing, { path: journal });
    case 'JOURNAL_UNREADABLE':
      return new UsageFault(importTexts.journalUnreadable, { ...failure.data, path: journal });
    case 'JOURNAL_FILE_CHANGED':
      return new UsageFault(importTexts.journalFileChanged, { path: journal, file: nearPath(failure.data.file, folder) }, importTexts.journalExistsHint);
    case 'JOURNAL_OTHER_RUN':
      return new UsageFault(importTexts.journalOtherRun, { ...failure.data, path: journal });
  }
}

function exitCodeOf({ failure, read, rejected, inputs }: ImportSummary): ExitCode {
  if (failure?.code === 'COUNTS_DIFFER') return exitCodes.ownFault;
  if (failure?.code === 'TARGET_REFUSED') return exitCodes.wrongUse;
  if (failure || read === 0) return exitCodes.unknown;
  return rejected > 0 || inputs.some(({ broken }) => broken) ? exitCodes.findings : exitCodes.pass;
}
