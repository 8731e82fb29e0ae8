/**
 * The canonical form of a schema: references resolved, notes dropped, members and lists sorted, keywords without effect left out.
 * Two schemas with one number say the same. Different numbers say nothing: the prover decides.
 */

import { canonicalJson } from '../../crypto/canonical-json.ts';
import { childOf, listKeywords, mapKeywords, type Node, schemaKeywords, targetOf } from './document.ts';
import { isNote, isOpaque } from './vocabulary.ts';

/** Numbers of canonical texts. Grows with the number of different schemas of a process, which is small. */
const numbers = new Map<string, number>();
const known = new WeakMap<object, Map<Node['document'], number>>();

/** The number of a schema's canonical form. */
export function canonicalId(node: Node): number {
  return idWithin(node, []).id;
}

/** `open` is how far up a recursive reference inside reaches; 0 for none. */
interface Canonical {
  readonly id: number;
  readonly open: number;
}

function numberOf(text: string): number {
  const found = numbers.get(text);
  if (found !== undefined) return found;
  const fresh = numbers.size;
  numbers.set(text, fresh);
  return fresh;
}

/** @param path references that were followed to get here, outermost first */
function idWithin(node: Node, path: readonly string[]): Canonical {
  const memo = known.get(node.raw)?.get(node.document);
  if (memo !== undefined) return { id: memo, open: 0 };
  let open = 0;
  const idOf = (child: Node): number => {
    const inner = idWithin(child, path);
    open = Math.max(open, inner.open);
    return inner.id;
  };
  const members: [string, unknown][] = [];
  const target = targetOf(node);
  if (target) {
    const up = path.lastIndexOf(target.pointer);
    if (up === -1) {
      const inner = idWithin(target, [...path, target.pointer]);
      open = Math.max(open, inner.open - 1);
      members.push(['$ref', inner.id]);
    } else {
      open = Math.max(open, path.length - up);
      members.push(['$ref', `up ${path.length - up}`]);
    }
  }
  for (const [keyword, value] of Object.entries(node.raw)) {
    if (keyword === '$ref' || isNote(keyword) || value === undefined) continue;
    const canonical = canonicalKeyword(node, keyword, value, idOf);
    if (canonical) members.push(canonical);
  }
  // a reference with nothing beside it is what it refers to
  const [first] = members;
  const id = members.length === 1 && first?.[0] === '$ref' && typeof first[1] === 'number' ? first[1] : numberOf(canonicalJson(Object.fromEntries(members)));
  if (open === 0) {
    const byDocument = known.get(node.raw) ?? new Map<Node['document'], number>();
    byDocument.set(node.document, id);
    known.set(node.raw, byDocument);
  }
  return { id, open };
}

function canonicalKeyword(node: Node, keyword: string, value: unknown, idOf: (child: Node) => number): [string, unknown] | undefined {
  const isEverything = (id: number) => id === numberOf('{}');
  if (schemaKeywords.has(keyword)) {
    const id = idOf(childOf(node, keyword));
    const hasNoEffect = (keyword === 'additionalProperties' || keyword === 'items' || keyword === 'propertyNames') && isEverything(id);
    return hasNoEffect && !node.document.hasUnevaluated ? undefined : [keyword, id];
  }
  if (listKeywords.has(keyword) && Array.isArray(value)) {
    const ids = value.map((_, index) => idOf(childOf(node, keyword, index)));
    if (keyword === 'prefixItems') return [keyword, ids];
    // a branch of oneOf that stands twice never holds
    return [keyword, (keyword === 'oneOf' ? ids : [...new Set(ids)]).toSorted(byNumber)];
  }
  if (mapKeywords.has(keyword) && typeof value === 'object' && value !== null) {
    const names = Object.keys(value);
    return names.length === 0 ? undefined : [keyword, Object.fromEntries(names.map((name) => [name, idOf(childOf(node, keyword, name))]))];
  }
  if (isOpaque(keyword)) return [keyword, [value, mayRefer(keyword, value) ? textNumber(node.document) : 0]];
  if (keyword === 'const') return ['enum', [canonicalJson(value)]];
  if (keyword === 'enum' && Array.isArray(value)) return 'const' in node.raw ? ['enum+', sortedTexts(value)] : ['enum', sortedTexts(value)];
  if (keyword === 'type') return ['type', [...new Set([value].flat() as string[])].toSorted()];
  if (keyword === 'required' && Array.isArray(value)) return value.length === 0 ? undefined : ['required', sortedTexts(value)];
  if ((keyword === 'minLength' || keyword === 'minItems' || keyword === 'minProperties') && value === 0) return undefined;
  if (keyword === 'uniqueItems' && value === false) return undefined;
  return [keyword, value];
}

/** What an unknown keyword refers to is known to be the same in equal documents only. */
const mayRefer = (keyword: string, value: unknown): boolean => keyword.startsWith('$') || (typeof value === 'object' && value !== null);

const texts = new WeakMap<object, number>();
function textNumber(document: Node['document']): number {
  const found = texts.get(document) ?? numberOf(`document ${canonicalJson(document.root.raw)}`);
  texts.set(document, found);
  return found;
}

const sortedTexts = (values: readonly unknown[]): readonly string[] => [...new Set(values.map((value) => canonicalJson(value)))].toSorted();
const byNumber = (a: number, b: number) => a - b;
