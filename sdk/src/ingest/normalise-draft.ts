/**
 * Step "normalise" (规范化): texts in one form, HTML bodies cleaned. Works on any JSON, good or bad, and changes no member that it does not know:
 * what is wrong stays wrong and is told by the next step. `ext` is never touched.
 */
import { depthLimit } from '../validate/check-values.ts';
import { cleanHtml } from './clean-html.ts';
import { normaliseLine, normaliseText } from './normalise-text.ts';

type JsonObject = { readonly [name: string]: unknown };

/** Members that may have several lines, by path. */
const severalLines = new Set([
  ...['summary', 'document.addressees', 'transcript', 'resume', 'duties', 'structure', 'units.duties', 'classes', 'arrangement', 'waysToGet'],
  ...['basis', 'conditions', 'materials', 'procedure', 'fee'],
  ...['questions.answer', 'fields.description', 'alternativeText', 'pictures.caption'],
]);

/** The same value when nothing had to be changed, else a copy. Idempotent; never throws. */
export function normaliseDraft(input: unknown): unknown {
  if (!isObject(input)) return input;
  return mapMembers(input, (member, name) => {
    if (name === 'ext') return member;
    return name === 'body' && isObject(member) ? normaliseBody(member) : normalise(member, name, 1);
  });
}

function normaliseBody(body: JsonObject): JsonObject {
  const isHtml = body['format'] === 'html';
  return mapMembers(body, (member, name) => {
    if (name !== 'text' || typeof member !== 'string') return normalise(member, `body.${name}`, 2);
    return isHtml ? cleanHtml(member) : normaliseText(member);
  });
}

function normalise(value: unknown, path: string, depth: number): unknown {
  if (typeof value === 'string') return severalLines.has(path) ? normaliseText(value).trim() : normaliseLine(value);
  if (depth >= depthLimit) return value;
  if (Array.isArray(value)) {
    let copy: unknown[] | undefined;
    for (let index = 0; index < value.length; index += 1) {
      const item = normalise(value[index], path, depth + 1);
      if (item === value[index]) continue;
      copy ??= [...value];
      copy[index] = item;
    }
    return copy ?? value;
  }
  return isObject(value) ? mapMembers(value, (member, name) => normalise(member, `${path}.${name}`, depth + 1)) : value;
}

/** The object itself while nothing changes. */
function mapMembers(object: JsonObject, map: (member: unknown, name: string) => unknown): JsonObject {
  let changed: Map<string, unknown> | undefined;
  for (const name of Object.keys(object)) {
    const member = map(object[name], name);
    if (member === object[name]) continue;
    changed ??= new Map();
    changed.set(name, member);
  }
  if (!changed) return object;
  const fresh = changed;
  // fromEntries defines members, so that one named __proto__ stays a member
  return Object.fromEntries(Object.entries(object).map(([name, member]) => [name, fresh.has(name) ? fresh.get(name) : member]));
}

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
