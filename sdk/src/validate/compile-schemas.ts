/**
 * The contract of each operation of an OpenAPI 3.1 document: parameters, body and reply, judged by its schemas. An operation is compiled
 * when it is first asked for; the schemas that list all faults only when something was refused.
 */
import type { Ajv2020 } from 'ajv/dist/2020.js';
import type { Outcome } from '../plugin/outcome.ts';
import { createAjv, type Mode } from './ajv-instances.ts';
import { fieldName } from './field-name.ts';
import { type Finding, pointerOf } from './finding.ts';
import { foldErrors, type RawError } from './fold-errors.ts';
import { type Parameter, type Params, type RawParams, readParameters, readTypedParameters } from './read-parameters.ts';
import { memberOf, resolve, type Schema } from './schema-place.ts';

/** What an operation takes and gives. Findings point to /path/…, /query/…, /header/…, /body/…. */
export interface OperationContract {
  /**
   * Converted and checked, defaults filled in; unknown query parameters are findings, but for operations marked `x-jiyue-query: open`.
   * Fails with REQUEST_INVALID.
   */
  params(raw: RawParams): Outcome<Params>;
  /** The same for values that are typed already. */
  typedParams(values: Params): Outcome<Params>;
  /** Findings of a JSON body; none for operations whose body is no JSON. */
  body(value: unknown): readonly Finding[];
  /** Findings of a JSON reply, from /body; a status that the document does not name is one. */
  reply(status: number, value: unknown): readonly Finding[];
  /** Compiles all of it now. Throws on a schema that does not compile, which else the first use of it would do. */
  compile(): void;
}

/** Contracts by operationId; throws on an id that the document does not have. Each schema is compiled when it first judges something. */
export function compileSchemas(document: Schema): (operationId: string) => OperationContract {
  const plain = withoutMapping(document) as Schema;
  const places = placesOf(plain);
  const engines = new Map<Mode, Ajv2020>();
  const engine = (mode: Mode): Ajv2020 => {
    const known = engines.get(mode);
    if (known) return known;
    const fresh = createAjv(mode, [...Object.keys(plain), ...ownKeywords(plain)]).addSchema(plain, documentId, false, false);
    // the document is taken as it is; all that is compiled besides are references into it, which need no look at the schema of schemas
    fresh.opts.validateSchema = false;
    engines.set(mode, fresh);
    return fresh;
  };
  const contracts = new Map<string, OperationContract>();
  return (operationId) => {
    const known = contracts.get(operationId);
    if (known) return known;
    const place = places.get(operationId);
    if (!place) throw new Error(`the document has no operation ${operationId}`);
    const fresh = createContract({ document: plain, engine }, place);
    contracts.set(operationId, fresh);
    return fresh;
  };
}

const documentId = 'urn:jiyue:openapi';
const methods = ['get', 'put', 'post', 'delete', 'patch'];

interface Compiler {
  readonly document: Schema;
  engine(mode: Mode): Ajv2020;
}

type Path = readonly string[];

/** The check of one schema. */
interface Check {
  (value: unknown): readonly Finding[];
  compile(): void;
}

const noCheck: Check = Object.assign(() => [], { compile: () => undefined });

function placesOf(document: Schema): ReadonlyMap<string, Path> {
  const places = new Map<string, Path>();
  for (const [path, item] of Object.entries((document['paths'] ?? {}) as object)) {
    for (const method of methods) {
      const id = memberOf(memberOf(item, method), 'operationId');
      if (typeof id === 'string') places.set(id, ['paths', path, method]);
    }
  }
  return places;
}

function createContract(compiler: Compiler, place: Path): OperationContract {
  const { document } = compiler;
  const parameters = [...listAt(document, [...place.slice(0, 2), 'parameters']), ...listAt(document, [...place, 'parameters'])].map((path) =>
    createParameter(compiler, path),
  );
  const bodyPath = follow(document, [...place, 'requestBody']);
  const isOpen = nodeAt(document, place)?.['x-jiyue-query'] === 'open';
  const isBodyRequired = nodeAt(document, bodyPath)?.['required'] === true;
  const bodyCheck = jsonCheck(compiler, bodyPath);
  const all = nodeAt(document, [...place, 'responses']) ?? {};
  const replies = new Map<string, Check>();
  const replyAt = (key: string): Check => {
    const known = replies.get(key) ?? jsonCheck(compiler, follow(document, [...place, 'responses', key]));
    replies.set(key, known);
    return known;
  };
  const replyCheck = (status: number): Check | undefined => {
    const key = [String(status), `${Math.floor(status / 100)}XX`, ...(status >= 400 ? ['default'] : [])].find((one) => all[one] !== undefined);
    return key === undefined ? undefined : replyAt(key);
  };
  return {
    params: (raw) => readParameters(parameters, raw, isOpen),
    typedParams: (values) => readTypedParameters(parameters, values),
    body: (value) => (value === undefined ? (isBodyRequired ? [{ pointer: '/body', rule: 'required' }] : []) : bodyCheck(value)),
    reply: (status, value) => replyCheck(status)?.(value) ?? [{ pointer: '/body', rule: 'status', params: { status } }],
    compile() {
      for (const check of [...parameters.map(({ check }) => check), bodyCheck, ...Object.keys(all).map(replyAt)]) check.compile();
    },
  };
}

function createParameter(compiler: Compiler, path: Path): Parameter & { readonly check: Check } {
  const { document } = compiler;
  const node = nodeAt(document, path) ?? {};
  const schema = resolve((node['schema'] ?? {}) as Schema, document);
  const description = node['description'] === undefined ? {} : { description: node['description'] };
  const place = String(node['in']) as Parameter['in'];
  const name = String(node['name']);
  return {
    name,
    in: place,
    isRequired: node['required'] === true,
    types: [schema['type'] ?? []].flat() as string[],
    itemTypes: [resolve((schema['items'] ?? {}) as Schema, document)['type'] ?? []].flat() as string[],
    isJoined: node['explode'] === false,
    defaultValue: (node['schema'] as Schema | undefined)?.['default'] ?? schema['default'],
    field: fieldName({ declared: description, target: schema }),
    check: node['schema'] === undefined ? noCheck : createCheck(compiler, [...path, 'schema'], [place, name], description),
  };
}

/** The check of the JSON form of a body or reply; one that finds nothing when there is none. */
function jsonCheck(compiler: Compiler, path: Path): Check {
  const content = nodeAt(compiler.document, [...path, 'content']) ?? {};
  const type = Object.keys(content).find((one) => /^application\/(([a-z0-9.-]+\+)?json|x-www-form-urlencoded)$/.test(one));
  const at = [...path, 'content', type ?? '', 'schema'];
  return type === undefined || !nodeAt(compiler.document, at) ? noCheck : createCheck(compiler, at, ['body'], {});
}

/**
 * @param path of the schema in the document
 * @param at where its findings point
 * @param note description of the field, which stands beside the schema
 */
function createCheck({ document, engine }: Compiler, path: Path, at: Path, note: Schema): Check {
  const $ref = `${documentId}#${path.map((step) => `/${encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')}`;
  const compile = (mode: Mode) => engine(mode).compile({ $ref });
  let fast: ReturnType<typeof compile> | undefined;
  let full: ReturnType<typeof compile> | undefined;
  const check = (value: unknown): readonly Finding[] => {
    fast ??= compile('fast');
    if (fast(value)) return [];
    full ??= compile('full');
    full(value);
    const prefix = pointerOf(at);
    const errors = ((full.errors ?? []) as readonly RawError[]).map((error) => ({ ...error, instancePath: prefix + error.instancePath }));
    // a frame around schema and value, so that places and names come out as the caller knows them
    const schema = at.reduceRight<Schema>((inner, step) => ({ properties: { [step]: inner } }), { ...nodeAt(document, path), ...note });
    const whole = at.reduceRight<unknown>((inner, step) => ({ [step]: inner }), value);
    return foldErrors(errors, { schema, document }, whole);
  };
  return Object.assign(check, {
    compile() {
      fast ??= compile('fast');
    },
  });
}

// --- the document ---

const isObject = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

function nodeAt(document: Schema, path: Path): Schema | undefined {
  let node: unknown = document;
  for (const step of path) node = memberOf(node, step);
  return isObject(node) ? node : undefined;
}

/** The path behind references. */
function follow(document: Schema, path: Path): Path {
  const reference = nodeAt(document, path)?.['$ref'];
  if (typeof reference !== 'string') return path;
  return follow(
    document,
    reference
      .slice(2)
      .split('/')
      .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')),
  );
}

const listAt = (document: Schema, path: Path): readonly Path[] => Object.keys(nodeAt(document, path) ?? {}).map((index) => follow(document, [...path, index]));

/** OpenAPI's mapping of a discriminator says what `const` says already; Ajv refuses it. */
function withoutMapping(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutMapping);
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [
      name,
      name === 'discriminator' && isObject(value) ? { propertyName: value['propertyName'] } : withoutMapping(value),
    ]),
  );
}

/** Every x-… member of the document: notes of whoever wrote it. */
function ownKeywords(node: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (!isObject(node)) return found;
  for (const [name, value] of Object.entries(node)) {
    if (name.startsWith('x-') && /^x-[a-z][a-z0-9-]*$/.test(name)) found.add(name);
    ownKeywords(value, found);
  }
  return found;
}
