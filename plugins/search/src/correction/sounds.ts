/**
 * How characters sound, without tones: for words typed with the wrong character of the right sound (同音错字) and for words typed as
 * pinyin. Every reading of a character counts, so that 长宁 and 重庆 are found whichever way they are read. Differences that many speakers
 * do not make are one sound: z and zh, c and ch, s and sh, n and ng at the end.
 */
import { setImmediate } from 'node:timers/promises';
import { pinyin } from 'pinyin-pro';

/** The tables. */
export interface Sounds {
  /** Characters that may sound like this one, itself left out. */
  like(character: string): readonly string[];
  /** Characters of a syllable as it was typed. */
  of(syllable: string): readonly string[];
  /** Whether it is a syllable as people type them. */
  isSyllable(letters: string): boolean;
}

/** One sound for what many speakers do not tell apart. @param syllable without tone */
export const soundOf = (syllable: string): string =>
  syllable
    .replace(/ü|u:/g, 'v')
    .replace(/^([zcs])h/, '$1')
    .replace(/(?<=[aei])ng$/, 'n')
    .replace(/^([nl])ue$/, '$1ve');

let made: Promise<Sounds> | undefined;

/** Made when first needed, in portions: about 100 ms in all, never more than a few at a time. */
export function sounds(): Promise<Sounds> {
  made ??= make();
  return made;
}

/** Characters made at a time. */
const portion = 300;

async function make(): Promise<Sounds> {
  const bySound = new Map<string, string[]>();
  const soundsOf = new Map<string, readonly string[]>();
  const syllables = new Set<string>();
  const all = commonCharacters();
  for (let at = 0; at < all.length; at += portion) {
    for (const character of all.slice(at, at + portion)) {
      const readings = pinyin(character, { toneType: 'none', multiple: true, type: 'array', v: true });
      for (const reading of readings) syllables.add(reading.replace(/ü/g, 'v'));
      const own = [...new Set(readings.map(soundOf))];
      soundsOf.set(character, own);
      for (const sound of own) bySound.set(sound, [...(bySound.get(sound) ?? []), character]);
    }
    await setImmediate();
  }
  return {
    like: (character) => [...new Set((soundsOf.get(character) ?? []).flatMap((sound) => bySound.get(sound) ?? []))].filter((one) => one !== character),
    of: (syllable) => bySound.get(soundOf(syllable)) ?? [],
    isSyllable: (letters) => syllables.has(letters) || syllables.has(letters.replace(/^([nl])v$/, '$1v')),
  };
}

/** The 6,763 characters of GB 2312, those in daily use first. */
function commonCharacters(): readonly string[] {
  const decoder = new TextDecoder('gb18030');
  const characters: string[] = [];
  for (let row = 0xb0; row <= 0xf7; row += 1) {
    const bytes = Uint8Array.from({ length: 188 }, (_, place) => (place % 2 === 0 ? row : 0xa1 + (place >> 1)));
    for (const character of decoder.decode(bytes)) if (/\p{Script=Han}/u.test(character) && character <= '\u9fa5') characters.push(character);
  }
  return characters;
}
