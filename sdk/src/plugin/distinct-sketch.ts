/**
 * A HyperLogLog sketch: counts distinct values in little space, and two of them merge into the sketch of both. 4,096 registers, standard
 * error 1.6 %; small sets keep a list of what was seen, so that they count exactly but for the chance of two hashes of 44 bits being equal.
 */
import { hash } from 'node:crypto';

const indexBits = 12;
const registers = 1 << indexBits;
/** Most entries of the list; beyond, registers are smaller. */
const listed = 512;

/** A sketch under construction. */
export class DistinctSketch {
  /** Hashes of 44 bits while there are few. */
  #list: Set<number> | undefined;
  #registers: Uint8Array | undefined;

  private constructor(list: Set<number> | undefined, dense: Uint8Array | undefined) {
    this.#list = list;
    this.#registers = dense;
  }

  /** A sketch of nothing. */
  static empty(): DistinctSketch {
    return new DistinctSketch(new Set(), undefined);
  }

  /** @param bytes what `toBytes` gave */
  static fromBytes(bytes: Uint8Array): DistinctSketch {
    if (bytes[0] === 1) return new DistinctSketch(undefined, Uint8Array.from(bytes.subarray(1)));
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const list = new Set<number>();
    for (let at = 1; at + 6 <= bytes.length; at += 6) list.add(view.getUint16(at) * 4294967296 + view.getUint32(at + 2));
    return new DistinctSketch(list, undefined);
  }

  /** Counts a value; one that was counted changes nothing. */
  add(value: string): void {
    this.addHash(hashOf(value));
  }

  /** @param hash of `hashOf` */
  addHash(hash: number): void {
    if (this.#list) {
      this.#list.add(hash);
      if (this.#list.size > listed) this.#toRegisters();
    } else note(this.#registers!, hash);
  }

  /** Takes over all that another one counted. */
  merge(other: DistinctSketch): void {
    if (other.#list) for (const hash of other.#list) this.addHash(hash);
    else {
      if (this.#list) this.#toRegisters();
      const mine = this.#registers!;
      const theirs = other.#registers!;
      for (let at = 0; at < registers; at += 1) if (theirs[at]! > mine[at]!) mine[at] = theirs[at]!;
    }
  }

  /** Takes over all that `toBytes` of another one gave, without making that one. */
  mergeBytes(bytes: Uint8Array): void {
    if (bytes[0] === 1) {
      if (this.#list) this.#toRegisters();
      const mine = this.#registers!;
      for (let at = 0; at < registers; at += 1) if (bytes[at + 1]! > mine[at]!) mine[at] = bytes[at + 1]!;
      return;
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 1; at + 6 <= bytes.length; at += 6) this.addHash(view.getUint16(at) * 4294967296 + view.getUint32(at + 2));
  }

  /** The number of different values, estimated. */
  get count(): number {
    if (this.#list) return this.#list.size;
    let sum = 0;
    let zeros = 0;
    for (const rank of this.#registers!) {
      sum += 2 ** -rank;
      if (rank === 0) zeros += 1;
    }
    const raw = ((0.7213 / (1 + 1.079 / registers)) * registers * registers) / sum;
    // the usual correction for small numbers: how many registers are still empty
    return Math.round(raw <= 2.5 * registers && zeros > 0 ? registers * Math.log(registers / zeros) : raw);
  }

  /** The same values in any order give the same bytes. */
  toBytes(): Uint8Array {
    if (this.#registers) return Uint8Array.from([1, ...this.#registers]);
    const hashes = [...this.#list!].sort((a, b) => a - b);
    const view = new DataView(new ArrayBuffer(1 + 6 * hashes.length));
    hashes.forEach((hash, place) => {
      view.setUint16(1 + 6 * place, Math.floor(hash / 4294967296));
      view.setUint32(3 + 6 * place, hash % 4294967296);
    });
    return new Uint8Array(view.buffer);
  }

  #toRegisters(): void {
    const dense = new Uint8Array(registers);
    for (const hash of this.#list!) note(dense, hash);
    this.#registers = dense;
    this.#list = undefined;
  }
}

/** 44 bits of SHA-256: the first 12 choose the register, the other 32 give the rank. */
export function hashOf(value: string): number {
  const digest = hash('sha256', value, 'buffer');
  return (digest.readUInt16BE(0) >>> 4) * 4294967296 + digest.readUInt32BE(2);
}

function note(dense: Uint8Array, hash: number): void {
  const index = Math.floor(hash / 4294967296);
  const rank = Math.clz32(hash % 4294967296) + 1;
  if (rank > dense[index]!) dense[index] = rank;
}
