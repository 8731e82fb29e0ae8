/** What a service guide (办事指南) loses on its way to another format: members that the format has no name for, as the crosswalk `service-items` says. */
import crosswalks from '@jiyue/standards/generated/crosswalks.json' with { type: 'json' };
import type { FormatLoss, MappingLossReport, ServiceGuideDraft } from '@jiyue/standards/model';

interface NamedField {
  readonly path?: string;
  readonly names: Readonly<Record<string, string>>;
}

/** Names of our members in other formats, by the last step of their path. */
const named: ReadonlyMap<string, NamedField['names']> = new Map(
  ((crosswalks.find(({ id }) => id === 'service-items') as { readonly fields?: readonly NamedField[] } | undefined)?.fields ?? []).flatMap(({ path, names }) =>
    path === undefined ? [] : [[path.split('.').at(-1) ?? '', names] as const],
  ),
);

/** Where a record stands here: no other format is to carry it, and its own way keeps it. */
const ownMembers: ReadonlySet<string> = new Set(['siteId', 'ownerId', 'origin', 'fetchedAt', 'resourceId']);

const nobody = { zh: '该格式没有这一要素的名称。', en: 'The format has no name for this element.' };

/**
 * Lists every member of the guide that the format cannot express; what belongs to our base alone is no loss.
 * @param toFormat a format that the crosswalk names: `national-row` or `cpsv-ap`. Throws TypeError on another: nobody knows what it would lose
 */
export function serviceMappingLoss(guide: ServiceGuideDraft, toFormat: 'national-row' | 'cpsv-ap', language: 'zh-CN' | 'en' = 'zh-CN'): MappingLossReport {
  if (![...named.values()].some((names) => names[toFormat] !== undefined))
    throw new TypeError(`serviceMappingLoss: the crosswalk names nothing of format "${toFormat}"`);
  const members = Object.keys(guide).filter((member) => !ownMembers.has(member));
  const lost: FormatLoss[] = members
    .filter((member) => named.get(member)?.[toFormat] === undefined)
    .map((member) => ({ field: `/${member}`, reason: language === 'en' ? nobody.en : nobody.zh }));
  return { fromFormat: 'jiyue', toFormat, kept: members.length - lost.length, lost };
}
