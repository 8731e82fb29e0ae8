/**
 * Broken infrastructure with a code of the error table: the disk is full or may not be written (nothing was written then), or the
 * database cannot be reached (what became of a write is then unknown when the connection was lost at its end).
 */

/** Codes a store may answer a write with. */
export type StorageCode = 'STORAGE_FULL' | 'STORAGE_READ_ONLY' | 'STORAGE_UNAVAILABLE';

/** Thrown where a caller has no Outcome to answer with. */
export class StorageFault extends Error {
  readonly code: StorageCode;

  constructor(code: StorageCode, cause: unknown) {
    super(`${code}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'StorageFault';
    this.code = code;
  }
}

// primary result codes of SQLite: READONLY 8, IOERR 10, FULL 13, CANTOPEN 14; system errors of files beside it
const byResult = new Map<number, StorageCode>([
  [8, 'STORAGE_READ_ONLY'],
  [10, 'STORAGE_READ_ONLY'],
  [13, 'STORAGE_FULL'],
  [14, 'STORAGE_READ_ONLY'],
]);
const bySystem = new Map<string, StorageCode>([
  ['ENOSPC', 'STORAGE_FULL'],
  ['EDQUOT', 'STORAGE_FULL'],
  ['EFBIG', 'STORAGE_FULL'],
  ['EROFS', 'STORAGE_READ_ONLY'],
  ['EACCES', 'STORAGE_READ_ONLY'],
  ['EPERM', 'STORAGE_READ_ONLY'],
  ['EIO', 'STORAGE_READ_ONLY'],
]);

/** Turns an error of SQLite or of the file system into a fault; other errors come back as they are. */
export function asStorageFault(error: unknown): unknown {
  if (error instanceof StorageFault || typeof error !== 'object' || error === null) return error;
  const { errcode, code } = error as { errcode?: unknown; code?: unknown };
  const found = (typeof errcode === 'number' ? byResult.get(errcode & 0xff) : undefined) ?? (typeof code === 'string' ? bySystem.get(code) : undefined);
  return found === undefined ? error : new StorageFault(found, error);
}
