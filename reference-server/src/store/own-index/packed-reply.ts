/**
 * An answer of an own index on its way between threads: figures of all hits in two arrays of bytes and each set of attributes once, because
 * a copy of thousands of small objects takes longer than the search.
 */
import type { IndexHit, IndexReply } from '@jiyue/sdk/plugin';

/** Hits, member by member. */
export interface PackedHits {
  readonly ids: readonly string[];
  readonly versions: readonly number[];
  readonly sortKeys: readonly string[];
  readonly scores: readonly number[];
  /** Sets of attributes as JSON. */
  readonly sets: readonly string[];
  /** Place in `sets` of each hit. */
  readonly setPlaces: readonly number[];
  /** Absent: nothing was measured. */
  readonly measured?: {
    /** Of each hit each field. */
    readonly lengths: Uint32Array<ArrayBuffer>;
    /** Of each hit each field each token. */
    readonly counts: Uint8Array<ArrayBuffer>;
  };
}

/** An answer. */
export interface PackedReply extends Omit<IndexReply, 'hits'> {
  readonly hits: PackedHits;
}

/** What can be handed over instead of copied. */
export const buffersOf = ({ hits: { measured } }: PackedReply): ArrayBuffer[] => (measured ? [measured.lengths.buffer, measured.counts.buffer] : []);

/** @param allFields matched and counted fields of the schema, in order @param tokens how many were measured */
export function unpackReply({ hits, ...rest }: PackedReply, allFields: readonly string[], tokens: number): IndexReply {
  const { ids, versions, sortKeys, scores, setPlaces, measured } = hits;
  const sets = hits.sets.map((text) => JSON.parse(text) as IndexHit['attributes']);
  return {
    ...rest,
    hits: ids.map((id, place) => {
      const hit = { id, version: versions[place]!, sortKey: sortKeys[place]!, score: scores[place]!, attributes: sets[setPlaces[place]!]! };
      if (!measured) return hit;
      const lengths: { [field: string]: number } = {};
      const counts: { [field: string]: number[] } = {};
      for (const [at, field] of allFields.entries()) {
        const row = place * allFields.length + at;
        lengths[field] = measured.lengths[row]!;
        counts[field] = Array.from(measured.counts.subarray(row * tokens, (row + 1) * tokens));
      }
      return { ...hit, lengths, counts };
    }),
  };
}
