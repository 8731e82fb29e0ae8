/**
 * Bytes of what a batch holds. Counting those of a text is a walk over it; a UTF-16 unit takes three bytes at most, and nearly always
 * that bound alone says that there is room.
 */

/** A draft as text, or the bytes of a line that makes none. */
type Piece = string | Uint8Array;

/** How full a batch is. */
export class BatchSize {
  #bytes = 0;
  #uncounted: Piece[] = [];
  /** Bound of the uncounted. */
  #atMost = 0;

  /** Whether `piece` still fits into `limit` bytes. */
  hasRoom(piece: Piece, limit: number): boolean {
    if (this.#bytes + this.#atMost + most(piece) <= limit) return true;
    for (const one of this.#uncounted) this.#bytes += exactly(one);
    this.#uncounted = [];
    this.#atMost = 0;
    return this.#bytes + exactly(piece) <= limit;
  }

  add(piece: Piece): void {
    this.#uncounted.push(piece);
    this.#atMost += most(piece);
  }

  clear(): void {
    this.#bytes = 0;
    this.#uncounted = [];
    this.#atMost = 0;
  }
}

const most = (piece: Piece) => (typeof piece === 'string' ? 3 * piece.length : piece.length);
const exactly = (piece: Piece) => (typeof piece === 'string' ? Buffer.byteLength(piece) : piece.length);
