/** Which keyword of a schema refuses a value: the deepest one that a person would name. Inside alternatives, the branch that was meant. */

import { type Break, breaksOf } from '../schema/evaluate.ts';
import { childOf, type Node } from '../schema/document.ts';

/** The first place in the order of the schema; undefined when the value is fine or that is not decided. */
export function blameOf(node: Node, value: unknown): Break | undefined {
  const [first] = breaksOf(node, value);
  if (!first || (first.keyword !== 'oneOf' && first.keyword !== 'anyOf')) return first;
  const schema = node.document.at(first.pointer);
  const part = valueAt(value, first.at);
  const count = (schema?.raw[first.keyword] as readonly unknown[] | undefined)?.length ?? 0;
  const meant = Array.from({ length: count }, (_, index) => childOf(schema!, first.keyword, index)).filter((branch) => !breaksOf(branch, part).some(isTelling));
  if (meant.length !== 1) return first;
  const inner = blameOf(meant[0]!, part);
  return inner ? { ...inner, at: first.at + inner.at } : first;
}

/** A break that says "another branch": a fixed member that differs, or another type of value. */
const isTelling = ({ keyword, at }: Break): boolean =>
  (keyword === 'const' && /^\/[^/]*$/.test(at)) || ((keyword === 'type' || keyword === 'const' || keyword === 'enum') && at === '');

function valueAt(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce((part, step) => (part as { readonly [step: string]: unknown })[step.replaceAll('~1', '/').replaceAll('~0', '~')], value);
}
