/** Ways to plant a violation in a copy of the world; the world itself is never changed. */
import type { ClauseFile, ClausePart, ClauseSentence } from '../clauses.ts';
import type { Crosswalk, CrosswalkField, CrosswalkRow } from '../crosswalks.ts';
import type { Examples, InvalidExample, ValidExample } from '../examples.ts';
import type { Indicator, IndicatorFile, OverrideFile } from '../indicators.ts';
import type { ModelProperty, ModelType } from '../model-ast.ts';
import { isRuleFile, type PageRule } from '../page-rules.ts';
import type { Unscored } from '../scored-checks.ts';
import type { ProfileExample } from '../profiles/profile-examples.ts';
import type { Profile } from '../profiles/profile.ts';
import type { Requirement } from '../requirements.ts';
import type { Schema } from '../schema-shape.ts';
import type { View } from '../schema-views.ts';
import type { CodeMember, CodeTable, Doc, Scalar } from '../sources.ts';
import type { World } from './world.ts';

/** A world with one violation. */
export type Plant = (world: World) => World;

/** Members that are to be other; undefined takes one away. */
type Change<T> = (one: T) => { readonly [K in keyof T]?: T[K] | undefined };

const changed = <T>(value: T, change: Change<T>): T => ({ ...value, ...change(value) });

/** A list with one of its members changed; a member that is not there is a fault of the test. */
function changeOne<T>(list: readonly T[], isIt: (one: T) => boolean, change: Change<T>): readonly T[] {
  if (!list.some(isIt)) throw new Error('plant: what should be spoilt is not there');
  return list.map((one) => (isIt(one) ? changed(one, change) : one));
}

/** Spoils a requirement. */
export const row =
  (id: string, change: Change<Requirement>): Plant =>
  (world) => ({
    ...world,
    requirements: changeOne(
      world.requirements,
      ({ doc }) => doc.some((one) => one.id === id),
      ({ doc }) => ({ doc: changeOne(doc, (one) => one.id === id, change) }),
    ),
  });

/** Spoils a sentence or one of its parts. */
export const sentence =
  (id: string, change: Change<ClauseSentence>): Plant =>
  (world) => ({
    ...world,
    clauses: changeOne(
      world.clauses,
      ({ sentences }) => sentences.some((one) => one.id === id),
      ({ sentences }) => ({ sentences: changeOne(sentences, (one) => one.id === id, change) }),
    ),
  });

/** Spoils the clause file as a whole. */
export const clauseFile =
  (change: Change<ClauseFile>): Plant =>
  (world) => ({ ...world, clauses: world.clauses.map((file) => changed(file, change)) });

/** Spoils a part. */
export const part = (id: string, change: Change<ClausePart>): Plant =>
  sentence(id.replace(/\.\d+$/, ''), (whole) => ({ parts: changeOne(whole.parts ?? [], (one) => one.id === id, change) }));

/** Takes a part of the notice out of every citation. */
export const uncited =
  (clause: string): Plant =>
  (world) => ({
    ...world,
    requirements: world.requirements.map(({ file, doc }) => ({
      file,
      doc: doc.map((one) => ({ ...one, clauses: one.clauses.filter((cited) => cited !== clause) })),
    })),
  });

/** Spoils a code table. */
export const table =
  (id: string, change: Change<CodeTable>): Plant =>
  (world) => ({ ...world, standard: { ...world.standard, tables: changeOne(world.standard.tables, (one) => one.id === id, change) } });

/** Spoils a code. */
export const member = (id: string, code: string, change: Change<CodeMember>): Plant =>
  table(id, (one) => ({ members: changeOne(one.members, (row) => row.code === code, change) }));

/** Spoils a scalar. */
export const scalar =
  (name: string, change: Change<Scalar>): Plant =>
  (world) => ({ ...world, standard: { ...world.standard, scalars: changeOne(world.standard.scalars, (one) => one.name === name, change) } });

/** Spoils a crosswalk. */
export const crosswalk =
  (id: string, change: Change<Crosswalk>): Plant =>
  (world) => ({
    ...world,
    crosswalks: changeOne(
      world.crosswalks,
      ({ doc }) => doc.id === id,
      ({ doc }) => ({ doc: changed(doc, change) }),
    ),
  });

/** Spoils one row of a crosswalk of codes. */
export const crosswalkRow = (id: string, theirs: string, change: Change<CrosswalkRow>): Plant =>
  crosswalk(id, ({ rows = [] }) => ({ rows: changeOne(rows, (one) => one.theirs === theirs, change) }));

/** Spoils one field of the crosswalk of fields. */
export const crosswalkField = (field: string, change: Change<CrosswalkField>): Plant =>
  crosswalk('fields', ({ fields = [] }) => ({ fields: changeOne(fields, (one) => one.field === field, change) }));

/** Spoils the indicators of a norm. */
export const indicatorFile =
  (change: Change<IndicatorFile>): Plant =>
  (world) => ({ ...world, indicators: world.indicators.map(({ file, doc }) => ({ file, doc: doc.kind === 'indicators' ? changed(doc, change) : doc })) });

/** Spoils one indicator. */
export const indicator = (id: string, change: Change<Indicator>): Plant =>
  indicatorFile(({ indicators }) => ({ indicators: changeOne(indicators, (one) => one.id === id, change) }));

/** Spoils one page rule. */
export const pageRule =
  (id: string, change: Change<PageRule>): Plant =>
  (world) => ({
    ...world,
    pages: world.pages.map(({ file, doc }) => ({ file, doc: isRuleFile(doc) ? { ...doc, rules: changeOne(doc.rules, (one) => one.id === id, change) } : doc })),
  });

/** Spoils the thresholds of a province. */
export const override =
  (change: Change<OverrideFile>): Plant =>
  (world) => ({ ...world, indicators: world.indicators.map(({ file, doc }) => ({ file, doc: doc.kind === 'override' ? changed(doc, change) : doc })) });

/** Spoils a profile. */
export const profile =
  (id: string, change: Change<Profile>): Plant =>
  (world) => ({
    ...world,
    profiles: changeOne(
      world.profiles,
      ({ doc }) => doc.id === id,
      ({ doc }) => ({ doc: changed(doc, change) }),
    ),
  });

/** Spoils one example of a profile, and leaves of all others those of its type. */
export const profileExample =
  (file: string, change: Change<ProfileExample>): Plant =>
  (world) => ({ ...world, profileExamples: changeOne(world.profileExamples, (one) => one.file.endsWith(file), change) });

/** Spoils a type of the model as the generator has read it. */
export const modelType =
  (name: string, change: Change<ModelType>): Plant =>
  (world) => {
    const type = world.standard.model.get(name);
    if (!type) throw new Error(`plant: no type ${name}`);
    return { ...world, standard: { ...world.standard, model: new Map([...world.standard.model, [name, changed(type, change)]]) } };
  };

/** Spoils a property of a type of the model. */
export const property = (name: string, propertyName: string, change: Change<ModelProperty>): Plant =>
  modelType(name, (type) => ({ properties: changeOne(type.properties, (one) => one.name === propertyName, change) }));

/** Spoils a definition of a view. */
export const definition =
  (view: View, name: string, change: (schema: Schema) => void): Plant =>
  (world) => {
    const views = structuredClone(world.standard.views);
    const schema = views[view][name];
    if (!schema) throw new Error(`plant: no definition ${name}`);
    change(schema);
    return { ...world, standard: { ...world.standard, views } };
  };

/** Spoils the OpenAPI document. */
export const openapi =
  (change: (document: Doc) => void): Plant =>
  (world) => {
    const document = structuredClone(world.openapi);
    change(document);
    return { ...world, openapi: document };
  };

/** The operation of a document. */
export function operationIn(document: Doc, operationId: string): Doc {
  const items = Object.values(document['paths'] as Record<string, Record<string, Doc>>).flatMap((item) => Object.values(item));
  const found = items.find((operation) => operation['operationId'] === operationId);
  if (!found) throw new Error(`plant: no operation ${operationId}`);
  return found;
}

/** Replaces text in a generated file. */
export const output =
  (path: string, from: string, to: string): Plant =>
  (world) => {
    const text = world.outputs.get(path) ?? '';
    if (!text.includes(from)) throw new Error(`plant: ${path} does not hold ${from}`);
    return { ...world, outputs: new Map([...world.outputs, [path, text.replace(from, to)]]) };
  };

/** Replaces the sources of the model by one file. */
export const modelSource =
  (text: string): Plant =>
  (world) => ({ ...world, modelSources: new Map([['planted.ts', text]]) });

/** Adds or takes away examples. */
export const examples =
  (change: Change<Examples>): Plant =>
  (world) => ({ ...world, examples: changed(world.examples, change) });

/** Spoils one invalid example. */
export const invalidExample = (file: string, change: Change<InvalidExample>): Plant =>
  examples((all) => ({ invalid: changeOne(all.invalid, (one) => one.file.endsWith(file), change) }));

/** Spoils one valid example. */
export const validExample = (file: string, change: Change<ValidExample>): Plant =>
  examples((all) => ({ valid: changeOne(all.valid, (one) => one.file.endsWith(file), change) }));

/** Changes the groups of requirements that no check of data judges. */
export const unscored =
  (change: (all: readonly Unscored[]) => readonly Unscored[]): Plant =>
  (world) => ({ ...world, unscored: change(world.unscored) });

/** A world without anything in it. */
export const nothing = (world: World): World => ({
  ...world,
  standard: { tables: [], scalars: [], model: new Map(), roots: [], shapes: new Map(), views: { strict: {}, tolerant: {} } },
  clauses: [],
  requirements: [],
  codeFiles: [],
  crosswalks: [],
  profiles: [],
  profileExamples: [],
  indicators: [],
  openapi: {},
  events: [],
  pages: [],
  examples: { valid: [], invalid: [], warned: [], strange: [] },
  unscored: [],
  ledger: { requirements: {}, codes: {} },
  modelSources: new Map(),
  outputs: new Map(),
});
