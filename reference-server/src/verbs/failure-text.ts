/** An expected failure as one line for the console, from the one table of codes. */
import { problemOf } from '@jiyue/sdk';
import type { Failure } from '@jiyue/sdk/plugin';
import type { Language } from '../http/language.ts';

/** The sentence of this occurrence. */
export const failureText = (failure: Failure, language: Language): string => problemOf(failure, language).detail;
