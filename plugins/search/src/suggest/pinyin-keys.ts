/** How a text is typed by those who type its sound: all letters (gongjijin) and first letters (gjj), of its beginning. */
import { pinyin } from 'pinyin-pro';

/** Characters that are spelt: nobody types more before he sees what he looks for. */
const spelt = 16;

/** @param folded text @returns nothing for a text without Chinese */
export function pinyinKeys(folded: string): readonly string[] {
  const beginning = [...folded].slice(0, spelt).join('');
  if (!/\p{Script=Han}/u.test(beginning)) return [];
  const syllables = pinyin(beginning, { toneType: 'none', type: 'array', v: true }).map((one) => one.toLowerCase().replace(/[^a-z0-9]/g, ''));
  const whole = syllables.join('');
  const initials = syllables.map((one) => one.slice(0, 1)).join('');
  return [...new Set([whole, initials])].filter((key) => key !== '');
}

/** What was typed as sound; undefined when it holds anything else than letters and digits. */
export function typedSound(folded: string): string | undefined {
  const typed = folded.replace(/[\s'’]+/gu, '');
  return /^[a-z][a-z0-9]*$/.test(typed) ? typed : undefined;
}
