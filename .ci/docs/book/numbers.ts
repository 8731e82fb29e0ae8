/** Numbers of sections, as headings of documents carry them: 3, 3.2, 3.2.14. */
import type { Section } from './document.ts';

/** Number by anchor. */
export function numbersOf(chapters: readonly Section[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (sections: readonly Section[], above: string) => {
    for (const [index, { anchor, sections: below }] of sections.entries()) {
      const number = `${above}${index + 1}`;
      found.set(anchor, number);
      walk(below, `${number}.`);
    }
  };
  walk(chapters, '');
  return found;
}
