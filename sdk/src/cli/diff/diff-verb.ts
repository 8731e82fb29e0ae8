/** `jiyue diff`: two versions → what changed, for whom, and whether that is more than was allowed. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { applyApprovals, readApprovals } from '../../diff/approvals.ts';
import { type Change, levels } from '../../diff/change.ts';
import { type Comparison, compareVersions } from '../../diff/compare-versions.ts';
import { type ReadFailure, readVersion } from '../../diff/read-version.ts';
import { migrationGuide } from '../../diff/report/migration-guide.ts';
import { prettyDiff } from '../../diff/report/pretty.ts';
import { buildReport, type DiffReport } from '../../diff/report/report.ts';
import type { Version } from '../../diff/version.ts';
import { plain } from '../../frame/paint.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { choice, wholeNumber } from '../flag-values.ts';
import { type Output, readOutputs, writeOutput } from '../outputs.ts';
import type { VerbRun } from '../verb.ts';
import { commonTexts } from '../texts.ts';
import { UsageFault } from '../usage-fault.ts';
import { diffTexts } from './texts.ts';

type Format = 'pretty' | 'json' | 'markdown';

const fileNames: { readonly [format in Format]: string } = { pretty: 'diff.txt', json: 'diff.json', markdown: 'migration.md' };

type DiffFlags = {
  readonly allow: string;
  readonly approvals?: string;
  readonly format: string;
  readonly out?: string;
  readonly maxChanges: string;
};

/** 0 when the changes are at most what is allowed, 1 when they are more, 2 for wrong use, 3 when there was nothing to compare. */
export const diffVerb: VerbRun = async (context, [old = '', fresh = ''], flags) => {
  const { folder, language } = context;
  const { allow, approvals, format, out, maxChanges } = flags as DiffFlags;
  const allowed = choice('--allow', allow, levels) ?? 'minor';
  const most = wholeNumber('--max-changes', maxChanges, 0, 1_000_000) ?? 50;
  const outputs = readOutputs<Format>({ format, out, fileNames });
  const compared = await compareVersions(read(old, folder), read(fresh, folder));
  const changes = approvals === undefined ? compared.changes : approved(compared.changes, approvals, folder);
  const report = buildReport({ ...compared, changes } satisfies Comparison, allowed, language);
  if (outputs.some(({ format: form }) => form === 'json')) {
    // compiling a schema takes a while, and people at a terminal do not need it
    const { assertNone, checkDiffReport } = await import('../../report/check-report.ts');
    assertNone(checkDiffReport(report));
  }
  for (const output of outputs) await write(output, report, most, context);
  return exitCode(report);
};

function read(name: string, folder: string): Version {
  const outcome = readVersion(resolve(folder, name), name);
  if (outcome.ok) return outcome.value;
  throw faultOf(outcome.failure);
}

function faultOf({ code, data }: ReadFailure): UsageFault {
  if (code === 'not-there') return new UsageFault(diffTexts.notThere, data, data.near.length > 0 ? commonTexts.didYouMean : undefined);
  return new UsageFault({ 'not-json': diffTexts.notJson, 'not-a-version': diffTexts.notAVersion, 'bad-schema': diffTexts.badSchema }[code], data);
}

function approved(changes: readonly Change[], file: string, folder: string): readonly Change[] {
  const rows = readApprovals(readFileSync(resolve(folder, file), 'utf8'));
  const outcome = rows.ok ? applyApprovals(changes, rows.value) : rows;
  if (outcome.ok) return outcome.value;
  const { code, data } = outcome.failure;
  const sentence = { 'not-approvals': diffTexts.notApprovals, 'unknown-fingerprints': diffTexts.unknownFingerprints, 'proven-breaks': diffTexts.provenBreaks }[
    code
  ];
  throw new UsageFault(sentence, { path: file, ...data });
}

async function write({ format, file }: Output<Format>, report: DiffReport, most: number, { stdout, paint, folder }: Context): Promise<void> {
  const isFile = file !== undefined;
  const text = {
    pretty: () => prettyDiff(report, { width: isFile ? 120 : Math.min(stdout.columns ?? 120, 160), paint: isFile ? plain : paint, most }),
    json: () => `${JSON.stringify(report, null, 2)}\n`,
    markdown: () => migrationGuide(report),
  }[format]();
  if (file === undefined) stdout.write(text);
  else await writeOutput(file, text, folder);
}

function exitCode({ outcome }: DiffReport): ExitCode {
  if (outcome === 'nothing-seen') return exitCodes.unknown;
  return outcome === 'pass' ? exitCodes.pass : exitCodes.findings;
}
