/** The processes that a start runs: the server, verbs of the server, the loader. All by `process.execPath`, ended together. */
import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { root } from '../step.ts';

const serverFile = join(root, 'reference-server/bin/jiyue-server.js');

/** The server, as far as a start has to do with it. */
export interface Server {
  /** Addresses to reach it, or undefined when it ended before it listened. */
  readonly listening: Promise<readonly string[] | undefined>;
  /** Its exit code. */
  readonly ended: Promise<number>;
}

/** What ends with the start. */
export interface Children {
  serve(env: NodeJS.ProcessEnv): Server;
  /** Runs a verb of the server; its output, or undefined when it failed, with its reasons on standard error. */
  verb(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string | undefined>;
  /** Runs a program of the repository, console passed through; its exit code. */
  run(file: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number>;
  /** True once the start was told to stop. */
  isStopping(): boolean;
  /** Aborted then. */
  readonly signal: AbortSignal;
}

/** Listens to the signals of this process until it ends. */
export function createChildren(): Children {
  const alive = new Set<ChildProcess>();
  const stop = new AbortController();
  // Ctrl-C reaches the children by the terminal too, and npm hands it on once more: each child gets one SIGTERM from here,
  // whatever comes, so that the orderly stop of the server is never taken for a second Ctrl-C
  const onSignal = () => {
    if (stop.signal.aborted) return;
    stop.abort();
    for (const child of alive) child.kill('SIGTERM');
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onSignal);
  if (process.env['npm_lifecycle_event'] !== undefined) onOrphaned(onSignal);

  const begin = (args: readonly string[], env: NodeJS.ProcessEnv, stdio: StdioOptions) => {
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio });
    alive.add(child);
    if (stop.signal.aborted) child.kill('SIGTERM');
    const ended = new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => {
        alive.delete(child);
        resolve(code ?? 4);
      });
    });
    return { child, ended };
  };

  return {
    serve(env) {
      const { child, ended } = begin([serverFile, 'serve'], env, ['ignore', 'pipe', 'inherit']);
      const listening = new Promise<readonly string[] | undefined>((resolve) => {
        let text = '';
        child.stdout!.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
          const end = text.indexOf('\n');
          if (end >= 0) resolve(text.slice(0, end).match(/http:\/\/\S+/g) ?? []);
        });
        void ended.then(() => resolve(undefined));
      });
      return { listening, ended };
    },
    async verb(args, env) {
      const { child, ended } = begin([serverFile, ...args], env, ['ignore', 'pipe', 'pipe']);
      const [out, notes] = [collect(child.stdout!), collect(child.stderr!)];
      if ((await ended) === 0) return out();
      process.stderr.write(notes());
      return undefined;
    },
    run: (file, args, env) => begin([file, ...args], env, ['ignore', 'inherit', 'inherit']).ended,
    isStopping: () => stop.signal.aborted,
    signal: stop.signal,
  };
}

/** Who ends npm ends the shell between it and this process, and no signal comes through; a new parent tells. */
function onOrphaned(stop: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 500);
  watch.unref();
}

/** Gathers a stream; the function gives what came so far. */
function collect(stream: Readable): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return () => text;
}
