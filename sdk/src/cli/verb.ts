/** What a verb is: how it is defined, how it is called. */
import type { Command } from 'commander';
import type { Language, Sentence } from '../import/language.ts';
import type { CommonFlags, Context } from './context.ts';
import type { ExitCode } from './exit-codes.ts';

/** What a verb is called with: its arguments and its flags by their camelCase names. */
export type VerbRun = (context: Context, args: readonly string[], flags: VerbFlags) => Promise<ExitCode>;

/** Flags as the parser gives them. */
export interface VerbFlags extends CommonFlags {
  readonly [name: string]: unknown;
}

/** What a definition works with. */
export interface DefineTools {
  readonly language: Language;
  readonly text: (sentence: Sentence, data?: { readonly [name: string]: unknown }) => string;
  /** Adds a verb whose run is loaded on demand. */
  readonly verb: (name: string, words: Sentence, load: () => Promise<VerbRun>, examples?: readonly string[]) => Command;
}

/** A verb that was asked for, with everything needed to run it. */
export interface ChosenVerb {
  readonly load: () => Promise<VerbRun>;
  readonly args: readonly string[];
  readonly flags: VerbFlags;
}
