/** Options of a verb: `--name value`, strictly; the reason for a fault comes as text. */
import { type ParseArgsConfig, parseArgs } from 'node:util';

/** Values and positionals, or what is wrong. */
export type Options =
  | { readonly ok: true; readonly values: { readonly [name: string]: string | undefined }; readonly rest: readonly string[] }
  | { readonly ok: false; readonly reason: string };

/** @param names options that take a value */
export function parseOptions(args: readonly string[], names: readonly string[]): Options {
  const options: ParseArgsConfig['options'] = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
    return { ok: true, values: values as { [name: string]: string | undefined }, rest: positionals };
  } catch (error) {
    return { ok: false, reason: (error as Error).message };
  }
}
