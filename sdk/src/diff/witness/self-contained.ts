/** Cuts one schema out of its document, with what it refers to and without notes: what the two engines are given. */

import { childOf, listKeywords, mapKeywords, type Node, type RawSchema, schemaKeywords, targetOf } from '../schema/document.ts';
import { isNote } from '../schema/vocabulary.ts';

/** A schema that needs no other document: definitions are numbered in the order of their first use. */
export function selfContained(node: Node): { readonly [keyword: string]: unknown } {
  const names = new Map<string, string>();
  const found: [string, RawSchema][] = [];
  const refer = (target: Node): string => {
    const known = names.get(target.pointer);
    if (known !== undefined) return known;
    const name = `d${names.size}`;
    names.set(target.pointer, name);
    const place = found.push([name, true]) - 1;
    found[place] = [name, copy(target)];
    return name;
  };
  const copy = (one: Node): RawSchema => {
    const copied: Record<string, unknown> = {};
    const target = targetOf(one);
    if (target) copied['$ref'] = `#/$defs/${refer(target)}`;
    for (const [keyword, value] of Object.entries(one.raw)) {
      if (keyword === '$ref' || isNote(keyword)) continue;
      if (schemaKeywords.has(keyword)) copied[keyword] = copy(childOf(one, keyword));
      else if (listKeywords.has(keyword) && Array.isArray(value)) copied[keyword] = value.map((_, index) => copy(childOf(one, keyword, index)));
      else if (mapKeywords.has(keyword))
        copied[keyword] = Object.fromEntries(Object.keys(value as object).map((name) => [name, copy(childOf(one, keyword, name))]));
      else copied[keyword] = value;
    }
    return copied;
  };
  const root = refer(node);
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', $ref: `#/$defs/${root}`, $defs: Object.fromEntries(found) };
}
