/** What leads this process to sources leads its threads and processes there, too; in a checkout also to those of the SDK. */

// .ts when run from the sources, .js when built
const isSource = import.meta.url.endsWith('.ts');

/** Arguments of Node for a thread or process. @param further conditions that hold besides */
export const sourceConditions = (further: readonly string[] = []): readonly string[] =>
  [...new Set([...conditionsOf(process.execArgv), ...(isSource ? ['@jiyue/source'] : []), ...further])].map((name) => `--conditions=${name}`);

/** Export conditions among the arguments of Node: "--conditions=x", "--conditions x", "-C x". */
function conditionsOf(args: readonly string[]): readonly string[] {
  return args.flatMap((one, at) => {
    const name = /^(?:--conditions=|-C=)(.+)$/.exec(one)?.[1] ?? (one === '--conditions' || one === '-C' ? args[at + 1] : undefined);
    return name === undefined ? [] : [name];
  });
}
