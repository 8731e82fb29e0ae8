/** How a verb tells of an expected failure. */
import type { Failure } from '@jiyue/sdk/plugin';
import type { ServerConfig } from '../../config/index.ts';
import { failureText } from '../failure-text.ts';
import { exitCodes, type VerbIo } from '../verb.ts';

/** @returns the exit code */
export function refuse(failure: Failure, { language }: ServerConfig, io: VerbIo): number {
  io.note(`${failure.code} ${failureText(failure, language)}`);
  return exitCodes.wrongUse;
}
