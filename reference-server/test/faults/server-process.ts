/** The server as a process that can be killed: what an operator runs, from the sources. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../bin/jiyue-server.js', import.meta.url));

/** A server process. */
export interface ServerProcess {
  readonly child: ChildProcess;
  /** Resolves when it listens; rejects with what it said when it ended before. */
  readonly up: Promise<void>;
  /** What it said on both channels. */
  said(): string;
  /** kill -9. */
  kill(): Promise<void>;
  /** SIGTERM. @returns its exit code */
  stop(): Promise<number | null>;
}

/** How to start. */
export interface ServerPlace {
  readonly data: string;
  readonly port: number;
  readonly env?: { readonly [name: string]: string };
  /** Words in front of the program, e.g. a shell that sets a limit. */
  readonly through?: (command: string, args: readonly string[]) => { readonly command: string; readonly args: readonly string[] };
}

/** `jiyue-server serve`. */
export function startProcess({ data, port, env = {}, through }: ServerPlace): ServerProcess {
  const plain = { command: process.execPath, args: ['--conditions=@jiyue/source', bin, 'serve'] };
  const { command, args } = through ? through(plain.command, plain.args) : plain;
  const child = spawn(command, args, {
    env: { ...process.env, JIYUE_DATA: data, HOST: '127.0.0.1', PORT: String(port), JIYUE_WRITES_PER_MINUTE: '0', JIYUE_PLUGIN_START_MS: '60000', ...env },
  });
  let out = '';
  let err = '';
  const ended = once(child, 'close');
  const up = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (/http:\/\/127\.0\.0\.1:\d+/.test(out)) resolve();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    ended.then(() => reject(new Error(`the server ended before it listened: ${out}${err}`)), reject);
  });
  // whoever kills a server that starts does not wait for it
  up.catch(() => undefined);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
    return child.exitCode;
  };
  return { child, up, said: () => out + err, kill: async () => void (await end('SIGKILL')), stop: () => end('SIGTERM') };
}

/** Runs another verb to its end. */
export async function runVerb(data: string, args: readonly string[]): Promise<{ readonly code: number | null; readonly said: string; readonly out: string }> {
  const child = spawn(process.execPath, ['--conditions=@jiyue/source', bin, ...args], { env: { ...process.env, JIYUE_DATA: data } });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  await once(child, 'close');
  return { code: child.exitCode, said: out + err, out: out.trim() };
}
