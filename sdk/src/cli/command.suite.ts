/** Runs the command inside the test with surroundings of its own: nothing of this process is read or written. */

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Environment } from './config/environment.ts';
import type { ExitCode } from './exit-codes.ts';
import { run } from './run.ts';

/** What a run left behind. */
export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** What a test may set. */
export interface RunOptions {
  readonly folder?: string;
  readonly environment?: Environment;
  /** What standard input holds; an error is thrown when it is read. */
  readonly stdin?: string | Uint8Array | Error;
  /** How far the clock goes on each time it is asked; it stands still when absent. */
  readonly stepMs?: number;
  /** Cells of a terminal on both streams; no terminal when absent. */
  readonly columns?: number;
  /** Given the listener for Ctrl-C as soon as the verb asks for it. */
  readonly onInterrupt?: (listener: () => void) => void;
}

/** A folder with files. */
export function folderWith(files: { readonly [name: string]: string | Uint8Array }): string {
  const folder = mkdtempSync(join(tmpdir(), 'jiyue-cli-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** Runs one command line. The clock begins at 2026-03-12. */
export async function runCommand(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { folder = tmpdir(), environment = {}, stdin = '', columns, stepMs = 0, onInterrupt } = options;
  let asked = 0;
  let out = '';
  let err = '';
  const stream = (write: (text: string) => void) => ({ isTerminal: columns !== undefined, columns, write });
  const code = await run(args, {
    environment,
    folder,
    stdout: stream((text) => {
      out += text;
    }),
    stderr: stream((text) => {
      err += text;
    }),
    stdin: async function* () {
      if (stdin instanceof Error) throw stdin;
      if (stdin.length > 0) yield typeof stdin === 'string' ? Buffer.from(stdin) : stdin;
    },
    now: () => Date.UTC(2026, 2, 12, 1, 30) + stepMs * asked++,
    onInterrupt: (listener) => {
      onInterrupt?.(listener);
      return () => undefined;
    },
  });
  return { code, out, err };
}
