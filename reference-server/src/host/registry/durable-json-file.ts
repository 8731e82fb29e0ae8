/** lowdb's adapter for one JSON file that survives a crash: temporary file, fsync, rename, fsync of the folder. Refuses what is too large. */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SyncAdapter } from 'lowdb';

/** Thrown when the text does not fit: nothing is read or written. */
export class FileTooLarge extends Error {
  readonly sizeBytes: number;

  constructor(sizeBytes: number) {
    super(`${sizeBytes} bytes`);
    this.name = 'FileTooLarge';
    this.sizeBytes = sizeBytes;
  }
}

/** @param limitBytes largest text, read or written */
export function durableJsonFile<T>(file: string, limitBytes: number): SyncAdapter<T> {
  return {
    read() {
      let bytes: Buffer;
      try {
        bytes = readFileSync(file);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
      if (bytes.length > limitBytes) throw new FileTooLarge(bytes.length);
      return JSON.parse(bytes.toString('utf8')) as T;
    },
    write(data) {
      const bytes = Buffer.from(`${JSON.stringify(data, null, 2)}\n`);
      if (bytes.length > limitBytes) throw new FileTooLarge(bytes.length);
      const draft = `${file}.${process.pid}.tmp`;
      try {
        writeDurably(draft, bytes);
        renameSync(draft, file);
      } catch (error) {
        rmSync(draft, { force: true });
        throw error;
      }
      syncFolder(dirname(file));
    },
  };
}

function writeDurably(file: string, bytes: Buffer): void {
  const handle = openSync(file, 'w', 0o600);
  try {
    writeFileSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

// a rename is kept only when the folder is; Windows cannot open folders and needs no such step
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
