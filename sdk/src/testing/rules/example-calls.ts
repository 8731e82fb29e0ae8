/** Calls to try an operation with: from the examples of its OpenAPI file, or as the author gave them. */
import type { Json } from '../../plugin/index.ts';
import type { Schema } from '../../validate/schema-place.ts';
import { findingOf, type PluginFinding } from '../finding.ts';
import type { PluginOperation } from '../package/plugin-operations.ts';
import { problemOfFinding } from '../package/read-plugin-folder.ts';

/** One call. */
export interface ExampleCall {
  readonly operation: PluginOperation;
  readonly params: { readonly [name: string]: unknown };
  readonly body: unknown;
}

/** What operations of other modules answer, by operationId: plain data, the same for every call. */
export interface GivenAnswers {
  readonly [operationId: string]: Json | object;
}

/** Calls by operationId, as an author gives them in addition to the examples. */
export interface GivenCalls {
  readonly [operationId: string]: readonly { readonly params?: { readonly [name: string]: unknown }; readonly body?: unknown }[];
}

/** What an example says, wherever OpenAPI lets it stand; undefined: there is none. */
export function exampleOf(holder: Schema | undefined): unknown {
  if (!holder) return undefined;
  if (holder['example'] !== undefined) return holder['example'];
  const [first] = Object.values((holder['examples'] ?? {}) as { readonly [name: string]: Schema });
  if (first?.['value'] !== undefined) return first['value'];
  const schema = holder['schema'] as Schema | undefined;
  if (schema?.['example'] !== undefined) return schema['example'];
  return Array.isArray(schema?.['examples']) ? (schema['examples'] as readonly unknown[])[0] : undefined;
}

/** The JSON form of a body or reply. */
export function jsonContent(holder: Schema | undefined): Schema | undefined {
  const content = (holder?.['content'] ?? {}) as { readonly [type: string]: Schema };
  return Object.entries(content).find(([type]) => /^application\/([a-z0-9.-]+\+)?json$/.test(type))?.[1];
}

/** What a body consists of: JSON, else the fields of a form that has to be sent. */
export const bodyContent = (requestBody: Schema | undefined): Schema | undefined =>
  jsonContent(requestBody) ??
  (requestBody?.['required'] === true
    ? (requestBody['content'] as { readonly [type: string]: Schema } | undefined)?.['application/x-www-form-urlencoded']
    : undefined);

/** Examples judged both ways, and the calls that can be made with them. */
export function exampleCalls(
  operations: readonly PluginOperation[],
  given: GivenCalls,
): { readonly findings: readonly PluginFinding[]; readonly calls: readonly ExampleCall[] } {
  const findings: PluginFinding[] = [];
  const calls: ExampleCall[] = [];
  for (const operation of operations) {
    const { operationId, contract, isOwn } = operation;
    const own = given[operationId];
    const faults = isOwn ? missingExamples(operation, own !== undefined) : [];
    findings.push(...faults);
    const body = exampleOf(bodyContent(operation.requestBody));
    const wanted = own ?? [{ params: requiredParams(operation), body }, ...(hasOptional(operation) ? [{ params: allParams(operation), body }] : [])];
    for (const one of wanted) {
      const params = contract.typedParams(one.params ?? {});
      const problems = [
        ...(params.ok ? [] : ((params.failure.data?.['findings'] ?? params.failure.data?.['errors'] ?? []) as Parameters<typeof problemOfFinding>[0][])),
        ...contract.body(one.body),
      ];
      if (params.ok && problems.length === 0) calls.push({ operation, params: params.value, body: one.body });
      else if (faults.length === 0)
        for (const problem of problems) findings.push(findingOf('api/examples:broken', { at: operationId, operationId, problem: problemOfFinding(problem) }));
    }
    const reply = exampleOf(jsonContent(operation.responses['200']));
    if (isOwn && reply !== undefined) {
      for (const problem of contract.reply(200, reply))
        findings.push(findingOf('api/examples:broken', { at: operationId, operationId, problem: problemOfFinding(problem) }));
    }
  }
  return { findings, calls };
}

function missingExamples(
  { operationId, parameters, requestBody, responses, isPage, isStream }: PluginOperation,
  hasOwnCalls: boolean,
): readonly PluginFinding[] {
  const parts: string[] = [];
  if (!hasOwnCalls) {
    for (const parameter of parameters) if (parameter['required'] === true && exampleOf(parameter) === undefined) parts.push(String(parameter['name']));
    if (bodyContent(requestBody) && exampleOf(bodyContent(requestBody)) === undefined) parts.push('requestBody');
  }
  const reply = jsonContent(responses['200']);
  if (!isPage && !isStream && reply && exampleOf(reply) === undefined) parts.push('responses 200');
  return parts.map((part) => findingOf('api/examples:missing', { at: operationId, operationId, part }));
}

const hasOptional = ({ parameters }: PluginOperation) => parameters.some((one) => one['required'] !== true && exampleOf(one) !== undefined);
const requiredParams = ({ parameters }: PluginOperation) => valuesOf(parameters.filter((one) => one['required'] === true));
const allParams = ({ parameters }: PluginOperation) =>
  valuesOf(
    parameters.filter(
      (one) => one['in'] !== 'header' && !/^(cursor|page)$/.test(String(one['name'])) && (one['required'] === true || exampleOf(one) !== undefined),
    ),
  );
const valuesOf = (parameters: readonly Schema[]) => Object.fromEntries(parameters.map((one) => [String(one['name']), exampleOf(one) ?? someValue(one)]));

/** A plain value for a parameter of the standard without an example. */
function someValue(parameter: Schema): unknown {
  const schema = (parameter['schema'] ?? {}) as Schema;
  const type = [schema['type'] ?? 'string'].flat()[0];
  if (schema['default'] !== undefined) return schema['default'];
  if (Array.isArray(schema['enum'])) return (schema['enum'] as readonly unknown[])[0];
  return type === 'integer' || type === 'number' ? (schema['minimum'] ?? 1) : type === 'boolean' ? true : '集约化';
}
