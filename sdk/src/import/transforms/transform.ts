/** What a transform is: a pure step from one value to another that says what it could not do. */

import type { Shape, Words } from '../mapping/shape.ts';

/** Codes of what a mapping can say about a value, beside a value or instead of it. Texts: `noteTexts`. */
export type NoteCode =
  | 'SOURCES_DISAGREE'
  | 'TOLD_BY_RULE'
  | 'VALUE_NOT_TEXT'
  | 'DATE_UNREADABLE'
  | 'TIME_MISSING'
  | 'DATE_BEFORE'
  | 'ADDRESS_UNREADABLE'
  | 'DOCUMENT_NUMBER_FORM'
  | 'CODE_UNKNOWN'
  | 'VALUE_UNMAPPED'
  | 'VALUE_REFUSED'
  | 'NOTHING_EXTRACTED'
  | 'TEXT_SHORTENED'
  | 'INDEX_SCHEME_UNKNOWN'
  | 'PRIVATE_USE_CHARACTERS';

/** One thing to be told. */
export interface Note {
  readonly code: NoteCode;
  /** Fills the text; values are cut to 120 characters. */
  readonly data: { readonly [name: string]: string | number };
}

/** A value, perhaps with notes; or why there is none. */
export type Transformed = { readonly ok: true; readonly value: unknown; readonly notes?: readonly Note[] } | { readonly ok: false; readonly note: Note };

/** One step. Values reach it only when given (see `isGiven`). */
export type Transform = (value: unknown) => Transformed;

/** Members of a code table, as `lookup` needs them. */
export interface CodeMember {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Code of the upper level; absent at the top or in a flat table. */
  readonly parent?: string;
}

/** What transforms may ask for. */
export interface TransformTools {
  /** Undefined when there is no such table. */
  readonly codeTable: (id: string) => readonly CodeMember[] | undefined;
}

/** One kind of transform, as a mapping file names it. */
export interface TransformKind {
  /** What it does, for the help and the schema. */
  readonly words: Words;
  /** Shape of its options; absent: it takes none. */
  readonly options?: Shape;
  /** True when the options may be left out (the bare name is enough). */
  readonly isBareAllowed: boolean;
  /** Faults that no shape can see, such as an unknown code table. `undefined`: none. */
  readonly refuse?: (options: Options, tools: TransformTools) => { readonly met: string; readonly expected: readonly string[] } | undefined;
  make(options: Options, tools: TransformTools): Transform;
}

/** Options as checked against the shape. */
export type Options = { readonly [name: string]: unknown };

/** A good value. */
export const done = (value: unknown, ...notes: readonly Note[]): Transformed => (notes.length > 0 ? { ok: true, value, notes } : { ok: true, value });

/** No value, and why. */
export const refused = (code: NoteCode, data: Note['data']): Transformed => ({ ok: false, note: note(code, data) });

/** A note with its values cut short. */
export const note = (code: NoteCode, data: Note['data']): Note => ({
  code,
  data: Object.fromEntries(Object.entries(data).map(([name, value]) => [name, typeof value === 'string' ? shorten(value) : value])),
});

/** A step on text; numbers are read as their digits, anything else is refused. */
export const onText =
  (step: (text: string) => Transformed): Transform =>
  (value) => {
    if (typeof value === 'string') return step(value);
    if (typeof value === 'number') return step(String(value));
    return refused('VALUE_NOT_TEXT', { value: JSON.stringify(value) });
  };

/** A step on text that is used on each member when the value is a list; members without a value are left out, with their note. */
export const onEachText =
  (step: (text: string) => Transformed): Transform =>
  (value) => {
    if (!Array.isArray(value)) return onText(step)(value);
    const results = value.map(onText(step));
    const values = results.flatMap((result) => (result.ok ? [result.value] : []));
    const notes = results.flatMap((result) => (result.ok ? (result.notes ?? []) : [result.note]));
    const [first] = notes;
    return values.length === 0 && first ? { ok: false, note: first } : done(values, ...notes);
  };

/** Cut to `limit` characters for showing. */
export const shorten = (text: string, limit = 120): string => {
  const characters = Array.from(text);
  return characters.length > limit ? `${characters.slice(0, limit).join('')}…` : text;
};
