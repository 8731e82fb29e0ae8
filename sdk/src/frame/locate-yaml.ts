/** Finds places in a YAML document. */

import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node, type Pair } from 'yaml';
import { pathOf } from '../validate/finding.ts';
import type { Locator } from './locate.ts';
import type { Range } from './source-text.ts';

/** @param text the whole text that the document was parsed from */
export function yamlLocator(document: Document.Parsed, text: string): Locator {
  return (pointer, part) => {
    let node: unknown = document.contents;
    let nearest = startOf(node, text);
    const path = pathOf(pointer);
    for (const [index, step] of path.entries()) {
      const child = childOf(isAlias(node) ? node.resolve(document) : node, step);
      if (!child) return nearest;
      const isLast = index === path.length - 1;
      if (isLast && part === 'name' && child.key) return rangeOf(child.key, text);
      node = child.value;
      nearest = child.key ? rangeOf(child.key, text) : startOf(node, text);
    }
    return pointer === '' || !isNode(node) ? nearest : rangeOf(node, text);
  };
}

interface Child {
  readonly key?: unknown;
  readonly value: unknown;
}

function childOf(node: unknown, step: string): Child | undefined {
  if (isSeq(node)) return node.items[Number(step)] === undefined ? undefined : { value: node.items[Number(step)] };
  return isMap(node) ? node.items.find((pair: Pair) => String(isScalar(pair.key) ? pair.key.value : pair.key) === step) : undefined;
}

function startOf(node: unknown, text: string): Range {
  const start = (node as Node | null)?.range?.[0] ?? Math.max(0, text.search(/\S/));
  return { start, end: start + 1 };
}

function rangeOf(node: unknown, text: string): Range {
  const [start, end] = (node as Node | null)?.range ?? [0, 1];
  // the range of a block goes on to the line that ends it
  return { start, end: Math.max(start + 1, start + text.slice(start, end).trimEnd().length) };
}
