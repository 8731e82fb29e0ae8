/** Groups of things: areas of requirements (领域), modules of the interface (模块), families of types (记录族). */

import areas from '@jiyue/standards/generated/areas.json' with { type: 'json' };
import families from '@jiyue/standards/generated/families.json' with { type: 'json' };
import openapi from '@jiyue/standards/generated/openapi.json' with { type: 'json' };
import type { Explanation, Item } from './explanation.ts';
import { operations } from './explain-operation.ts';
import { findProfile, profileReferences } from '../profiles/profiles.ts';
import { requirements, typeSchema, type Words } from './standard.ts';
import { twoWords } from './two-words.ts';

/** Ids of all areas, e.g. RES. */
export const areaIds: readonly string[] = areas.map(({ id }) => id);

/** Names of all modules, e.g. registry. */
export const moduleNames: readonly string[] = openapi.tags.map(({ name }) => name);

/** Ids of all families, e.g. site. */
export const familyIds: readonly string[] = families.map(({ id }) => id);

/** RES, res, JY-RES, or its title; undefined when there is none. */
export function explainArea(asked: string): Explanation | undefined {
  const plain = asked.toLowerCase().replace(/^jy-/, '');
  const area = areas.find(({ id, zh, en }) => id.toLowerCase() === plain || zh === asked || en.toLowerCase() === plain);
  if (!area) return undefined;
  const own = [...requirements.values()].filter(({ id }) => id.split('-')[1] === area.id);
  return {
    kind: 'area',
    id: area.id,
    title: { zh: area.zh, en: area.en },
    facts: [],
    lists: [{ key: 'requirements', items: own.map(({ id, title }): Item => ({ id, title })) }],
    see: own.slice(0, 1).map(({ id }) => id),
  };
}

/** A module by its name or title; undefined when there is none. */
export function explainModule(asked: string): Explanation | undefined {
  const tag = openapi.tags.find(({ name, description }) => name === asked || twoWords(description).zh === asked);
  if (!tag) return undefined;
  const own = operations.filter(({ module }) => module === tag.name);
  const levels = profileReferences.filter((reference) => {
    const found = findProfile(reference);
    return found.ok && found.value.status === 'level' && found.value.claims.modules.includes(tag.name);
  });
  return {
    kind: 'module',
    id: tag.name,
    title: twoWords(tag.description),
    facts: levels.length > 0 ? [{ key: 'levels', value: levels.join(', ') }] : [],
    lists: own.length > 0 ? [{ key: 'operations', items: own.map(({ id, summary }): Item => ({ id, title: summary })) }] : [],
    see: own.slice(0, 1).map(({ id }) => id),
  };
}

/** A family by its id or title; undefined when there is none. */
export function explainFamily(asked: string): Explanation | undefined {
  const plain = asked.toLowerCase();
  const family = families.find(({ id, title }) => id === plain || title.zh === asked || title.en.toLowerCase() === plain);
  if (!family) return undefined;
  const item = (name: string): Item => ({ id: name, title: titleOf(name) });
  const parts = family.types.filter((name) => !family.alone.includes(name));
  return {
    kind: 'family',
    id: family.id,
    title: family.title,
    facts: [],
    lists: [
      ...(family.alone.length > 0 ? [{ key: 'types' as const, items: family.alone.map(item) }] : []),
      ...(parts.length > 0 ? [{ key: 'parts' as const, items: parts.map(item) }] : []),
    ],
    see: family.types.slice(0, 1),
  };
}

const titleOf = (name: string): Words => {
  const schema = typeSchema(name);
  const head = (text: unknown, end: RegExp) => (typeof text === 'string' ? (text.split(end)[0] ?? '') : '');
  return { zh: head(schema?.['description'], /。/), en: head(schema?.['x-jiyue-en'], /\.( |$)/) };
};
