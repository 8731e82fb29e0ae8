/**
 * Families of record types (记录族): each file or folder of model/ is one. Titles come from model/families.yaml; one without a row stands
 * after these under the title of its first type, so that a new family appears by itself. A page of page.ts belongs to the family of its items.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ModelType } from './model-ast.ts';
import { home } from './sources.ts';
import type { Requirement } from './requirements.ts';
import type { Standard } from './standard.ts';

/** A row of model/families.yaml. */
export interface FamilyTitle {
  /** File of model/ without its ending, or folder. */
  readonly file: string;
  readonly zh: string;
  readonly en: string;
  /** Files of the folder without their ending, in the order in which their types are shown. */
  readonly parts?: readonly string[];
}

/** A family. */
export interface Family {
  /** File of model/ without its ending, or folder. */
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** All its types, in the order of the file or of its parts; pages of it last. */
  readonly types: readonly string[];
  /** Those that stand alone on the wire. */
  readonly alone: readonly string[];
  /** Requirements that bind one of its types, in order. */
  readonly requirements: readonly string[];
}

/** Titles as written. */
export function readFamilyTitles(): readonly FamilyTitle[] {
  const path = join(home, 'model/families.yaml');
  return existsSync(path) ? (parse(readFileSync(path, 'utf8')) as readonly FamilyTitle[]) : [];
}

/** All families in the order of their titles. Throws on a title of no file. */
export function familiesOf(
  { model, roots }: Pick<Standard, 'model' | 'roots'>,
  requirements: readonly Requirement[],
  titles: readonly FamilyTitle[] = readFamilyTitles(),
): readonly Family[] {
  const own = [...model.values()].filter((type) => !isPageOfOther(type, model));
  const pages = [...model.values()].filter((type) => isPageOfOther(type, model));
  const groups = Map.groupBy([...own, ...pages], (type) => model.get(itemOf(type, model) ?? '')?.family ?? type.family);
  const files = new Set([...model.values()].map(({ family }) => family));
  const twice = titles.filter(({ file }, place) => titles.findIndex((other) => other.file === file) < place).map(({ file }) => file);
  if (twice.length > 0) throw new Error(`model/families.yaml: ${twice.join(', ')} stands twice`);
  const stale = titles.filter(({ file }) => !files.has(file)).map(({ file }) => file);
  // a comma without quotes ends a text in braces and begins another member
  const odd = titles.filter((row) => Object.keys(row).filter((name) => name !== 'parts').length !== 3).map(({ file }) => file);
  if (odd.length > 0) throw new Error(`model/families.yaml: put the texts of ${odd.join(', ')} in quotes`);
  if (stale.length > 0) throw new Error(`model/families.yaml: there is no model/${stale.join('.ts, no model/')}.ts`);
  const inOrder = orderOfParts([...model.values()], titles);
  const rest = [...groups.keys()].filter((id) => !titles.some(({ file }) => file === id)).sort();
  return [...titles.map(({ file }) => file), ...rest].flatMap((id) => {
    const types = groups.get(id);
    return types === undefined ? [] : [family(id, inOrder(id, types), titles, roots, requirements)];
  });
}

/** Sorts types of a family by its parts; those of no part stay behind. Throws when row and folder name different files. */
function orderOfParts(all: readonly ModelType[], titles: readonly FamilyTitle[]) {
  const named = new Map(titles.map(({ file, parts = [] }) => [file, parts]));
  for (const [file, types] of Map.groupBy(all, ({ family: own }) => own)) {
    const parts = named.get(file) ?? [];
    const there = new Set(types.flatMap(({ part }) => part ?? []));
    const odd = [...[...there].filter((part) => !parts.includes(part)), ...parts.filter((part) => !there.has(part))];
    if (odd.length > 0) throw new Error(`model/families.yaml: parts of ${file}: name each file of model/${file}/ once; differs in ${odd.join(', ')}`);
  }
  return (file: string, types: readonly ModelType[]): readonly ModelType[] => {
    const parts = named.get(file) ?? [];
    const place = ({ part }: ModelType) => (part === undefined ? parts.length : parts.indexOf(part));
    return types.toSorted((a, b) => place(a) - place(b));
  };
}

function family(
  id: string,
  types: readonly ModelType[],
  titles: readonly FamilyTitle[],
  roots: readonly string[],
  requirements: readonly Requirement[],
): Family {
  const names = types.map(({ name }) => name);
  const given = titles.find(({ file }) => file === id);
  const cited = new Set(types.flatMap(({ requirement }) => requirement ?? []));
  const bound = requirements.filter(({ id: row, surface }) => cited.has(row) || (surface.schemas ?? []).some((name) => names.includes(name)));
  return {
    id,
    title: given ? { zh: given.zh, en: given.en } : titleOf(types),
    types: names,
    alone: names.filter((name) => roots.includes(name)),
    requirements: bound.map((row) => row.id).sort(),
  };
}

/** The first words of the first type that is a record rather than a draft of one. */
function titleOf(types: readonly ModelType[]): Family['title'] {
  const { zh = '', en = '' } = types.find(({ name }) => !name.endsWith('Draft')) ?? types[0] ?? {};
  return { zh: zh.replace(/[，。：；（][\s\S]*$/, ''), en: en.replace(/[,.:;(][\s\S]*$/, '').trim() };
}

/** Type of the items of a page that stands in page.ts. */
const itemOf = ({ family: file, properties }: ModelType, model: Standard['model']): string | undefined => {
  const item = file === 'page' ? properties.find(({ name }) => name === 'items')?.type : undefined;
  return item !== undefined && model.has(item) ? item : undefined;
};
const isPageOfOther = (type: ModelType, model: Standard['model']) => itemOf(type, model) !== undefined;

/** Ids in few words: runs of three and more as first–last. e.g. JY-SITE-001–005、007，JY-COL-001 */
export function idRanges(ids: readonly string[]): string {
  const areas = Map.groupBy(ids, (id) => id.slice(0, -3));
  return [...areas].map(([area, own]) => `${area}${runs(own.map((id) => Number(id.slice(-3))))}`).join('，');
}

function runs(numbers: readonly number[]): string {
  const found: [number, number][] = [];
  for (const one of [...numbers].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && one === last[1] + 1) last[1] = one;
    else found.push([one, one]);
  }
  const three = (one: number) => String(one).padStart(3, '0');
  return found.flatMap(([from, to]) => (to - from >= 2 ? [`${three(from)}–${three(to)}`] : from === to ? [three(from)] : [three(from), three(to)])).join('、');
}
