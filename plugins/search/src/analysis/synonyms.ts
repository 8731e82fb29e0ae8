/** The table of synonyms as a lookup: which written forms a question stands for. */
import { analyse, type Tokens } from './analyse.ts';
import { foldText } from './fold-text.ts';
import { lawSynonyms } from './synonym-table-law.ts';
import { serviceSynonyms } from './synonym-table-services.ts';
import { synonymTable } from './synonym-table.ts';

/** A written form with its tokens. */
export interface WrittenForm {
  /** Folded. */
  readonly text: string;
  readonly pairs: readonly string[];
  /** What was said, folded. */
  readonly spoken: string;
}

/** Looks the spoken forms of a folded question up. */
export interface Synonyms {
  (folded: string): readonly WrittenForm[];
  /** Whether it is a spoken or written form. */
  isKnown(word: string): boolean;
}

interface Concept {
  readonly spoken: readonly string[];
  readonly written: readonly Omit<WrittenForm, 'spoken'>[];
}

/** A line that is no "spoken … → written …". */
export class SynonymLineError extends Error {
  constructor(line: string) {
    super(`a line of synonyms is "spoken spoken → written written", each form of 2 to 20 characters: ${line}`);
  }
}

/** @param own lines of the operator, beside the table; throws SynonymLineError */
export function synonymsOf(own: readonly string[] = []): Synonyms {
  const concepts = [...synonymTable, ...serviceSynonyms, ...lawSynonyms, ...own].map(conceptOf);
  const longest = Math.max(...concepts.flatMap(({ spoken }) => spoken.map(({ length }) => length)));
  const bySpoken = new Map<string, WrittenForm[]>();
  for (const { spoken, written } of concepts)
    for (const form of spoken) bySpoken.set(form, [...(bySpoken.get(form) ?? []), ...written.map((one) => ({ ...one, spoken: form }))]);

  const written = new Set(concepts.flatMap((concept) => concept.written.map(({ text }) => text)));
  const lookUp = (folded: string) => {
    const found = new Map<string, WrittenForm>();
    let covered = 0;
    for (let start = 0; start < folded.length; start += 1) {
      for (let length = Math.min(longest, folded.length - start); length >= 2; length -= 1) {
        const forms = bySpoken.get(folded.slice(start, start + length));
        // a longer word stands for the shorter ones within it
        if (!forms || start + length <= covered) continue;
        covered = start + length;
        for (const form of forms) if (!folded.includes(form.text) && !found.has(form.text)) found.set(form.text, form);
        break;
      }
    }
    return [...found.values()];
  };
  return Object.assign(lookUp, { isKnown: (word: string) => bySpoken.has(word) || written.has(word) });
}

function conceptOf(line: string): Concept {
  const [spoken = [], written = [], ...rest] = line.split('→').map((side) => side.split(/\s+/).filter((form) => form !== ''));
  const forms = [...spoken, ...written];
  if (rest.length > 0 || spoken.length === 0 || written.length === 0 || forms.some((form) => [...form].length < 2 || [...form].length > 20))
    throw new SynonymLineError(line);
  return { spoken: spoken.map(foldText), written: written.map(writtenForm) };
}

const writtenForm = (form: string): Omit<WrittenForm, 'spoken'> => {
  const { pairs }: Tokens = analyse(form);
  return { text: foldText(form), pairs };
};
