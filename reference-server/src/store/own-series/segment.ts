/** A roll-up of one period: rows of sums, by the values of its dimensions. Under construction in memory, on the disk as columns. */
import { DistinctSketch } from '@jiyue/sdk/plugin';
import { type Amounts, BytesReader, BytesWriter, type Column, valueAt } from './columns.ts';

const version = 2;

/** How many columns a segment has. */
export interface SegmentShape {
  readonly dimensions: number;
  readonly sums: number;
  readonly distincts: number;
}

/** A segment on the disk. Sketches lie apart: few questions want them. */
export interface SegmentBytes {
  readonly rows: Uint8Array;
  readonly sketches: Uint8Array | null;
}

/** A segment to which events are added. */
export class SegmentBuilder {
  readonly shape: SegmentShape;
  length = 0;
  #keys: Uint32Array[];
  #events = new Uint32Array(64);
  #sums: Float64Array[];
  readonly #sketches: (DistinctSketch | undefined)[][];
  /** Row + 1 by place; 0: free. */
  #table = new Uint32Array(256);

  constructor(shape: SegmentShape) {
    this.shape = shape;
    this.#keys = Array.from({ length: shape.dimensions }, () => new Uint32Array(64));
    this.#sums = Array.from({ length: shape.sums }, () => new Float64Array(64));
    this.#sketches = Array.from({ length: shape.distincts }, () => []);
  }

  /** A builder that goes on with what is on the disk. */
  static from({ rows, sketches }: SegmentBytes, shape: SegmentShape): SegmentBuilder {
    const builder = new SegmentBuilder(shape);
    const view = readSegment(rows, shape);
    const key = new Uint32Array(shape.dimensions);
    for (let at = 0; at < view.length; at += 1) {
      for (const [index, column] of view.keys.entries()) key[index] = valueAt(column, at);
      const row = builder.rowOf(key);
      builder.#events[row] = valueAt(view.events, at);
      for (const [index, amounts] of view.sums.entries()) builder.#sums[index]![row] = amounts.rows ? amounts.rows[at]! : amounts.same;
    }
    if (sketches)
      eachSketch(sketches, view.length, shape, (index, row, bytes) => {
        builder.#sketches[index]![row] = DistinctSketch.fromBytes(bytes);
      });
    return builder;
  }

  /** Row of a key; a new one is made. */
  rowOf(key: Uint32Array): number {
    if (this.length * 2 >= this.#table.length) this.#rehash();
    const mask = this.#table.length - 1;
    for (let place = hashOfKey(key) & mask; ; place = (place + 1) & mask) {
      const found = this.#table[place]!;
      if (found === 0) {
        this.#table[place] = this.length + 1;
        return this.#newRow(key);
      }
      if (this.#isKey(found - 1, key)) return found - 1;
    }
  }

  /** Counts one event. */
  count(row: number): void {
    this.#events[row]! += 1;
  }

  addSum(row: number, index: number, amount: number): void {
    this.#sums[index]![row]! += amount;
  }

  addHash(row: number, index: number, hash: number): void {
    const sketches = this.#sketches[index]!;
    let sketch = sketches[row];
    if (!sketch) {
      sketch = DistinctSketch.empty();
      sketches[row] = sketch;
    }
    sketch.addHash(hash);
  }

  toBytes(): SegmentBytes {
    const { length, shape } = this;
    const writer = new BytesWriter();
    writer.add(Uint32Array.of(version, length));
    for (const column of this.#keys) writer.column(column, length);
    // most rows count few events: one byte each
    writer.column(this.#events, length);
    for (const column of this.#sums) writer.amounts(column, length);
    // a copy of its own, for the writer's buffer is larger
    const rows = writer.bytes();
    return { rows, sketches: shape.distincts === 0 ? null : this.#sketchBytes() };
  }

  #sketchBytes(): Uint8Array {
    const all: Uint8Array[] = [];
    for (const column of this.#sketches)
      for (let row = 0; row < this.length; row += 1) {
        const bytes = column[row]?.toBytes();
        const length = Buffer.alloc(4);
        length.writeUInt32LE(bytes?.length ?? 0);
        all.push(length);
        if (bytes) all.push(bytes);
      }
    return Buffer.concat(all);
  }

  #isKey(row: number, key: Uint32Array): boolean {
    for (let index = 0; index < key.length; index += 1) if (this.#keys[index]![row] !== key[index]) return false;
    return true;
  }

  #newRow(key: Uint32Array): number {
    const row = this.length;
    if (row === this.#events.length) {
      const twice = <A extends Uint32Array | Float64Array>(array: A): A => {
        const more = new (array.constructor as new (length: number) => A)(array.length * 2);
        more.set(array);
        return more;
      };
      this.#keys = this.#keys.map(twice);
      this.#events = twice(this.#events);
      this.#sums = this.#sums.map(twice);
    }
    for (let index = 0; index < key.length; index += 1) this.#keys[index]![row] = key[index]!;
    this.length += 1;
    return row;
  }

  #rehash(): void {
    const table = new Uint32Array(this.#table.length * 2);
    const mask = table.length - 1;
    const key = new Uint32Array(this.shape.dimensions);
    for (let row = 0; row < this.length; row += 1) {
      for (let index = 0; index < key.length; index += 1) key[index] = this.#keys[index]![row]!;
      let place = hashOfKey(key) & mask;
      while (table[place] !== 0) place = (place + 1) & mask;
      table[place] = row + 1;
    }
    this.#table = table;
  }
}

/** A segment as it is read. */
export interface SegmentView {
  readonly length: number;
  readonly keys: readonly Column[];
  readonly events: Column;
  readonly sums: readonly Amounts[];
}

/** Reads the rows. */
export function readSegment(bytes: Uint8Array, shape: SegmentShape): SegmentView {
  const reader = new BytesReader(bytes);
  const [written, length = 0] = reader.words(2);
  if (written !== version) throw new Error(`own series: a roll-up of form ${written}, this version reads ${version}`);
  return {
    length,
    keys: Array.from({ length: shape.dimensions }, () => reader.column(length)),
    events: reader.column(length),
    sums: Array.from({ length: shape.sums }, () => reader.amounts(length)),
  };
}

/** Calls for each sketch that is there, in the order of distincts, then rows. */
export function eachSketch(
  bytes: Uint8Array,
  length: number,
  { distincts }: SegmentShape,
  call: (index: number, row: number, bytes: Uint8Array) => void,
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  for (let index = 0; index < distincts; index += 1)
    for (let row = 0; row < length; row += 1) {
      const size = view.getUint32(at, true);
      at += 4;
      if (size > 0) call(index, row, bytes.subarray(at, at + size));
      at += size;
    }
}

function hashOfKey(key: Uint32Array): number {
  let hash = 2166136261;
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key[index]!, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}
