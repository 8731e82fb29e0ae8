/**
 * Folds the raw errors of a compiled schema into findings: one fault of the sender gives one finding, at the place he has to change.
 * A failing code table of n members gives n+1 raw errors; a missing member is reported at its parent. Both are mended here.
 */
import { codeTable, isKnownCode } from '../codes/code-tables.ts';
import { suggestCodes } from '../codes/suggest-codes.ts';
import { fieldName, fieldNameAt } from './field-name.ts';
import { arrange, type Finding, type FindingParams, moreFindings, pathOf, pointerOf, textOfValue, type TwoNames, workLimit } from './finding.ts';
import { nearNames } from './near-names.ts';
import { memberNames, memberOf, placeOf, resolve, type Schema, type SchemaPlace, type SchemaRoot, tagValues } from './schema-place.ts';

/** The part of a raw error that is used. */
export interface RawError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: { readonly [name: string]: unknown };
  /** Set on errors of names of members. */
  readonly propertyName?: string;
}

/** Arranged findings. @param value the value that was judged */
export const foldErrors = (errors: readonly RawError[], root: SchemaRoot, value: unknown): readonly Finding[] => arrange(foldAll(errors, root, value));

/** All findings in the order of the errors, for callers that add their own before arranging. */
export function foldAll(errors: readonly RawError[], root: SchemaRoot, value: unknown): readonly Finding[] {
  const isUnion = ({ keyword, instancePath }: RawError) =>
    keyword === 'contains' || ((keyword === 'anyOf' || keyword === 'oneOf') && !isTable(placeOf(root, pathOf(instancePath), value).target));
  const worked = errors.slice(0, workLimit);
  return [...dropBranches(worked, isUnion).flatMap((error) => fold(error, root, value)), ...moreFindings(worked.length, errors.length)];
}

/** A failing union without a tag also reports each of its branches, and `contains` each item, just before itself; only the whole says what to do. */
function dropBranches(errors: readonly RawError[], isUnion: (error: RawError) => boolean): readonly RawError[] {
  const kept: RawError[] = [];
  for (const error of errors) {
    if (isUnion(error)) while (isBelow(kept.at(-1)?.instancePath, error.instancePath)) kept.pop();
    if (error.propertyName === undefined || error.keyword === 'propertyNames') kept.push(error);
  }
  return kept;
}

const isBelow = (path: string | undefined, parent: string) => path !== undefined && (path === parent || path.startsWith(`${parent}/`));

interface Judged {
  readonly pointer: string;
  readonly value: unknown;
  readonly place: SchemaPlace;
  readonly field: TwoNames | undefined;
}

function fold({ instancePath, keyword, params }: RawError, root: SchemaRoot, whole: unknown): readonly Finding[] {
  const at = (path: readonly string[]): Judged => ({
    pointer: pointerOf(path),
    value: valueAt(whole, path),
    place: placeOf(root, path, whole),
    field: fieldNameAt(root, path, whole),
  });
  const path = pathOf(instancePath);
  const here = at(path);
  switch (keyword) {
    case 'required':
    case 'dependentRequired':
      return [finding(at([...path, String(params['missingProperty'])]), keyword, keyword === 'required' ? {} : { other: params['property'] })];
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const name = String(params['additionalProperty'] ?? params['unevaluatedProperty']);
      const known = memberNames(here.place, root.document, here.value);
      return [
        finding(at([...path, name]), 'additionalProperties', { name, near: nearNames(name, known), ...(known.includes('ext') ? { variant: 'ext' } : {}) }),
      ];
    }
    case 'propertyNames':
      return [finding(at([...path, String(params['propertyName'])]), keyword, { name: params['propertyName'] })];
    case 'discriminator':
      return foldTag(at([...path, String(params['tag'])]), here.place.target, String(params['tag']), root);
    case 'type':
      return [finding(here, 'type', { type: [params['type']].flat(), ...(here.value === null ? { variant: 'null' } : {}) })];
    case 'enum':
    case 'anyOf':
    case 'pattern':
      return isTable(here.place.target) ? foldCode(here) : [finding(here, keyword, ownParams(keyword, params, here))];
    case 'format':
      // a wrong pattern says it already
      return fails(here.place.target['pattern'], here.value) ? [] : [finding(here, keyword, ownParams(keyword, params, here))];
    case 'uniqueItems':
      return [finding(at([...path, String(params['i'])]), keyword, { other: Number(params['j']) + 1 })];
    default:
      return [finding(here, keyword, ownParams(keyword, params, here))];
  }
}

/** A union's tag that names no branch is a wrong code; what is no text is a wrong type; a missing one is told by "required". */
function foldTag(tag: Judged, union: Schema, name: string, { document }: SchemaRoot): readonly Finding[] {
  if (tag.value === undefined) return [];
  if (typeof tag.value !== 'string') return [finding(tag, 'type', { type: ['string'] })];
  const known = tagValues(union, name, document);
  const near = nearNames(tag.value, known);
  const table = known.every((code) => isKnownCode('resource-kind', code)) ? codeTable('resource-kind') : undefined;
  return [table ? finding(tag, 'code', { table: table.id, tableName: table.title, near }) : finding(tag, 'enum', { allowed: known, near })];
}

const isTable = (target: Schema) => typeof target['x-jiyue-table'] === 'string';

function foldCode(judged: Judged): readonly Finding[] {
  const { target } = judged.place;
  // what is no text is a wrong type, which is told apart
  if (typeof judged.value !== 'string') return [];
  const table = String(target['x-jiyue-table']);
  const tableName = fieldName({ declared: {}, target });
  const bind = Array.isArray(target['anyOf']) ? { variant: 'open' } : target['enum'] ? {} : { variant: 'form', pattern: target['pattern'] };
  return [finding(judged, 'code', { table, tableName, near: suggestCodes(table, judged.value), ...bind })];
}

function ownParams(keyword: string, params: RawError['params'], { place: { target }, value }: Judged): FindingParams {
  switch (keyword) {
    case 'minLength':
      return { limit: params['limit'], ...(value === '' ? { variant: 'empty' } : {}) };
    case 'maxLength':
      return { limit: params['limit'], length: typeof value === 'string' ? [...value].length : undefined };
    case 'minItems':
    case 'maxItems':
      return { limit: params['limit'], count: Array.isArray(value) ? value.length : undefined };
    case 'minProperties':
    case 'maxProperties':
      return { limit: params['limit'], count: Object.keys((value ?? {}) as object).length };
    case 'pattern':
    case 'format':
      return { [keyword]: params[keyword], ...exampleOf(target) };
    case 'enum':
      return { allowed: params['allowedValues'], near: typeof value === 'string' ? nearNames(value, textsIn(params['allowedValues'])) : [] };
    case 'const':
      return { allowed: params['allowedValue'] };
    default:
      return params;
  }
}

/** A scalar of the standard is named and shown by its example instead of its pattern. */
function exampleOf(target: Schema): FindingParams {
  const [example] = (target['examples'] ?? []) as readonly unknown[];
  const form = fieldName({ declared: {}, target: { title: target['title'], 'x-jiyue-en': target['x-jiyue-en'] } });
  return typeof example === 'string' && form ? { form, example, variant: 'scalar' } : {};
}

const textsIn = (list: unknown): readonly string[] => [list].flat().filter((one) => typeof one === 'string');
const fails = (pattern: unknown, value: unknown) => typeof pattern === 'string' && typeof value === 'string' && !new RegExp(pattern, 'u').test(value);

function finding({ pointer, value, place, field }: Judged, rule: string, params: FindingParams): Finding {
  const requirement = rule === 'code' ? 'JY-CLS-001' : rule === 'additionalProperties' && params['variant'] === 'ext' ? 'JY-FMT-004' : undefined;
  const filled = { ...(field ? { field } : {}), ...params };
  return {
    pointer,
    rule,
    ...(value === undefined || isSecret(place) ? {} : { value: textOfValue(value) }),
    ...(Object.keys(filled).length > 0 ? { params: filled } : {}),
    ...(requirement ? { requirement } : {}),
  };
}

const isSecret = ({ declared, target }: SchemaPlace) => declared['writeOnly'] === true || target['writeOnly'] === true;

function valueAt(value: unknown, path: readonly string[]): unknown {
  let node = value;
  for (const step of path) node = memberOf(node, step);
  return node;
}

/** The schema of a type of a bundle. */
export const typeRoot = (bundle: Schema, typeName: string): SchemaRoot => ({ schema: resolve({ $ref: `#/$defs/${typeName}` }, bundle), document: bundle });
