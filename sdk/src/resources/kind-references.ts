/** Records that a resource refers to by its kind and its marks, with place and family: a store checks that they exist (JY-RES-005). */
import type { ResourceDraft } from '@jiyue/standards/model';

/** One reference. */
export interface KindReference {
  /** JSON Pointer from the draft. */
  readonly pointer: string;
  readonly id: string;
  readonly family: 'organization' | 'column' | 'resource';
}

/**
 * References beside those that every resource has (site, column, owner, issuers, attachments). Attachments that pictures, maps and downloads
 * name stand in `attachmentIds` too, which rule "attachments-listed" sees to.
 */
export function kindReferences(draft: ResourceDraft): readonly KindReference[] {
  const own = (table[draft.kind] as ((draft: ResourceDraft) => readonly KindReference[]) | undefined)?.(draft) ?? none;
  const { translation } = draft;
  return translation === undefined ? own : [...own, { pointer: '/translation/originalId', id: translation.originalId, family: 'resource' }];
}

type OfKind<K extends ResourceDraft['kind']> = Extract<ResourceDraft, { readonly kind: K }>;

const none: readonly KindReference[] = Object.freeze([]);

const list = (member: string, ids: readonly string[] | undefined): readonly KindReference[] =>
  ids?.map((id, place) => ({ pointer: `${member}/${place}`, id, family: 'resource' })) ?? none;

const table: { readonly [K in ResourceDraft['kind']]?: (draft: OfKind<K>) => readonly KindReference[] } = {
  interpretation: ({ interpretsIds }) => list('/interpretsIds', interpretsIds),
  leader: ({ organizationId }) => (organizationId === undefined ? none : [{ pointer: '/organizationId', id: organizationId, family: 'organization' }]),
  'organization-profile': ({ organizationId }) => [{ pointer: '/organizationId', id: organizationId, family: 'organization' }],
  'special-topic': ({ sections }) =>
    sections.flatMap(({ resourceIds, columnId }, place): readonly KindReference[] => [
      ...list(`/sections/${place}/resourceIds`, resourceIds),
      ...(columnId === undefined ? none : [{ pointer: `/sections/${place}/columnId`, id: columnId, family: 'column' } as const]),
    ]),
  faq: ({ policyIds }) => list('/policyIds', policyIds),
};
