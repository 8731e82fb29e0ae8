/** Content of attachments, kept by its digest: the same bytes are kept once, and a name is never a path (NT-upload-name). */
import type { Outcome } from '@jiyue/sdk/plugin';

/** Digests of a stored content. */
export interface BlobInfo {
  /** Lower-case hexadecimal. The key of the content. */
  readonly sha256: string;
  readonly sm3: string;
  readonly sizeBytes: number;
}

/** The port. */
export interface BlobStore {
  /** Durable once it returns. Fails with STORAGE_FULL or STORAGE_READ_ONLY; then nothing is left behind. */
  put(bytes: Uint8Array): Promise<Outcome<BlobInfo>>;
  /** @param sha256 as `put` gave it; undefined: no such content */
  get(sha256: string): Promise<Uint8Array | undefined>;
}
