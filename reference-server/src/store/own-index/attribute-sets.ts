/**
 * Which attributes each document has, as one number a document: many documents share one set of attributes, so filters and facets look at
 * each set once and at documents only to count. Read in portions when first needed, kept in 4 bytes a document.
 */
import type { DatabaseSync } from 'node:sqlite';

/** Documents of one portion. */
const portion = 4096;
/** Portions kept; 64 MiB. */
const mostPortions = 4096;
/** Read sets kept. */
const mostSets = 20_000;

/** Attribute -> values. */
export type Attributes = { readonly [name: string]: readonly string[] };

/** Numbers of sets by document, and sets by number. */
export interface AttributeSets {
  /** Number of the set of each document; 0 for one that is gone. */
  setsOf(docs: Uint32Array): Uint32Array;
  /** The set as JSON, as it was written. */
  text(number: number): string;
  attributes(number: number): Attributes;
  /** A document was written or taken out (0). */
  place(doc: number, number: number): void;
  /** What was placed may not have been kept. */
  forget(): void;
}

/** Over one open database. */
export function attributeSets(database: DatabaseSync): AttributeSets {
  const readPortion = database.prepare('SELECT json_group_array(doc) AS docs, json_group_array(attribute_set) AS sets FROM document WHERE doc BETWEEN ? AND ?');
  const readSet = database.prepare('SELECT attributes FROM attribute_set WHERE number = ?');
  const portions = new Map<number, Uint32Array>();
  const sets = new Map<number, { readonly text: string; readonly attributes: Attributes }>();

  const load = (place: number): Uint32Array => {
    const numbers = new Uint32Array(portion);
    const first = place * portion;
    const row = readPortion.get(first, first + portion - 1) as { docs: string; sets: string };
    const found = JSON.parse(row.sets) as number[];
    for (const [at, doc] of (JSON.parse(row.docs) as number[]).entries()) numbers[doc - first] = found[at]!;
    if (portions.size >= mostPortions) portions.delete(portions.keys().next().value!);
    portions.set(place, numbers);
    return numbers;
  };
  const setAt = (number: number) => {
    const known = sets.get(number);
    if (known) return known;
    const text = readSet.get(number)!['attributes'] as string;
    const read = { text, attributes: JSON.parse(text) as Attributes };
    if (sets.size >= mostSets) sets.delete(sets.keys().next().value!);
    sets.set(number, read);
    return read;
  };

  return {
    setsOf(docs) {
      const numbers = new Uint32Array(docs.length);
      let place = -1;
      let current: Uint32Array = new Uint32Array(0);
      for (let at = 0; at < docs.length; at += 1) {
        const doc = docs[at]!;
        const wanted = Math.floor(doc / portion);
        if (wanted !== place) {
          place = wanted;
          current = portions.get(place) ?? load(place);
        }
        numbers[at] = current[doc % portion]!;
      }
      return numbers;
    },
    text: (number) => setAt(number).text,
    attributes: (number) => setAt(number).attributes,
    place(doc, number) {
      const numbers = portions.get(Math.floor(doc / portion));
      if (numbers) numbers[doc % portion] = number;
    },
    forget() {
      portions.clear();
      sets.clear();
    },
  };
}
