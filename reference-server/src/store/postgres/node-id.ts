/** Identity of a data folder: what plugins keep in a shared database belongs to the folder that holds their indexes. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Reads it, or makes it when the folder is new. @throws the error of the file system */
export function readNodeId(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'node-id');
  try {
    writeFileSync(file, `${randomUUID()}\n`, { flag: 'wx', flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const id = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error(`${file} holds no identity of a data folder; remove it, and plugins rebuild their state from the log`);
  return id;
}
