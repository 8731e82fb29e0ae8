/**
 * Starts the thread or process that a plugin is checked in, with the very limits that a platform gives it: a thread with little memory and
 * an empty environment; a process under the permission model of Node, which may read the plugin's package and libraries and nothing else.
 */
import { fork } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { FromRealm, ToRealm } from './check-messages.ts';
import { sourceConditions } from './source-conditions.ts';

/** A realm as the check sees it. */
export interface CheckRealm {
  send(message: ToRealm): void;
  onMessage(listener: (message: FromRealm) => void): void;
  /** Resolves when it has ended by itself; with the exit code, or because memory or an error ended it. */
  readonly ended: Promise<RealmEnd>;
  end(): Promise<void>;
}

/** Why a realm ended. */
export type RealmEnd =
  | { readonly why: 'exit'; readonly code: number | string }
  | { readonly why: 'memory' }
  | { readonly why: 'fault'; readonly cause: string };

/** Folder of the plugin, and MiB for its objects. */
export interface RealmLimits {
  readonly root: string;
  readonly memoryMb: number;
}

// .ts when run from the sources, .js when built
const isSource = import.meta.url.endsWith('.ts');
const script = (name: string) => new URL(`./${name}.${isSource ? 'ts' : 'js'}`, import.meta.url);
/** A thread. */
export function startCheckWorker({ memoryMb }: RealmLimits): CheckRealm {
  const worker = new Worker(script('worker-check'), {
    execArgv: [...sourceConditions()],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    // what a plugin prints is not part of the findings
    stdout: true,
    stderr: true,
  });
  worker.stdout.resume();
  worker.stderr.resume();
  const ended = Promise.withResolvers<RealmEnd>();
  worker.on('error', (error: NodeJS.ErrnoException) =>
    ended.resolve(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? { why: 'memory' } : { why: 'fault', cause: String(error.message) }),
  );
  worker.on('exit', (code) => ended.resolve({ why: 'exit', code }));
  return {
    send: (message) => worker.postMessage(message),
    onMessage: (listener) => void worker.on('message', listener),
    ended: ended.promise,
    end: async () => void (await worker.terminate()),
  };
}

/** A process. */
export function startCheckProcess({ root, memoryMb }: RealmLimits): CheckRealm {
  const child = fork(script('process-check'), [], {
    execArgv: [
      ...sourceConditions(),
      '--permission',
      ...readable(root).map((path) => `--allow-fs-read=${path}`),
      '--no-experimental-sqlite',
      `--max-old-space-size=${memoryMb}`,
    ],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr!.on('data', (piece: Buffer) => {
    said = `${said}${piece.toString()}`.slice(-20_000);
  });
  const ended = Promise.withResolvers<RealmEnd>();
  child.on('error', ({ message }) => ended.resolve({ why: 'fault', cause: message }));
  // "close", not "exit": what it wrote last tells why
  child.on('close', (code, signal) => {
    const error = /^(?:Uncaught )?(\w*Error\b.*)$/m.exec(said)?.[1];
    if (said.includes('JavaScript heap out of memory')) ended.resolve({ why: 'memory' });
    else if (code === 1 && error !== undefined) ended.resolve({ why: 'fault', cause: error.slice(0, 300) });
    else ended.resolve({ why: 'exit', code: code ?? signal ?? '?' });
  });
  return {
    // a message that nobody can take any more is told by "close"
    send: (message) => void (child.connected && child.send(message, () => undefined)),
    onMessage: (listener) => void child.on('message', listener as (message: unknown) => void),
    ended: ended.promise,
    async end() {
      child.kill('SIGKILL');
      await ended.promise;
    },
  };
}

/** Folders that code is read from: the plugin's package, ours, and every node_modules above them. */
function readable(root: string): readonly string[] {
  const ours = createRequire(import.meta.url);
  const real = [root, packageFolder(fileURLToPath(import.meta.url)), dirname(ours.resolve('@jiyue/standards/package.json'))].map((one) => realpathSync(one));
  const libraries = real.flatMap((one) => above(one).map((parent) => join(parent, 'node_modules'))).filter((one) => existsSync(one));
  return [...new Set([...real, ...libraries])];
}

const above = (folder: string): readonly string[] => (dirname(folder) === folder ? [folder] : [folder, ...above(dirname(folder))]);

/** The folder with the package.json above a file. */
const packageFolder = (file: string): string => above(dirname(file)).find((one) => existsSync(join(one, 'package.json'))) ?? dirname(file);
