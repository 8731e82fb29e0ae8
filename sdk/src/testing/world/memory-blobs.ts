/** Own blobs of a plugin in memory, with the limits of a platform. */
import { createHash } from 'node:crypto';
import { blobLimits, blobNameProblem, blobPart, blobProblem, type OwnBlob, type OwnBlobs } from '../../plugin/index.ts';
import { PluginError } from '../../plugin/plugin-error.ts';

/** Blobs that tests can fill up. */
export interface MemoryBlobs extends OwnBlobs {
  /** Bytes of all blobs together; the default is 1 GiB. */
  quotaBytes: number;
}

/** An empty one. */
export function createMemoryBlobs(quotaBytes = 1_073_741_824): MemoryBlobs {
  const kept = new Map<string, { readonly facts: OwnBlob; readonly bytes: Uint8Array }>();
  const invalid = (key: string, reason: string) => new PluginError('STORAGE_VALUE_INVALID', { key: key.slice(0, 60), reason });
  const blobs: MemoryBlobs = {
    quotaBytes,
    async put(name, given, { mediaType = 'application/octet-stream' } = {}) {
      const problem = blobProblem(name, given, mediaType);
      if (problem !== undefined) throw invalid(String(name), problem);
      const bytes = new Uint8Array(given);
      const used = [...kept.values()].reduce((sum, { facts }) => sum + facts.sizeBytes, bytes.length) - (kept.get(name)?.facts.sizeBytes ?? 0);
      if (used > blobs.quotaBytes) throw new PluginError('STORAGE_QUOTA_EXCEEDED', { id: 'blobs', used, quota: blobs.quotaBytes });
      const facts = { name, sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), mediaType };
      kept.set(name, { facts, bytes });
      return { ...facts };
    },
    async get(name, part) {
      const found = kept.get(checked(name));
      return found && blobPart(found.bytes, part);
    },
    async facts(name) {
      const found = kept.get(checked(name));
      return found && { ...found.facts };
    },
    async list(prefix, after) {
      const names = [...kept.keys()].filter((name) => name.startsWith(prefix) && (after === undefined || name > after)).sort();
      const page = names.slice(0, blobLimits.pageBlobs);
      const found = page.map((name) => ({ ...kept.get(name)!.facts }));
      return names.length > page.length ? { blobs: found, next: page.at(-1)! } : { blobs: found };
    },
    async remove(names) {
      return names.filter((name) => kept.delete(checked(name))).length;
    },
  };
  const checked = (name: string): string => {
    const problem = blobNameProblem(name);
    if (problem !== undefined) throw invalid(String(name), problem);
    return name;
  };
  return blobs;
}
