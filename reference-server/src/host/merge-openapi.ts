/**
 * One OpenAPI document out of the standard's and those of the plugins that run: what is served is described, what is not is left out.
 * A plugin serves modules of the standard at the standard's own paths, and its own operations below its mount.
 */
import { type Failure, fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import { type JsonObject, type OpenApiDocument, operationsOf, type PlacedOperation } from './openapi-document.ts';

/** What one plugin brings. */
export interface PluginApi {
  readonly id: string;
  /** Modules of the standard that it serves: tags of the standard's document. */
  readonly modules: readonly string[];
  /** "/" or a path without final slash. */
  readonly mount: string;
  readonly document?: OpenApiDocument;
}

/** The merged document and who serves each operation. */
export interface MergedApi {
  readonly document: OpenApiDocument;
  /** operationId -> "core" or plugin id. */
  readonly servedBy: ReadonlyMap<string, string>;
}

/** Operations of a plugin in the merged document, by operationId; OpenAPI and handlers are compared with it. */
export function operationsOfPlugin(standard: OpenApiDocument, api: PluginApi): ReadonlyMap<string, PlacedOperation> {
  const found = new Map<string, PlacedOperation>();
  for (const placed of operationsOf(standard)) {
    if (api.modules.includes(placed.operation.tags?.[0] ?? '')) found.set(placed.operation.operationId, placed);
  }
  for (const placed of api.document ? operationsOf(api.document) : []) {
    // an operation of a served module may be repeated in the plugin's file; the standard's text counts
    if (found.has(placed.operation.operationId)) continue;
    const path = api.mount === '/' ? placed.path : `${api.mount}${placed.path}`;
    found.set(placed.operation.operationId, { ...placed, path });
  }
  return found;
}

/**
 * @param coreIds operations of the standard that the server serves itself
 * @param plugins in the operator's order; of two that claim one operation or path the first keeps it
 * @returns the document, and the plugins left out with the reason
 */
export function mergeOpenApi(
  standard: OpenApiDocument,
  coreIds: ReadonlySet<string>,
  plugins: readonly PluginApi[],
): MergedApi & { readonly refused: ReadonlyMap<string, Failure> } {
  const merge = new Merge(standard);
  for (const placed of operationsOf(standard)) if (coreIds.has(placed.operation.operationId)) merge.place('core', placed);
  const refused = new Map<string, Failure>();
  for (const api of plugins) {
    const outcome = merge.add(standard, api);
    if (!outcome.ok) refused.set(api.id, outcome.failure);
  }
  return { document: merge.document(), servedBy: merge.servedBy, refused };
}

/** The document while it grows. */
class Merge {
  readonly servedBy = new Map<string, string>();
  readonly #standard: OpenApiDocument;
  readonly #paths: Record<string, Record<string, unknown>> = {};
  readonly #components: Record<string, Record<string, JsonObject>>;
  readonly #tags: { name: string; description?: string }[];

  constructor(standard: OpenApiDocument) {
    this.#standard = standard;
    this.#components = Object.fromEntries(Object.entries(standard.components ?? {}).map(([section, parts]) => [section, { ...parts }]));
    this.#tags = [...(standard.tags ?? [])];
  }

  add(standard: OpenApiDocument, api: PluginApi): Outcome<undefined> {
    const operations = operationsOfPlugin(standard, api);
    for (const [operationId, { method, path }] of operations) {
      const by = this.servedBy.get(operationId) ?? this.#ownerOf(method, path);
      if (by !== undefined) return fail({ code: 'PLUGIN_OPERATION_TAKEN', data: { id: api.id, operationId, by } });
    }
    const renamed = this.#takeComponents(api);
    for (const [operationId, placed] of operations) {
      const isStandard =
        api.modules.includes(placed.operation.tags?.[0] ?? '') && [...operationsOf(standard)].some((one) => one.operation.operationId === operationId);
      const operation = isStandard ? placed.operation : (rewrite({ ...placed.operation, tags: [api.id] }, renamed) as PlacedOperation['operation']);
      this.place(api.id, { ...placed, operation });
    }
    const title = api.document?.info['title'];
    if ([...operations.values()].some(({ path }) => !(path in standard.paths)))
      this.#tags.push({ name: api.id, ...(typeof title === 'string' ? { description: title } : {}) });
    return ok(undefined);
  }

  place(servedBy: string, { method, path, operation }: PlacedOperation): void {
    this.#paths[path] ??= {};
    this.#paths[path][method] = { ...operation, 'x-jiyue-served-by': servedBy };
    this.servedBy.set(operation.operationId, servedBy);
  }

  document(): OpenApiDocument {
    const used = new Set(
      Object.values(this.#paths).flatMap((item) => Object.values(item).flatMap((operation) => (operation as { tags?: string[] }).tags ?? [])),
    );
    return { ...this.#standard, tags: this.#tags.filter((tag) => used.has(tag.name)), paths: this.#paths, components: this.#components };
  }

  // two templates that differ in parameter names only are one path
  #ownerOf(method: string, path: string): string | undefined {
    const shape = shapeOf(path);
    for (const [known, item] of Object.entries(this.#paths)) {
      const operation = item[method] as { 'x-jiyue-served-by'?: string } | undefined;
      if (operation && shapeOf(known) === shape) return operation['x-jiyue-served-by'];
    }
    return undefined;
  }

  /** Adds the plugin's components; a name that stands for something else already becomes `<plugin>.<name>`. */
  #takeComponents(api: PluginApi): ReadonlyMap<string, string> {
    const renamed = new Map<string, string>();
    const own = Object.entries(api.document?.components ?? {}).flatMap(([section, parts]) =>
      Object.entries(parts).map(([name, part]) => ({ section, name, part })),
    );
    for (const { section, name, part } of own) {
      const known = this.#components[section]?.[name];
      if (known && JSON.stringify(known) !== JSON.stringify(part)) renamed.set(`#/components/${section}/${name}`, `#/components/${section}/${api.id}.${name}`);
    }
    for (const { section, name, part } of own) {
      const target = renamed.has(`#/components/${section}/${name}`) ? `${api.id}.${name}` : name;
      this.#components[section] ??= {};
      this.#components[section][target] = rewrite(part, renamed) as JsonObject;
    }
    return renamed;
  }
}

const shapeOf = (path: string) => path.replace(/\{[^}]*\}/g, '{}');

/** A copy with the references replaced. */
function rewrite(node: unknown, renamed: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(node)) return node.map((item) => rewrite(item, renamed));
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, name === '$ref' && typeof value === 'string' ? (renamed.get(value) ?? value) : rewrite(value, renamed)]),
  );
}
