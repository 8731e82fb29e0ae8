/** Inspection indicators (检查指标), by id: thresholds, points, who decides, and profiles that are stricter. */

import { type Indicator, indicators, quantities, type Threshold } from '../indicators/indicators.ts';
import { findProfile, type Profile, profileReferences } from '../profiles/profiles.ts';
import type { Explanation, Item } from './explanation.ts';
import type { Words } from './standard.ts';
import { evidenceWords, wordsOf } from './standard-words.ts';

/** Ids of all indicators. */
export const indicatorIds: readonly string[] = [...indicators.keys()];

const decides: { readonly [who: string]: Words } = {
  machine: { zh: '由机器判断', en: 'decided by machine' },
  person: { zh: '由人判断', en: 'decided by a person' },
  'machine-and-person': { zh: '机器与人共同判断', en: 'decided by machine and person' },
};
const parts: { readonly [part: string]: Words } = {
  veto: { zh: '单项否决', en: 'veto' },
  deduct: { zh: '扣分', en: 'deduction' },
  bonus: { zh: '加分', en: 'bonus' },
};

/** By id in any case, also with a case as S1/late; undefined when there is none. */
export function explainIndicator(asked: string): Explanation | undefined {
  const plain = asked.split('/')[0]?.toLowerCase();
  const one = [...indicators.values()].find(({ id }) => id.toLowerCase() === plain);
  if (!one) return undefined;
  const thresholds = Object.entries(one.thresholds ?? {}).map(([name, value]): Item => ({ id: name, title: thresholdWords(one, name, value) }));
  const cases = (one.cases ?? []).map(
    ({ id, zh, en, points }): Item => ({
      id: `${one.id}/${id}`,
      title: points === undefined ? { zh, en } : { zh: `${zh}（${points}分）`, en: `${en} (${points} points)` },
    }),
  );
  return {
    kind: 'indicator',
    id: one.id,
    title: one.title,
    text: one.rule,
    facts: [
      { key: 'group', value: wordsOf(parts, one.part) },
      { key: 'points', value: pointsWords(one) },
      { key: 'decides', value: { zh: `${wordsOf(decides, one.decides).zh}：${one.how}`, en: `${wordsOf(decides, one.decides).en}: ${one.how}` } },
      { key: 'evidence', value: wordsOf(evidenceWords, one.evidence) },
    ],
    lists: [
      ...(thresholds.length > 0 ? [{ key: 'thresholds' as const, items: thresholds }] : []),
      ...(cases.length > 0 ? [{ key: 'cases' as const, items: cases }] : []),
    ],
    see: one.proof.slice(0, 1).map((kind) => `evidence-kind ${kind}`),
  };
}

function pointsWords({ scored, points, cases = [] }: Indicator): Words {
  if (!scored) return { zh: '不计分：没有读到原文', en: 'not scored: the source was not read' };
  if (points !== undefined && points !== null) return { zh: `${points}分`, en: `${points} points` };
  return cases.some((one) => one.points !== undefined) ? { zh: '按情形', en: 'by case' } : { zh: '一项即决定', en: 'one finding decides' };
}

/** The number of the standard, and those of profiles that are stricter. */
function thresholdWords({ id }: Indicator, name: string, value: Threshold): Words {
  const { zh, en } = quantities.get(name) ?? { zh: name, en: name };
  const stricter = profileReferences
    .flatMap((reference): readonly Profile[] => {
      const found = findProfile(reference);
      return found.ok ? [found.value] : [];
    })
    .flatMap((profile) => {
      const own = profile.thresholds[id]?.[name];
      return own === undefined ? [] : [`${profile.id}@${profile.version} ${own}`];
    });
  const more = stricter.length === 0 ? '' : ` (${stricter.join(', ')})`;
  return value === null ? { zh: `${zh}：没有读到原文${more}`, en: `${en}: never read${more}` } : { zh: `${zh}：${value}${more}`, en: `${en}: ${value}${more}` };
}
