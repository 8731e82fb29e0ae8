/** The OpenAPI document is valid 3.1 in two readers, its schemas included, and says for each operation what a vendor needs. */
import SwaggerParser from '@apidevtools/swagger-parser';
import { validate } from '@hyperjump/json-schema/openapi-3-1';
import { takesKey } from '../call-rules.ts';
import { dayOf, deprecationFaults, deprecationOf } from '../deprecation.ts';
import type { Doc } from '../sources.ts';
import { closeGate, type GateResult } from './gate.ts';
import { operationsOf, type World } from './world.ts';

type ApiDocument = Parameters<SwaggerParser['validate']>[0];

/** Judges the document as a whole and each operation. */
export async function checkOpenApi(world: World): Promise<GateResult> {
  const { openapi } = world;
  const operations = operationsOf(world);
  const paths = (openapi['paths'] ?? {}) as Record<string, Record<string, Doc>>;
  const tags = new Set(((openapi['tags'] ?? []) as readonly { readonly name: string }[]).map(({ name }) => name));
  const ids = new Set(operations.map(({ operationId }) => operationId));
  const findings = [
    ...(await documentFaults(openapi)),
    ...operations.flatMap(({ path, method, operationId }) => {
      const operation = paths[path]?.[method] ?? {};
      return [
        ...operationFaults(operationId, operation, tags),
        ...pathFaults(operationId, path, operation, openapi),
        ...callFaults(operationId, method, operation),
        ...listFaults(operationId, operation, openapi),
        ...statusFaults(operationId, method, path, operation),
        ...deprecationFaults(operation, ids).map((fault) => `operation ${operationId}: ${fault}`),
      ];
    }),
    ...removalFaults(world, ids),
  ];
  return closeGate('openapi', operations.length, findings);
}

async function documentFaults(openapi: Doc): Promise<readonly string[]> {
  if (!String(openapi['openapi']).startsWith('3.1.')) return [`openapi: states version "${String(openapi['openapi'])}", expected 3.1`];
  const second = await validate('https://spec.openapis.org/oas/3.1/schema-base');
  const faults = second(openapi as Parameters<typeof second>[0]).valid ? [] : ['openapi: hyperjump: is no document of OpenAPI 3.1'];
  try {
    // nothing outside the document is read
    await new SwaggerParser().validate(structuredClone(openapi) as unknown as ApiDocument, { resolve: { external: false } });
    return faults;
  } catch (error) {
    return [...faults, `openapi: swagger-parser: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function operationFaults(id: string, operation: Doc, tags: ReadonlySet<string>): readonly string[] {
  const responses = (operation['responses'] ?? {}) as Record<string, Doc>;
  const own = (operation['tags'] ?? []) as readonly string[];
  const problem = responses['default'];
  const faults = [
    [/[\u4e00-\u9fff].* · [A-Z]/s.test(String(operation['summary'])), 'needs a summary in Chinese and English, joined by " · "'],
    [own.length === 1 && own.every((tag) => tags.has(tag)), 'needs exactly one tag that the document declares'],
    [Array.isArray(operation['security']), 'says nothing about tokens (security)'],
    [Object.keys(responses).filter((status) => /^2\d\d$/.test(status)).length === 1, 'needs exactly one answer of success'],
    [problem?.['$ref'] === '#/components/responses/Problem', 'its default answer is not the one form of errors'],
  ] as const;
  return faults.filter(([holds]) => !holds).map(([, fault]) => `operation ${id}: ${fault}`);
}

/** Writes take idempotency keys, updates name their version, and each list of pages declares its total with its cursor. */
function callFaults(id: string, method: string, operation: Doc): readonly string[] {
  const text = JSON.stringify(operation['parameters'] ?? []);
  const has = (parameter: string) => text.includes(`"#/components/parameters/${parameter}"`);
  const faults = [
    [takesKey(method, operation) === has('IdempotencyKey'), 'takes an idempotency key exactly when it stores something; the generator writes that parameter'],
    [method !== 'put' || has('IfMatch') || has('IfMatchOptional'), 'replaces something without naming its version (IfMatch or IfMatchOptional)'],
  ] as const;
  return faults.filter(([holds]) => !holds).map(([, fault]) => `operation ${id}: ${fault}`);
}

/** Statuses that any operation may answer; none names them. */
const everywhere = [400, 405, 413, 415, 429, 500, 503, 504];

/** An operation names the statuses that its own form leads to, and none of those that all have. */
function statusFaults(id: string, method: string, path: string, operation: Doc): readonly string[] {
  const named = (operation['x-jiyue-errors'] ?? []) as readonly number[];
  const ways = (operation['security'] ?? []) as readonly object[];
  const needsToken = ways.length > 0 && ways.every((way) => Object.keys(way).length > 0);
  const hasVersion = /"#\/components\/parameters\/IfMatch/.test(JSON.stringify(operation['parameters'] ?? []));
  const needed = [
    [401, needsToken],
    [404, /\{\w+\}/.test(path) && method !== 'put'],
    [409, hasVersion],
  ] as const;
  return [
    ...needed
      .filter(([status, isNeeded]) => isNeeded && !named.includes(status))
      .map(([status]) => `operation ${id}: its form leads to ${status}, which it does not name`),
    ...named.filter((status) => everywhere.includes(status)).map((status) => `operation ${id}: names ${status}, which any operation may answer`),
  ];
}

/** What gives items is a list that can be walked to the total it declares, or a feed that goes on from a place (JY-IFC-003, JY-IFC-019). */
function listFaults(id: string, operation: Doc, openapi: Doc): readonly string[] {
  const reply = replySchema(operation, openapi);
  const { items } = (reply['properties'] ?? {}) as Record<string, Doc>;
  const required = (reply['required'] ?? []) as readonly string[];
  if (items?.['type'] !== 'array') return [];
  const parameters = JSON.stringify(operation['parameters'] ?? []);
  const isList =
    ['Cursor', 'Limit'].every((name) => parameters.includes(`"#/components/parameters/${name}"`)) && required.includes('total') && !required.includes('next');
  const isFeed = parameters.includes('"name":"after"') && required.includes('next');
  return isList || isFeed
    ? []
    : [
        `operation ${id}: gives items and is neither a list (parameters Cursor and Limit; total required, next absent on the last page) nor a feed (after, next)`,
      ];
}

function replySchema(operation: Doc, openapi: Doc): Doc {
  const success = Object.entries((operation['responses'] ?? {}) as Record<string, Doc>).find(([status]) => /^2\d\d$/.test(status))?.[1];
  const schema = ((success?.['content'] as Record<string, Doc> | undefined)?.['application/json']?.['schema'] ?? {}) as Doc;
  const name = String(schema['$ref'] ?? '').replace('#/components/schemas/', '');
  return ((openapi['components'] as { readonly schemas?: Record<string, Doc> } | undefined)?.schemas?.[name] ?? schema) as Doc;
}

/** What a frozen version offered stays, or its end was announced there and has come (JY-IFC-015). */
function removalFaults({ frozen, today }: World, ids: ReadonlySet<string>): readonly string[] {
  const last = new Map<string, { readonly version: string; readonly operation: Doc }>();
  for (const { name, files } of frozen.versions) {
    const bytes = files.get('openapi.json');
    const document = (bytes === undefined ? {} : JSON.parse(Buffer.from(bytes).toString())) as Doc;
    for (const { operationId, method, path } of operationsOf({ openapi: document }))
      last.set(operationId, { version: name, operation: (document['paths'] as Record<string, Record<string, Doc>>)[path]![method]! });
  }
  return [...last]
    .filter(([id]) => !ids.has(id))
    .flatMap(([id, { version, operation }]) => {
      const end = deprecationOf(operation)?.endDate;
      if (end === undefined) return [`operation ${id}: stood in ${version} and is gone without notice; announce its end (x-jiyue-deprecated) first`];
      return dayOf(today) < dayOf(end) ? [`operation ${id}: stood in ${version} with its end on ${end} and is gone before`] : [];
    });
}

/** The document's own schema does not compare the names in a path with the parameters. */
function pathFaults(id: string, path: string, operation: Doc, openapi: Doc): readonly string[] {
  const shared = ((openapi['components'] as Doc | undefined)?.['parameters'] ?? {}) as Record<string, Doc>;
  const parameters = ((operation['parameters'] ?? []) as readonly Doc[]).map(
    (one) => shared[String(one['$ref']).replace('#/components/parameters/', '')] ?? one,
  );
  const declared = parameters.filter((one) => one['in'] === 'path').map((one) => String(one['name']));
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return [
    ...named.filter((name) => !declared.includes(name)).map((name) => `operation ${id}: its path names {${name}}, which is no parameter`),
    ...declared.filter((name) => !named.includes(name)).map((name) => `operation ${id}: its parameter ${name} is not in the path`),
  ];
}
