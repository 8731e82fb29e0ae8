/**
 * Legal level (效力位阶): of texts that answer equally well the one that binds more comes first. Where the source does not state it,
 * names of national texts tell it; other texts have none. Order and names after the 立法法 (Legislation Law), from memory.
 */
import type { Resource } from '@jiyue/standards/model';

const steps: readonly (readonly [RegExp, number])[] = [
  [/^(宪法|法律|有关法律问题的决定)$/, 1],
  [/^司法解释/, 0.8],
  [/^(行政法规|监察法规)/, 0.7],
  [/^(部门规章|规章|国务院部门规章)/, 0.4],
];

/** Level as a step from 0 (none, or local rules) to 1 (laws). @param level the words of the source, e.g. 行政法规 */
export const legalStep = (level: string | undefined): number => steps.find(([pattern]) => pattern.test(level?.trim() ?? ''))?.[1] ?? 0;

// a name ends where brackets or a blank begin: 中华人民共和国虚构法（2026年修正）
const names: readonly (readonly [RegExp, string])[] = [
  [/^中华人民共和国[^\s（(《]*(?:(?<!办)法|法典)(?:修正案)?(?=$|[\s（(])/u, '法律'],
  [/^中华人民共和国[^\s（(《]*(?:条例|细则|办法|规定)(?=$|[\s（(])/u, '行政法规'],
  [/^最高人民(?:法院|检察院)[^\s]*(?:解释|规定|批复|解答|安排)(?=$|[\s（(])/u, '司法解释'],
];

/** The level of a document as its source states it, else by its name; undefined for what has none or is no document. */
export function legalLevelOf({ kind, title, document }: Pick<Resource, 'kind' | 'title' | 'document'>): string | undefined {
  if (document?.legalLevel !== undefined) return document.legalLevel;
  return kind === 'policy-document' ? names.find(([pattern]) => pattern.test(title))?.[1] : undefined;
}
