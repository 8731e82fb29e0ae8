/** What every engine of the comparison does, and the two tokenizers each of them is given. */
import { analyse } from '../../../src/analysis/analyse.ts';
import { foldText } from '../../../src/analysis/fold-text.ts';
import type { Passage } from '../corpus.ts';

/** Finds the ten best. */
export type Ask = (question: string) => Promise<readonly string[]>;

/** An engine, filled. */
export interface Peer {
  readonly ask: Ask;
  /** Stops and comes back with the same data, as a restart of the process would. @returns the engine again */
  restart(): Promise<Peer>;
  /** Bytes of what is kept on disk. */
  bytes(): number;
  close(): Promise<void>;
}

/** Fills an engine. @param folder of its own */
export type BuildPeer = (passages: readonly Passage[], tokens: Tokenizer, folder: string) => Promise<Peer>;

/** Text to tokens, in order. */
export type Tokenizer = (text: string) => string[];

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * `pairs`: those of our analyser, which serve any language engine as a tokenizer. `words`: Intl.Segmenter, clause by clause, as it is slow on
 * long texts.
 */
export const tokenizers: { readonly [name: string]: Tokenizer } = {
  pairs: (text) => [...analyse(text).pairs],
  words: (text) =>
    foldText(text)
      .split(/[\p{P}\s]+/u)
      .flatMap((clause) => [...segmenter.segment(clause)].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []))),
};
