/** Notices when the operator's registry changes. A look per second works on every file system and for files that are replaced. */
import { statSync, unwatchFile, watchFile } from 'node:fs';

type Facts = { readonly mtimeMs: number; readonly size: number };

/** What a file looks like from outside; it changes with its text. */
const markOf = ({ mtimeMs, size }: Facts): string => `${mtimeMs} ${size}`;

/** Mark of a file as it is now; undefined when it is not there. */
export function fileMark(file: string): string | undefined {
  const facts = statSync(file, { throwIfNoEntry: false });
  return facts && markOf(facts);
}

/** @param known mark of what has been read by other ways: no news @returns undo */
export function watchRegistry(file: string, onChange: () => void, known: () => string | undefined = () => undefined, intervalMs = 1000): () => void {
  const listener = (now: Facts, before: Facts) => {
    if (markOf(now) !== markOf(before) && markOf(now) !== known()) onChange();
  };
  watchFile(file, { interval: intervalMs, persistent: false }, listener);
  return () => unwatchFile(file, listener);
}
