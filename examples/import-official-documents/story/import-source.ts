/** Runs the importer as `jiyue import` does, kills it in the middle, takes it up again, and checks that its summary adds up. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ImportOptions, type ImportSummary, importFile } from '@jiyue/sdk/import';
import type { Platform } from './platform.ts';
import { showProgress } from './progress.ts';
import { columnIdOf, type PreparedSite } from './registers.ts';
import type { Source } from './sources.ts';

/** What is imported where; own files of the import are written into `folder`. */
export interface ImportJob {
  readonly source: Source;
  readonly site: PreparedSite;
  readonly folder: string;
  /** Small enough that a killed importer leaves something to do. */
  readonly batchItems: number;
}

/** Parameters of every mapping of this folder. */
export const parametersOf = (source: Source, site: PreparedSite) => ({ site: site.id, column: columnIdOf(site, source.columnCode), owner: site.ownerId });

/** Where the rejected lines of a job go. */
export const rejectsPath = (job: ImportJob): string => ownFile(job, 'rejects');

const ownFile = ({ source, site, folder }: ImportJob, kind: string) => join(folder, `${site.id}-${source.name}.${kind}.ndjson`);

const optionsOf = (platform: Platform, job: ImportJob): ImportOptions => ({
  files: [job.source.path],
  mapping: job.source.mapping,
  parameters: parametersOf(job.source, job.site),
  to: platform.origin,
  token: platform.token,
  publish: true,
  journal: ownFile(job, 'journal'),
  rejects: rejectsPath(job),
  notes: ownFile(job, 'notes'),
  batchItems: job.batchItems,
});

/** @param isResumed takes up what a killed importer left */
export async function importSource(platform: Platform, job: ImportJob, isResumed = false): Promise<ImportSummary> {
  const { name } = job.source;
  const outcome = await importFile({
    ...optionsOf(platform, job),
    resume: isResumed,
    onProgress: ({ read, doneBytes, totalBytes }) => showProgress(`${name} ${read}`, doneBytes, totalBytes),
  });
  if (!outcome.ok) throw new Error(`${name}: ${outcome.failure.code} ${JSON.stringify(outcome.failure.data)}`);
  const summary = outcome.value;
  deepEqual(summary.failure, undefined, name);
  ok(summary.isComplete, name);
  equal(summary.read, summary.stored + summary.unchanged + summary.rejected, `${name}: read = stored + unchanged + rejected`);
  return summary;
}

/** Starts the import in a process of its own and kills it (SIGKILL) as soon as one batch is acknowledged. @returns whether there was more to do */
export async function killImport(platform: Platform, job: ImportJob): Promise<boolean> {
  const child = spawn(
    process.execPath,
    ['--conditions=@jiyue/source', fileURLToPath(new URL('./importer.ts', import.meta.url)), JSON.stringify(optionsOf(platform, job))],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  child.stdout.once('data', () => child.kill('SIGKILL'));
  const signal = await new Promise<string | null>((resolve) => child.once('exit', (_code, by) => resolve(by)));
  return signal === 'SIGKILL';
}
