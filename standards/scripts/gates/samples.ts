/** Makes samples small enough to be many, and copies of good ones with one change at each place. */
import type { Schema } from '../schema-shape.ts';
import type { Standard } from '../standard.ts';

/** Longest text and list that a sampler is asked for; limits themselves are met by `spoiltCopies`. */
const most = { text: 60, items: 2 };

/** The definitions with upper limits brought down, so that no sample has a body of two million characters. */
export function shorten(defs: Record<string, Schema>): Record<string, Schema> {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => {
        if (key === 'maxLength' && typeof value === 'number') return [key, Math.min(value, most.text)];
        if (key === 'maxItems' && typeof value === 'number') return [key, Math.min(value, most.items)];
        return [key, walk(value)];
      }),
    );
  };
  return walk(defs) as Record<string, Schema>;
}

/** Lengths around the limits that the model uses. */
const lengths = [0, 1, 5, 41, 51, 64, 65, 101, 201, 301, 501, 1001, 2001];

/** What may be put in the place of a value: another type, beyond a limit, beside a pattern. */
function* othersOf(value: unknown): Generator<unknown> {
  yield* [null, typeof value === 'string' ? 7 : 'text', {}, []];
  if (typeof value === 'string') for (const length of lengths) yield '域'.repeat(length);
  if (typeof value === 'string') yield* [`${value} `, `x${value}`];
  if (typeof value === 'number') yield* [-1, 0, 0.5, value + 0.5, 600, 100_001];
  if (!Array.isArray(value)) return;
  const [first] = value as readonly unknown[];
  if (first === undefined) return;
  yield [first, first];
  yield* [21, 31, 51, 201].map((count) => Array.from({ length: count }, (_, index) => (typeof first === 'string' ? `${first.slice(0, 40)}${index}` : first)));
}

/**
 * Copies of a value, each with one change at one place: taken away, put beside an unknown member, or replaced.
 * @param depth how far down. @param isWanted asked for each place, members of lists as "…"
 */
export function* spoiltCopies(sample: unknown, depth = Number.POSITIVE_INFINITY, isWanted: (place: string) => boolean = () => true): Generator<unknown> {
  for (const path of pathsIn(sample, depth)) {
    if (!isWanted(path.map((step) => (/^\d+$/.test(String(step)) ? '…' : step)).join('/'))) continue;
    const value = valueAt(sample, path);
    if (path.length > 0)
      yield changed(sample, path, (holder, step) => (Array.isArray(holder) ? holder.splice(Number(step), 1) : Reflect.deleteProperty(holder, step)));
    for (const other of othersOf(value)) yield path.length === 0 ? other : changed(sample, path, (holder, step) => Reflect.set(holder, step, other));
  }
  yield* withUnknownMember(sample, depth);
}

/** Copies of a value, each with a member that nobody knows in one of its objects. */
export function* withUnknownMember(sample: unknown, depth = Number.POSITIVE_INFINITY): Generator<unknown> {
  for (const path of pathsIn(sample, depth)) {
    const value = valueAt(sample, path);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    yield changed(sample, [...path, 'unknownMember'], (holder, step) => Reflect.set(holder, step, 1));
  }
}

const valueAt = (sample: unknown, path: readonly string[]): unknown => path.reduce<unknown>((node, step) => Reflect.get(node as object, step), sample);

/** A copy in which only what lies on the path is new. */
function changed(node: unknown, [step = '', ...rest]: readonly string[], change: (holder: object, step: string) => unknown): unknown {
  const copy: object = Array.isArray(node) ? [...(node as readonly unknown[])] : { ...(node as object) };
  if (rest.length === 0) change(copy, step);
  else Reflect.set(copy, step, changed(Reflect.get(copy, step), rest, change));
  return copy;
}

function* pathsIn(node: unknown, depth: number, path: readonly string[] = []): Generator<readonly string[]> {
  yield path;
  if (typeof node !== 'object' || node === null || path.length >= depth) return;
  for (const step of Object.keys(node)) yield* pathsIn(Reflect.get(node, step), depth, [...path, step]);
}

/** How far down copies of a type are worth while: what stands alone is spoilt in its own examples, not again inside lists and unions. */
export function depthOf(typeName: string, { model, roots }: Pick<Standard, 'model' | 'roots'>): number {
  const type = model.get(typeName);
  if (type?.union) return 1;
  return type?.properties.some((one) => roots.includes(one.type)) ? 2 : Number.POSITIVE_INFINITY;
}
