/** Makes samples small enough to be many, and spoils copies of them in ways that meet each kind of constraint. */
import type { Schema } from '../schema-shape.ts';

/** Longest text and list that a sampler is asked for; limits themselves are met by `spoil`. */
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

type Place = { readonly holder: Record<string, unknown> | unknown[]; readonly step: string };

/** Lengths around the limits that the model uses. */
const lengths = [0, 1, 5, 41, 51, 64, 65, 101, 201, 301, 501, 1001, 2001];

/** A copy with one change, chosen by the seed: another type, another length, a member taken away, a member added, an item repeated. */
export function spoil(sample: unknown, seed: number): unknown {
  const copy = structuredClone(sample);
  const places = placesIn(copy);
  const place = places[(seed * 7919) % Math.max(1, places.length)];
  if (!place) return seed % 2 === 0 ? null : 'text';
  const { holder, step } = place;
  const value: unknown = Reflect.get(holder, step);
  const changes: readonly (() => unknown)[] = [
    () => Reflect.set(holder, step, typeof value === 'string' ? 7 : 'text'),
    () => Reflect.set(holder, step, '域'.repeat(lengths[seed % lengths.length] ?? 0)),
    () => (Array.isArray(holder) ? holder.splice(Number(step), 1) : Reflect.deleteProperty(holder, step)),
    () => (Array.isArray(holder) ? holder.push(structuredClone(value)) : Reflect.set(holder, 'unknownMember', 1)),
    () => Reflect.set(holder, step, typeof value === 'number' ? -1 - seed : null),
    () => Reflect.set(holder, step, typeof value === 'number' ? value + 0.5 : []),
    () => Reflect.set(holder, step, Array.isArray(value) ? Array.from({ length: 201 }, (_, index) => `i${index}`) : {}),
  ];
  changes[seed % changes.length]?.();
  return copy;
}

function placesIn(node: unknown): readonly Place[] {
  if (typeof node !== 'object' || node === null) return [];
  const holder = node as Place['holder'];
  return Object.keys(holder).flatMap((step) => [{ holder, step }, ...placesIn(Reflect.get(holder, step))]);
}
