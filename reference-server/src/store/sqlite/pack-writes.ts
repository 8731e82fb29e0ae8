/**
 * Versions on their way to the thread of the writer: one flat list of values, so that a message carries no names of members, which for short
 * records are as many bytes as the values; and one piece of memory with all texts in UTF-8, which changes its owner instead of being copied.
 * The server has more time to encode them than the writer, who also takes the digests and waits for the disk.
 */
import type { RecordWrite } from '../store.ts';
import { type EncodedJson, encodeInto, roomFor } from './json-encoder.ts';

/** A version with its text in UTF-8. */
export type EncodedWrite = Omit<RecordWrite, 'json'> & EncodedJson;

/** As a message. */
export interface PackedWrites {
  /** Values of all versions one after the other, in the order of `packWrites`. */
  readonly values: readonly unknown[];
  /** To be transferred. */
  readonly texts: Uint8Array<ArrayBuffer>;
}

/** As a message. */
export function packWrites(writes: readonly RecordWrite[]): PackedWrites {
  const values: unknown[] = [];
  const texts = Buffer.allocUnsafeSlow(writes.reduce((bytes, write) => bytes + roomFor(write), 0));
  let end = 0;
  for (const write of writes) {
    const { bytes, contentByte } = encodeInto(texts, write, end);
    end += bytes.length;
    values.push(
      write.id,
      write.version,
      write.family,
      write.kind,
      write.status,
      write.siteId,
      write.columnId,
      write.ownerId,
      write.withdrawal,
      write.sortKey,
      write.documentNumber,
      write.originSystem,
      write.originRecordId,
      write.digest,
      write.contentAt,
      bytes.length,
      contentByte,
      write.goesLive,
      write.links,
      write.claims,
      write.event.type,
      write.event.data,
    );
  }
  return { values, texts };
}

const membersOfOne = 22;

/** As it was, with texts in UTF-8. */
export function unpackWrites({ values, texts }: PackedWrites): readonly EncodedWrite[] {
  const writes: EncodedWrite[] = [];
  let start = 0;
  for (let at = 0; at < values.length; at += membersOfOne) {
    const end = start + (values[at + 15] as number);
    writes.push(unpackOne(values, at, texts.subarray(start, end)));
    start = end;
  }
  return writes;
}

function unpackOne(packed: readonly unknown[], at: number, bytes: Uint8Array): EncodedWrite {
  const text = (place: number) => packed[at + place] as string;
  const digest = packed[at + 13] as RecordWrite['digest'];
  const links = packed[at + 18] as RecordWrite['links'];
  const claims = packed[at + 19] as RecordWrite['claims'];
  const data = packed[at + 21] as RecordWrite['event']['data'];
  return {
    id: text(0),
    version: packed[at + 1] as number,
    family: text(2) as RecordWrite['family'],
    kind: text(3),
    status: text(4),
    siteId: text(5),
    columnId: text(6),
    ownerId: text(7),
    withdrawal: text(8),
    sortKey: text(9),
    documentNumber: text(10),
    originSystem: text(11),
    originRecordId: text(12),
    contentAt: packed[at + 14] as number,
    bytes,
    contentByte: packed[at + 16] as number,
    goesLive: packed[at + 17] as boolean,
    ...(digest !== undefined && { digest }),
    ...(links && { links }),
    ...(claims && { claims }),
    event: { type: packed[at + 20] as RecordWrite['event']['type'], ...(data && { data }) },
  };
}
