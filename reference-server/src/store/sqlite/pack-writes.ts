/**
 * Versions on their way to the thread of the writer, as one flat list of values: a message then carries no names of members,
 * which for short records are as many bytes as the values.
 */
import type { RecordWrite } from '../store.ts';

/** Values of all versions one after the other, in the order of `packWrites`. */
export type PackedWrites = readonly unknown[];

/** As a message. */
export function packWrites(writes: readonly RecordWrite[]): PackedWrites {
  const packed: unknown[] = [];
  for (const write of writes) {
    packed.push(
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
      write.json,
      write.goesLive,
      write.links,
      write.claims,
      write.event.type,
      write.event.data,
    );
  }
  return packed;
}

const membersOfOne = 21;

/** As it was. */
export function unpackWrites(packed: PackedWrites): readonly RecordWrite[] {
  const writes: RecordWrite[] = [];
  for (let at = 0; at < packed.length; at += membersOfOne) writes.push(unpackOne(packed, at));
  return writes;
}

function unpackOne(packed: PackedWrites, at: number): RecordWrite {
  const text = (place: number) => packed[at + place] as string;
  const digest = packed[at + 13] as RecordWrite['digest'];
  const links = packed[at + 17] as RecordWrite['links'];
  const claims = packed[at + 18] as RecordWrite['claims'];
  const data = packed[at + 20] as RecordWrite['event']['data'];
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
    json: text(15),
    goesLive: packed[at + 16] as boolean,
    ...(digest !== undefined && { digest }),
    ...(links && { links }),
    ...(claims && { claims }),
    event: { type: packed[at + 19] as RecordWrite['event']['type'], ...(data && { data }) },
  };
}
