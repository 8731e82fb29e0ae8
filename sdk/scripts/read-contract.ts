/** The operations of the OpenAPI document as pages need them: parameters resolved, texts split into Chinese and English. */
import openapi from '@jiyue/standards/generated/openapi.json' with { type: 'json' };

/** A text in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A parameter of an operation. */
export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly isRequired: boolean;
  readonly words: Words;
  /** What it may hold, e.g. `RecordId` or `integer 1–100`. */
  readonly form: string;
}

/** One operation. */
export interface Operation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly words: Words;
  readonly requirements: readonly string[];
  /** Whether a token is needed always, or only for what is not public. */
  readonly needsToken: boolean;
  readonly parameters: readonly Parameter[];
  /** What the body holds; undefined: no body. */
  readonly body: string | undefined;
  readonly reply: { readonly status: string; readonly form: string };
  /** Statuses that it names beside those that any operation may answer. */
  readonly statuses: readonly number[];
}

interface Raw {
  readonly [member: string]: unknown;
}

/** Tags in the order of the document. */
export const tags: readonly { readonly name: string; readonly words: Words }[] = openapi.tags.map(({ name, description }) => ({
  name,
  words: wordsOf(description),
}));

/** All operations, in the order of the document. */
export function readOperations(): readonly Operation[] {
  return Object.entries(openapi.paths as Readonly<Record<string, Readonly<Record<string, Raw>>>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => readOperation(path, method, operation)),
  );
}

function readOperation(path: string, method: string, operation: Raw): Operation {
  const [status = '', success = {}] = Object.entries(operation['responses'] as Readonly<Record<string, Raw>>).find(([one]) => one.startsWith('2')) ?? [];
  return {
    operationId: String(operation['operationId']),
    method: method.toUpperCase(),
    path,
    tag: String((operation['tags'] as readonly string[])[0]),
    words: wordsOf(String(operation['summary'])),
    requirements: (operation['x-jiyue-requirement'] ?? []) as readonly string[],
    needsToken: needsToken((operation['security'] ?? []) as readonly object[]),
    parameters: ((operation['parameters'] ?? []) as readonly Raw[]).map(readParameter),
    body: operation['requestBody'] === undefined ? undefined : contentForm(operation['requestBody'] as Raw),
    reply: { status, form: contentForm(success) },
    statuses: (operation['x-jiyue-errors'] ?? []) as readonly number[],
  };
}

/** An empty list says that nobody is asked who they are; an empty way beside others, that it may be left open. */
const needsToken = (ways: readonly object[]) => ways.length > 0 && ways.every((way) => Object.keys(way).length > 0);

function readParameter(given: Raw): Parameter {
  const parameter = resolve(given);
  return {
    name: String(parameter['name']),
    in: String(parameter['in']),
    isRequired: parameter['required'] === true,
    words: wordsOf(String(parameter['description'] ?? '')),
    form: formOf(parameter['schema'] as Raw),
  };
}

/** Follows a reference inside the document. */
function resolve(node: Raw): Raw {
  if (typeof node['$ref'] !== 'string') return node;
  const steps = node['$ref'].split('/').slice(1);
  return steps.reduce<unknown>((found, step) => (found as Raw)[step], openapi) as Raw;
}

function contentForm(node: Raw): string {
  const [type, content] = Object.entries((node['content'] ?? {}) as Readonly<Record<string, Raw>>)[0] ?? [];
  if (type === undefined || content === undefined) return '–';
  return type === 'application/json' ? formOf(content['schema'] as Raw) : type;
}

function formOf(schema: Raw): string {
  if (typeof schema['$ref'] === 'string') return schema['$ref'].split('/').at(-1) ?? '';
  if (Array.isArray(schema['enum'])) return schema['enum'].join(', ');
  const { type, minimum, maximum, minLength, maxLength, properties } = schema;
  if (properties) return `{ ${Object.keys(properties).join(', ')} }`;
  const range = minimum === undefined && maximum === undefined ? lengths(minLength, maxLength) : span(minimum, maximum);
  return type === undefined ? 'JSON' : `${String(type)}${range}`;
}

const lengths = (least: unknown, most: unknown) => (most === undefined ? '' : ` ${String(least ?? 0)}–${String(most)}`);

const span = (least: unknown, most: unknown) =>
  least === undefined ? ` ≤ ${String(most)}` : most === undefined ? ` ≥ ${String(least)}` : ` ${String(least)}–${String(most)}`;

/** "中文 · English"; a text without the mark is both. */
export function wordsOf(text: string): Words {
  const at = text.indexOf(' · ');
  return at < 0 ? { zh: text, en: text } : { zh: text.slice(0, at), en: text.slice(at + 3) };
}
