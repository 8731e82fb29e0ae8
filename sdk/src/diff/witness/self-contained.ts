/** Cuts one schema out of its document, with what it refers to and without notes: what the two engines are given. */

import { childOf, listKeywords, mapKeywords, type Node, type RawSchema, schemaKeywords, targetOf } from '../schema/document.ts';
import { isNote } from '../schema/vocabulary.ts';

/** What a `$ref` of a copy says instead: where the target of the reference is put. */
type Refer = (target: Node) => string;

/** A schema without notes, its references led elsewhere. */
export function copyOf(one: Node, refer: Refer): { readonly [keyword: string]: unknown } {
  const copied: Record<string, unknown> = {};
  const target = targetOf(one);
  if (target) copied['$ref'] = refer(target);
  for (const [keyword, value] of Object.entries(one.raw)) {
    if (keyword === '$ref' || isNote(keyword)) continue;
    if (schemaKeywords.has(keyword)) copied[keyword] = copyOf(childOf(one, keyword), refer);
    else if (listKeywords.has(keyword) && Array.isArray(value)) copied[keyword] = value.map((_, index) => copyOf(childOf(one, keyword, index), refer));
    else if (mapKeywords.has(keyword))
      copied[keyword] = Object.fromEntries(Object.keys(value as object).map((name) => [name, copyOf(childOf(one, keyword, name), refer)]));
    else copied[keyword] = value;
  }
  return copied;
}

/** A schema that needs no other document: definitions are numbered in the order of their first use. */
export function selfContained(node: Node): { readonly [keyword: string]: unknown } {
  const names = new Map<string, string>();
  const found: [string, RawSchema][] = [];
  const refer = (target: Node): string => {
    const known = names.get(target.pointer);
    if (known !== undefined) return known;
    const name = `d${names.size}`;
    const address = `#/$defs/${name}`;
    names.set(target.pointer, address);
    const place = found.push([name, true]) - 1;
    found[place] = [name, copyOf(target, refer)];
    return address;
  };
  const root = refer(node);
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', $ref: root, $defs: Object.fromEntries(found) };
}
