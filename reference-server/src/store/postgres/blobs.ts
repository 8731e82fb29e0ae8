/**
 * Blobs in the database, in pieces: every process and machine sees them, and a backup of the database holds records and attachments
 * of the same moment. The digests are made here, not by the server.
 */
import { hash } from 'node:crypto';
import { fail, ok } from '@jiyue/sdk/plugin';
import type { BlobStore } from '../blob-store.ts';
import { StorageFault } from '../storage-fault.ts';
import type { Pool } from './connect.ts';

const pieceBytes = 1024 * 1024;

/** @param pool of the store */
export function postgresBlobs(pool: Pool): BlobStore {
  return {
    async put(bytes) {
      const info = { sha256: hash('sha256', bytes), sm3: hash('sm3', bytes), sizeBytes: bytes.length };
      try {
        await pool.transaction(async ({ change }) => {
          // a second writer of the same content waits here for the first, and then has nothing to do
          const text = 'INSERT INTO blob(sha256, sm3, size_bytes) VALUES($1, $2, $3) ON CONFLICT(sha256) DO NOTHING';
          if ((await change(text, info.sha256, info.sm3, info.sizeBytes)) === 0) return;
          for (let place = 0; place * pieceBytes < bytes.length; place += 1)
            await change(
              'INSERT INTO blob_piece(sha256, place, bytes) VALUES($1, $2, $3)',
              info.sha256,
              place,
              bytes.subarray(place * pieceBytes, (place + 1) * pieceBytes),
            );
        });
        return ok(info);
      } catch (error) {
        if (error instanceof StorageFault) return fail({ code: error.code });
        throw error;
      }
    },
    async get(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) return undefined;
      const [known] = await pool.rows('SELECT size_bytes FROM blob WHERE sha256 = $1', sha256);
      if (!known) return undefined;
      const content = Buffer.allocUnsafe(known['size_bytes'] as number);
      let filled = 0;
      for (let place = 0; filled < content.length; place += 1) {
        const [piece] = await pool.rows('SELECT bytes FROM blob_piece WHERE sha256 = $1 AND place = $2', sha256, place);
        if (!piece) throw new Error(`piece ${place} of the content ${sha256} is missing`);
        filled += (piece['bytes'] as Buffer).copy(content, filled);
      }
      return content;
    },
  };
}
