/** Where a proof fails: the deepest keywords of the goal that do not follow from what is known. */

import { childOf, type Node } from '../schema/document.ts';
import { Facts, type Known, known, namesOf } from './facts.ts';
import { groupNode, groupsOf } from './groups.ts';
import { partsOf, type Prover } from './prover.ts';

interface Place {
  readonly pointer: string;
  readonly keyword: string;
}

/** Places in the document of `to`, each once. */
export function unprovenPlaces(from: Node, to: Node, prover: Prover): readonly Place[] {
  const found = new Map<string, Place>();
  const seen = new Set<Node>();
  const walk = (all: Known, goal: Node, depth: number): void => {
    if (seen.has(goal) || depth > 40 || found.size > 200) return;
    seen.add(goal);
    const facts = new Facts(all);
    for (const part of partsOf(goal)) {
      for (const group of groupsOf(part)) {
        if (prover.goal(all, group.name.startsWith('unevaluated') ? part : groupNode(part, group))) continue;
        const below = belowOf(facts, part, group.name).filter(([member, schema]) => !prover.goal(member, schema));
        for (const [member, schema] of below) walk(member, schema, depth + 1);
        if (below.length === 0) found.set(`${part.pointer} ${group.name}`, { pointer: part.pointer, keyword: blamed(part, group.name) });
      }
    }
  };
  walk(known(from), to, 0);
  return [...found.values()];
}

/** A group is named by the keyword that a value breaks. */
function blamed({ raw }: Node, group: string): string {
  if (group === 'properties') return 'additionalProperties' in raw ? 'additionalProperties' : 'patternProperties';
  if (group === 'prefixItems') return 'items' in raw ? 'items' : 'prefixItems';
  return group;
}

/** Members and items that a group describes one by one, with what is known of them. */
function belowOf(facts: Facts, part: Node, group: string): readonly (readonly [Known, Node])[] {
  const { raw } = part;
  if (group === 'properties') {
    return namesOf(raw['properties']).map((name) => [facts.member(name), childOf(part, 'properties', name)] as const);
  }
  if (group === 'prefixItems') {
    const prefix = Array.isArray(raw['prefixItems']) ? raw['prefixItems'].length : 0;
    return [
      ...Array.from({ length: prefix }, (_, index) => [facts.item(index), childOf(part, 'prefixItems', index)] as const),
      ...('items' in raw ? [[facts.item(Math.max(prefix, facts.prefixLength)), childOf(part, 'items')] as const] : []),
    ];
  }
  return [];
}
