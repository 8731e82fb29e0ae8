/** Wrong use or configuration: the run ends with exit code 2 and this sentence, wherever it is noticed. */

import type { Sentence } from '../import/language.ts';

/** Sentence with its data; `hint` is a second line, e.g. what to type instead. */
export class UsageFault extends Error {
  readonly sentence: Sentence;
  readonly data: { readonly [name: string]: unknown };
  readonly hint: Sentence | undefined;

  constructor(sentence: Sentence, data: { readonly [name: string]: unknown } = {}, hint?: Sentence) {
    super(sentence.en);
    this.name = 'UsageFault';
    this.sentence = sentence;
    this.data = data;
    this.hint = hint;
  }
}
