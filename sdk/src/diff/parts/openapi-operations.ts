/** The operations of an OpenAPI 3.1 document as data: references resolved, parameters of the path and of the operation together. */

import { childOf, type Node, openDocument, type SchemaDocument } from '../schema/document.ts';
import type { Json, Words } from '../version.ts';

/** A parameter. */
export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly isRequired: boolean;
  readonly schema: Node | undefined;
}

/** What a request or a reply carries: media type -> schema; a schema that is one reference has its name. */
export interface Content {
  readonly mediaType: string;
  readonly schema: Node | undefined;
  /** Name of the component, e.g. ResourceDraft; undefined for a schema in place. */
  readonly typeName: string | undefined;
}

/** An operation. */
export interface Operation {
  readonly id: string;
  /** e.g. GET /api/v1/sites/{siteId} */
  readonly address: string;
  /** What it does, in both languages where the document has them. */
  readonly summary?: Partial<Words>;
  readonly parameters: readonly Parameter[];
  readonly isBodyRequired: boolean;
  readonly body: readonly Content[];
  readonly replies: ReadonlyMap<string, { readonly content: readonly Content[]; readonly headers: readonly string[] }>;
  /** Alternatives that authorize a call, each as text; "" for nobody. */
  readonly security: readonly string[];
  readonly isDeprecated: boolean;
  readonly isQueryOpen: boolean;
  readonly isExperimental: boolean;
}

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace'];
const objectOf = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});

/** Operations by operationId. */
export function operationsOf(openapi: Json): ReadonlyMap<string, Operation> {
  const document = openDocument(openapi);
  const found = new Map<string, Operation>();
  for (const path of Object.keys(objectOf(openapi['paths']))) {
    const item = childOf(document.root, 'paths', path);
    for (const method of methods) {
      if (!(method in item.raw)) continue;
      const operation = readOperation(document, item, method, path, openapi);
      found.set(operation.id, operation);
    }
  }
  return found;
}

function readOperation(document: SchemaDocument, item: Node, method: string, path: string, openapi: Json): Operation {
  const node = childOf(item, method);
  const { raw } = node;
  const address = `${method.toUpperCase()} ${path}`;
  const parameters = new Map([...parametersOf(document, item), ...parametersOf(document, node)].map((one) => [`${one.in} ${one.name}`, one]));
  const body = 'requestBody' in raw ? follow(document, childOf(node, 'requestBody')) : undefined;
  const responses = Object.keys(objectOf(raw['responses'])).map((status) => [status, follow(document, childOf(node, 'responses', status))] as const);
  const security = (raw['security'] ?? openapi['security'] ?? [{}]) as readonly Json[];
  return {
    id: typeof raw['operationId'] === 'string' ? raw['operationId'] : address,
    address,
    ...(typeof raw['summary'] === 'string' ? { summary: bothOf(raw['summary']) } : {}),
    parameters: [...parameters.values()],
    isBodyRequired: body?.raw['required'] === true,
    body: body ? contentOf(document, body).map((content) => ({ ...content, typeName: content.typeName ?? namedIn(body, openapi) })) : [],
    replies: new Map(
      responses.map(([status, reply]) => [status, { content: contentOf(document, reply), headers: Object.keys(objectOf(reply.raw['headers'])) }]),
    ),
    security: security.map((one) =>
      Object.entries(one)
        .map(([scheme, scopes]) => [scheme, ...(scopes as readonly string[])].join(' '))
        .sort()
        .join(' + '),
    ),
    isDeprecated: raw['deprecated'] === true,
    isQueryOpen: raw['x-jiyue-query'] === 'open',
    isExperimental: raw['x-jiyue-stability'] === 'experimental',
  };
}

/** Summaries of the standard are written "中文 · English". */
function bothOf(summary: string): Partial<Words> {
  const [zh = summary, en] = summary.split(' · ');
  return { zh, ...(en === undefined ? {} : { en }) };
}

/** A body whose items are judged one by one has no schema of its own; its description begins with the name of its type. */
function namedIn({ raw }: Node, openapi: Json): string | undefined {
  const word = /^[A-Z][A-Za-z]+/.exec(String(raw['description'] ?? ''))?.[0];
  return word !== undefined && Object.hasOwn(objectOf(objectOf(openapi['components'])['schemas']), word) ? word : undefined;
}

function follow(document: SchemaDocument, node: Node): Node {
  const reference = node.raw['$ref'];
  return typeof reference === 'string' ? follow(document, document.follow(node, reference)) : node;
}

function parametersOf(document: SchemaDocument, node: Node): readonly Parameter[] {
  const list = Array.isArray(node.raw['parameters']) ? node.raw['parameters'] : [];
  return list.map((_, index) => {
    const parameter = follow(document, childOf(node, 'parameters', index));
    const { raw } = parameter;
    return {
      name: String(raw['name']),
      in: String(raw['in']),
      isRequired: raw['required'] === true,
      schema: 'schema' in raw ? childOf(parameter, 'schema') : undefined,
    };
  });
}

function contentOf(document: SchemaDocument, node: Node): readonly Content[] {
  const { raw } = node;
  return Object.keys(objectOf(raw['content'])).map((mediaType) => {
    const media = childOf(node, 'content', mediaType);
    const schema = 'schema' in media.raw ? childOf(media, 'schema') : undefined;
    const reference = schema?.raw['$ref'];
    const typeName =
      typeof reference === 'string' && schema ? /^\/components\/schemas\/([^/]+)$/.exec(document.follow(schema, reference).pointer)?.[1] : undefined;
    return { mediaType, schema, typeName };
  });
}
