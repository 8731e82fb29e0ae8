/**
 * Changes of requirements. Ids never vanish, levels do not rise unnoticed, stable never goes back. Whether a changed sentence means the
 * same is nothing a program can prove: it counts as breaking until somebody approves it.
 */

import { type Change, changeOf, type Level } from '../change.ts';
import type { RequirementRow } from '../version.ts';
import { say } from './say.ts';
import { actionTexts, whatTexts, whoTexts } from './texts.ts';

/** Changes from one set of requirements to another. */
export function compareRequirements(before: readonly RequirementRow[], after: readonly RequirementRow[]): readonly Change[] {
  const fresh = new Map(after.map((row) => [row.id, row]));
  const old = new Set(before.map(({ id }) => id));
  return [
    ...before.flatMap((row) => {
      const now = fresh.get(row.id);
      if (!now)
        return [
          of(row, 'requirement-removed', 'major', {
            what: say(whatTexts.requirementRemoved, { title: row.title.zh }),
            affected: whoTexts.users,
            action: actionTexts.reconsider,
          }),
        ];
      return compareRow(row, now);
    }),
    ...after
      .filter(({ id }) => !old.has(id))
      .map((row) =>
        of(row, 'requirement-added', 'minor', {
          what: say(whatTexts.requirementAdded, { after: row.level, title: row.title.zh }),
          affected: whoTexts.platforms,
          action: actionTexts.fulfil,
          after: row.level,
        }),
      ),
  ];
}

type Texts = Pick<Change, 'what' | 'affected' | 'action'> & Partial<Pick<Change, 'before' | 'after' | 'verdict'>>;

function of(row: RequirementRow, keyword: string, level: Level, texts: Texts): Change {
  const change = changeOf({ area: 'requirement', thing: row.id, pointer: '', keyword, level, ...texts });
  return row.stability === 'experimental' ? { ...change, exempt: { by: 'experimental' } } : change;
}

const ranks = ['MAY', 'SHOULD', 'MUST'];
const maturities = ['experimental', 'candidate', 'stable'];

function compareRow(old: RequirementRow, now: RequirementRow): readonly Change[] {
  const isWithdrawn = now.stability === 'withdrawn' && old.stability !== 'withdrawn';
  if (isWithdrawn)
    return [
      of(old, 'requirement-withdrawn', old.level === 'MUST' ? 'major' : 'minor', {
        what: say(whatTexts.requirementWithdrawn, { title: now.title.zh }),
        affected: whoTexts.users,
        action: actionTexts.reconsider,
      }),
    ];
  const changes: Change[] = [];
  const [before, after] = [old.level, now.level];
  const rise = ranks.indexOf(after) - ranks.indexOf(before);
  if (rise > 0)
    changes.push(
      of(old, 'level-raised', after === 'MUST' ? 'major' : 'minor', {
        what: say(whatTexts.levelRaised, { before, after }),
        affected: whoTexts.platforms,
        action: actionTexts.fulfil,
        before,
        after,
      }),
    );
  if (rise < 0)
    changes.push(
      of(old, 'level-lowered', before === 'MUST' ? 'major' : 'minor', {
        what: say(whatTexts.levelLowered, { before, after }),
        affected: whoTexts.users,
        action: actionTexts.reconsider,
        before,
        after,
      }),
    );
  if (old.statement.zh !== now.statement.zh)
    changes.push(
      of(old, 'statement-changed', 'major', {
        verdict: 'cannot-prove',
        what: say(whatTexts.statementChanged, { before: old.statement.zh, after: now.statement.zh }),
        affected: whoTexts.platforms,
        action: actionTexts.read,
        before: old.statement.zh,
        after: now.statement.zh,
      }),
    );
  else if (old.statement.en !== now.statement.en || old.title.zh !== now.title.zh || old.title.en !== now.title.en)
    changes.push(
      of(old, 'text-changed', 'patch', {
        what: say(whatTexts.translationChanged),
        affected: whoTexts.nobody,
        action: actionTexts.none,
        before: old.statement.en,
        after: now.statement.en,
      }),
    );
  const [was, is] = [old.stability ?? '', now.stability ?? ''];
  if (was !== is) {
    const isBack = maturities.indexOf(is) !== -1 && maturities.indexOf(is) < maturities.indexOf(was);
    changes.push(
      of(isBack ? { ...old, stability: '' } : old, 'stability', isBack ? 'major' : 'minor', {
        what: say(isBack ? whatTexts.stabilityBack : whatTexts.stabilityForward, { before: was, after: is }),
        affected: whoTexts.users,
        action: actionTexts.read,
        before: was,
        after: is,
      }),
    );
  }
  return changes;
}
