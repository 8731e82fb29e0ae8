/** `jiyue explain`: a name → what the standard says of it. */

import { findThing } from '../../explain/find-thing.ts';
import { prettyExplanation } from '../../explain/pretty-explanation.ts';
import { exitCodes } from '../exit-codes.ts';
import type { VerbRun } from '../verb.ts';
import { commonTexts } from '../texts.ts';
import { UsageFault } from '../usage-fault.ts';
import { explainVerbTexts } from './texts.ts';

/** Prints all that was meant; an unknown name is wrong use. */
export const explainVerb: VerbRun = async ({ stdout, language, paint }, words, flags) => {
  const answer = findThing(words);
  if ('near' in answer) {
    const { near } = answer;
    throw new UsageFault(explainVerbTexts.unknown, { met: words.join(' '), near }, near.length > 0 ? commonTexts.didYouMean : explainVerbTexts.howToFind);
  }
  if (flags['json'] === true) {
    const { assertNone, checkExplanation } = await import('../../report/check-report.ts');
    const document = { schemaVersion: 1, verb: 'explain', asked: words.join(' '), things: answer.found };
    assertNone(checkExplanation(document));
    stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    return exitCodes.pass;
  }
  const width = Math.min(stdout.columns ?? 100, 120);
  stdout.write(answer.found.map((thing) => prettyExplanation(thing, { language, width, paint })).join('\n'));
  return exitCodes.pass;
};
