/**
 * A JSON Schema document (draft 2020-12) as nodes: each schema in it with its place. References are looked up inside the document only;
 * nothing is ever loaded from an address. A reference to nothing is a fault of the input, found when the document is opened.
 */

/** A schema as it stands in JSON. */
export type RawSchema = { readonly [keyword: string]: unknown } | boolean;

/** One schema of a document. */
export interface Node {
  readonly document: SchemaDocument;
  /** JSON pointer from the root of the document, e.g. /$defs/Site/properties/code */
  readonly pointer: string;
  /** `true` stands as {}, `false` as {not: {}}. */
  readonly raw: { readonly [keyword: string]: unknown };
}

/** Why a document cannot be compared at all. */
export class SchemaFault extends Error {
  readonly pointer: string;
  readonly reference: string;
  constructor(pointer: string, reference: string, reason: string) {
    super(`${pointer || '/'}: ${reference}: ${reason}`);
    this.name = 'SchemaFault';
    this.pointer = pointer;
    this.reference = reference;
  }
}

/** An opened document. */
export interface SchemaDocument {
  readonly root: Node;
  /** The node at a pointer; undefined when there is no schema. */
  at(pointer: string): Node | undefined;
  /** The node a `$ref` of `from` means. Throws `SchemaFault`. */
  follow(from: Node, reference: string): Node;
  /** Some keyword looks at what others evaluated, so that keywords without an effect of their own matter. */
  readonly hasUnevaluated: boolean;
}

/** Keywords whose value is one schema. */
export const schemaKeywords: ReadonlySet<string> = new Set([
  'additionalProperties',
  'items',
  'contains',
  'not',
  'if',
  'then',
  'else',
  'propertyNames',
  'unevaluatedProperties',
  'unevaluatedItems',
  'contentSchema',
]);

/** Keywords whose value is a list of schemas. */
export const listKeywords: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);

/** Keywords whose value maps names to schemas. */
export const mapKeywords: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions']);

/** Opens a document: checks every reference once. @param raw whole document; also one that holds schemas besides other things (OpenAPI) */
export function openDocument(raw: RawSchema): SchemaDocument {
  const document = new OpenedDocument(raw);
  document.checkReferences();
  return document;
}

/** A schema made while proving, e.g. "the property k is there and fails S". It may refer to what its document holds. */
export function syntheticNode(document: SchemaDocument, raw: RawSchema): Node {
  const plain = plainOf(raw);
  const known = synthetic.get(plain);
  if (known?.document === document) return known;
  synthetics += 1;
  const node: Node = { document, pointer: `~${synthetics}`, raw: plain };
  synthetic.set(plain, node);
  return node;
}

/** The document of schemas that refer to nothing. */
export const nowhere: SchemaDocument = {
  get root(): never {
    throw new Error('a schema that refers to nothing has no document');
  },
  at: () => undefined,
  follow: (from, reference) => {
    throw new SchemaFault(from.pointer, reference, 'leads out of the document');
  },
  hasUnevaluated: false,
};

let synthetics = 0;
const synthetic = new WeakMap<object, Node>();
const children = new WeakMap<object, Children>();

/** What lies below a node: at a keyword, or at a name or position of it. */
interface Children {
  readonly direct: Map<string, Node>;
  readonly named: Map<string, Map<string | number, Node>>;
}

/** The schema below a node, e.g. `childOf(node, 'properties', 'title')`. The caller knows that it is there. */
export function childOf(node: Node, keyword: string, step?: string | number): Node {
  let own = children.get(node);
  if (!own) {
    own = { direct: new Map(), named: new Map() };
    children.set(node, own);
  }
  if (step === undefined) {
    const known = own.direct.get(keyword);
    if (known) return known;
    const child = makeChild(node, node.raw[keyword], `/${escapeStep(keyword)}`);
    own.direct.set(keyword, child);
    return child;
  }
  let named = own.named.get(keyword);
  if (!named) {
    named = new Map();
    own.named.set(keyword, named);
  }
  const known = named.get(step);
  if (known) return known;
  const below = (node.raw[keyword] as { readonly [step: string]: unknown })[step];
  const child = makeChild(node, below, `/${escapeStep(keyword)}/${escapeStep(String(step))}`);
  named.set(step, child);
  return child;
}

const makeChild = (node: Node, raw: unknown, way: string): Node => ({
  document: node.document,
  pointer: node.pointer + way,
  raw: plainOf(raw as RawSchema),
});

/** The node a `$ref` of this node means; undefined when it has none. */
export function targetOf(node: Node): Node | undefined {
  const reference = node.raw['$ref'];
  if (typeof reference !== 'string') return undefined;
  const found = targets.get(node) ?? node.document.follow(node, reference);
  targets.set(node, found);
  return found;
}

const targets = new WeakMap<Node, Node>();

const never = { not: {} } as const;
const plainOf = (raw: RawSchema): Node['raw'] => (raw === true ? {} : raw === false ? never : raw);

/** One step of a JSON pointer. */
export const escapeStep = (step: string): string => (/[~/]/.test(step) ? step.replaceAll('~', '~0').replaceAll('/', '~1') : step);
const unescapeStep = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');

const isObject = (value: unknown): value is { readonly [name: string]: unknown } => typeof value === 'object' && value !== null && !Array.isArray(value);

class OpenedDocument implements SchemaDocument {
  readonly root: Node;
  readonly hasUnevaluated: boolean;
  readonly #nodes = new Map<string, Node | undefined>();
  /** Pointer of each `$id` and `$anchor`. */
  readonly #named = new Map<string, string>();
  readonly #references: { readonly node: Node; readonly reference: string }[] = [];

  constructor(raw: RawSchema) {
    this.root = { document: this, pointer: '', raw: plainOf(raw) };
    this.#nodes.set('', this.root);
    let hasUnevaluated = false;
    const seen = new Set<unknown>();
    const walk = (value: unknown, pointer: string): void => {
      if (Array.isArray(value)) {
        for (const [index, item] of value.entries()) walk(item, `${pointer}/${index}`);
        return;
      }
      if (!isObject(value) || seen.has(value)) return;
      seen.add(value);
      if ('unevaluatedProperties' in value || 'unevaluatedItems' in value) hasUnevaluated = true;
      if (typeof value['$id'] === 'string') this.#named.set(value['$id'], pointer);
      if (typeof value['$anchor'] === 'string') this.#named.set(`#${value['$anchor']}`, pointer);
      if (typeof value['$ref'] === 'string') this.#references.push({ node: { document: this, pointer, raw: value }, reference: value['$ref'] });
      for (const [name, member] of Object.entries(value)) {
        // an example or an enum member may look like a schema
        if (name === 'enum' || name === 'const' || name === 'examples' || name === 'example' || name === 'default') continue;
        walk(member, `${pointer}/${escapeStep(name)}`);
      }
    };
    walk(this.root.raw, '');
    this.hasUnevaluated = hasUnevaluated;
  }

  checkReferences(): void {
    for (const { node, reference } of this.#references) this.follow(node, reference);
  }

  at(pointer: string): Node | undefined {
    if (this.#nodes.has(pointer)) return this.#nodes.get(pointer);
    let value: unknown = this.root.raw;
    for (const step of pointer.split('/').slice(1)) {
      const name = unescapeStep(step);
      value = (isObject(value) || Array.isArray(value)) && Object.hasOwn(value, name) ? (value as { readonly [step: string]: unknown })[name] : undefined;
    }
    const found = isObject(value) || typeof value === 'boolean' ? { document: this, pointer, raw: plainOf(value) } : undefined;
    this.#nodes.set(pointer, found);
    return found;
  }

  follow(from: Node, reference: string): Node {
    const [address = '', fragment = ''] = reference.split('#');
    const base = address === '' ? '' : this.#named.get(address);
    if (base === undefined) throw new SchemaFault(from.pointer, reference, 'leads out of the document');
    const pointer = fragment === '' || fragment.startsWith('/') ? base + decodeFragment(fragment) : this.#named.get(`#${fragment}`);
    const found = pointer === undefined ? undefined : this.at(pointer);
    if (!found) throw new SchemaFault(from.pointer, reference, 'no schema stands there');
    return found;
  }
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
