/**
 * From method and path to an operation: a tree over the exact segments of the path templates, literals before parameters.
 * Immutable; a change of operations (a plugin enabled or disabled) makes a new one.
 */
import { pathSegments } from './path-segments.ts';

/** What a route leads to. */
export interface Routed {
  /** Upper case. */
  readonly method: string;
  /** Template of the merged OpenAPI document; a segment is literal, `{name}`, or `{name}` with a literal ending: `{columnId}.html`. */
  readonly path: string;
}

/** A path that exists. */
export interface RouteMatch<T> {
  readonly byMethod: ReadonlyMap<string, T>;
  /** Decoded values of the parameters, by position. */
  readonly values: readonly string[];
}

interface Node<T> {
  readonly literals: Map<string, Node<T>>;
  /** Parameters with the literal that ends their segment, longest ending first; '' takes any segment. */
  readonly parameters: { readonly ending: string; readonly node: Node<T> }[];
  readonly byMethod: Map<string, T>;
}

/** Finds the operations of a path. */
export interface RouteTable<T> {
  match(path: string): RouteMatch<T> | undefined;
}

const parameter = /^\{([A-Za-z][A-Za-z0-9_-]*)\}(.*)$/;

/** Names of the parameters of a template, in order. */
export const parameterNames = (path: string): readonly string[] =>
  path.split('/').flatMap((segment) => {
    const found = parameter.exec(segment);
    return found ? [found[1]!] : [];
  });

/** Throws when two operations claim one method and path: the merge of the documents has let something through. */
export function createRouteTable<T extends Routed>(routes: Iterable<T>): RouteTable<T> {
  const root = newNode<T>();
  const exact = new Map<string, RouteMatch<T>>();
  for (const route of routes) {
    const node = nodeOf(root, route.path);
    if (node.byMethod.has(route.method)) throw new Error(`two operations claim ${route.method} ${route.path}`);
    node.byMethod.set(route.method, route);
    if (!route.path.includes('{')) exact.set(route.path, { byMethod: node.byMethod, values: [] });
  }
  return {
    match(path) {
      const known = exact.get(path);
      if (known) return known;
      const segments = pathSegments(path);
      if (!segments) return undefined;
      const values: string[] = [];
      const node = walk(root, segments, 0, values);
      return node && { byMethod: node.byMethod, values };
    },
  };
}

function nodeOf<T>(root: Node<T>, path: string): Node<T> {
  let node = root;
  for (const segment of path.slice(1).split('/')) {
    const found = parameter.exec(segment);
    node = found ? parameterNode(node, found[2]!) : literalNode(node, segment);
  }
  return node;
}

function literalNode<T>(node: Node<T>, segment: string): Node<T> {
  const next = node.literals.get(segment) ?? newNode<T>();
  node.literals.set(segment, next);
  return next;
}

function parameterNode<T>(node: Node<T>, ending: string): Node<T> {
  const known = node.parameters.find((one) => one.ending === ending);
  if (known) return known.node;
  const next = newNode<T>();
  node.parameters.push({ ending, node: next });
  node.parameters.sort((a, b) => b.ending.length - a.ending.length);
  return next;
}

function walk<T>(node: Node<T>, segments: readonly string[], index: number, values: string[]): Node<T> | undefined {
  if (index === segments.length) return node.byMethod.size > 0 ? node : undefined;
  const segment = segments[index]!;
  const literal = node.literals.get(segment);
  const found = literal && walk(literal, segments, index + 1, values);
  if (found) return found;
  for (const { ending, node: next } of node.parameters) {
    if (!segment.endsWith(ending) || segment.length === ending.length) continue;
    values.push(ending === '' ? segment : segment.slice(0, -ending.length));
    const below = walk(next, segments, index + 1, values);
    if (below) return below;
    values.pop();
  }
  return undefined;
}

const newNode = <T>(): Node<T> => ({ literals: new Map(), parameters: [], byMethod: new Map() });
