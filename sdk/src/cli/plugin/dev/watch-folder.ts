/**
 * Watches the files of a plugin by looking at them: a few dozen, a few times a second. What an editor or a build writes in several steps counts
 * once, when nothing changes any more.
 */
import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Ends with `stop`. */
export interface FolderWatch {
  stop(): void;
}

/** How it looks. */
export interface WatchOptions {
  /** From the folder, with strokes; these files and folders are left out. */
  readonly without: ReadonlySet<string>;
  readonly everyMs?: number;
  /** Paths from the folder. */
  readonly onChange: (files: readonly string[]) => void;
}

/** What no author writes. */
const never = new Set(['node_modules', '.git']);

/** Begins with what is there now. */
export function watchFolder(folder: string, { without, everyMs = 200, onChange }: WatchOptions): FolderWatch {
  let known = marksOf(folder, without);
  let seen = known;
  const timer = setInterval(() => {
    const now = marksOf(folder, without);
    const isQuiet = isSame(now, seen);
    seen = now;
    if (!isQuiet || isSame(now, known)) return;
    const changed = [...new Set([...known.keys(), ...now.keys()])].filter((file) => known.get(file) !== now.get(file)).sort();
    known = now;
    onChange(changed);
  }, everyMs);
  return { stop: () => clearInterval(timer) };
}

const isSame = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>) => a.size === b.size && [...a].every(([file, mark]) => b.get(file) === mark);

/** Path -> size and time of the last change. */
function marksOf(folder: string, without: ReadonlySet<string>): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  const look = (place: string) => {
    for (const entry of readdirSync(place, { withFileTypes: true })) {
      const path = join(place, entry.name);
      const name = relative(folder, path).split(sep).join('/');
      if (never.has(entry.name) || without.has(name)) continue;
      if (entry.isDirectory()) look(path);
      else {
        const { size, mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { size: 0, mtimeMs: 0 };
        marks.set(name, `${size} ${mtimeMs}`);
      }
    }
  };
  try {
    look(folder);
  } catch {
    // a folder that went while it was read is met anew with the next look
  }
  return marks;
}
