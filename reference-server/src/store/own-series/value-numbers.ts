/** Texts of dimensions as small numbers, so that millions of events stay small. The most used are kept in memory. */
import type { DatabaseSync } from 'node:sqlite';

/** Numbers of texts, and back. */
export interface ValueNumbers {
  /** Number of a text; a new one is written in the open transaction. */
  of(text: string): number;
  /** Numbers of the texts that are known. */
  known(texts: readonly string[]): readonly number[];
  textOf(number: number): string;
  /** Forgets what is in memory: after a transaction that was undone. */
  forget(): void;
}

/** Most texts in memory. */
const most = 100_000;

/** Over an open file. */
export function valueNumbers(database: DatabaseSync): ValueNumbers {
  const find = database.prepare('SELECT number FROM value WHERE text = ?');
  const add = database.prepare('INSERT INTO value(text) VALUES(?)');
  const read = database.prepare('SELECT text FROM value WHERE number = ?');
  const numbers = new Map<string, number>();
  const texts = new Map<number, string>();
  const remember = (text: string, number: number) => {
    if (numbers.size >= most) {
      numbers.clear();
      texts.clear();
    }
    numbers.set(text, number);
    texts.set(number, text);
    return number;
  };
  const lookUp = (text: string): number | undefined => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    const row = find.get(text);
    return row ? remember(text, Number(row['number'])) : undefined;
  };
  return {
    of: (text) => lookUp(text) ?? remember(text, Number(add.run(text).lastInsertRowid)),
    known: (given) => given.flatMap((text) => lookUp(text) ?? []),
    textOf(number) {
      const known = texts.get(number);
      if (known !== undefined) return known;
      const text = String(read.get(number)?.['text'] ?? '');
      remember(text, number);
      return text;
    },
    forget() {
      numbers.clear();
      texts.clear();
    },
  };
}
