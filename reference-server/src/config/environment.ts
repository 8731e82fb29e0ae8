/** The only place of the server that touches the environment of the process. */
import { readConfig, type ConfigOutcome } from './read-config.ts';

/** Reads the configuration of this process. */
export const readProcessConfig = (environment = process.env, folder = process.cwd()): ConfigOutcome => readConfig({ environment, folder });

/** Value of a variable that the operator's registry names as a secret; undefined when it is not set. Never logged. */
export const readSecret = (name: string, environment = process.env): string | undefined => environment[name];
