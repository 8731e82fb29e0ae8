/** Types of the model and their fields, by a path such as PolicyDocument.document.validity. */

import { nearNames } from '../validate/near-names.ts';
import { placeOf, resolve, type Schema } from '../validate/schema-place.ts';
import { requirementOfType } from './basis.ts';
import { type Explanation, type Item, sameWords } from './explanation.ts';
import { operations } from './explain-operation.ts';
import { codeExplanationItems } from './explain-table.ts';
import { referredType, shapeWords } from './shape-words.ts';
import { requirements, rootOf, schemas, typeNames, typeSchema, type Words } from './standard.ts';

/** What a path leads to: an explanation, the nearest names where it stops, or nothing when its type is unknown. */
export type PathAnswer = { readonly found: Explanation } | { readonly near: readonly string[] } | undefined;

/** @param asked a type and the members below it, with points; case, hyphens and indexes of the type name do not matter */
export function explainPath(asked: string): PathAnswer {
  const [head = '', ...rest] = asked.split(/[./]/).filter((step) => step !== '' && !/^\d+$/.test(step));
  const typeName = findType(head);
  if (typeName === undefined) return undefined;
  const path: string[] = [];
  for (const step of rest) {
    const known = memberNames(typeName, path);
    if (!known.includes(step)) return { near: nearNames(step, known).map((name) => [typeName, ...path, name].join('.')) };
    path.push(step);
  }
  return { found: path.length === 0 ? explainType(typeName) : explainField(typeName, path) };
}

/** Names of the members at a path within a type. */
export function memberNames(typeName: string, path: readonly string[]): readonly string[] {
  return membersOf(contentOf(at(typeName, path))).map(([name]) => name);
}

/** Title of a type of the model. */
export const typeTitle = (name: string): Words => titleOf(typeSchema(name) ?? {}, name);

/** PolicyDocument, policyDocument and policy-document are the same type. */
function findType(name: string): string | undefined {
  const plain = name.replaceAll('-', '').toLowerCase();
  return typeNames.find((one) => one === name) ?? typeNames.find((one) => one.toLowerCase() === plain);
}

function explainType(name: string): Explanation {
  const schema = typeSchema(name)!;
  const members = memberItems(schema);
  const requirement = requirementOfType(name);
  const used = operations.filter(({ types }) => types.includes(name)).map(({ id, summary }): Item => ({ id, title: summary }));
  const rules = boundRequirements(name);
  const table = schema['x-jiyue-table'];
  return {
    kind: 'type',
    id: name,
    title: titleOf(schema, name),
    ...(descriptionOf(schema) ? { text: descriptionOf(schema)! } : {}),
    facts: [
      ...(schema['type'] === 'object' ? [] : [{ key: 'form' as const, value: shapeWords(schema) }]),
      ...(typeof table === 'string' ? [{ key: 'table' as const, value: table }] : []),
      ...exampleFact(schema),
      ...(requirement === undefined ? [] : [requirementFact(requirement)]),
    ],
    lists: [
      ...(members.length > 0 ? [{ key: 'members' as const, items: members }] : []),
      ...(used.length > 0 ? [{ key: 'operations' as const, items: used }] : []),
      ...(rules.length > 0 ? [{ key: 'requirements' as const, items: rules }] : []),
    ],
    see: members.slice(0, 1).map(({ id }) => `${name}.${id}`),
  };
}

function explainField(typeName: string, path: readonly string[]): Explanation {
  const declared = at(typeName, path);
  const target = contentOf(declared);
  const name = path.at(-1)!;
  const parent = contentOf(at(typeName, path.slice(0, -1)));
  const isRequired = requiredOf(parent).includes(name);
  const inner = memberItems(target);
  const table = target['x-jiyue-table'] ?? resolve((target['items'] ?? {}) as Schema, schemas)['x-jiyue-table'];
  const requirement = typeof table === 'string' ? 'JY-CLS-001' : requirementOfType(typeName);
  const reference = referredType(declared);
  return {
    kind: 'field',
    id: [typeName, ...path].join('.'),
    title: titleOf(declared, name),
    ...(descriptionOf(declared) ? { text: descriptionOf(declared)! } : {}),
    facts: [
      {
        key: 'presence',
        value: isRequired
          ? { zh: '必填', en: 'required' }
          : { zh: '选填，没有就不填（不填 null）', en: 'optional; left out when there is no value, never null' },
      },
      { key: 'form', value: shapeWords(declared) },
      ...(declared['x-jiyue-personal'] === true ? [{ key: 'personal' as const, value: personalWords }] : []),
      ...(typeof table === 'string' ? [{ key: 'table' as const, value: table }] : []),
      ...exampleFact(target),
      ...(requirement === undefined ? [] : [requirementFact(requirement)]),
    ],
    lists: [...(typeof table === 'string' ? codeExplanationItems(table) : []), ...(inner.length > 0 ? [{ key: 'members' as const, items: inner }] : [])],
    see: [...(typeof table === 'string' ? [table] : []), ...(reference !== undefined && table === undefined ? [reference] : [])],
  };
}

const personalWords: Words = {
  zh: '含个人信息：不进公开视图、事件和日志，可应本人要求删除',
  en: 'holds personal information: in no public view, event or log, and erasable at the person’s request',
};

/** The schema as declared at a path: with the field's own description. A list stands for its items where the path goes on. */
function at(typeName: string, path: readonly string[]): Schema {
  return path.reduce<Schema>((schema, step) => membersOf(contentOf(schema)).find(([name]) => name === step)?.[1] ?? {}, { ...rootOf(typeName).schema });
}

/** The schema behind references; of a list, that of its items. */
function contentOf(schema: Schema): Schema {
  const { target } = placeOf({ schema, document: schemas }, [], undefined);
  const items = target['items'];
  return target['type'] === 'array' && typeof items === 'object' && items !== null ? itemsOf(target, items as Schema) : target;
}

const itemsOf = (list: Schema, items: Schema): Schema => {
  const target = resolve(items, schemas);
  return membersOf(target).length > 0 ? target : list;
};

function membersOf(schema: Schema): readonly (readonly [string, Schema])[] {
  const own = Object.entries((schema['properties'] ?? {}) as { readonly [name: string]: Schema });
  const branches = ['oneOf', 'anyOf', 'allOf'].flatMap((keyword) => (Array.isArray(schema[keyword]) ? (schema[keyword] as readonly Schema[]) : []));
  const known = new Map(own);
  for (const branch of branches) for (const [name, member] of membersOf(resolve(branch, schemas))) if (!known.has(name)) known.set(name, member);
  return [...known];
}

/** Of a union only what every branch requires. */
function requiredOf(schema: Schema): readonly string[] {
  const own = (schema['required'] ?? []) as readonly string[];
  const branches = (Array.isArray(schema['oneOf']) ? (schema['oneOf'] as readonly Schema[]) : []).map((branch) => requiredOf(resolve(branch, schemas)));
  const [first, ...others] = branches;
  return [...own, ...(first ?? []).filter((name) => others.every((names) => names.includes(name)))];
}

function memberItems(schema: Schema): readonly Item[] {
  const required = requiredOf(schema);
  return membersOf(schema)
    .map(([name, member]): Item => ({ id: name, title: titleOf(member, name), ...(required.includes(name) ? { isRequired: true } : {}) }))
    .sort((a, b) => Number(b.isRequired === true) - Number(a.isRequired === true));
}

/** Requirements that name the type among what they bear on. */
const boundRequirements = (typeName: string): readonly Item[] =>
  [...requirements.values()].filter(({ surface }) => surface.schemas?.includes(typeName)).map(({ id, title }) => ({ id, title }));

const requirementFact = (id: string) => {
  const title = requirements.get(id)?.title ?? sameWords('');
  return { key: 'requirement' as const, value: { zh: `${id} ${title.zh}`, en: `${id} ${title.en}` } };
};

function exampleFact(schema: Schema) {
  const [example] = (schema['examples'] ?? []) as readonly unknown[];
  return example === undefined ? [] : [{ key: 'example' as const, value: typeof example === 'string' ? example : JSON.stringify(example) }];
}

function descriptionOf(schema: Schema): Words | undefined {
  const zh = schema['description'] ?? resolve(schema, schemas)['description'];
  const en = schema['x-jiyue-en'] ?? resolve(schema, schemas)['x-jiyue-en'];
  if (typeof zh !== 'string') return undefined;
  // a description of one word is the title again
  return /[，。；：（].|,/.test(zh.replace(/。$/, '')) || zh.length > 24 ? { zh, en: typeof en === 'string' ? en : zh } : undefined;
}

/** The first words of a description name the thing. */
function titleOf(schema: Schema, name: string): Words {
  const target = resolve(schema, schemas);
  const zh = schema['description'] ?? schema['title'] ?? target['title'] ?? target['description'];
  const en = schema['x-jiyue-en'] ?? target['x-jiyue-en'];
  const head = (text: unknown, end: RegExp) => (typeof text === 'string' ? (text.split(end)[0] ?? '').trim() : '');
  return { zh: head(zh, /[，。；：（,;(]/) || name, en: head(en, /[.,;:(]/) || name };
}
