/** Keywords that are read together: a group can be compared as a whole, and proven or left open as a whole. */

import { canonicalId } from '../schema/canonical.ts';
import { type Node, syntheticNode } from '../schema/document.ts';
import { isNote } from '../schema/vocabulary.ts';

const together: readonly (readonly string[])[] = [
  ['properties', 'patternProperties', 'additionalProperties'],
  ['prefixItems', 'items'],
  ['contains', 'minContains', 'maxContains'],
  ['if', 'then', 'else'],
];

/** A group of a schema: its keywords, under the name of the first. */
export interface Group {
  readonly name: string;
  readonly keywords: readonly string[];
}

const known = new WeakMap<object, readonly Group[]>();

/** Groups of a schema but for `$ref` and `allOf`, which are followed. */
export function groupsOf({ raw }: Node): readonly Group[] {
  const found = known.get(raw);
  if (found) return found;
  const groups: Group[] = [];
  const rest = new Set(Object.keys(raw).filter((keyword) => !isNote(keyword) && keyword !== '$ref' && keyword !== 'allOf'));
  for (const list of together) {
    const own = list.filter((keyword) => rest.delete(keyword));
    // minContains without contains, then without if: no effect
    if (own.length > 0 && !((list[0] === 'contains' || list[0] === 'if') && own[0] !== list[0])) groups.push({ name: list[0]!, keywords: own });
  }
  for (const keyword of rest) groups.push({ name: keyword, keywords: [keyword] });
  known.set(raw, groups);
  return groups;
}

const numbers = new WeakMap<Node, Map<string, Node>>();

/** A schema with nothing but one group of another. */
export function groupNode(node: Node, { name, keywords }: Group): Node {
  const own = numbers.get(node) ?? new Map<string, Node>();
  numbers.set(node, own);
  const found = own.get(name);
  if (found) return found;
  const fresh = syntheticNode(node.document, Object.fromEntries(keywords.map((keyword) => [keyword, node.raw[keyword]])));
  own.set(name, fresh);
  return fresh;
}

/** Equal numbers: groups that say the same. What looks at its neighbours is compared with them. */
export const groupId = (node: Node, group: Group): number => canonicalId(group.name.startsWith('unevaluated') ? node : groupNode(node, group));
