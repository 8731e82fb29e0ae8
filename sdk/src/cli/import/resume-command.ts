/** The command line that takes an import up again, ready to be copied into a shell. */

/** The arguments of this run with `--resume` added; quoted where a shell would read them otherwise. */
export function resumeCommand(args: readonly string[]): string {
  const all = args.includes('--resume') ? args : [...args, '--resume'];
  return ['jiyue', ...all].map(quote).join(' ');
}

const quote = (word: string) => (/^[\w./:=@%+,\-\u0080-\uffff]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
