/**
 * What `npm start` remembers in the data folder: whether the demo content is there, and the demo tokens, so that a later start
 * can show them again. Real tokens are shown once and kept by digest alone; these are for demo content on one machine, and the
 * file is readable by its owner only.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** State of the demo in a data folder. */
export interface DemoState {
  /** Whether this folder is to hold the demo content. */
  readonly content: 'demo' | 'none';
  /** When the load was complete; absent: not yet. */
  readonly loadedAt?: string;
  /** Tokens of the demo accounts, as they are made. */
  readonly tokens: { readonly editor?: string; readonly system?: string };
  /** Plugins that a start entered into the registry once; what the operator took out later stays out. */
  readonly registered: readonly string[];
  /** Settings of the demo that a start entered once. Absent: none yet. */
  readonly brought?: readonly string[];
}

/** Its file. */
export const stateFile = (data: string): string => join(data, 'demo.json');

/** Undefined: no start of ours wrote one. Throws SyntaxError when the file is broken. */
export function readState(data: string): DemoState | undefined {
  let written: string;
  try {
    written = readFileSync(stateFile(data), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const { content, tokens, registered, ...rest } = JSON.parse(written) as DemoState;
  if ((content !== 'demo' && content !== 'none') || typeof tokens !== 'object' || !Array.isArray(registered)) throw new SyntaxError('not a state');
  return { content, tokens, registered, ...rest };
}

/** Whole or not at all. */
export function writeState(data: string, state: DemoState): void {
  const note = '由 npm start 写下：示例令牌只供在本机试用。 Written by npm start: the demo tokens are for trying on this machine only.';
  const fresh = `${stateFile(data)}.new`;
  writeFileSync(fresh, `${JSON.stringify({ note, ...state }, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(fresh, stateFile(data));
}
