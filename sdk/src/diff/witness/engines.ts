/**
 * The two engines that must agree on a counter-example: ajv, which compiles, and @hyperjump/json-schema, of other authors, which interprets.
 * Neither is ever given a schema that refers to an address.
 */

import { addKeyword, loadDialect } from '@hyperjump/json-schema/experimental';
import { registerSchema, unregisterSchema, validate } from '@hyperjump/json-schema/draft-2020-12';
import * as Instance from '@hyperjump/json-schema/instance/experimental';
import { createVerdictShelf, type Verdict, type VerdictShelf } from '../../validate/compile-verdict.ts';
import type { Node, SchemaDocument } from '../schema/document.ts';
import { hasFormat } from '../schema/formats.ts';
import { copyOf, selfContained } from './self-contained.ts';

/** What both say of a value. */
export interface Verdicts {
  /** Undefined: the engine cannot read the schema. */
  readonly ajv: boolean | undefined;
  readonly hyperjump: boolean | undefined;
}

/** Judges values by a schema with both engines. */
export type Judge = (value: unknown) => Verdicts;

const judges = new WeakMap<Node, Promise<Judge>>();

/** The judge of a schema; compiled once. */
export function judgeOf(node: Node): Promise<Judge> {
  const known = judges.get(node);
  if (known) return known;
  const fresh = compile(node);
  judges.set(node, fresh);
  return fresh;
}

async function compile(node: Node): Promise<Judge> {
  const first = compileFirst(node);
  const second = await compileSecond(selfContained(node));
  return (value) => ({ ajv: attempt(first, value), hyperjump: attempt(second, value) });
}

function attempt(verdict: Verdict | undefined, value: unknown): boolean | undefined {
  try {
    return verdict?.(value);
  } catch {
    return undefined;
  }
}

// --- the first engine ---

interface Shelf {
  readonly shelf: VerdictShelf;
  /** Address of each schema that stands on it, by its pointer in the document. */
  readonly addresses: Map<string, string>;
}

const shelves = new WeakMap<SchemaDocument, Shelf>();

/** Definitions of a document are compiled once, however many schemas refer to them. */
function compileFirst(node: Node): Verdict | undefined {
  const { shelf, addresses } = shelves.get(node.document) ?? { shelf: createVerdictShelf(), addresses: new Map<string, string>() };
  shelves.set(node.document, { shelf, addresses });
  const refer = (target: Node): string => {
    const known = addresses.get(target.pointer);
    if (known !== undefined) return known;
    const address = `urn:jiyue:diff:first:${addresses.size}`;
    addresses.set(target.pointer, address);
    shelf.add(address, copyOf(target, refer));
    return address;
  };
  return shelf.verdictOf(refer(node));
}

// --- the second engine ---

const dialect = 'urn:jiyue:diff:dialect';
const vocabulary = (name: string) => `https://json-schema.org/draft/2020-12/vocab/${name}`;
type Registered = Parameters<typeof registerSchema>[0];
let serial = 0;

async function compileSecond(schema: { readonly [keyword: string]: unknown }): Promise<Verdict | undefined> {
  prepareDialect();
  serial += 1;
  const id = `urn:jiyue:diff:${serial}`;
  const { $schema: _, ...rest } = schema;
  try {
    registerSchema(structuredClone(rest) as Registered, id, dialect);
    const run = await validate(id);
    return (value) => run(value as Parameters<typeof run>[0]).valid;
  } catch {
    return undefined;
  } finally {
    // the register is one for the whole program
    unregisterSchema(id);
  }
}

let isPrepared = false;

/** Draft 2020-12 with asserted formats, which this engine leaves to its users. */
function prepareDialect(): void {
  if (isPrepared) return;
  isPrepared = true;
  addKeyword<unknown>({
    id: 'https://json-schema.org/keyword/format-assertion',
    compile: ({ document, cursor }) => Promise.resolve(valueAt(document.root, cursor)),
    interpret: (format, instance) => Instance.typeOf(instance) !== 'string' || hasFormat(format, Instance.value(instance) as string) !== false,
  });
  loadDialect(
    dialect,
    Object.fromEntries(['core', 'applicator', 'validation', 'meta-data', 'format-assertion', 'content', 'unevaluated'].map((name) => [vocabulary(name), true])),
    true,
  );
  registerSchema({ $schema: dialect, $id: dialect } as Registered, dialect);
}

function valueAt(root: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce((value, step) => (value as { readonly [step: string]: unknown })[step.replaceAll('~1', '/').replaceAll('~0', '~')], root);
}
