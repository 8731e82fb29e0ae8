/**
 * Columns of numbers as bytes: the different values once, and for each row the place of its value in one, two or four bytes. Read back
 * as words whatever their width was: loops over millions of rows are quick on arrays of one kind. Every part begins at a multiple of eight.
 */

/** A column of whole numbers below 2^32: value of row i is `values[places[i]]`; without places every row has the first value. */
export interface Column {
  readonly values: Uint32Array;
  readonly places: Uint32Array | undefined;
}

/** Value of a row. */
export const valueAt = ({ values, places }: Column, row: number): number => values[places ? places[row]! : 0]!;

/** Bytes under construction. */
export class BytesWriter {
  #bytes = new Uint8Array(4096);
  #length = 0;

  /** Adds the bytes of an array, aligned. */
  add(part: ArrayBufferView): void {
    const from = (this.#length + 7) & ~7;
    const end = from + part.byteLength;
    if (end > this.#bytes.length) {
      const more = new Uint8Array(Math.max(end, this.#bytes.length * 2));
      more.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = more;
    }
    this.#bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), from);
    this.#length = end;
  }

  /** Adds a column of `length` rows. */
  column(rows: Uint32Array, length: number): void {
    const known = new Map<number, number>();
    const places = new Uint32Array(length);
    for (let row = 0; row < length; row += 1) {
      const value = rows[row]!;
      let place = known.get(value);
      if (place === undefined) {
        place = known.size;
        known.set(value, place);
      }
      places[row] = place;
    }
    const count = Math.max(1, known.size);
    const width = count === 1 ? 0 : count <= 256 ? 1 : count <= 65_536 ? 2 : 4;
    this.add(Uint32Array.of(count, width));
    this.add(known.size === 0 ? Uint32Array.of(0) : Uint32Array.from(known.keys()));
    if (width === 1) this.add(Uint8Array.from(places));
    else if (width === 2) this.add(Uint16Array.from(places));
    else if (width === 4) this.add(places);
  }

  /** Adds whole numbers within 2^53: one when all are equal. */
  amounts(rows: Float64Array, length: number): void {
    const first = length > 0 ? rows[0]! : 0;
    let isSame = true;
    for (let row = 1; row < length && isSame; row += 1) isSame = rows[row] === first;
    this.add(Uint32Array.of(isSame ? 1 : 0));
    this.add(isSame ? Float64Array.of(first) : rows.subarray(0, length));
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}

/** Reads in the same order. */
export class BytesReader {
  readonly #buffer: ArrayBuffer;
  #at: number;

  constructor(bytes: Uint8Array) {
    // what the database hands out is a buffer of its own; anything else is copied to a place where views can stand
    const isAligned = bytes.byteOffset % 8 === 0;
    this.#buffer = (isAligned ? bytes.buffer : Uint8Array.from(bytes).buffer) as ArrayBuffer;
    this.#at = isAligned ? bytes.byteOffset : 0;
  }

  #from(byteLength: number): number {
    const from = (this.#at + 7) & ~7;
    this.#at = from + byteLength;
    return from;
  }

  words(count: number): Uint32Array {
    return new Uint32Array(this.#buffer, this.#from(count * 4), count);
  }

  halfWords(count: number): Uint16Array {
    return new Uint16Array(this.#buffer, this.#from(count * 2), count);
  }

  numbers(count: number): Float64Array {
    return new Float64Array(this.#buffer, this.#from(count * 8), count);
  }

  column(length: number): Column {
    const [count = 1, width = 0] = this.words(2);
    const values = this.words(count);
    if (width === 0) return { values, places: undefined };
    const from = this.#from(length * width);
    if (width === 1) return { values, places: new Uint32Array(new Uint8Array(this.#buffer, from, length)) };
    if (width === 2) return { values, places: new Uint32Array(new Uint16Array(this.#buffer, from, length)) };
    return { values, places: new Uint32Array(this.#buffer, from, length) };
  }

  amounts(length: number): Amounts {
    const [isSame = 0] = this.words(1);
    return isSame === 1 ? { same: this.numbers(1)[0]!, rows: undefined } : { same: 0, rows: this.numbers(length) };
  }
}

/** Numbers of rows; without rows all are the same. */
export interface Amounts {
  readonly same: number;
  readonly rows: Float64Array | undefined;
}

/** Number of a row. */
export const amountAt = ({ same, rows }: Amounts, row: number): number => (rows ? rows[row]! : same);
