/** Rules of the keywords that apply schemas to members and items. */

import { childOf, type Node, targetOf } from '../schema/document.ts';
import { regexOf } from '../schema/formats.ts';
import { inPlace, type Known, namesOf } from './facts.ts';
import type { Question } from './rules.ts';

/** `properties`, `patternProperties` and `additionalProperties` together. */
export function provesMembers({ facts, node, depth, prove }: Question): boolean {
  const { raw } = node;
  const own = namesOf(raw['properties']);
  const patterns = namesOf(raw['patternProperties']);
  const below = (from: Known, to: Node) => prove.proves(from, to, depth + 1);
  const rest = 'additionalProperties' in raw ? childOf(node, 'additionalProperties') : undefined;
  const named = new Set([...facts.names, ...own]);
  for (const name of named) {
    const member = facts.member(name);
    const isOwn = own.includes(name);
    if (isOwn && !below(member, childOf(node, 'properties', name))) return false;
    let isMatched = isOwn;
    for (const pattern of patterns) {
      const hit = regexOf(pattern)?.test(name);
      if (hit === false) continue;
      // a pattern that cannot be read may match and may not: both must hold
      isMatched ||= hit === true;
      if (!below(member, childOf(node, 'patternProperties', pattern))) return false;
    }
    if (!isMatched && rest && !below(member, rest)) return false;
  }
  for (const pattern of patterns) {
    const schema = childOf(node, 'patternProperties', pattern);
    // names that match it and are named nowhere
    const same = facts.plain.filter((one) => namesOf(one.raw['patternProperties']).includes(pattern)).map((one) => childOf(one, 'patternProperties', pattern));
    const ways = facts.otherMembers(named).map((way) => ({ ...way, pos: [...way.pos, ...same] }));
    if (!ways.every((way) => below(way, schema))) return false;
  }
  // a name that must match one of the patterns is never among the rest
  if (!rest || patterns.some((pattern) => facts.namePatterns.has(pattern))) return true;
  return facts.otherMembers(named, new Set(patterns)).every((way) => below(way, rest));
}

/** `prefixItems` and `items` together. */
export function provesItems({ facts, node, depth, prove }: Question): boolean {
  const prefix = Array.isArray(node.raw['prefixItems']) ? node.raw['prefixItems'].length : 0;
  const positions = Math.max(prefix, facts.prefixLength);
  const most = facts.most('maxItems');
  for (let index = 0; index <= positions && index < most; index += 1) {
    const item = facts.item(index);
    const goal = index < prefix ? childOf(node, 'prefixItems', index) : 'items' in node.raw ? childOf(node, 'items') : undefined;
    // no item can stand here, so none stands after it
    if (prove.isEmpty(item, depth + 1)) return true;
    if (goal && !prove.proves(item, goal, depth + 1)) return false;
  }
  return true;
}

/** Names and patterns that a schema looks at for sure when it holds. */
interface Seen {
  readonly names: ReadonlySet<string>;
  readonly patterns: ReadonlySet<string>;
  readonly isAll: boolean;
}

/** `unevaluatedProperties`: as `additionalProperties` beside everything that is surely looked at. */
export function provesUnevaluatedMembers(question: Question): boolean {
  const { facts, node, depth, prove } = question;
  const seen = surelySeen(question, node, [], false);
  if (seen.isAll) return true;
  const goal = childOf(node, 'unevaluatedProperties');
  const named = new Set([...facts.names, ...seen.names]);
  for (const name of named) {
    if (seen.names.has(name) || [...seen.patterns].some((pattern) => regexOf(pattern)?.test(name) === true)) continue;
    if (!prove.proves(facts.member(name), goal, depth + 1)) return false;
  }
  if ([...seen.patterns].some((pattern) => facts.namePatterns.has(pattern))) return true;
  return facts.otherMembers(named, seen.patterns).every((way) => prove.proves(way, goal, depth + 1));
}

function surelySeen(question: Question, node: Node, path: readonly Node[], isBelow: boolean): Seen {
  const { facts, depth, prove } = question;
  const { raw } = node;
  const names = new Set(namesOf(raw['properties']));
  const patterns = new Set(namesOf(raw['patternProperties']));
  let isAll = 'additionalProperties' in raw || (isBelow && 'unevaluatedProperties' in raw);
  if (path.includes(node)) return { names, patterns, isAll };
  const take = (one: Node) => {
    const seen = surelySeen(question, one, [...path, node], true);
    for (const name of seen.names) names.add(name);
    for (const pattern of seen.patterns) patterns.add(pattern);
    isAll ||= seen.isAll;
  };
  const always = new Set([targetOf(node), ...(Array.isArray(raw['allOf']) ? raw['allOf'].map((_, index) => childOf(node, 'allOf', index)) : [])]);
  for (const one of inPlace(node)) {
    if (always.has(one)) take(one);
    // a branch that holds for every value known so looks for every one of them; then and else hold or not by their condition
    else if (!isConditional(node, one) && prove.proves(facts.all, one, depth)) take(one);
  }
  if ('if' in raw && 'then' in raw && prove.proves(facts.all, childOf(node, 'if'), depth)) take(childOf(node, 'then'));
  for (const name of namesOf(raw['dependentSchemas'])) if (facts.required.has(name)) take(childOf(node, 'dependentSchemas', name));
  return { names, patterns, isAll };
}

const isConditional = (node: Node, one: Node): boolean =>
  ('then' in node.raw && one === childOf(node, 'then')) ||
  ('else' in node.raw && one === childOf(node, 'else')) ||
  namesOf(node.raw['dependentSchemas']).some((name) => one === childOf(node, 'dependentSchemas', name));

/** `unevaluatedItems`: as `items` after everything that is surely looked at. */
export function provesUnevaluatedItems({ facts, node, depth, prove }: Question): boolean {
  const seen = surelySeenItems(node, [], false);
  const goal = childOf(node, 'unevaluatedItems');
  const most = facts.most('maxItems');
  for (let index = Math.min(seen, facts.prefixLength); index <= facts.prefixLength || index <= Math.min(seen, 1000); index += 1) {
    if (index < seen) continue;
    if (index >= most) return true;
    const item = facts.item(index);
    if (prove.isEmpty(item, depth + 1)) return true;
    if (!prove.proves(item, goal, depth + 1)) return false;
  }
  return true;
}

function surelySeenItems(node: Node, path: readonly Node[], isBelow: boolean): number {
  if (path.includes(node)) return 0;
  const { raw } = node;
  if ('items' in raw || (isBelow && 'unevaluatedItems' in raw)) return Number.POSITIVE_INFINITY;
  const target = targetOf(node);
  const always = [...(target ? [target] : []), ...(Array.isArray(raw['allOf']) ? raw['allOf'].map((_, index) => childOf(node, 'allOf', index)) : [])];
  return Math.max(Array.isArray(raw['prefixItems']) ? raw['prefixItems'].length : 0, ...always.map((one) => surelySeenItems(one, [...path, node], true)));
}
