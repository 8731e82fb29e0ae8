/** The command line of `jiyue explain`. */

import type { DefineTools } from '../verb.ts';
import { explainVerbTexts } from './texts.ts';

/** Adds the verb. */
export function defineExplain({ verb, text }: DefineTools): void {
  verb('explain', explainVerbTexts.verb, async () => (await import('./explain-verb.ts')).explainVerb, [
    'jiyue explain PolicyDocument.document.validity',
    'jiyue explain topic T17',
    'jiyue explain JY-RES-003',
    'jiyue explain RECORD_CHANGED --json',
  ])
    .argument('<things...>', text(explainVerbTexts.things))
    .option('--json', text(explainVerbTexts.json));
}
