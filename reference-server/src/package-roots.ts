/** Where plugin packages are looked for: from the operator's registry upwards, from where the server was started, from the server itself. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServerConfig } from './config/index.ts';

/** Folders in order. */
export const packageRoots = ({ registryFile }: ServerConfig, startedIn = process.cwd()): readonly string[] => [
  dirname(registryFile),
  startedIn,
  dirname(fileURLToPath(import.meta.url)),
];
