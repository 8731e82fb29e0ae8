/** Says what is wrong with a command line and where its usage stands. */
import type { ServerConfig } from '../config/index.ts';
import { say } from './texts.ts';
import { exitCodes, type VerbIo } from './verb.ts';

/** @param words of the verb, e.g. ["plugin", "install"] */
export function wrongUse(reason: string, words: readonly string[], { language }: ServerConfig, io: VerbIo): number {
  io.note(reason);
  io.note(say('seeUsage', language, { verb: words.join(' ') }));
  return exitCodes.wrongUse;
}
