/** A child process that answers in JSON lines. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A running child. */
export interface Peer {
  readonly child: ChildProcess;
  /** Its next line. Rejects when it ends before. */
  next<T>(): Promise<T>;
  tell(line: string): void;
  /** Ends it in order. */
  end(): Promise<void>;
}

/** @param file beside this one */
export function startPeer(file: string, args: readonly string[], nodeArgs: readonly string[] = []): Peer {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(process.execPath, ['--conditions=@jiyue/source', ...nodeArgs, path, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  return {
    child,
    async next<T>() {
      const line = await lines.next();
      if (line.done) throw new Error(`${file} ended without a word`);
      return JSON.parse(line.value) as T;
    },
    tell: (line) => void child.stdin.write(`${line}\n`),
    async end() {
      child.stdin.end();
      const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
      if (file.startsWith('express')) child.kill('SIGTERM');
      await ended;
      clearTimeout(force);
    },
  };
}

/** Runs a child to its end and gives its one line. */
export async function runPeer<T>(file: string, args: readonly string[]): Promise<T> {
  const peer = startPeer(file, args);
  const result = await peer.next<T>();
  await peer.end();
  return result;
}

/** Middle value; the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
