/** Schemas around a place: what judges the value itself, a member of it, an item of it. */
import { inPlace, namesOf } from '../prove/facts.ts';
import { canonicalId } from '../schema/canonical.ts';
import { childOf, type Node, nowhere, syntheticNode } from '../schema/document.ts';
import { regexOf } from '../schema/formats.ts';

const anyValue = syntheticNode(nowhere, {});
/** What may be anything has a schema, too. */
export const filled = (pos: readonly Node[]): readonly Node[] => (pos.length > 0 ? pos : [anyValue]);
/** A schema that wants a member. */
export const requiringNode = (name: string): Node => syntheticNode(nowhere, { required: [name] });

/** A key of schemas that mean the same. */
export const ids = (nodes: readonly Node[]): string => [...new Set(nodes.map(canonicalId))].sort((a, b) => a - b).join(',');

/** The schemas and everything in them that judges the same value, `not` included. */
export function aroundOf(nodes: readonly Node[]): readonly Node[] {
  const found = new Set<Node>();
  const walk = (node: Node): void => {
    if (found.has(node) || found.size > 400) return;
    found.add(node);
    for (const one of inPlace(node)) walk(one);
    if ('not' in node.raw) walk(childOf(node, 'not'));
  };
  for (const node of nodes) walk(node);
  return [...found];
}

/** Every schema that may have to accept a member. */
export const memberGoals = (goals: readonly Node[], name: string): readonly Node[] =>
  goals.flatMap((node) => {
    const { raw } = node;
    const isOwn = Object.hasOwn((raw['properties'] ?? {}) as object, name);
    const patterns = namesOf(raw['patternProperties']).filter((pattern) => regexOf(pattern)?.test(name) !== false);
    return [
      ...(isOwn ? [childOf(node, 'properties', name)] : []),
      ...patterns.map((pattern) => childOf(node, 'patternProperties', pattern)),
      ...(!isOwn && patterns.length === 0 && 'additionalProperties' in raw ? [childOf(node, 'additionalProperties')] : []),
      ...(!isOwn && 'unevaluatedProperties' in raw ? [childOf(node, 'unevaluatedProperties')] : []),
    ];
  });

/** Every schema that may have to accept an item. */
export const itemGoals = (goals: readonly Node[], index: number): readonly Node[] =>
  goals.flatMap((node) => {
    const prefix = Array.isArray(node.raw['prefixItems']) ? node.raw['prefixItems'].length : 0;
    if (index < prefix) return [childOf(node, 'prefixItems', index)];
    return (['items', 'unevaluatedItems'] as const).flatMap((keyword) => (keyword in node.raw ? [childOf(node, keyword)] : []));
  });
