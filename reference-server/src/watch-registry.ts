/** Notices when the operator's registry changes. A look per second works on every file system and for files that are replaced. */
import { unwatchFile, watchFile } from 'node:fs';

/** @returns undo */
export function watchRegistry(file: string, onChange: () => void, intervalMs = 1000): () => void {
  const listener = (now: { mtimeMs: number; size: number }, before: { mtimeMs: number; size: number }) => {
    if (now.mtimeMs !== before.mtimeMs || now.size !== before.size) onChange();
  };
  watchFile(file, { interval: intervalMs, persistent: false }, listener);
  return () => unwatchFile(file, listener);
}
