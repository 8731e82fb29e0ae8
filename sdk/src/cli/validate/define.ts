/** The command line of `jiyue validate`. */

import type { DefineTools } from '../verb.ts';
import { validateTexts } from './texts.ts';

/** Adds the verb. */
export function defineValidate({ verb, text }: DefineTools): void {
  verb('validate', validateTexts.verb, async () => (await import('./validate-verb.ts')).validateVerb, [
    'jiyue validate records.ndjson',
    "jiyue validate 'data/**/*.json' --format pretty,json,sarif,junit --out reports",
    'zcat records.ndjson.gz | jiyue validate - --type PolicyDocumentDraft --fail-on warning',
  ])
    .argument('<files...>', text(validateTexts.files))
    .option('-t, --type <type>', text(validateTexts.type))
    .option('-p, --profile <reference>', text(validateTexts.profile))
    .option('--as <form>', text(validateTexts.as))
    .option('-f, --format <list>', text(validateTexts.format), 'pretty')
    .option('-o, --out <folder>', text(validateTexts.out))
    .option('--fail-on <severity>', text(validateTexts.failOn), 'error')
    .option('--max-findings <count>', text(validateTexts.maxFindings), '50')
    .option('--ambiguous-width <cells>', text(validateTexts.ambiguous));
}
