/**
 * Links between resources, readable from both ends (JY-RES-009): policy and interpretation reach each other, a repealed document
 * names what repealed it. What the reader may not see is left out.
 */
import type { Relation, Resource } from '@jiyue/standards/model';
import { relationName } from './code-names.ts';
import type { Language, Texts } from './texts.ts';

/** Resources that stand in one relation to the page. */
export interface RelatedGroup {
  /** Type of the relation, or "interpretation". */
  readonly type: string;
  /** Which end of the relation the page is; with interpretations it does not matter. */
  readonly end: 'from' | 'to';
  readonly label: string;
  readonly resources: readonly Resource[];
}

/** Ids at the other end of the relations of a resource, and what an interpretation names itself. */
export function relatedIds(resource: Resource, relations: readonly Relation[]): readonly string[] {
  const named = resource.kind === 'interpretation' ? (resource.interpretsIds ?? []) : [];
  return [...new Set([...named, ...relations.map((relation) => otherEnd(relation, resource.id))])].filter((id) => id !== resource.id);
}

/** @param others the resources behind `relatedIds`, as far as they may be seen */
export function relatedGroups(
  resource: Resource,
  relations: readonly Relation[],
  others: readonly Resource[],
  language: Language,
  texts: Texts,
): readonly RelatedGroup[] {
  const byId = new Map(others.map((other) => [other.id, other]));
  const groups = new Map<string, { readonly group: Omit<RelatedGroup, 'resources'>; readonly resources: Map<string, Resource> }>();
  const add = (group: Omit<RelatedGroup, 'resources'>, id: string) => {
    const other = byId.get(id);
    if (!other) return;
    const known = groups.get(group.label) ?? { group, resources: new Map<string, Resource>() };
    groups.set(group.label, known);
    known.resources.set(id, other);
  };

  for (const id of resource.kind === 'interpretation' ? (resource.interpretsIds ?? []) : []) add(interpretation(resource, texts), id);
  for (const relation of relations) {
    const end = relation.fromId === resource.id ? 'from' : 'to';
    const group = relation.type.endsWith('-interpretation')
      ? interpretation(resource, texts)
      : ({ type: relation.type, end, label: relationName(relation.type, end, language) } as const);
    add(group, otherEnd(relation, resource.id));
  }
  return [...groups.values()].map(({ group, resources }) => ({ ...group, resources: [...resources.values()] }));
}

const otherEnd = ({ fromId, toId }: Relation, id: string): string => (fromId === id ? toId : fromId);

// whichever way the relation was written, a document has interpretations and an interpretation has its document
const interpretation = ({ kind }: Resource, texts: Texts): Omit<RelatedGroup, 'resources'> => ({
  type: 'interpretation',
  end: kind === 'interpretation' ? 'to' : 'from',
  label: kind === 'interpretation' ? texts.interpretedDocument : texts.interpretations,
});
