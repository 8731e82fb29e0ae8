/** Reads a page as a browser would (parse5) and answers questions about it. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** A page read. */
export interface Read {
  /** Codes of parse errors. */
  readonly errors: readonly string[];
  readonly elements: readonly Element[];
  /** Content of every meta tag with this exact name. */
  meta(name: string): readonly string[];
  all(tagName: string): readonly Element[];
  byClass(name: string): readonly Element[];
}

export function read(html: string): Read {
  const errors: string[] = [];
  const document = parse(html, { onParseError: ({ code }) => errors.push(code) });
  const elements = walk(document).filter((node): node is Element => 'tagName' in node);
  return {
    errors,
    elements,
    meta: (name) =>
      elements.filter((element) => element.tagName === 'meta' && attribute(element, 'name') === name).map((element) => attribute(element, 'content') ?? ''),
    all: (tagName) => elements.filter((element) => element.tagName === tagName),
    byClass: (name) => elements.filter((element) => (attribute(element, 'class') ?? '').split(' ').includes(name)),
  };
}

const walk = (node: Node): readonly Node[] => [node, ...('childNodes' in node ? node.childNodes.flatMap(walk) : [])];

export const attribute = (element: Element, name: string): string | undefined => element.attrs.find((one) => one.name === name)?.value;

/** Text of an element and all below it, white space made one blank. */
export const textOf = (node: Node): string =>
  walk(node)
    .map((one) => ('value' in one ? one.value : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
