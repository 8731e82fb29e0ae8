/** Starts a program that prints its address, and takes the times and the memory of it. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';

/** What to start. */
export interface Startable {
  /** Arguments of Node. */
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** First request. */
  readonly path: string;
}

/** One start. */
export interface Started {
  /** From the start of the process to its first complete answer. */
  readonly firstAnswerMs: number;
  readonly rssBytes: number;
}

/** @param meanwhile what happens while it runs; its memory is taken once more afterwards */
export async function startOnce(
  { args, env, path }: Startable,
  meanwhile?: (address: string) => Promise<void>,
): Promise<Started & { readonly rssAfterBytes: number }> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let faults = '';
  child.stderr.on('data', (chunk: Buffer) => {
    faults += chunk.toString();
  });
  try {
    const address = await addressOf(child.stdout);
    const status = await answerOf(address + path);
    const firstAnswerMs = performance.now() - startedAt;
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    const rssBytes = rssOf(child.pid!);
    await meanwhile?.(address);
    return { firstAnswerMs, rssBytes, rssAfterBytes: rssOf(child.pid!) };
  } catch (error) {
    throw new Error(`${args.at(-1)}: ${String(error)}\n${faults.slice(-2000)}`, { cause: error });
  } finally {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  }
}

// listened to until the end: a program whose pipe is closed while it still speaks would fail
function addressOf(stdout: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found) resolve(found[0]);
    });
    stdout.on('end', () => reject(new Error(`ended without an address: ${said}`)));
  });
}

/** Over a connection of its own: a port may have belonged to the process before. */
function answerOf(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(address, { agent: false }, (response) => response.resume().on('end', () => resolve(response.statusCode ?? 0))).on('error', reject);
  });
}

const rssOf = (pid: number) => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024;
