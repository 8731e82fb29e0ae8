/** Own blobs of one plugin in PostgreSQL, one for all processes of the platform; the bytes in pieces, as those of attachments. */
import { blobLimits, blobPart, type OwnBlob, type OwnBlobs } from '@jiyue/sdk/plugin';
import { assertRoom, checkedName, factsOf } from '../own-blobs/checked-blob.ts';
import { keyBytes, keyText } from '../sqlite/plugin-keys.ts';
import type { Pool } from './connect.ts';
import { endOfPrefix } from './plugin-storage.ts';

const pieceBytes = 1024 * 1024;

/** @param id whose blobs. @param quotaBytes of all of them together */
export function postgresBlobsOf(id: string, quotaBytes: number, pool: Pool): OwnBlobs {
  const facts = async (name: string): Promise<OwnBlob | undefined> => {
    const [row] = await pool.rows('SELECT * FROM plugin_blob WHERE plugin_id = $1 AND name = $2', id, keyBytes(checkedName(name)));
    return row && blobOf(row);
  };
  return {
    facts,
    async put(name, bytes, { mediaType } = {}) {
      const given = factsOf(name, bytes, mediaType);
      const key = keyBytes(name);
      await pool.transaction(async ({ rows, change }) => {
        // writers of one plugin come one after another, so that their sum is right
        await rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', `jiyue blobs ${id}`);
        await change('DELETE FROM plugin_blob WHERE plugin_id = $1 AND name = $2', id, key);
        const [sum] = await rows('SELECT coalesce(sum(size_bytes), 0)::bigint AS bytes FROM plugin_blob WHERE plugin_id = $1', id);
        assertRoom(id, (sum!['bytes'] as number) + bytes.length, quotaBytes);
        await change(
          'INSERT INTO plugin_blob(plugin_id, name, sha256, size_bytes, media_type) VALUES($1, $2, $3, $4, $5)',
          ...[id, key, given.sha256, given.sizeBytes, given.mediaType],
        );
        for (let place = 0; place * pieceBytes < bytes.length; place += 1)
          await change(
            'INSERT INTO plugin_blob_piece(plugin_id, name, place, bytes) VALUES($1, $2, $3, $4)',
            ...[id, key, place, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).subarray(place * pieceBytes, (place + 1) * pieceBytes)],
          );
      });
      return given;
    },
    async get(name, part) {
      const { from = 0, length = Number.MAX_SAFE_INTEGER } = part ?? {};
      // refuses what is no part
      blobPart(new Uint8Array(), part);
      const pieces = await pool.rows(
        `SELECT place, bytes FROM plugin_blob LEFT JOIN plugin_blob_piece USING (plugin_id, name)
         WHERE plugin_id = $1 AND name = $2 AND (place IS NULL OR place BETWEEN $3::bigint AND $4::bigint) ORDER BY place`,
        ...[id, keyBytes(checkedName(name)), Math.floor(from / pieceBytes), Math.floor(Math.min(from + length, Number.MAX_SAFE_INTEGER) / pieceBytes)],
      );
      // beyond the end there are no pieces, and yet the blob is there
      if (pieces.length === 0) return (await facts(name)) === undefined ? undefined : new Uint8Array();
      const bytes = Buffer.concat(pieces.map((piece) => (piece['bytes'] as Buffer | null) ?? Buffer.alloc(0)));
      const begin = from - ((pieces[0]!['place'] as number | null) ?? 0) * pieceBytes;
      return blobPart(bytes, { from: begin, length });
    },
    async list(prefix, after) {
      const from = keyBytes(prefix);
      const end = endOfPrefix(from);
      const found = await pool.rows(
        `SELECT * FROM plugin_blob WHERE plugin_id = $1 AND name >= $2 AND name > $3 ${end ? 'AND name < $5' : ''} ORDER BY name LIMIT $4::int`,
        ...[id, from, after === undefined ? Buffer.alloc(0) : keyBytes(after), blobLimits.pageBlobs + 1, ...(end ? [end] : [])],
      );
      const blobs = found.slice(0, blobLimits.pageBlobs).map(blobOf);
      return found.length > blobs.length ? { blobs, next: blobs.at(-1)!.name } : { blobs };
    },
    async remove(names) {
      return pool.transaction(async ({ change }) => {
        let removed = 0;
        for (const name of names) removed += await change('DELETE FROM plugin_blob WHERE plugin_id = $1 AND name = $2', id, keyBytes(checkedName(name)));
        return removed;
      });
    },
  };
}

const blobOf = (row: { readonly [column: string]: unknown }): OwnBlob => ({
  name: keyText(row['name'] as Buffer),
  sizeBytes: row['size_bytes'] as number,
  sha256: row['sha256'] as string,
  mediaType: row['media_type'] as string,
});
