/**
 * The standard's own record definitions (记录定义), made from the model: one for each record that the repository keeps and for each group of
 * fields it is made of. What a platform sends before its data, and what listRecordDefinitions gives.
 */
import { createHash } from 'node:crypto';
import type { FieldDefinition, RecordDefinition } from '../model/record-definition.ts';
import type { ModelProperty, ModelType } from './model-ast.ts';
import type { CodeTable, Scalar } from './sources.ts';
import type { Standard } from './standard.ts';

/** The sources that definitions are made from. */
export type DefinitionSources = Pick<Standard, 'model' | 'tables' | 'scalars'>;

/** Version of the standard that the definitions are of. */
const standardVersion = '1.0';
const issuer = 'jiyue';

/** Id of the definition of a type of the model. */
export const definitionId = (type: string): string => `${issuer}.${type}`;

/** Metadata sets that are types of the model. */
const metadataSets: Readonly<Record<string, string>> = {
  DocumentMetadata: 'document',
  DisclosureMetadata: 'disclosure',
  ClassificationMetadata: 'classification',
};

/** All definitions by id: records that the repository keeps, and the parts they are made of. */
export function recordDefinitions({ model, tables, scalars }: DefinitionSources): readonly RecordDefinition[] {
  const kept = [...model.values()].filter((type) => isKept(type, model));
  const names = new Set<string>();
  const visit = (type: ModelType): void => {
    if (names.has(type.name) || type.index !== undefined) return;
    if (!type.union) names.add(type.name);
    for (const name of [...(type.union ?? []), ...type.properties.map((property) => property.type)]) {
      const inner = model.get(name);
      if (inner) visit(inner);
    }
  };
  kept.forEach(visit);
  const context: Context = { model, tables: byName(tables, 'typeName'), scalars: byName(scalars, 'name') };
  return [...names].sort().map((name) => definitionOf(model.get(name)!, !kept.some((type) => type.name === name), context));
}

interface Context {
  readonly model: Standard['model'];
  readonly tables: ReadonlyMap<string, CodeTable>;
  readonly scalars: ReadonlyMap<string, Scalar>;
}

const byName = <K extends string, T extends Readonly<Record<K, string>>>(list: readonly T[], key: K): ReadonlyMap<string, T> =>
  new Map(list.map((one) => [one[key], one]));

/** A record of its own carries what the repository keeps of each record. */
function isKept({ name, properties }: ModelType, model: Standard['model']): boolean {
  const stored = model.get('Stored')?.properties ?? [];
  const isBase = [...model.values()].some((type) => type.union?.includes(name)) === false && ['Stored', 'ResourceState'].includes(name);
  return !isBase && stored.length > 0 && stored.every((one) => properties.some((property) => property.name === one.name));
}

function definitionOf(type: ModelType, isPart: boolean, context: Context): RecordDefinition {
  const { name, zh, en, requirement, properties } = type;
  const set = metadataSets[name];
  const title = properties.find((property) => property.name === 'title') ?? properties.find((property) => property.name === 'name');
  const definition = {
    id: definitionId(name),
    version: standardVersion,
    issuer,
    name,
    zh: headOf(zh),
    en: headOf(en),
    definition: zh,
    definitionEn: en,
    ...(set === undefined ? {} : { metadataSet: set }),
    isPart,
    state: 'active' as const,
    ...(requirement === undefined ? {} : { requirement }),
    fields: properties.map((property) => fieldOf(property, { isTitle: property === title, isManaged: isManaged(type, property, context.model) }, context)),
  };
  return { ...definition, contentDigest: contentDigest(definition) };
}

/** The repository fills in what a sender's draft does not have. */
function isManaged({ name }: ModelType, property: ModelProperty, model: Standard['model']): boolean {
  const draft = model.get(`${name}Draft`);
  const sent = draft ? draft.properties : undefined;
  return sent ? !sent.some((one) => one.name === property.name) : (model.get('Stored')?.properties ?? []).some((one) => one.name === property.name);
}

type Marks = Pick<FieldDefinition, 'isTitle' | 'isManaged'>;

function fieldOf(property: ModelProperty, marks: Marks, context: Context): FieldDefinition {
  const { name, zh, en, optional, array, personal = false } = property;
  const type = typeOf(property, context);
  return {
    name,
    zh: headOf(zh),
    en: headOf(en),
    definition: zh,
    definitionEn: en,
    type,
    required: !optional,
    repeatable: array && type !== 'codes' && type !== 'list',
    isTitle: marks.isTitle,
    isPersonal: personal,
    isManaged: marks.isManaged,
    ...rangeOf(property, context),
    state: 'active',
  };
}

function typeOf({ name, type, array, tags }: ModelProperty, { model, tables }: Context): FieldDefinition['type'] {
  if (tables.has(type)) return array ? 'codes' : 'code';
  if (model.has(type)) return array ? 'list' : 'group';
  if (type === 'boolean') return 'flag';
  if (type === 'number') return tags['TJS-type'] === 'integer' ? 'integer' : 'decimal';
  if (type === 'DateOnly') return 'day';
  if (type === 'Timestamp') return 'instant';
  if (type === 'RecordId' && /attachmentIds?$/i.test(name)) return 'attachment';
  return type === 'RecordId' && name !== 'id' ? 'reference' : 'text';
}

type Range = Partial<
  Pick<
    FieldDefinition,
    'scalar' | 'pattern' | 'fixed' | 'table' | 'minLength' | 'maxLength' | 'minimum' | 'maximum' | 'minItems' | 'maxItems' | 'of' | 'example'
  >
>;

/** What the value may be. Tags of the items of a list are those of its values. */
function rangeOf({ type, tags }: ModelProperty, { model, tables, scalars }: Context): Range {
  const [table, scalar, inner] = [tables.get(type), scalars.get(type), model.get(type)];
  const pattern = tags['pattern'] ?? tags['items.pattern'] ?? scalar?.pattern;
  const fixed = /^'(.*)'$/.exec(type)?.[1];
  const groups = (inner?.union ?? (inner && inner.index === undefined ? [type] : [])).map(definitionId);
  const limits = (['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems'] as const).flatMap((limit) => {
    const value = tags[limit] ?? tags[`items.${limit}`];
    return value === undefined ? [] : [[limit, Number(value)] as const];
  });
  return {
    ...(scalar ? { scalar: scalar.name } : {}),
    ...(pattern === undefined ? {} : { pattern }),
    ...(fixed === undefined ? {} : { fixed }),
    ...(table ? { table: table.id } : {}),
    ...Object.fromEntries(limits),
    ...(groups.length > 0 ? { of: groups } : {}),
    ...(scalar ? { example: scalar.example } : {}),
  };
}

/** The comment begins with the name: “标题，对应网页标签 ArticleTitle。” */
const headOf = (text: string): string => (text.split(/[，。；：（]|[.,;:(] ?/u)[0] ?? '').trim().slice(0, 100) || text.slice(0, 100);

/** SM3 of the definition in canonical JSON (RFC 8785): its texts, flags and whole numbers need no more than sorted keys. */
export function contentDigest(definition: Omit<RecordDefinition, 'contentDigest'>): string {
  const { issuedAt: _, ...content } = definition;
  return createHash('sm3')
    .update(JSON.stringify(content, (_key, value: unknown) => sortedKeys(value)))
    .digest('hex');
}

function sortedKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
