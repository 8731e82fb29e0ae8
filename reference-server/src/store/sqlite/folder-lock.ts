/**
 * Keeps a second server off the same data folder. The lock is one of the operating system on a small file: it ends with the
 * process however that ends, so nothing has to be repaired after a crash.
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A held lock. */
export interface FolderLock {
  release(): void;
}

/** Thrown when another server holds the folder. */
export class FolderInUse extends Error {
  readonly folder: string;

  constructor(folder: string) {
    super(`the data folder ${folder} is in use by another server; stop it first, or choose another folder`);
    this.name = 'FolderInUse';
    this.folder = folder;
  }
}

/** @throws FolderInUse; the error of the file system when the folder cannot be written */
export function lockFolder(folder: string): FolderLock {
  const database = new DatabaseSync(join(folder, 'server.lock'), { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    throw (error as { errcode?: number }).errcode === 5 ? new FolderInUse(folder) : error;
  }
  return { release: () => database.close() };
}
