/** The command line of `jiyue import`. */

import type { DefineTools } from '../verb.ts';
import { importTexts } from './texts.ts';

const collect = (value: string, before: readonly string[] = []) => [...before, value];

/** Adds the verb. */
export function defineImport({ verb, text }: DefineTools): void {
  verb('import', importTexts.verb, async () => (await import('./import-verb.ts')).importVerb, [
    'jiyue import records.ndjson.gz --mapping map.yaml --to http://localhost:8080 --token env:TOKEN --site 9900000001 --publish',
    'jiyue import records.ndjson --mapping map.yaml --dry-run --limit 100',
  ])
    .argument('<files...>', text(importTexts.files))
    .option('-m, --mapping <file>', text(importTexts.mapping))
    .option('-t, --to <url>', text(importTexts.to))
    .option('--token <source>', text(importTexts.token))
    .option('--site <site>', text(importTexts.site))
    .option('-p, --param <name=value>', text(importTexts.param), collect)
    .option('--publish', text(importTexts.publish))
    .option('-n, --dry-run', text(importTexts.dryRun))
    .option('--journal <file>', text(importTexts.journal))
    .option('--no-journal', text(importTexts.noJournal))
    .option('--resume', text(importTexts.resume))
    .option('--rejects <file>', text(importTexts.rejects))
    .option('--notes <file>', text(importTexts.notes))
    .option('--limit <count>', text(importTexts.limit))
    .option('--batch <count>', text(importTexts.batch), '200')
    .option('--in-flight <count>', text(importTexts.inFlight), '2')
    .option('-f, --format <list>', text(importTexts.format), 'pretty');
}
