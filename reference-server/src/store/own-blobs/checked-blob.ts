/** What a plugin hands over as a blob, checked; the same for every driver. */
import { hash } from 'node:crypto';
import { blobNameProblem, blobProblem, type OwnBlob, PluginError } from '@jiyue/sdk/plugin';

/** Bytes of all blobs of one plugin unless the operator says otherwise: 1 GiB. */
export const defaultBlobBytes = 1_073_741_824;

/** @throws PluginError STORAGE_VALUE_INVALID */
export function factsOf(name: string, bytes: Uint8Array, mediaType = 'application/octet-stream'): OwnBlob {
  const problem = blobProblem(name, bytes, mediaType);
  if (problem !== undefined) throw invalid(name, problem);
  return { name, sizeBytes: bytes.length, sha256: hash('sha256', bytes), mediaType };
}

/** @throws PluginError STORAGE_VALUE_INVALID */
export function checkedName(name: string): string {
  const problem = blobNameProblem(name);
  if (problem !== undefined) throw invalid(name, problem);
  return name;
}

/** @throws PluginError STORAGE_QUOTA_EXCEEDED when `used` is more than the quota */
export function assertRoom(id: string, used: number, quota: number): void {
  if (used > quota) throw new PluginError('STORAGE_QUOTA_EXCEEDED', { id, used, quota });
}

const invalid = (name: unknown, reason: string) => new PluginError('STORAGE_VALUE_INVALID', { key: String(name).slice(0, 60), reason });
