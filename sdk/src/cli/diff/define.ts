/** The command line of `jiyue diff`. */

import type { DefineTools } from '../verb.ts';
import { diffTexts } from './texts.ts';

/** Adds the verb. */
export function defineDiff({ verb, text }: DefineTools): void {
  verb('diff', diffTexts.verb, async () => (await import('./diff-verb.ts')).diffVerb, [
    'jiyue diff 1.0.0-rc.2 draft',
    'jiyue diff old/openapi.json new/openapi.json --allow minor --format pretty,json=diff.json',
    'jiyue diff old new --format markdown > migration.md',
  ])
    .argument('<old>', text(diffTexts.old))
    .argument('<new>', text(diffTexts.new))
    .option('--allow <level>', text(diffTexts.allow), 'minor')
    .option('-a, --approvals <file>', text(diffTexts.approvals))
    .option('-f, --format <list>', text(diffTexts.format), 'pretty')
    .option('-o, --out <folder>', text(diffTexts.out))
    .option('--max-changes <count>', text(diffTexts.maxChanges), '50');
}
