/** Adds up what happened, in bounded memory: a few examples for each kind of note, counts for the rest. */

import type { FieldNote } from '../mapping/mapping.ts';
import type { NoteCount, RejectCount } from './import-result.ts';

const exampleLimit = 3;

/** Notes and reasons of a run. */
export class Tally {
  readonly #notes = new Map<string, { pointer: string; code: string; count: number; examples: NoteCount['examples'][number][] }>();
  readonly #reasons = new Map<string, number>();

  addNotes(recordId: string, notes: readonly FieldNote[]): void {
    for (const { pointer, code, data } of notes) {
      const key = `${pointer} ${code}`;
      const entry = this.#notes.get(key) ?? { pointer, code, count: 0, examples: [] };
      entry.count += 1;
      if (entry.examples.length < exampleLimit) entry.examples.push({ recordId, data });
      this.#notes.set(key, entry);
    }
  }

  addReason(code: string): void {
    this.#reasons.set(code, (this.#reasons.get(code) ?? 0) + 1);
  }

  /** Most frequent first. */
  notes(): readonly NoteCount[] {
    return [...this.#notes.values()].sort((a, b) => b.count - a.count || (a.pointer + a.code < b.pointer + b.code ? -1 : 1));
  }

  /** Most frequent first. */
  reasons(): readonly RejectCount[] {
    return [...this.#reasons].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  }
}
