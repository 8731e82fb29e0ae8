/** Modules and operations of the OpenAPI document, with references resolved and texts split into Chinese and English. */
import type { Json, Words } from './read-data.ts';

/** A module: the operations of one tag. */
export interface Module {
  readonly name: string;
  readonly title: Words;
  readonly operations: readonly Operation[];
}

/** A parameter. */
export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly isRequired: boolean;
  readonly words: Words;
  readonly schema: Json;
}

/** What is sent or given back. */
export interface Body {
  readonly mediaType: string;
  /** Type of the model that describes it; absent for bytes and for what is written in place. */
  readonly type?: string;
  readonly schema: Json;
  readonly words?: Words;
}

/** A reply of success. */
export interface Reply {
  readonly status: string;
  readonly words: Words;
  readonly headers: readonly { readonly name: string; readonly words: Words }[];
  readonly body?: Body;
}

/** One operation. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly module: string;
  readonly words: Words;
  readonly description?: Words;
  readonly requirements: readonly string[];
  /** Whether it answers without a token, too. */
  readonly isPublic: boolean;
  readonly isDeprecated: boolean;
  readonly parameters: readonly Parameter[];
  readonly request?: Body;
  readonly replies: readonly Reply[];
  /** Statuses that it names beside those that any operation may answer. */
  readonly statuses: readonly number[];
}

const methods = new Set(['get', 'put', 'post', 'delete', 'patch', 'head', 'options']);

/** Modules in the order of the document; operations in the order of their paths. */
export function modulesOf(openapi: Json): readonly Module[] {
  const operations = Object.entries(openapi['paths'] as { readonly [path: string]: Json }).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => methods.has(method))
      .map(([method, raw]) => operationOf(openapi, path, method, raw as Json)),
  );
  const tags = (openapi['tags'] ?? []) as readonly { readonly name: string; readonly description?: string }[];
  const untold = [...new Set(operations.map(({ module }) => module))].filter((name) => !tags.some((tag) => tag.name === name));
  return [...tags, ...untold.map((name) => ({ name, description: name }))].map(({ name, description }) => ({
    name,
    title: splitWords(description ?? name),
    operations: operations.filter(({ module }) => module === name),
  }));
}

function operationOf(openapi: Json, path: string, method: string, raw: Json): Operation {
  const follow = (node: Json) => followed(openapi, node);
  const responses = Object.entries((raw['responses'] ?? {}) as { readonly [status: string]: Json });
  const request = raw['requestBody'] === undefined ? undefined : bodyOf(follow(raw['requestBody'] as Json));
  return {
    id: String(raw['operationId']),
    method: method.toUpperCase(),
    path,
    module: String((raw['tags'] as readonly string[] | undefined)?.[0] ?? ''),
    words: splitWords(String(raw['summary'] ?? raw['operationId'])),
    ...(typeof raw['description'] === 'string' ? { description: splitWords(raw['description']) } : {}),
    requirements: [(raw['x-jiyue-requirement'] ?? []) as string | readonly string[]].flat(),
    isPublic: ((raw['security'] ?? []) as readonly object[]).some((way) => Object.keys(way).length === 0),
    isDeprecated: raw['deprecated'] === true,
    parameters: ((raw['parameters'] ?? []) as readonly Json[]).map(follow).map(parameterOf),
    ...(request ? { request } : {}),
    replies: responses.filter(([status]) => /^[23]/.test(status)).map(([status, reply]) => replyOf(status, follow(reply), follow)),
    statuses: (raw['x-jiyue-errors'] ?? []) as readonly number[],
  };
}

const parameterOf = (raw: Json): Parameter => ({
  name: String(raw['name']),
  in: String(raw['in']),
  isRequired: raw['required'] === true,
  words: splitWords(String(raw['description'] ?? raw['name'])),
  schema: (raw['schema'] ?? {}) as Json,
});

/** The description of a reply is its own; its body says nothing beside it. */
function replyOf(status: string, raw: Json, follow: (node: Json) => Json): Reply {
  const headers = Object.entries((raw['headers'] ?? {}) as { readonly [name: string]: Json });
  const { description: _, ...content } = raw;
  const body = bodyOf(content);
  return {
    status,
    words: splitWords(String(raw['description'] ?? status)),
    headers: headers.map(([name, header]) => ({ name, words: splitWords(String(follow(header)['description'] ?? name)) })),
    ...(body ? { body } : {}),
  };
}

function bodyOf(raw: Json): Body | undefined {
  const [mediaType, content] = Object.entries((raw['content'] ?? {}) as { readonly [type: string]: Json })[0] ?? [];
  if (mediaType === undefined || content === undefined) return undefined;
  const schema = (content['schema'] ?? {}) as Json;
  const type = typeof schema['$ref'] === 'string' ? schema['$ref'].split('/').at(-1) : schema['x-jiyue-model'];
  return {
    mediaType,
    schema,
    ...(typeof type === 'string' ? { type } : {}),
    ...(typeof raw['description'] === 'string' ? { words: splitWords(raw['description']) } : {}),
  };
}

function followed(openapi: Json, node: Json): Json {
  if (typeof node['$ref'] !== 'string') return node;
  const steps = node['$ref'].split('/').slice(1);
  return steps.reduce<unknown>((found, step) => (found as Json)[step], openapi) as Json;
}

/** "中文 · English"; a text without the mark is both. */
export function splitWords(text: string): Words {
  const at = text.indexOf(' · ');
  return at < 0 ? { zh: text.trim(), en: '' } : { zh: text.slice(0, at).trim(), en: text.slice(at + 3).trim() };
}
