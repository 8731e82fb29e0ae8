/**
 * A plugin's own blobs (permission blobs:own): bytes by name, e.g. pictures, attachments of what people sent in, generated files. Common to all
 * server processes of the platform. Nothing here is served to anyone by itself: an operation of the plugin gives it out, or does not.
 */

/** What is known of a blob. */
export interface OwnBlob {
  readonly name: string;
  readonly sizeBytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  /** As it was put; "application/octet-stream" when nothing was said. */
  readonly mediaType: string;
}

/** The port. Each write is all or nothing and durable when it resolves. */
export interface OwnBlobs {
  /**
   * Keeps bytes under a name, in place of what stood there. Throws STORAGE_VALUE_INVALID when name, type or size are beyond `blobLimits`, and
   * STORAGE_QUOTA_EXCEEDED when all blobs of the plugin together would be more than the operator allows.
   */
  put(name: string, bytes: Uint8Array, facts?: { readonly mediaType?: string }): Promise<OwnBlob>;
  /** @param part absent: everything. Beyond the end nothing is given. @returns undefined: no such blob */
  get(name: string, part?: { readonly from: number; readonly length: number }): Promise<Uint8Array | undefined>;
  /** Without the bytes; undefined: no such blob. */
  facts(name: string): Promise<OwnBlob | undefined>;
  /** Names in code-unit order, 1,000 a page. */
  list(prefix: string, after?: string): Promise<{ readonly blobs: readonly OwnBlob[]; readonly next?: string }>;
  /** @returns number of blobs that were there */
  remove(names: readonly string[]): Promise<number>;
}

/** Limits of one blob, and of a page. */
export const blobLimits = { nameBytes: 512, sizeBytes: 33_554_432, mediaTypeCharacters: 127, pageBlobs: 1000 } as const;

/** Why a blob cannot be kept; undefined: it can. For drivers. */
export function blobProblem(name: string, bytes: Uint8Array, mediaType: string): string | undefined {
  const named = blobNameProblem(name);
  if (named !== undefined) return named;
  if (!(bytes instanceof Uint8Array)) return 'not bytes (Uint8Array)';
  if (bytes.byteLength > blobLimits.sizeBytes) return `larger than ${blobLimits.sizeBytes} bytes`;
  const isType =
    mediaType.length <= blobLimits.mediaTypeCharacters && /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*(; ?[a-z0-9-]+=[^;"\s]+)*$/i.test(mediaType);
  return isType ? undefined : `no media type: ${mediaType.slice(0, 40)}`;
}

/** Why a name is none; undefined: it is one. */
export function blobNameProblem(name: string): string | undefined {
  if (typeof name !== 'string' || name === '' || !name.isWellFormed()) return 'not a text';
  return Buffer.byteLength(name) > blobLimits.nameBytes ? `longer than ${blobLimits.nameBytes} bytes` : undefined;
}

/** The part that was asked for, as bytes of no special class, so that it is the same behind walls. */
export function blobPart(bytes: Uint8Array, part?: { readonly from: number; readonly length: number }): Uint8Array {
  if (part && !(Number.isSafeInteger(part.from) && Number.isSafeInteger(part.length) && part.from >= 0 && part.length >= 0))
    throw new RangeError(`a part of a blob begins and extends by whole numbers from 0 on, not ${part.from} and ${part.length}`);
  return new Uint8Array(part ? bytes.subarray(part.from, part.from + part.length) : bytes);
}
