/** Runs the importer as `jiyue import` does, and checks that its summary adds up. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { join } from 'node:path';
import { type ImportSummary, importFile } from '@jiyue/sdk/import';
import type { Platform } from './platform.ts';
import { showProgress } from './progress.ts';
import { columnIdOf, type PreparedSite } from './registers.ts';
import type { Source } from './sources.ts';

/** Parameters of every mapping of this folder. */
export const parametersOf = (source: Source, site: PreparedSite) => ({ site: site.id, column: columnIdOf(site, source.columnCode), owner: site.ownerId });

/** @param folder where journal, rejects and notes are written */
export async function importSource(platform: Platform, source: Source, site: PreparedSite, folder: string): Promise<ImportSummary> {
  const outcome = await importFile({
    files: [source.path],
    mapping: source.mapping,
    parameters: parametersOf(source, site),
    to: platform.origin,
    token: platform.token,
    publish: true,
    journal: join(folder, `${site.id}-${source.name}.journal.ndjson`),
    rejects: rejectsPath(source, site, folder),
    notes: join(folder, `${site.id}-${source.name}.notes.ndjson`),
    onProgress: ({ read, doneBytes, totalBytes }) => showProgress(`${source.name} ${read}`, doneBytes, totalBytes),
  });
  if (!outcome.ok) throw new Error(`${source.name}: ${outcome.failure.code} ${JSON.stringify(outcome.failure.data)}`);
  const summary = outcome.value;
  deepEqual(summary.failure, undefined, source.name);
  ok(summary.isComplete, source.name);
  equal(summary.read, summary.stored + summary.unchanged + summary.rejected, `${source.name}: read = stored + unchanged + rejected`);
  equal(
    summary.rejected,
    summary.reasons.reduce((sum, { count }) => sum + count, 0),
    `${source.name}: every rejected line has a reason`,
  );
  return summary;
}

/** Where the rejected lines of a source go. */
export const rejectsPath = (source: Source, site: PreparedSite, folder: string): string => join(folder, `${site.id}-${source.name}.rejects.ndjson`);
