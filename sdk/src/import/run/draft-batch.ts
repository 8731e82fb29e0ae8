/**
 * The drafts of a batch as the bytes that go over the wire. A draft is written into them at once, so that its text can be forgotten: kept
 * as texts until the platform answers, the drafts of a batch would cost more in collecting garbage than in sending.
 */

/** Drafts one after the other as JSON in UTF-8, with commas between. */
export class DraftBatch {
  #bytes: Buffer;
  #end = front.length;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  /** @param bytes memory to write into; more is taken when it does not do */
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    bytes.write(front, 'latin1');
  }

  get count(): number {
    return this.#starts.length;
  }

  /** Length of all drafts with their commas. */
  get size(): number {
    return this.#end - front.length;
  }

  /** The memory, for the next batch, once nobody reads this one any more. */
  get memory(): Buffer {
    return this.#bytes;
  }

  add(json: string): void {
    // a UTF-16 unit takes three bytes at most; counting them would be one more walk over the text
    this.#makeRoom(3 * json.length);
    this.#begin();
    this.#end += this.#bytes.write(json, this.#end, 'utf8');
    this.#ends.push(this.#end);
  }

  /** Takes the last draft away and gives it to another batch. */
  moveLastTo(other: DraftBatch): void {
    const [start, end] = [this.#starts.pop(), this.#ends.pop()];
    if (start === undefined || end === undefined) throw new RangeError('the batch is empty');
    other.#makeRoom(end - start);
    other.#begin();
    other.#end += this.#bytes.copy(other.#bytes, other.#end, start, end);
    other.#ends.push(other.#end);
    this.#end = this.#ends.at(-1) ?? front.length;
  }

  /** Bytes of one draft. */
  sizeAt(place: number): number {
    return this.#ends[place]! - this.#starts[place]!;
  }

  /** Body of a request with the drafts from `from` to before `to`; all of them are not copied. */
  body(from: number, to: number, publish: boolean): Buffer {
    const back = `],"publish":${publish}}`;
    if (from > 0 || to < this.count) {
      const part = this.#bytes.subarray(this.#starts[from], this.#ends[to - 1]);
      return Buffer.concat([Buffer.from(front), part, Buffer.from(back)]);
    }
    const length = this.#bytes.write(back, this.#end, 'latin1');
    return this.#bytes.subarray(0, this.#end + length);
  }

  #begin(): void {
    if (this.count > 0) this.#end += this.#bytes.write(',', this.#end, 'latin1');
    this.#starts.push(this.#end);
  }

  #makeRoom(length: number): void {
    const needed = this.#end + length + spare;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.#bytes.length));
    this.#bytes.copy(larger, 0, 0, this.#end);
    this.#bytes = larger;
  }
}

const front = '{"items":[';
/** For a comma and the end of the body. */
const spare = 32;

/** Memory of batches, used again and again: a fresh piece of megabytes costs the system a page at a time. */
export class BatchMemory {
  readonly #free: Buffer[] = [];
  readonly #size: number;

  /** @param batchBytes what a batch usually holds at most */
  constructor(batchBytes: number) {
    this.#size = batchBytes + 256 * 1024;
  }

  take(): DraftBatch {
    return new DraftBatch(this.#free.pop() ?? Buffer.allocUnsafeSlow(this.#size));
  }

  /** @param batch one that nobody reads or sends any more */
  giveBack({ memory }: DraftBatch): void {
    // a single draft of many megabytes is no reason to hold on to as much
    if (memory.length <= 2 * this.#size && this.#free.length < mostKept) this.#free.push(memory);
  }
}

/** As many as may be on their way, and one that is filled. */
const mostKept = 17;
