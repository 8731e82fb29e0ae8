/** Finds places in JSON text. */

import { type AnyNode, parse, type ValueNode } from '@humanwhocodes/momoa';
import { pathOf } from '../validate/finding.ts';
import type { Locator } from './locate.ts';
import type { Range } from './source-text.ts';

/** @param text JSON that `JSON.parse` takes; parsed again, with places, when a place is first asked for */
export function jsonLocator(text: string): Locator {
  let body: ValueNode | undefined;
  let isParsed = false;
  const root = () => {
    if (!isParsed) body = parseWithRanges(text);
    isParsed = true;
    return body;
  };
  return (pointer, part) => {
    const start = Math.max(0, text.search(/\S/));
    const nothing = { start, end: start + 1 };
    let node = root();
    if (!node) return nothing;
    let nearest: Range = startOf(node) ?? nothing;
    const path = pathOf(pointer);
    for (const [index, step] of path.entries()) {
      const child: Child | undefined = childOf(node, step);
      if (!child) return nearest;
      const isLast = index === path.length - 1;
      if (isLast && part === 'name' && child.name) return rangeOf(child.name);
      node = child.value;
      nearest = child.name ? rangeOf(child.name) : (startOf(node) ?? nothing);
    }
    return pointer === '' ? nearest : rangeOf(node);
  };
}

/** Place of the second member with that name in any object of the text; undefined when no name stands twice. */
export function repeatedName(text: string, name: string): Range | undefined {
  const root = parseWithRanges(text);
  const open: ValueNode[] = root ? [root] : [];
  for (let node = open.shift(); node; node = open.shift()) {
    if (node.type === 'Array') open.push(...node.elements.map(({ value }) => value));
    if (node.type !== 'Object') continue;
    const named = node.members.filter((member) => nameOf(member.name) === name);
    if (named[1]) return rangeOf(named[1].name);
    open.push(...node.members.map(({ value }) => value));
  }
  return undefined;
}

// the parser recurses: a text nested tens of thousands deep has no places
function parseWithRanges(text: string): ValueNode | undefined {
  try {
    return parse(text, { ranges: true }).body;
  } catch {
    return undefined;
  }
}

interface Child {
  readonly name?: AnyNode;
  readonly value: ValueNode;
}

function childOf(node: ValueNode, step: string): Child | undefined {
  if (node.type === 'Array') {
    const element = node.elements[Number(step)];
    return element && { value: element.value };
  }
  // of two members with one name the last counts, as for JSON.parse
  return node.type === 'Object' ? node.members.findLast(({ name }) => nameOf(name) === step) : undefined;
}

const nameOf = (name: { readonly type: string; readonly value?: string; readonly name?: string }): string =>
  (name.type === 'String' ? name.value : name.name) ?? '';

/** The opening bracket of a container: marking all of it would say nothing. */
function startOf(node: ValueNode): Range | undefined {
  const [start] = node.range ?? [];
  return start === undefined ? undefined : { start, end: start + 1 };
}

function rangeOf(node: AnyNode): Range {
  const [start = 0, end = 0] = node.range ?? [];
  return { start, end };
}
