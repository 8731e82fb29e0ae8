/** What the parser of the command line refuses, as a sentence of ours with a suggestion. */

import type { Command, CommanderError } from 'commander';
import type { Sentence } from '../import/language.ts';
import { nearNames } from '../validate/near-names.ts';
import { commonTexts } from './texts.ts';
import { UsageFault } from './usage-fault.ts';

const sentences: { readonly [code: string]: Sentence } = {
  'commander.unknownOption': commonTexts.unknownOption,
  'commander.unknownCommand': commonTexts.unknownCommand,
  'commander.missingArgument': commonTexts.missingArgument,
  'commander.optionMissingArgument': commonTexts.optionMissingArgument,
  'commander.missingMandatoryOptionValue': commonTexts.missingMandatoryOptionValue,
  'commander.conflictingOption': commonTexts.conflictingOption,
  'commander.excessArguments': commonTexts.excessArguments,
};

/** @param verb the command that was being parsed; the program itself when none was recognised */
export function parseFault({ code, message }: CommanderError, program: Command, verb: Command): UsageFault {
  const met = metIn(code, message);
  const sentence = sentences[code];
  if (!sentence) return new UsageFault(commonTexts.otherParserFault, { met: message.replace(/^error: /, '') });
  const near = nearNames(met.replace(/=.*/, ''), knownNames(code, program, verb));
  const help = { verb: verb === program ? '' : verb.name() };
  return near.length > 0
    ? new UsageFault(sentence, { met, near, ...help }, commonTexts.didYouMean)
    : new UsageFault(sentence, { met, ...help }, verb === program ? commonTexts.seeHelpOfAll : commonTexts.seeHelp);
}

/** The words of the pinned parser quote what they are about. */
function metIn(code: string, message: string): string {
  if (code === 'commander.excessArguments') return /: (.*)\.$/.exec(message)?.[1] ?? '';
  return /'([^']*)'/.exec(message)?.[1] ?? '';
}

function knownNames(code: string, program: Command, verb: Command): readonly string[] {
  if (code === 'commander.unknownCommand') return program.commands.map((command) => command.name());
  if (code !== 'commander.unknownOption') return [];
  const options = [...verb.options, ...program.options].flatMap(({ long }) => (long ? [long] : []));
  return [...new Set([...options, '--help'])];
}
