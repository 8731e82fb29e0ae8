/** Settings that hold for every verb: language, colours, quiet. Flags come before variables, variables before defaults. */

import type { Language } from '../import/language.ts';
import type { Environment } from './config/environment.ts';
import type { TextStream } from './surroundings.ts';
import { commonTexts } from './texts.ts';
import { UsageFault } from './usage-fault.ts';

/** Languages that `--lang` and JIYUE_LANG take. */
export const languages: readonly Language[] = ['zh-CN', 'en'];

/** The language of a run. `--lang` is read before anything else, since help and errors are in it too. Throws `UsageFault` for an unknown one. */
export function chooseLanguage(args: readonly string[], environment: Environment): Language {
  const flag = flagValue(args, '--lang');
  if (flag !== undefined) return known(flag, '--lang');
  const own = environment['JIYUE_LANG'];
  if (own) return known(own, 'JIYUE_LANG');
  const system = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return /^en([_.-]|$)/i.test(system) ? 'en' : 'zh-CN';
}

/** The value of a flag as `--flag value` or `--flag=value`; undefined when it is not there or has none. Stops at `--`. */
function flagValue(args: readonly string[], flag: string): string | undefined {
  const end = args.indexOf('--');
  const own = end === -1 ? args : args.slice(0, end);
  const at = own.findLastIndex((arg) => arg === flag || arg.startsWith(`${flag}=`));
  if (at === -1) return undefined;
  return own[at] === flag ? own[at + 1] : own[at]!.slice(flag.length + 1);
}

function known(text: string, from: string): Language {
  if (/^zh([_-]|$)/i.test(text)) return 'zh-CN';
  if (/^en([_-]|$)/i.test(text)) return 'en';
  throw new UsageFault(commonTexts.languageUnknown, { from, met: text, known: languages });
}

/** Whether a stream gets colours: --no-color, then FORCE_COLOR, then NO_COLOR, then whether it is a terminal. */
export function hasColours({ isTerminal }: TextStream, isForbidden: boolean, environment: Environment): boolean {
  if (isForbidden) return false;
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (environment['NO_COLOR']) return false;
  return isTerminal && environment['TERM'] !== 'dumb';
}
