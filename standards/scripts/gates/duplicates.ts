/** No requirement says again what another says: pairs of statements whose wording is nearly the same are found, in Chinese by pairs of characters. */
import type { Requirement } from '../requirements.ts';
import { closeGate, type GateResult } from './gate.ts';
import { rowsOf, type World } from './world.ts';

/** Share of common pairs of characters (Dice) from which two statements say the same. The nearest true pair of the registry lies clearly below. */
export const tooNear = 0.6;

/** Judges each pair. */
export function checkDuplicates(world: World): GateResult {
  const rows = rowsOf(world);
  const near = nearestPairs(rows).filter(({ likeness }) => likeness >= tooNear);
  return closeGate(
    'duplicates',
    rows.length,
    near.map(({ a, b, likeness }) => `${b}: says nearly what ${a} says (${likeness.toFixed(2)}); merge them, or say what is different`),
  );
}

/** Two rows and how alike they are, 0 to 1. */
export interface Pair {
  readonly a: string;
  readonly b: string;
  readonly likeness: number;
}

/** All pairs that have anything in common, nearest first. */
export function nearestPairs(rows: readonly Requirement[]): readonly Pair[] {
  const texts = rows.map(({ id, statement }) => ({ id, pairs: characterPairs(statement.zh) }));
  const found: Pair[] = [];
  texts.forEach((b, index) => {
    for (const a of texts.slice(0, index)) {
      const likeness = dice(a.pairs, b.pairs);
      if (likeness > 0) found.push({ a: a.id, b: b.id, likeness });
    }
  });
  return found.sort((x, y) => y.likeness - x.likeness);
}

/** Neighbouring characters of a text without its punctuation. */
function characterPairs(text: string): ReadonlySet<string> {
  const letters = [...text.replace(/[\s\p{P}]/gu, '')];
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const total = a.size + b.size;
  return total === 0 ? 0 : (2 * [...a].filter((pair) => b.has(pair)).length) / total;
}
