/** The report of a comparison: what `jiyue diff --format json` writes, and what screen and guide are made of. Its published schema is `diff-report.schema.json`. */

import type { Language } from '../../import/language.ts';
import { type Change, type Level, levels } from '../change.ts';
import { type Comparison, countedLevel, levelOf, type SeenCounts } from '../compare-versions.ts';
import type { Direction } from '../change.ts';

/** Version of this report's form. */
export const reportVersion = 1;

/** The report. */
export interface DiffReport {
  readonly schemaVersion: typeof reportVersion;
  readonly verb: 'diff';
  readonly old: string;
  readonly new: string;
  readonly language: Language;
  /** What the changes amount to, exempt ones left out. */
  readonly level: Level;
  /** The largest level that was allowed. */
  readonly allowed: Level;
  readonly outcome: 'pass' | 'findings' | 'nothing-seen';
  readonly readerView: 'tolerant' | 'strict';
  readonly seen: SeenCounts;
  readonly counts: {
    readonly changes: number;
    readonly major: number;
    readonly minor: number;
    readonly patch: number;
    readonly exempt: number;
    readonly cannotProve: number;
  };
  readonly verdicts: Comparison['verdicts'];
  readonly changes: readonly Change[];
}

/** @param allowed changes up to this level pass */
export function buildReport({ old, fresh, readerView, seen, verdicts, changes }: Comparison, allowed: Level, language: Language): DiffReport {
  const level = levelOf(changes);
  const count = (wanted: Level) => changes.filter((change) => countedLevel(change) === wanted).length;
  const isNothing = seen.types + seen.codes + seen.requirements + seen.operations + seen.events === 0 && changes.length === 0;
  return {
    schemaVersion: reportVersion,
    verb: 'diff',
    old,
    new: fresh,
    language,
    level,
    allowed,
    outcome: isNothing ? 'nothing-seen' : levels.indexOf(level) > levels.indexOf(allowed) ? 'findings' : 'pass',
    readerView,
    seen,
    counts: {
      changes: changes.length,
      major: count('major'),
      minor: count('minor'),
      patch: count('patch'),
      exempt: changes.filter(({ exempt }) => exempt !== undefined).length,
      cannotProve: changes.filter((change) => change.verdict === 'cannot-prove' && change.exempt === undefined).length,
    },
    verdicts,
    changes,
  };
}

/** Directions in the order they are told. */
export const directions: readonly Direction[] = ['request', 'reply', 'event', 'stored'];
