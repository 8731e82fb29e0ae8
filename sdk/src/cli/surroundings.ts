/** What a run of the command has around it: streams, folder, clock, interrupts. Tests bring their own. */

import type { Environment } from './config/environment.ts';

/** A stream for text. */
export interface TextStream {
  readonly isTerminal: boolean;
  /** Display cells of a line; undefined when the stream is no terminal. */
  readonly columns: number | undefined;
  write(text: string): void;
}

/** Surroundings of one run. */
export interface Surroundings {
  readonly environment: Environment;
  /** Folder that relative paths start from. */
  readonly folder: string;
  /** Results. */
  readonly stdout: TextStream;
  /** Progress, notices and errors. */
  readonly stderr: TextStream;
  /** Bytes of standard input, read when `-` is named as a file. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Calls the listener at the first Ctrl-C; a second one ends the process at once. @returns undo */
  readonly onInterrupt: (listener: () => void) => () => void;
}
