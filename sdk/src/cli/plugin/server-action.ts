/**
 * `jiyue plugin list|install|enable|…`: the operator's side. It belongs to the server that is installed beside the project, which keeps the
 * registry; this hands the words over and knows nothing of how they are kept.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { VerbRun } from '../verb.ts';
import { UsageFault } from '../usage-fault.ts';
import type { serverActions } from './define.ts';
import { pluginTexts } from './texts.ts';

/** The part of the server that is called. */
interface ServerModule {
  readonly runVerb: (args: readonly string[], io: { out(line: string): void; note(line: string): void }) => Promise<number>;
}

/** Options that are handed over when they are given. */
const handed = ['grant', 'sites', 'enable', 'permissions', 'name', 'platform', 'token', 'to', 'from', 'replace'] as const;

/** @param action what the server is asked to do */
export const serverAction =
  (action: (typeof serverActions)[number]): VerbRun =>
  async ({ folder, say, tell }, args, flags) => {
    const { runVerb } = await findServer(folder);
    const options = handed.flatMap((name) => (flags[name] === undefined ? [] : [`--${name}`, String(flags[name])]));
    if (action === 'status') options.push('--format', String(flags['format']));
    const code = await runVerb(['plugin', action, ...args.filter((one) => one !== ''), ...options], { out: say, note: tell });
    return code as 0 | 1 | 2 | 3 | 4;
  };

async function findServer(folder: string): Promise<ServerModule> {
  for (const from of [join(folder, 'package.json'), import.meta.url]) {
    let path: string;
    try {
      path = createRequire(from).resolve('@jiyue/reference-server');
    } catch {
      continue;
    }
    return (await import(pathToFileURL(path).href)) as ServerModule;
  }
  throw new UsageFault(pluginTexts.noServer, {});
}
