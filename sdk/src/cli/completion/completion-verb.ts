/** `jiyue completion`: the script that asks `jiyue complete -- …` for suggestions. */

import { script } from '@bomb.sh/tab';
import { exitCodes } from '../exit-codes.ts';
import { choice } from '../flag-values.ts';
import type { VerbRun } from '../verb.ts';
import { shells } from './shells.ts';

/** Prints the script of a shell. The library writes to the standard output of the process itself. */
export const completionVerb: VerbRun = async ({ say }, [given]) => {
  const shell = choice('<shell>', given, shells)!;
  if (shell === 'bash') say(withoutBashCompletion);
  script(shell, 'jiyue', 'jiyue');
  return exitCodes.pass;
};

// the script asks the package bash-completion for the words, which small systems do not have
const withoutBashCompletion = `if ! declare -F _get_comp_words_by_ref >/dev/null; then
  _get_comp_words_by_ref() {
    cur="\${COMP_WORDS[COMP_CWORD]}"; prev="\${COMP_WORDS[COMP_CWORD-1]}"; words=("\${COMP_WORDS[@]}"); cword=$COMP_CWORD
  }
fi`;
