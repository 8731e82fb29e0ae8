/** Codes that a text may have meant: the name of a member instead of its code, or a mistyped code. */
import { nearNames } from '../validate/near-names.ts';
import { codeTable } from './code-tables.ts';

/** At most three codes of the table, best first; empty when nothing is close or there is no such table. */
export function suggestCodes(table: string, text: string): readonly string[] {
  const members = codeTable(table)?.members ?? [];
  const named = members.filter(({ zh, en }) => zh === text || en.toLowerCase() === text.toLowerCase()).map(({ code }) => code);
  const near = nearNames(
    text,
    members.map(({ code }) => code),
  );
  return [...new Set([...named, ...near])].slice(0, 3);
}
