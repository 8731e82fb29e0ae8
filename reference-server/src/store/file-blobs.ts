/**
 * Blobs as files named by their SHA-256. A new one is written beside, flushed, renamed, and its folder flushed:
 * after a crash it is there whole or not at all, and a rest of an unfinished one is removed at the next start.
 */
import { hash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok } from '@jiyue/sdk/plugin';
import type { BlobStore } from './blob-store.ts';
import { asStorageFault, StorageFault } from './storage-fault.ts';

/**
 * @param folder made when it is absent
 * @param removeUnfinished what an earlier process left; only for the one that holds the folder
 */
export async function openFileBlobs(folder: string, { removeUnfinished }: { readonly removeUnfinished: boolean }): Promise<BlobStore> {
  const unfinished = join(folder, 'unfinished');
  await mkdir(unfinished, { recursive: true });
  if (removeUnfinished) for (const name of await readdir(unfinished)) await rm(join(unfinished, name), { force: true });
  return fileBlobs(folder, unfinished);
}

function fileBlobs(folder: string, unfinished: string): BlobStore {
  const placeOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);

  const write = async (bytes: Uint8Array, sha256: string): Promise<void> => {
    const temporary = join(unfinished, randomUUID());
    try {
      await writeDurably(temporary, bytes);
      if (await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true })) await flushFolder(folder);
      await rename(temporary, placeOf(sha256));
      await flushFolder(join(folder, sha256.slice(0, 2)));
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw error;
    }
  };

  return {
    async put(bytes) {
      const sha256 = hash('sha256', bytes);
      try {
        const known = await stat(placeOf(sha256)).catch(() => undefined);
        if (known?.size !== bytes.length) await write(bytes, sha256);
        return ok({ sha256, sm3: hash('sm3', bytes), sizeBytes: bytes.length });
      } catch (error) {
        const fault = asStorageFault(error);
        if (fault instanceof StorageFault) return fail({ code: fault.code });
        throw error;
      }
    },
    async get(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) return undefined;
      return readFile(placeOf(sha256)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
    },
  };
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a rename durable. Windows cannot flush a folder and does not need it. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
