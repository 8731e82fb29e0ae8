/** Parameters of an operation: from the texts of a request, or typed already, to checked values with defaults filled in. */
import { fail, type Outcome, ok } from '../plugin/outcome.ts';
import { arrange, type Finding, pointerOf, textOfValue, type TwoNames } from './finding.ts';
import { nearNames } from './near-names.ts';

/** Parameters as they came over the wire. */
export interface RawParams {
  /** Decoded path parameters. */
  readonly path: { readonly [name: string]: string };
  /** Every value of each name. */
  readonly query: ReadonlyMap<string, readonly string[]>;
  /** Names in lower case. */
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
}

/** Values by the names of the document. */
export interface Params {
  readonly [name: string]: unknown;
}

/** One parameter, ready to judge values. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly isRequired: boolean;
  /** JSON types that the schema allows; empty: any. */
  readonly types: readonly string[];
  /** Types of the items of a list. */
  readonly itemTypes: readonly string[];
  /** A list is one value with commas instead of a repeated name. */
  readonly isJoined: boolean;
  /** Undefined: none. */
  readonly defaultValue: unknown;
  readonly field: TwoNames | undefined;
  /** Findings from "/<in>/<name>". */
  check(value: unknown): readonly Finding[];
}

/**
 * Texts converted by the types of the schemas, then checked. Unknown query parameters are findings.
 * @param isOpen unknown query parameters are left aside instead: addresses of pages, to which messengers and mail programs add their own
 */
export function readParameters(parameters: readonly Parameter[], raw: RawParams, isOpen = false): Outcome<Params> {
  const findings: Finding[] = isOpen ? [] : unknownNames(parameters, raw.query.keys());
  const values: [string, unknown][] = [];
  for (const parameter of parameters) {
    const texts = textsOf(parameter, raw);
    const isList = parameter.types.includes('array');
    if (texts.length > 1 && !isList) findings.push(at(parameter, 'repeated', undefined, { count: texts.length }));
    else if (texts.length === 0) findings.push(...absent(parameter, values));
    else if (isList) judge(parameter, convertList(parameter, texts), findings, values);
    else judge(parameter, convert(texts[0]!, parameter.types), findings, values);
  }
  return close(findings, values);
}

/** The same for values that are typed already. */
export function readTypedParameters(parameters: readonly Parameter[], given: Params): Outcome<Params> {
  const known = Object.keys(given).filter((name) => given[name] !== undefined);
  const inPathOrHeader = new Set(parameters.filter((parameter) => parameter.in !== 'query').map(({ name }) => name));
  const findings: Finding[] = unknownNames(
    parameters,
    known.filter((name) => !inPathOrHeader.has(name)),
  );
  const values: [string, unknown][] = [];
  for (const parameter of parameters) {
    const value = given[parameter.name];
    if (value === undefined) findings.push(...absent(parameter, values));
    else judge(parameter, value, findings, values);
  }
  return close(findings, values);
}

const close = (findings: readonly Finding[], values: readonly [string, unknown][]): Outcome<Params> =>
  findings.length === 0 ? ok(Object.fromEntries(values)) : fail({ code: 'REQUEST_INVALID', data: { count: findings.length, findings: arrange(findings) } });

function unknownNames(parameters: readonly Parameter[], names: Iterable<string>): Finding[] {
  const findings: Finding[] = [];
  for (const name of names) {
    if (parameters.some((parameter) => parameter.in === 'query' && parameter.name === name)) continue;
    const near = nearNames(
      name,
      parameters.filter((parameter) => parameter.in === 'query').map((parameter) => parameter.name),
    );
    findings.push({ pointer: pointerOf(['query', name]), rule: 'additionalProperties', params: { name, near, variant: 'parameter' } });
  }
  return findings;
}

function textsOf({ name, in: place }: Parameter, { path, query, headers }: RawParams): readonly string[] {
  if (place === 'query') return query.get(name) ?? [];
  const value = place === 'path' ? path[name] : headers[name.toLowerCase()];
  return value === undefined ? [] : ([value].flat() as readonly string[]);
}

function absent(parameter: Parameter, values: [string, unknown][]): readonly Finding[] {
  if (parameter.isRequired) return [at(parameter, 'required')];
  if (parameter.defaultValue !== undefined) values.push([parameter.name, parameter.defaultValue]);
  return [];
}

function judge(parameter: Parameter, value: unknown, findings: Finding[], values: [string, unknown][]): void {
  const found = parameter.check(value);
  if (found.length > 0) findings.push(...found);
  else values.push([parameter.name, value]);
}

const convertList = ({ isJoined, itemTypes }: Parameter, texts: readonly string[]) =>
  (isJoined ? texts.flatMap((text) => text.split(',')) : texts).map((text) => convert(text, itemTypes));

/** A text that is not of the type stays a text, and the schema refuses it. */
function convert(text: string, types: readonly string[]): unknown {
  if (types.includes('integer') && /^-?(0|[1-9]\d{0,14})$/.test(text)) return Number(text);
  if (types.includes('number') && /^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$/.test(text)) return Number(text);
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function at({ in: place, name, field }: Parameter, rule: string, value?: unknown, params: object = {}): Finding {
  const filled = { ...(field ? { field } : {}), ...params };
  return {
    pointer: pointerOf([place, name]),
    rule,
    ...(value === undefined ? {} : { value: textOfValue(value) }),
    ...(Object.keys(filled).length > 0 ? { params: filled } : {}),
  };
}
