/** Candidates as values: their canonical texts, by which equal ones are known, and their members. */
import { canonicalJson } from '../../crypto/canonical-json.ts';

/** Members of an object. */
export type Members = { readonly [name: string]: unknown };

const texts = new WeakMap<object, string>();

/** Canonical text; candidates share most of their parts, and each part is written once. Throws as `canonicalJson` does. */
export function textOf(value: unknown): string {
  if (typeof value === 'string' && value.length > 64) return longText(value);
  if (typeof value !== 'object' || value === null) return canonicalJson(value);
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = Array.isArray(value) ? `[${value.map(textOf).join(',')}]` : membersText(value as Members);
  texts.set(value, text);
  return text;
}

const longTexts = new Map<string, string>();

/** The same for the long texts that stand at the bounds of lengths. */
function longText(value: string): string {
  const known = longTexts.get(value);
  if (known !== undefined) return known;
  if (longTexts.size >= 2000) longTexts.clear();
  const text = canonicalJson(value);
  longTexts.set(value, text);
  return text;
}

const membersText = (members: Members): string =>
  `{${Object.keys(members)
    .sort()
    .flatMap((name) => (members[name] === undefined ? [] : `${canonicalJson(name)}:${textOf(members[name])}`))
    .join(',')}}`;

/** The same; undefined for what has no canonical text. */
export function safeJson(value: unknown): string | undefined {
  try {
    return textOf(value);
  } catch {
    return undefined;
  }
}

/** All members but one. */
export function without(members: Members, name: string): Members {
  const { [name]: _, ...rest } = members;
  return rest;
}

/** Some of them, those that are there. */
export const pick = (members: Members, names: readonly string[]): Members =>
  Object.fromEntries(names.filter((name) => Object.hasOwn(members, name)).map((name) => [name, members[name]]));

/** Gives it a member of any name. */
export function set(members: Record<string, unknown>, name: string, value: unknown): void {
  // a member may be named __proto__
  Object.defineProperty(members, name, { value, enumerable: true, configurable: true, writable: true });
}
