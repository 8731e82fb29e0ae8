/** Options of a verb: `--name value`, strictly; the reason for a fault comes as text. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Language } from '../http/language.ts';
import { say } from './texts.ts';

/** Values and positionals, or what is wrong. */
export type Options =
  | { readonly ok: true; readonly values: { readonly [name: string]: string | undefined }; readonly rest: readonly string[] }
  | { readonly ok: false; readonly reason: string };

/** @param names options that take a value. @param mostWords that may stand beside options */
export function parseOptions(args: readonly string[], names: readonly string[], language: Language, mostWords = 1): Options {
  const options: ParseArgsConfig['options'] = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  // every value of an option is taken as one, also where it begins with a dash and Node would rather guess
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const words: string[] = [];
  const values: { [name: string]: string | undefined } = {};
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    if (!names.includes(token.name)) return { ok: false, reason: say('optionUnknown', language, { option: token.rawName }) };
    if (token.value === undefined || token.value === '') return { ok: false, reason: say('optionValue', language, { option: token.rawName }) };
    values[token.name] = token.value;
  }
  if (words.length > mostWords) return { ok: false, reason: say('wordTooMany', language, { words: words.slice(mostWords).join(' ') }) };
  return { ok: true, values, rest: words };
}
