/** One writer at a time over processes: a lock file that names its holder. A holder that died leaves no obstacle. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/** Undo, or the process that holds the lock. */
export type LockOutcome = { readonly ok: true; readonly release: () => void } | { readonly ok: false; readonly holder: number };

/**
 * Takes `<file>.lock`. Does not wait.
 * @param isAlive whether a process lives; the default asks the system
 */
export function lockFile(file: string, isAlive: (pid: number) => boolean = processIsAlive): LockOutcome {
  const lock = `${file}.lock`;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return { ok: true, release: () => rmSync(lock, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = readHolder(lock);
    if (holder !== undefined && isAlive(holder)) return { ok: false, holder };
    rmSync(lock, { force: true });
  }
  return { ok: false, holder: readHolder(lock) ?? 0 };
}

function readHolder(lock: string): number | undefined {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function processIsAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
