/** The process around the command: its real streams, clock and signals. */

import { readEnvironment } from './config/environment.ts';
import type { ExitCode } from './exit-codes.ts';
import { run } from './run.ts';
import type { Surroundings, TextStream } from './surroundings.ts';

/** Runs the command with the arguments of this process. @returns the exit code to leave with */
export async function main(): Promise<ExitCode> {
  // a reader that went away (| head) is no fault: nobody is left to tell
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
      throw error;
    });
  }
  return run(process.argv.slice(2), surroundings());
}

function surroundings(): Surroundings {
  return {
    environment: readEnvironment(),
    folder: process.cwd(),
    stdout: streamOf(process.stdout),
    stderr: streamOf(process.stderr),
    stdin: () => process.stdin,
    now: () => Date.now(),
    onInterrupt,
  };
}

const streamOf = (stream: NodeJS.WriteStream): TextStream => ({
  isTerminal: stream.isTTY === true,
  get columns() {
    return stream.isTTY ? stream.columns : undefined;
  },
  write: (text) => void stream.write(text),
});

const signals = ['SIGINT', 'SIGTERM'] as const;

function onInterrupt(listener: () => void): () => void {
  const undo = () => {
    for (const signal of signals) process.off(signal, once);
  };
  // without a listener the next signal ends the process as usual
  const once = () => {
    undo();
    listener();
  };
  for (const signal of signals) process.on(signal, once);
  return undo;
}
