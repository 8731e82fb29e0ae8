/**
 * The name of a field for people. The model's comments begin with it: "标题，对应网页标签 ArticleTitle。" names the field 标题;
 * descriptions of parameters hold both languages, parted by " · ".
 */
import type { TwoNames } from './finding.ts';
import { placeOf, type Schema, type SchemaPlace, type SchemaRoot } from './schema-place.ts';

/** Undefined when the schema says nothing of the field. */
export const fieldName = ({ declared, target }: SchemaPlace): TwoNames | undefined => nameIn(declared) ?? nameIn(target);

/** Name of the field at a path; an item of a list has the name of its list. */
export function fieldNameAt(root: SchemaRoot, path: readonly string[], value: unknown): TwoNames | undefined {
  const named = path.findLastIndex((step) => !/^\d+$/.test(step));
  return fieldName(placeOf(root, named === -1 ? path : path.slice(0, named + 1), value));
}

function nameIn(schema: Schema): TwoNames | undefined {
  const text = schema['description'] ?? schema['title'];
  if (typeof text !== 'string') return undefined;
  const [first = '', second] = text.split(' · ');
  const zh = head(first, /[，。；：（,;(]/);
  const en = schema['x-jiyue-en'] ?? second;
  return zh === '' ? undefined : { zh, en: typeof en === 'string' ? head(en, /[.,;:(，。；：（]/) : zh };
}

const head = (text: string, end: RegExp) => (text.split(end)[0] ?? '').trim().slice(0, 60);
