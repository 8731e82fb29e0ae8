/** The command line of the server: finds the verb, reads the settings, prints faults, gives an exit code. */
import { closestWord, readProcessConfig } from '../config/index.ts';
import { failureText } from './failure-text.ts';
import { pluginVerb } from './plugin-verb.ts';
import { serveVerb } from './serve-verb.ts';
import { say } from './texts.ts';
import { tokenVerb } from './token-verb.ts';
import { usageOf } from './usage.ts';
import { exitCodes, type Verb, type VerbIo } from './verb.ts';
import { verifyVerb } from './verify-verb.ts';

const verbs: { readonly [name: string]: Verb } = { serve: serveVerb, verify: verifyVerb, token: tokenVerb, plugin: pluginVerb };

const standardIo: VerbIo = {
  out: (line) => void process.stdout.write(`${line}\n`),
  note: (line) => void process.stderr.write(`${line}\n`),
};

/** @param args what follows the program's name */
export async function runVerb(args: readonly string[], io: VerbIo = standardIo): Promise<number> {
  const config = readProcessConfig();
  if (asksForHelp(args)) {
    io.out(usageOf(wordsOf(args), config.ok ? config.value.language : 'zh-CN'));
    return exitCodes.good;
  }
  if (!config.ok) {
    for (const fault of config.faults) for (const language of ['zh-CN', 'en'] as const) io.note(failureText(fault, language));
    return exitCodes.wrongUse;
  }
  const { language } = config.value;
  const [name = 'serve', ...rest] = args;
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (!verb) {
    const word = closestWord(name, Object.keys(verbs));
    io.note(say('verbUnknown', language, { verb: name, suggestion: word === undefined ? '' : say('didYouMean', language, { word }) }));
    io.note(say('usage', language));
    return exitCodes.wrongUse;
  }
  try {
    return await verb(rest, config.value, io);
  } catch (error) {
    io.note(say('faultOwn', language, { reason: error instanceof Error ? (error.stack ?? error.message) : String(error) }));
    return exitCodes.ownFault;
  }
}

/** `--help` after any verb looks, and never does what the verb does. */
const asksForHelp = (args: readonly string[]) => args[0] === 'help' || args.some((one) => one === '--help' || one === '-h');
/** At most a verb and its action, before any option. */
const wordsOf = (args: readonly string[]) => (args[0] === 'help' ? args.slice(1) : args).filter((one) => !one.startsWith('-')).slice(0, 2);
