/**
 * Orders documents by the weights of the tokens they hold, on the lists of the tokens alone: no document is looked into, so thousands are
 * judged in the time FTS5 needs for some of them.
 */
import type { IndexMatch, IndexPresence } from '@jiyue/sdk/plugin';
import { type DocumentList, placeOf } from './document-lists.ts';

/** Documents judged by presence, best first, ties in no order. */
export interface PresenceJudged {
  readonly docs: readonly number[];
  readonly scores: readonly number[];
}

/**
 * @param docs those that match and pass the filters
 * @param most judged at most; of equals at the border the last stored are taken
 */
export function judgeByPresence(
  docs: DocumentList,
  presence: readonly IndexPresence[],
  matching: (match: IndexMatch) => DocumentList,
  most: number,
): PresenceJudged {
  const merits = new Float64Array(docs.length);
  for (const { token, weight } of presence) addTo(merits, docs, matching({ token }), weight);
  const places = Uint32Array.from(docs.keys());
  const chosen = docs.length > most ? bestPlaces(merits, places, most) : places;
  const best = Array.from(chosen).sort((a, b) => merits[b]! - merits[a]! || a - b);
  return { docs: best.map((place) => docs[place]!), scores: best.map((place) => merits[place]!) };
}

function addTo(merits: Float64Array, docs: DocumentList, list: DocumentList, weight: number): void {
  // the shorter list looks the longer one up, otherwise both are walked
  if (list.length * 16 < docs.length) {
    for (const doc of list) {
      const place = placeOf(docs, doc);
      if (place >= 0) merits[place]! += weight;
    }
  } else if (docs.length * 16 < list.length) {
    for (let place = 0; place < docs.length; place += 1) if (placeOf(list, docs[place]!) >= 0) merits[place]! += weight;
  } else {
    let at = 0;
    for (let place = 0; place < docs.length; place += 1) {
      while (at < list.length && list[at]! < docs[place]!) at += 1;
      if (list[at] === docs[place]) merits[place]! += weight;
    }
  }
}

/** Without sorting all of them: those above the border, then the last ones upon it. */
function bestPlaces(merits: Float64Array, places: Uint32Array, most: number): Uint32Array {
  const border = merits.slice().sort()[merits.length - most]!;
  const above = places.filter((place) => merits[place]! > border);
  const upon = places.filter((place) => merits[place]! === border);
  const chosen = new Uint32Array(most);
  chosen.set(above);
  chosen.set(upon.subarray(upon.length - (most - above.length)), above.length);
  return chosen;
}
