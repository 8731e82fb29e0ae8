/** The command line of `jiyue completion`. */

import type { DefineTools } from '../verb.ts';
import { completionTexts } from './texts.ts';

/** Adds the verb. */
export function defineCompletion({ verb, text }: DefineTools): void {
  verb('completion', completionTexts.verb, async () => (await import('./completion-verb.ts')).completionVerb, ['source <(jiyue completion bash)']).argument(
    '<shell>',
    text(completionTexts.shell),
  );
}
