/** Texts of the standard that hold both languages, Chinese first, parted by " · ". */
import type { Words } from './standard.ts';

/** Both halves; a text in one language stands for both. */
export function twoWords(text: string): Words {
  const [zh = text, en = zh] = text.split(' · ');
  return { zh, en };
}
