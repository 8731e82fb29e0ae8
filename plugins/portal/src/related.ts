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

/** What a resource is linked with, as ids. */
export interface Linked {
  /** Both directions. */
  readonly relations: readonly Relation[];
  /** Documents that the resource, an interpretation, names itself. */
  readonly explains: readonly string[];
  /** Interpretations that name the resource. */
  readonly explainedBy: readonly string[];
}

/** Ids of all resources it is linked with, each once. */
export const linkedIds = (id: string, { relations, explains, explainedBy }: Linked): readonly string[] =>
  [...new Set([...explains, ...explainedBy, ...relations.map((relation) => otherEnd(relation, id))])].filter((other) => other !== id);

type Head = Omit<RelatedGroup, 'resources'>;

/** @param others the resources behind `linkedIds`, as far as they may be seen */
export function relatedGroups(resource: Resource, linked: Linked, others: readonly Resource[], language: Language, texts: Texts): readonly RelatedGroup[] {
  const byId = new Map(others.map((other) => [other.id, other]));
  const groups = new Map<string, { readonly head: Head; readonly resources: Map<string, Resource> }>();
  const add = (head: Head, id: string) => {
    const other = byId.get(id);
    if (!other) return;
    const group = groups.get(head.label) ?? { head, resources: new Map<string, Resource>() };
    groups.set(head.label, group);
    group.resources.set(id, other);
  };
  const interpretations = { type: 'interpretation', end: 'from', label: texts.interpretations } as const;
  const documents = { type: 'interpretation', end: 'to', label: texts.interpretedDocument } as const;

  for (const id of linked.explains) add(documents, id);
  for (const id of linked.explainedBy) add(interpretations, id);
  for (const relation of linked.relations) {
    const { type } = relation;
    const end = relation.fromId === resource.id ? 'from' : 'to';
    // whichever way it was written, a document has interpretations and an interpretation has its document
    const head = type.endsWith('-interpretation')
      ? resource.kind === 'interpretation'
        ? documents
        : interpretations
      : ({ type, end, label: relationName(type, end, language) } as const);
    add(head, otherEnd(relation, resource.id));
  }
  return [...groups.values()].map(({ head, resources }) => ({ ...head, resources: [...resources.values()] }));
}

const otherEnd = ({ fromId, toId }: Relation, id: string): string => (fromId === id ? toId : fromId);
