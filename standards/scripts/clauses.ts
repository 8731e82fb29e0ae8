/** Clauses: every sentence of the notice with its disposition, from clauses/*.yaml. */
import { readFolder } from './sources.ts';

/** What a sentence or part means for software. */
export type Disposition = 'mapped' | 'context' | 'organisational' | 'excluded';

/** A part of a sentence, quoted. */
export interface ClausePart {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly disposition: Disposition;
  /** Needed by all but mapped. */
  readonly reason?: string;
  readonly areas: readonly string[];
  /** A mapped part that no requirement answers yet: which slice will, and why not now. */
  readonly open?: { readonly slice: string; readonly reason: string };
}

/** A sentence. */
export interface ClauseSentence {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** Of the NFC text in UTF-8, full stop included. */
  readonly sha256: string;
  readonly disposition: Disposition;
  readonly reason?: string;
  readonly note?: string;
  /** The sentence where the copy given to the project differs from the published one. */
  readonly projectCopy?: string;
  /** Words before, between and after the parts. */
  readonly between?: readonly string[];
  readonly parts?: readonly ClausePart[];
}

/** A line of the head or a heading. */
export interface ClauseLine {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
}

/** One norm. */
export interface ClauseFile {
  readonly id: string;
  readonly document: { readonly number: string; readonly title: string };
  /** Digest of all lines and sentences in the order of the document, and how many there are. */
  readonly whole: { readonly sha256: string; readonly count: number };
  readonly header: readonly ClauseLine[];
  readonly headings: readonly ClauseLine[];
  readonly sentences: readonly ClauseSentence[];
}

/** Clause documents as written. */
export const readClauseFiles = (): readonly ClauseFile[] => readFolder('clauses').map(({ doc }) => doc as ClauseFile);

/** Sentences and their parts in the order of the document. */
export const partsOf = ({ sentences }: ClauseFile): readonly (ClauseSentence | ClausePart)[] =>
  sentences.flatMap((sentence): readonly (ClauseSentence | ClausePart)[] => sentence.parts ?? [sentence]);

/** Clause documents for the output. */
export const clausesJson = (): readonly unknown[] => readClauseFiles();
