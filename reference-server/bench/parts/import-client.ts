/**
 * Imports a file as `jiyue import` does, in a process of its own: reads the lines, maps each field by a mapping, sends batches, keeps the journal and
 * waits for the disk with it. argv: address, token, file of lines, items a batch, batches under way, folder for the journal, marks.
 */
import { importFile } from '@jiyue/sdk/import';
import { join } from 'node:path';
import { type Mark, marksOf } from './marks.ts';

/** What the client prints. */
export interface ImportResult {
  readonly marks: readonly Mark[];
  readonly stored: number;
  readonly rejected: number;
}

const [to = '', token = '', file = '', size = '200', inFlight = '2', folder = '', wanted = ''] = process.argv.slice(2);
// every member by its own rule, as mappings of real sources have it
const copied = [
  ...['kind', 'locale', 'siteId', 'columnId', 'ownerId', 'updateType', 'title', 'source.name', 'body.format', 'body.text'],
  ...['classification.keywords', 'classification.regionCode', 'disclosure.indexNumber', 'origin.publishedDate'],
  ...['document.validity', 'document.documentNumber', 'document.issuers', 'document.writtenDate'],
];
const marks = marksOf(wanted.split(',').map(Number));
const outcome = await importFile({
  files: [file],
  mapping: { version: 1, name: 'bench', system: 'bench', recordId: 'origin.recordId', fields: Object.fromEntries(copied.map((path) => [path, path])) },
  to,
  token,
  publish: true,
  batchItems: Number(size),
  inFlight: Number(inFlight),
  journal: join(folder, 'journal.ndjson'),
  rejects: join(folder, 'rejects.ndjson'),
  onProgress: ({ stored }) => marks.reached(stored),
});
if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
const { stored, rejected } = outcome.value;
process.stdout.write(`${JSON.stringify({ marks: marks.take(), stored, rejected } satisfies ImportResult)}\n`);
