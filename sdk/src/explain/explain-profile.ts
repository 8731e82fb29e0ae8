/** Levels and profiles (级别、专用规范), by id and version: what they ask for, what they narrow, raise and tighten. */

import { findProfile, type Profile, type ProfileConstraint, profileReferences } from '../profiles/profiles.ts';
import type { Explanation, Item } from './explanation.ts';
import { requirements, type Words } from './standard.ts';
import { levelWords, wordsOf } from './standard-words.ts';

const statuses: { readonly [status: string]: Words } = {
  level: { zh: '级别', en: 'level' },
  complete: { zh: '完整', en: 'complete' },
  'structure-only': { zh: '只有结构的占位，不能据以判断', en: 'a slot, structure only: nothing can be judged by it' },
};

/** By reference, e.g. cn-xg@1.0; undefined when there is none. */
export function explainProfile(asked: string): Explanation | undefined {
  const found = findProfile(asked);
  return found.ok ? explainedProfile(found.value) : undefined;
}

/** Every version of a profile whose id is asked for, and those that are titled so. */
export const profilesNamed = (asked: string): readonly Explanation[] =>
  profileReferences.flatMap((reference) => {
    const found = findProfile(reference);
    if (!found.ok) return [];
    const { id, title } = found.value;
    return id === asked.toLowerCase() || title.zh === asked || title.en.toLowerCase() === asked.toLowerCase() ? [explainedProfile(found.value)] : [];
  });

/** A profile, also one of a file. */
export function explainedProfile(profile: Profile): Explanation {
  const { id, version, title, status, base, notice, claims, constrain, extend, levels, thresholds } = profile;
  const raised = Object.entries(levels).map(([row, level]): Item => {
    const { zh, en } = wordsOf(levelWords, level);
    const known = requirements.get(row)?.title ?? { zh: '', en: '' };
    return { id: row, title: { zh: `${zh}：${known.zh}`, en: `${en}: ${known.en}` } };
  });
  const tightened = Object.entries(thresholds).flatMap(([indicator, own]) =>
    Object.entries(own).map(([name, value]): Item => ({ id: `${indicator} ${name}`, title: { zh: String(value), en: String(value) } })),
  );
  const narrowed = constrain.map((row): Item => ({ id: placeOf(row), title: row.reason }));
  const own = extend.map(
    ({ type, path, title: words, require }): Item => ({ id: `${[type].flat().join(', ')} ${path}`, title: words, ...(require ? { isRequired: true } : {}) }),
  );
  return {
    kind: 'profile',
    id: `${id}@${version}`,
    title,
    ...(notice ? { text: notice } : {}),
    facts: [
      { key: 'state', value: wordsOf(statuses, status) },
      { key: 'base', value: base },
      ...(claims.modules.length > 0 ? [{ key: 'modules' as const, value: claims.modules.join(', ') }] : []),
      ...(claims.requirements.length > 0
        ? [
            {
              key: 'asks' as const,
              value: {
                zh: `要求${claims.requirements.length}条，计划中${claims.planned.length}条`,
                en: `${claims.requirements.length} requirements, ${claims.planned.length} planned`,
              },
            },
          ]
        : []),
    ],
    lists: [
      ...(narrowed.length > 0 ? [{ key: 'narrowed' as const, items: narrowed }] : []),
      ...(own.length > 0 ? [{ key: 'own-fields' as const, items: own }] : []),
      ...(raised.length > 0 ? [{ key: 'raised' as const, items: raised }] : []),
      ...(tightened.length > 0 ? [{ key: 'tightened' as const, items: tightened }] : []),
    ],
    see: base.startsWith('standard@') ? [] : [base],
  };
}

const placeOf = ({ type, property, code }: ProfileConstraint): string => code ?? `${[type ?? ''].flat().join(', ')} ${property ?? ''}`;
