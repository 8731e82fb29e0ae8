/** Settings of the server: one validated object. */
export { closestWord } from './closest-word.ts';
export type { ConfigFault } from './config-fault.ts';
export { readProcessConfig, readSecret } from './environment.ts';
export { type ConfigOutcome, type ConfigSources, type Environment, readConfig } from './read-config.ts';
export type { ServerConfig } from './server-config.ts';
export { settings } from './settings.ts';
