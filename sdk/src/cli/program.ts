/** The command line as a tree: verbs with their arguments, flags and help. What a verb does is loaded when it is asked for. */

import { Command, Option } from 'commander';
import { fillSentence, type Language, type Sentence } from '../import/language.ts';
import { defineCompletion } from './completion/define.ts';
import { defineDiff } from './diff/define.ts';
import { defineExplain } from './explain/define.ts';
import { defineImport } from './import/define.ts';
import { definePluginVerb } from './plugin/define.ts';
import { defineIndicators } from './indicators/define.ts';
import { defineProfile } from './profile/define.ts';
import { localisedHelp } from './localised-help.ts';
import { defineSearch } from './search/define.ts';
import { languages } from './settings.ts';
import { helpTexts } from './texts.ts';
import { defineValidate } from './validate/define.ts';
import type { ChosenVerb, DefineTools, VerbFlags } from './verb.ts';

/** @param choose told which verb the command line asks for */
export function buildProgram(language: Language, version: string, choose: (verb: ChosenVerb) => void): Command {
  const text = (sentence: Sentence, data?: { readonly [name: string]: unknown }) => fillSentence(sentence, language, data);
  const program = new Command('jiyue')
    .description(text(helpTexts.program))
    .usage(`${text(helpTexts.command)} ${text(helpTexts.options)}`)
    .version(version, '-V, --version', text(helpTexts.version))
    .helpOption('-h, --help', text(helpTexts.help))
    .helpCommand(false)
    .addOption(new Option('--lang <lang>', text(helpTexts.lang)).default(undefined, languages[0]))
    .option('-q, --quiet', text(helpTexts.quiet))
    .option('--a11y', text(helpTexts.a11y))
    .option('--no-color', text(helpTexts.noColor))
    .addHelpText('after', `\n${text(helpTexts.exitCodes)}`)
    .configureHelp(localisedHelp(language))
    .exitOverride();
  const verb: DefineTools['verb'] = (name, words, load, examples = []) => {
    const command = program
      .command(name)
      .description(text(words))
      .helpOption('-h, --help', text(helpTexts.help))
      .action((...given: readonly unknown[]) => {
        const self = given.at(-1) as Command;
        const args = self.args;
        choose({ load, args, flags: self.optsWithGlobals<VerbFlags>() });
      });
    if (examples.length > 0) command.addHelpText('after', ['', text(helpTexts.examples), ...examples.map((line) => `  ${line}`)].join('\n'));
    return command;
  };
  const tools = { language, text, verb };
  for (const define of [
    defineValidate,
    defineExplain,
    defineImport,
    defineDiff,
    defineProfile,
    defineIndicators,
    defineSearch,
    definePluginVerb,
    defineCompletion,
  ])
    define(tools);
  // usage lines are made of words, too
  for (const command of program.commands) {
    const names = command.registeredArguments.map(
      (argument) => `${argument.required ? '<' : '['}${argument.name()}${argument.variadic ? '...' : ''}${argument.required ? '>' : ']'}`,
    );
    command.usage([...names, text(helpTexts.options)].join(' '));
  }
  return program;
}
