/**
 * The operator's registry of plugins: one readable JSON file, checked on every read, written durably under a lock.
 * Nothing is discovered: a plugin that does not stand here does not exist.
 */
import { type Failure, fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import { LowSync } from 'lowdb';
import { readProblem } from '../file-problem.ts';
import { checkRegistry } from './check-registry.ts';
import { durableJsonFile, FileTooLarge } from './durable-json-file.ts';
import { lockFile } from './file-lock.ts';
import { emptyRegistry, type RegistryContent, registryLimits } from './registry-entry.ts';

/** What is in the file; a missing file is an empty registry. */
export function readRegistry(file: string): Outcome<RegistryContent> {
  const low = open(file);
  try {
    low.read();
  } catch (error) {
    return fail(readFailure(file, error));
  }
  const faults = checkRegistry(file, low.data);
  return faults ? fail(faults) : ok(low.data);
}

/**
 * Changes the file: lock, read, change, check, write. A failure of `change` leaves the file as it was.
 * @returns the new content
 */
export function changeRegistry(file: string, change: (content: RegistryContent) => Outcome<RegistryContent>): Outcome<RegistryContent> {
  const lock = lockFile(file);
  if (!lock.ok) return fail({ code: 'REGISTRY_LOCKED', data: { file, holder: lock.holder } });
  try {
    const current = readRegistry(file);
    const next = current.ok ? change(current.value) : current;
    if (!next.ok) return next;
    const faults = checkRegistry(file, next.value);
    if (faults) return fail(faults);
    const low = open(file);
    low.data = next.value;
    low.write();
    return next;
  } catch (error) {
    if (error instanceof FileTooLarge) return fail(readFailure(file, error));
    throw error;
  } finally {
    lock.release();
  }
}

const open = (file: string) => new LowSync<RegistryContent>(durableJsonFile(file, registryLimits.sizeBytes), emptyRegistry);

function readFailure(file: string, error: unknown): Failure {
  if (error instanceof FileTooLarge) {
    return {
      code: 'REGISTRY_TOO_LARGE',
      data: { entries: 0, sizeBytes: error.sizeBytes, entriesLimit: registryLimits.entries, sizeLimit: registryLimits.sizeBytes },
    };
  }
  if (error instanceof SyntaxError) return { code: 'REGISTRY_INVALID', data: { file, pointer: '', rule: 'json', problem: readProblem(error) } };
  throw error;
}
