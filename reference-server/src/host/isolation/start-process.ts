/**
 * A realm in a child process under the permission model of Node: no files but the plugin's own package and the libraries, no programs, no
 * threads, no native code, no SQLite, an empty environment. It may use the network; closing that is the system's part, and so is an
 * account of its own. The one place of the server that starts a process.
 */
import { fork } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Realm, StartRealm } from './realm.ts';
import { realmConditions, realmScript } from './realm-script.ts';
import { forwardLines } from './start-worker.ts';

/** Starts a process. */
export const startProcess: StartRealm = ({ folder, memoryMb, onLine }): Realm => {
  const child = fork(realmScript('process-realm'), [], {
    execArgv: [
      ...realmConditions,
      '--permission',
      ...readable(folder).map((path) => `--allow-fs-read=${path}`),
      '--no-experimental-sqlite',
      `--max-old-space-size=${memoryMb}`,
    ],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let isOutOfMemory = false;
  let error: string | undefined;
  const onOutput = (line: string) => {
    isOutOfMemory ||= line.includes('JavaScript heap out of memory');
    if (errorLine.test(line)) error = line.slice(0, 300);
    onLine(line);
  };
  for (const stream of [child.stdout!, child.stderr!]) forwardLines(stream, onOutput);
  const ended = Promise.withResolvers<string>();
  let cause: string | undefined;
  child.on('error', ({ message }) => {
    cause ??= `its process cannot be reached: ${message}`;
    child.kill('SIGKILL');
  });
  // "close", not "exit": what it wrote last may tell why
  child.on('close', (code, signal) => {
    const way = `its process ended by itself with ${signal ?? `code ${code}`}`;
    const said = isOutOfMemory
      ? `it needed more than ${memoryMb} MB of memory`
      : code === 1 && error !== undefined
        ? `an error that nobody caught: ${error}`
        : way;
    ended.resolve(cause ?? said);
  });
  return {
    level: 'process',
    wire: {
      // a message that nobody can take any more is told by "close"
      send: (message) => void (child.connected && child.send(message as object, () => undefined)),
      onMessage: (listener) => void child.on('message', listener),
    },
    ended: ended.promise,
    async kill(given) {
      cause ??= given;
      child.kill('SIGKILL');
      await ended.promise;
    },
  };
};

// what Node writes before it ends with code 1
const errorLine = /^(Uncaught )?\w*Error\b/;

/** Folders that the code of a plugin is read from: its package, ours, and every node_modules above them. */
function readable(folder: string): readonly string[] {
  const ours = createRequire(import.meta.url);
  const packages = [
    folder,
    dirname(fileURLToPath(import.meta.url)),
    dirname(ours.resolve('@jiyue/sdk/package.json')),
    dirname(ours.resolve('@jiyue/standards/package.json')),
  ];
  const real = packages.map((one) => realpathSync(one));
  const libraries = real.flatMap((one) => above(one).map((parent) => join(parent, 'node_modules'))).filter((one) => existsSync(one));
  return [...new Set([packageFolder(real[1]!), real[0]!, ...real.slice(2), ...libraries])];
}

const above = (folder: string): readonly string[] => (dirname(folder) === folder ? [folder] : [folder, ...above(dirname(folder))]);

/** The folder with the package.json above a file of ours. */
const packageFolder = (folder: string): string => above(folder).find((one) => existsSync(join(one, 'package.json'))) ?? folder;
