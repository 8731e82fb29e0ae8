/** What `npm start` is asked for: two flags and the environment. Settings of the server itself are read by the server. */
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../step.ts';

/** Languages of the console. */
export type Language = 'zh-CN' | 'en';

/** How to start. */
export interface StartOptions {
  readonly isHelp: boolean;
  /** Start without the fictitious province: asked for, or the records may be somewhere else than in a fresh folder of ours. */
  readonly isEmpty: boolean;
  /** Folder of all data, absolute. */
  readonly data: string;
  readonly registryFile: string;
  /** Log of the server, so that the console stays readable. */
  readonly logFile: string;
  readonly language: Language;
}

/** @returns the options, or what is wrong with them */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): StartOptions | { readonly fault: string } {
  try {
    const { values } = parseArgs({ args: [...args], options: { help: { type: 'boolean', short: 'h' }, empty: { type: 'boolean' } }, strict: true });
    // npm runs scripts in the root of the repository; relative paths are meant from there
    const data = resolve(root, env['JIYUE_DATA'] ?? 'data');
    return {
      isHelp: values.help ?? false,
      isEmpty: values.empty ?? (env['JIYUE_DATABASE'] !== undefined || env['JIYUE_CONFIG'] !== undefined),
      data,
      registryFile: resolve(root, env['JIYUE_REGISTRY'] ?? join(data, 'registry.json')),
      logFile: resolve(root, env['JIYUE_LOG_FILE'] ?? join(data, 'server.log')),
      language: env['JIYUE_LANG'] === 'en' ? 'en' : 'zh-CN',
    };
  } catch (error) {
    return { fault: (error as Error).message };
  }
}

/** Settings for the server, given so that it and `npm start` mean the same files. */
export function serverEnvironment({ data, registryFile, logFile }: StartOptions): NodeJS.ProcessEnv {
  return { JIYUE_DATA: data, JIYUE_LOG_FILE: logFile, ...(dirname(registryFile) === data ? {} : { JIYUE_REGISTRY: registryFile }) };
}
