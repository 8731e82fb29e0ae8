/**
 * Ranker: of texts that answer equally well the one that binds more comes first: by its legal level (效力位阶), and by the level of the body
 * that issued it (发文机关层级).
 */
import type { SearchRanker } from '@jiyue/sdk/plugin';
import { legalStep } from '../indexing/legal-level.ts';

// the first that fits; names of bodies as documents state them
const bodies: readonly (readonly [RegExp, number])[] = [
  [/^(全国人民代表大会|全国人大|国务院(?!.{1,12}(局|办公室|委员会))|中共中央|中央办公厅)/u, 1],
  [/^(最高人民法院|最高人民检察院|国家.{1,20}(局|委|委员会|总局|署)|国务院|中国人民银行|[^省市县区州旗]{1,20}部)$/u, 0.8],
  [/^[^省区]{1,8}(省|自治区)[^市州县区旗]*$/u, 0.5],
  [/^[^市州]{1,8}(市|自治州|地区|盟)[^县区旗]*$/u, 0.3],
  [/(县|区|旗)/u, 0.15],
];

/** Level of a body as a step from 0 (none, or not told by the name) to 1 (of the State). */
export const bodyStep = (issuer: string): number => bodies.find(([pattern]) => pattern.test(issuer))?.[1] ?? 0;

/** @param legalLevelBoost @param issuerLevelBoost what the highest level gains, 0 to 1 */
export const authority = (legalLevelBoost: number, issuerLevelBoost: number): SearchRanker => ({
  async rank({ hits }) {
    return hits.map(
      ({ legalLevel, issuers }) => (1 + legalLevelBoost * legalStep(legalLevel)) * (1 + issuerLevelBoost * Math.max(0, ...issuers.map(bodyStep))),
    );
  },
});
