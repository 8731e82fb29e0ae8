/** Writes the pages that come from the SDK and the contract: docs/errors.md (committed) and docs/reference/operations*.md, events*.md (not committed). */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorPage } from './error-page.ts';
import { eventsPage } from './events-page.ts';
import { operationsPage } from './operations-page.ts';

const docs = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'docs');

mkdirSync(join(docs, 'reference'), { recursive: true });
writeFileSync(join(docs, 'errors.md'), errorPage());
writeFileSync(join(docs, 'reference/operations.md'), operationsPage('zh'));
writeFileSync(join(docs, 'reference/operations.en.md'), operationsPage('en'));
writeFileSync(join(docs, 'reference/events.md'), eventsPage('zh'));
writeFileSync(join(docs, 'reference/events.en.md'), eventsPage('en'));
console.log('docs/errors.md, docs/reference/operations.md, operations.en.md, events.md, events.en.md');
