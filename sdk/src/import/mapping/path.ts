/**
 * Paths of a mapping file: `source.url`, `history.0.date`, `history.*.event` (all members). A key that holds a dot is written
 * as a JSON Pointer, which starts with a slash.
 */

import { isObject, pointerStep } from './shape.ts';

/** Steps of a path. */
export function pathSteps(path: string): readonly string[] {
  if (!path.startsWith('/')) return path.split('.');
  return path
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** JSON Pointer of a path. */
export const toPointer = (path: string): string =>
  path.startsWith('/')
    ? path
    : `/${path
        .split('.')
        .map((step) => pointerStep(step))
        .join('/')}`;

/** Value at a path; undefined when a step is missing. `*` gathers from every member of a list. */
export function readPath(value: unknown, steps: readonly string[]): unknown {
  let current = value;
  for (const [index, step] of steps.entries()) {
    if (step === '*') {
      if (!Array.isArray(current)) return undefined;
      const rest = steps.slice(index + 1);
      return current.map((item) => readPath(item, rest)).filter((item) => item !== undefined && item !== null);
    }
    if (Array.isArray(current)) current = /^\d+$/.test(step) ? current[Number(step)] : undefined;
    else current = isObject(current) && Object.hasOwn(current, step) ? current[step] : undefined;
    if (current === undefined) return undefined;
  }
  return current;
}

/** Sets the value at a path, making objects on the way. The target is a draft under construction, so it is changed in place. */
export function writePath(target: Record<string, unknown>, steps: readonly string[], value: unknown): void {
  let current = target;
  for (const step of steps.slice(0, -1)) {
    const next = Object.hasOwn(current, step) ? current[step] : undefined;
    if (isObject(next)) current = next as Record<string, unknown>;
    else {
      const made: Record<string, unknown> = {};
      define(current, step, made);
      current = made;
    }
  }
  define(current, steps.at(-1)!, value);
}

// defineProperty: a key named __proto__ stays a plain key
function define(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
  else object[key] = value;
}

/** Whether a value counts as given: not null, not blank text, not an empty list. */
export const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== null && !(typeof value === 'string' && value.trim() === '') && !(Array.isArray(value) && value.length === 0);
