/** Words typed as pinyin (yingshanghuanjing, beijing): the characters that texts hold side by side and that sound so. */
import { type Lexicon, pairsOf } from './lexicon.ts';
import type { Sounds } from './sounds.ts';
import { frequent } from './typing-errors.ts';

/** Syllables of one word; more are no word. */
const mostSyllables = 8;
/** Ways to cut the letters that are tried (xian: 先, 西安). */
const mostCuts = 4;
/** Characters of a syllable that are tried: those most texts hold. */
const ofEach = 40;
/** Ways to go on that are kept from one syllable to the next. */
const kept = 60;

/** @param letters small, a to z and ' alone. @returns words, the one that most texts hold first */
export async function fromPinyin(letters: string, words: Lexicon, sounds: Sounds, most = 3): Promise<readonly string[]> {
  const found = new Map<string, number>();
  for (const syllables of cuts(letters, sounds).slice(0, mostCuts)) {
    for (const characters of await spell(syllables, words, sounds)) {
      const held = await words.together(characters);
      if (held > 0) found.set(characters.join(''), held);
    }
  }
  return [...found]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([word]) => word);
}

/** All ways to cut letters into 2 to 8 syllables, those with the fewest first. */
export function cuts(letters: string, sounds: Pick<Sounds, 'isSyllable'>): readonly (readonly string[])[] {
  const parts = letters.split("'").filter((part) => part !== '');
  const all = parts
    .map((part) => cut(part, sounds, mostSyllables))
    .reduce((before, ways) => before.flatMap((one) => ways.map((way) => [...one, ...way])), [[]] as readonly (readonly string[])[]);
  return all.filter(({ length }) => length >= 2 && length <= mostSyllables).toSorted((a, b) => a.length - b.length);
}

function cut(letters: string, sounds: Pick<Sounds, 'isSyllable'>, most: number): readonly (readonly string[])[] {
  if (letters === '') return [[]];
  if (most === 0) return [];
  const ways: (readonly string[])[] = [];
  for (let length = Math.min(6, letters.length); length >= 1; length -= 1) {
    const syllable = letters.slice(0, length);
    // a letter alone is a syllable of few words (a, e, o): only with an apostrophe
    if ((length > 1 || letters.length === 1) && sounds.isSyllable(syllable))
      for (const rest of cut(letters.slice(length), sounds, most - 1)) ways.push([syllable, ...rest]);
  }
  return ways;
}

/** The likeliest characters for the syllables: neighbours have to meet in some text. */
async function spell(syllables: readonly string[], words: Lexicon, sounds: Sounds): Promise<readonly (readonly string[])[]> {
  const choices = await Promise.all(syllables.map((syllable) => frequent(sounds.of(syllable), words, ofEach)));
  let ways = choices[0]!.map((character) => ({ characters: [character] as readonly string[], weight: 0 }));
  for (const next of choices.slice(1)) {
    const lasts = [...new Set(ways.map(({ characters }) => characters.at(-1)!))];
    const counts = await words.counts(lasts.flatMap((one) => next.map((other) => one + other)));
    ways = ways
      .flatMap(({ characters, weight }) =>
        next.map((other) => ({ characters: [...characters, other], weight: weight + Math.log(counts(characters.at(-1)! + other)) })),
      )
      .filter(({ weight }) => weight > Number.NEGATIVE_INFINITY)
      .toSorted((a, b) => b.weight - a.weight)
      .slice(0, kept);
  }
  return ways
    .slice(0, 10)
    .map(({ characters }) => characters)
    .filter((characters) => pairsOf(characters).length > 0);
}
