/** The command line of `jiyue search`. */

import type { DefineTools } from '../verb.ts';
import { searchTexts } from './texts.ts';

/** Adds the verb. */
export function defineSearch({ verb, text }: DefineTools): void {
  verb('search', searchTexts.verb, async () => (await import('./evaluate-verb.ts')).evaluateVerb, [
    'jiyue search evaluate --queries queries.tsv --qrels qrels.txt --base http://[::1]:8080 --save today.run',
    'jiyue search evaluate --queries queries.tsv --qrels qrels.txt --run today.run --compare last-month.run',
  ])
    .argument('<action>', text(searchTexts.action))
    .option('--queries <file>', text(searchTexts.queries))
    .option('--field <name>', text(searchTexts.field), 'text')
    .option('--qrels <file>', text(searchTexts.qrels))
    .option('--base <url>', text(searchTexts.base))
    .option('--run <file>', text(searchTexts.run))
    .option('--compare <file>', text(searchTexts.compare))
    .option('--save <file>', text(searchTexts.save))
    .option('--id <kind>', text(searchTexts.id), 'record')
    .option('--depth <count>', text(searchTexts.depth), '100')
    .option('--site <id>', text(searchTexts.site))
    .option('--fail-under <share>', text(searchTexts.failUnder))
    .option('-f, --format <list>', text(searchTexts.format), 'pretty');
}
