/** A damaged index file is kept beside its place, for whoever wants to know why; what it held comes from the log once more. */
import { existsSync, renameSync, rmSync } from 'node:fs';

// primary result codes of SQLite: CORRUPT 11, NOTADB 26
const damaged: readonly number[] = [11, 26];

/** Whether an error says that the file itself is damaged; a full or closed disk is none of that. */
export function isDamage(error: unknown): boolean {
  const { errcode } = (typeof error === 'object' && error !== null ? error : {}) as { errcode?: unknown };
  return typeof errcode === 'number' && damaged.includes(errcode & 0xff);
}

/**
 * Moves the file away; nothing may hold it open. Its log of writes goes too: it belongs to no other file.
 * @returns the new path, ending in ".corrupt-" and the time
 */
export function setAside(file: string, now: Date): string {
  const to = `${file}.corrupt-${now.toISOString().replace(/[-:]/g, '')}`;
  for (const end of ['-wal', '-shm']) if (existsSync(file + end)) renameSync(file + end, to + end);
  rmSync(to, { force: true });
  if (existsSync(file)) renameSync(file, to);
  return to;
}
