/** Suggestions for the shell: verbs, flags and values, read off the command line's own definition. */

import { RootCommand, ShellCompDirective } from '@bomb.sh/tab';
import type { Command, Option } from 'commander';
import { listNames } from '../../explain/explain-list.ts';
import { codeTables } from '../../codes/code-tables.ts';
import { errorCodes } from '../../errors/codes.ts';
import { operations } from '../../explain/explain-operation.ts';
import { tagNames } from '../../explain/explain-page.ts';
import { requirements, typeNames } from '../../explain/standard.ts';
import { languages } from '../settings.ts';
import { indicatorActions } from '../indicators/define.ts';
import { profileActions } from '../profile/define.ts';
import { pluginActions } from '../plugin/define.ts';
import { recordTypes } from '../validate/record-types.ts';
import { shells } from './shells.ts';

/** Values of flags and arguments, by "verb --flag" or "verb <argument>". */
const values: { readonly [place: string]: () => readonly string[] } = {
  '--lang': () => languages,
  'validate --type': () => recordTypes,
  'validate --as': () => ['json', 'ndjson', 'yaml'],
  'validate --format': () => ['pretty', 'json', 'junit', 'sarif'],
  'validate --fail-on': () => ['error', 'warning'],
  'validate --ambiguous-width': () => ['1', '2'],
  'import --format': () => ['pretty', 'json'],
  'diff --allow': () => ['major', 'minor', 'patch', 'none'],
  'diff --format': () => ['pretty', 'json', 'markdown'],
  'profile <action>': () => profileActions,
  'indicators <action>': () => indicatorActions,
  'profile --type': () => recordTypes,
  'plugin <action>': () => pluginActions,
  'plugin --format': () => ['pretty', 'json'],
  'plugin --fail-on': () => ['error', 'warning'],
  'completion <shell>': () => shells,
  'explain <things>': () => [
    ...listNames,
    ...typeNames,
    ...codeTables().map(({ id }) => id),
    ...requirements.keys(),
    ...Object.keys(errorCodes),
    ...operations.map(({ id }) => id),
    ...tagNames,
  ],
};

/** Prints suggestions for a command line that is being typed; the last word is the one to be completed. */
export function printSuggestions(program: Command, words: readonly string[]): void {
  if (isFilePlace(program, words)) {
    // nothing of ours, and the shell may offer its files
    console.log(`:${ShellCompDirective.ShellCompDirectiveDefault}`);
    return;
  }
  const root = new RootCommand();
  addOptions(root, '', program.options);
  for (const verb of program.commands) {
    const command = root.command(verb.name(), verb.description());
    addOptions(command, verb.name(), [...verb.options, ...program.options]);
    for (const argument of verb.registeredArguments) {
      const known = values[`${verb.name()} <${argument.name()}>`];
      command.argument(argument.name(), known && ((complete) => known().forEach((value) => void complete(value, ''))), argument.variadic);
    }
  }
  root.parse([...words]);
}

function addOptions(command: Pick<RootCommand, 'option'>, verb: string, options: readonly Option[]): void {
  for (const { long, short, description, required } of options) {
    if (!long) continue;
    const known = values[`${verb} ${long}`] ?? values[long];
    const alias = short?.replace(/^-/, '');
    if (required) command.option(long.slice(2), description, (complete) => (known?.() ?? []).forEach((value) => void complete(value, '')), alias);
    else if (alias) command.option(long.slice(2), description, alias);
    else command.option(long.slice(2), description);
  }
}

/** Whether the last word is the name of a file: an argument of a verb that reads files, or the value of a flag without known values. */
function isFilePlace(program: Command, words: readonly string[]): boolean {
  const verb = program.commands.find((command) => words.slice(0, -1).includes(command.name()));
  const word = words.at(-1) ?? '';
  if (!verb || word.startsWith('-')) return false;
  const before = words.at(-2) ?? '';
  const option = [...verb.options, ...program.options].find(({ long, short }) => long === before || short === before);
  if (option?.required) return values[`${verb.name()} ${option.long}`] === undefined && values[option.long ?? ''] === undefined;
  return verb.registeredArguments[0]?.name() === 'files';
}
