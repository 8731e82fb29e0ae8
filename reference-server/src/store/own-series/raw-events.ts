/** Raw events of one day, column by column: in memory while they come in, as the bytes of one chunk on the disk. */
import { type Amounts, amountAt, BytesReader, BytesWriter, type Column, valueAt } from './columns.ts';

/** No value was given to be counted once. Numbers of registers end at 4,095. */
const noHash = 0xffff;
const version = 1;

/** How many columns there are. */
export interface Shape {
  readonly dimensions: number;
  readonly sums: number;
  readonly distincts: number;
}

/** Events of one day under construction. */
export class DayEvents {
  readonly shape: Shape;
  length = 0;
  /** Milliseconds since the day began. */
  at = new Uint32Array(64);
  /** 64 bits of the digest of an id; both 0: the event has none. */
  idHigh = new Uint32Array(64);
  idLow = new Uint32Array(64);
  readonly dimensions: Uint32Array[];
  readonly sums: Float64Array[];
  /** A hash of 44 bits in two parts. */
  readonly hashHigh: Uint16Array[];
  readonly hashLow: Uint32Array[];

  constructor(shape: Shape) {
    this.shape = shape;
    this.dimensions = Array.from({ length: shape.dimensions }, () => new Uint32Array(64));
    this.sums = Array.from({ length: shape.sums }, () => new Float64Array(64));
    this.hashHigh = Array.from({ length: shape.distincts }, () => new Uint16Array(64));
    this.hashLow = Array.from({ length: shape.distincts }, () => new Uint32Array(64));
  }

  /** Makes room for one more. @returns its row */
  next(): number {
    const row = this.length;
    if (row === this.at.length) {
      this.at = grown(this.at);
      this.idHigh = grown(this.idHigh);
      this.idLow = grown(this.idLow);
      for (const columns of [this.dimensions, this.sums, this.hashHigh, this.hashLow] as { length: number; [index: number]: Uint32Array }[])
        for (let index = 0; index < columns.length; index += 1) columns[index] = grown(columns[index]!);
    }
    this.length += 1;
    return row;
  }

  /** @param hash of `hashOf`; undefined: not given */
  setHash(index: number, row: number, hash: number | undefined): void {
    this.hashHigh[index]![row] = hash === undefined ? noHash : Math.floor(hash / 4294967296);
    this.hashLow[index]![row] = hash === undefined ? 0 : hash % 4294967296;
  }

  /** Takes over rows of a chunk. @param isWanted by row; absent: all */
  addAll(chunk: RawChunk, isWanted: (row: number) => boolean = () => true): void {
    for (let from = 0; from < chunk.length; from += 1) {
      if (!isWanted(from)) continue;
      const row = this.next();
      this.at[row] = chunk.at[from]!;
      this.idHigh[row] = chunk.idHigh[from]!;
      this.idLow[row] = chunk.idLow[from]!;
      for (const [index, column] of chunk.dimensions.entries()) this.dimensions[index]![row] = valueAt(column, from);
      for (const [index, amounts] of chunk.sums.entries()) this.sums[index]![row] = amountAt(amounts, from);
      for (const [index, high] of chunk.hashHigh.entries()) {
        this.hashHigh[index]![row] = high[from]!;
        this.hashLow[index]![row] = chunk.hashLow[index]![from]!;
      }
    }
  }

  toBytes(): Uint8Array {
    const { length } = this;
    const writer = new BytesWriter();
    writer.add(Uint32Array.of(version, length));
    writer.add(this.at.subarray(0, length));
    writer.add(this.idHigh.subarray(0, length));
    writer.add(this.idLow.subarray(0, length));
    for (const column of this.dimensions) writer.column(column, length);
    for (const column of this.sums) writer.amounts(column, length);
    for (const column of this.hashHigh) writer.add(column.subarray(0, length));
    for (const column of this.hashLow) writer.add(column.subarray(0, length));
    return writer.bytes();
  }
}

/** Events as they are read back. */
export interface RawChunk {
  readonly length: number;
  readonly at: Uint32Array;
  readonly idHigh: Uint32Array;
  readonly idLow: Uint32Array;
  readonly dimensions: readonly Column[];
  readonly sums: readonly Amounts[];
  readonly hashHigh: readonly Uint16Array[];
  readonly hashLow: readonly Uint32Array[];
}

/** Reads a chunk. */
export function readChunk(bytes: Uint8Array, shape: Shape): RawChunk {
  const reader = new BytesReader(bytes);
  const [written, length = 0] = reader.words(2);
  if (written !== version) throw new Error(`own series: raw events of form ${written}, this version reads ${version}`);
  const times = <T>(count: number, read: () => T) => Array.from({ length: count }, read);
  return {
    length,
    at: reader.words(length),
    idHigh: reader.words(length),
    idLow: reader.words(length),
    dimensions: times(shape.dimensions, () => reader.column(length)),
    sums: times(shape.sums, () => reader.amounts(length)),
    hashHigh: times(shape.distincts, () => reader.halfWords(length)),
    hashLow: times(shape.distincts, () => reader.words(length)),
  };
}

/** Hash of a row; undefined: none was given. */
export function hashAt({ hashHigh, hashLow }: Pick<RawChunk, 'hashHigh' | 'hashLow'>, index: number, row: number): number | undefined {
  const high = hashHigh[index]![row]!;
  return high === noHash ? undefined : high * 4294967296 + hashLow[index]![row]!;
}

function grown<A extends Uint32Array | Uint16Array | Float64Array>(array: A): A {
  const more = new (array.constructor as new (length: number) => A)(array.length * 2);
  more.set(array);
  return more;
}
