/** One run of the command: command line → verb → exit code. Everything that can go wrong on the way becomes a sentence and a code. */

import { type Command, CommanderError } from 'commander';
import type { Language } from '../import/language.ts';
import { type Context, openContext } from './context.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { nearPath } from './near-path.ts';
import { parseFault } from './parse-fault.ts';
import { buildProgram } from './program.ts';
import type { ChosenVerb } from './verb.ts';
import { chooseLanguage } from './settings.ts';
import type { Surroundings } from './surroundings.ts';
import { commonTexts, fileReason } from './texts.ts';
import { UsageFault } from './usage-fault.ts';
import { readVersion } from './version.ts';

/** @param args what follows the name of the command */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  let language: Language = 'zh-CN';
  let context = openContext(surroundings, args, language, {});
  try {
    language = chooseLanguage(args, surroundings.environment);
    context = openContext(surroundings, args, language, { color: !args.includes('--no-color') });
    if (args[0] === 'complete' && args[1] === '--') return await suggest(args.slice(2), language);
    const chosen = parse(args, context);
    if (typeof chosen === 'number') return chosen;
    context = openContext(surroundings, args, language, chosen.flags);
    const verb = await chosen.load();
    return await verb(context, chosen.args, chosen.flags);
  } catch (error) {
    return tellFault(error, context);
  }
}

/** Asked by the scripts of `jiyue completion`, never by a person. */
async function suggest(words: readonly string[], language: Language): Promise<ExitCode> {
  const { printSuggestions } = await import('./completion/suggest.ts');
  printSuggestions(
    buildProgram(language, readVersion(), () => undefined),
    words,
  );
  return exitCodes.pass;
}

function parse(args: readonly string[], context: Context): ChosenVerb | ExitCode {
  const { language, stdout, stderr, paint } = context;
  let chosen: ChosenVerb | undefined;
  const program = buildProgram(language, readVersion(), (verb) => {
    chosen = verb;
  });
  let verb: Command = program;
  for (const command of [program, ...program.commands]) {
    command.configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      // the sentence is ours: see parseFault
      outputError: () => undefined,
      getOutHelpWidth: () => stdout.columns ?? 100,
      getErrHelpWidth: () => stderr.columns ?? 100,
      getOutHasColors: () => paint('strong', '') !== '',
    });
    command.exitOverride((error) => {
      if (command !== program) verb = command;
      throw error;
    });
  }
  if (args.length === 0) {
    program.outputHelp({ error: true });
    return exitCodes.wrongUse;
  }
  try {
    program.parse([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return exitCodes.pass;
    if (error.code === 'commander.help') return exitCodes.wrongUse;
    throw parseFault(error, program, verb);
  }
  if (!chosen) throw new UsageFault(commonTexts.commandMissing, {}, commonTexts.seeHelpOfAll);
  return chosen;
}

function tellFault(error: unknown, { text, tell, paintErrors, environment, language, folder }: Context): ExitCode {
  const head = paintErrors('error', text(commonTexts.error));
  if (error instanceof UsageFault) {
    tell(`${head}  ${text(error.sentence, error.data)}`);
    if (error.hint) tell(text(error.hint, error.data));
    return exitCodes.wrongUse;
  }
  const file = fileFault(error);
  if (file) {
    const reason = fileReason(file.code, language);
    tell(`${head}  ${text(file.isWriting ? commonTexts.fileUnwritable : commonTexts.fileUnusable, { path: nearPath(file.path, folder), reason })}`);
    return exitCodes.wrongUse;
  }
  tell(`${head}  ${text(commonTexts.ownFault, { message: error instanceof Error ? error.message : String(error) })}`);
  if (environment['JIYUE_DEBUG'] && error instanceof Error) tell(error.stack ?? '');
  return exitCodes.ownFault;
}

/** What the file system refused; undefined for everything else. */
function fileFault(error: unknown): { readonly code: string; readonly path: string; readonly isWriting: boolean } | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, path = '', syscall } = error as NodeJS.ErrnoException;
  if (
    code === undefined ||
    syscall === undefined ||
    !/^(open|read|write|writev|ftruncate|truncate|fdatasync|fsync|mkdir|stat|lstat|scandir|access|rename)$/.test(syscall)
  )
    return undefined;
  return { code, path, isWriting: code === 'ENOSPC' || code === 'EROFS' || /^(write|writev|ftruncate|truncate|fdatasync|fsync|mkdir|rename)$/.test(syscall) };
}
