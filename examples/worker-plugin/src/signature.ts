/**
 * The signature of a text: for each of some hash functions the smallest hash of its pairs of characters (MinHash). Two texts agree in a
 * place as often as they share pairs, so a few numbers tell how alike long texts are. Pure, and the heavy part of this plugin.
 */

/** Numbers of a signature. */
export const places = 64;
/** Neighbouring numbers that make one key: texts that share a key are worth comparing. */
export const placesOfKey = 4;

// odd multipliers, fixed for ever: signatures are kept
const multipliers = Array.from({ length: places }, (_, place) => (Math.imul(place + 1, 0x9e3779b1) | 1) >>> 0);

/** 64 whole numbers below 2^32; all of them 2^32 - 1 for a text without letters. */
export function signatureOf(text: string): readonly number[] {
  const least = new Array<number>(places).fill(0xffffffff);
  const letters = text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');
  for (let at = 0; at + 1 < letters.length; at += 1) {
    const pair = scramble(letters.charCodeAt(at) * 65_537 + letters.charCodeAt(at + 1));
    for (let place = 0; place < places; place += 1) {
      const hash = scramble(Math.imul(pair, multipliers[place]!));
      if (hash < least[place]!) least[place] = hash;
    }
  }
  return least;
}

/** Keys under which texts meet that may be alike. */
export const keysOf = (signature: readonly number[]): readonly string[] =>
  Array.from({ length: places / placesOfKey }, (_, key) => {
    const numbers = signature.slice(key * placesOfKey, (key + 1) * placesOfKey);
    return `${key}-${numbers.map((number) => number.toString(36)).join('-')}`;
  });

/** Share of the pairs that two texts have in common, estimated; 0 to 1. */
export const similarity = (one: readonly number[], other: readonly number[]): number => one.filter((number, place) => number === other[place]).length / places;

function scramble(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
