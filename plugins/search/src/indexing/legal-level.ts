/**
 * Legal level (效力位阶) as a step from 0 to 1: of texts that answer equally well the one that binds more comes first.
 * Texts without a level, and local rules, have step 0. Order of the levels: 立法法 (Legislation Law), chapter 5, from memory.
 */

const steps: readonly (readonly [RegExp, number])[] = [
  [/^(宪法|法律|有关法律问题的决定)$/, 1],
  [/^司法解释/, 0.8],
  [/^(行政法规|监察法规)/, 0.7],
  [/^(部门规章|规章|国务院部门规章)/, 0.4],
];

/** @param legalLevel the words of the source, e.g. 行政法规 */
export const legalStep = (legalLevel: string | undefined): number => steps.find(([pattern]) => pattern.test(legalLevel?.trim() ?? ''))?.[1] ?? 0;
