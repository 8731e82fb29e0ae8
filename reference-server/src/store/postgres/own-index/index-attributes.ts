/**
 * Which set of attributes each document has. A document keeps its set and its number for life (a new version is a new number), so what was
 * read once stays right, whoever writes.
 */
import type { DocumentList } from '../../own-index/document-lists.ts';
import type { Attributes } from '../../own-index/attribute-sets.ts';
import type { Queries } from '../sql.ts';
import type { IndexGeneration } from './index-tables.ts';

/** Documents of one portion. */
const portion = 4096;
/** Portions kept; 64 MiB. */
const mostPortions = 4096;
/** Read sets kept. */
const mostSets = 20_000;

/** Sets by document and by number. */
export interface IndexAttributes {
  /** Number of the set of each document; 0 for one that is gone. */
  setsOf(docs: DocumentList): Promise<Uint32Array>;
  /** The sets with these numbers; 0 is a set without attributes. */
  sets(numbers: Iterable<number>): Promise<ReadonlyMap<number, Attributes>>;
  /** Numbers begin anew. */
  forget(): void;
}

/** Over one generation. */
export function indexAttributes({ rows }: Queries, { document, attributeSet }: IndexGeneration): IndexAttributes {
  const portions = new Map<number, Uint32Array>();
  const known = new Map<number, Attributes>([[0, {}]]);

  const load = async (place: number): Promise<Uint32Array> => {
    const first = place * portion;
    const [row] = await rows(
      `SELECT coalesce(string_agg(int4send(doc) || int4send(attribute_set), ''), '') AS pairs FROM ${document} WHERE doc BETWEEN $1 AND $2`,
      ...[first, first + portion - 1],
    );
    const pairs = row!['pairs'] as Buffer;
    const numbers = new Uint32Array(portion);
    for (let at = 0; at < pairs.length; at += 8) numbers[pairs.readUInt32BE(at) - first] = pairs.readUInt32BE(at + 4);
    if (portions.size >= mostPortions) portions.delete(portions.keys().next().value!);
    portions.set(place, numbers);
    return numbers;
  };

  return {
    async setsOf(docs) {
      const numbers = new Uint32Array(docs.length);
      const read = new Set<number>();
      let place = -1;
      let current: Uint32Array = new Uint32Array(0);
      for (let at = 0; at < docs.length; at += 1) {
        const doc = docs[at]!;
        const wanted = Math.floor(doc / portion);
        if (wanted !== place) {
          place = wanted;
          current = portions.get(place) ?? (await load(place));
        }
        // one that was written since
        if (current[doc % portion] === 0 && !read.has(place)) {
          current = await load(place);
          read.add(place);
        }
        numbers[at] = current[doc % portion]!;
      }
      return numbers;
    },
    async sets(numbers) {
      const wanted = new Set(numbers);
      const missing = [...wanted].filter((number) => !known.has(number));
      const read = missing.length === 0 ? [] : await rows(`SELECT number, attributes FROM ${attributeSet} WHERE number = ANY($1)`, missing);
      const fresh = new Map(read.map((row) => [row['number'] as number, JSON.parse(row['attributes'] as string) as Attributes]));
      const found = new Map([...wanted].map((number) => [number, known.get(number) ?? fresh.get(number) ?? {}]));
      if (known.size + fresh.size > mostSets) known.clear();
      known.set(0, {});
      for (const [number, attributes] of fresh) known.set(number, attributes);
      return found;
    },
    forget() {
      portions.clear();
      known.clear();
      known.set(0, {});
    },
  };
}
