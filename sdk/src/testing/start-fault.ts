/** Why a plugin did not start, said so that the author knows the next step. */
import { findingOf, type PluginFinding } from './finding.ts';

/** Part of the start that failed. */
export type StartPhase = 'import' | 'setup' | 'start' | (string & {});

const missingPackage = /^Cannot find package '([^']+)'/;

/**
 * @param cause message of what was thrown
 * @param at place in the plugin's folder; absent when it is not known
 */
export function startFault(phase: StartPhase, cause: string, at?: string): PluginFinding {
  const where = at === undefined ? {} : { at };
  const name = missingPackage.exec(cause)?.[1];
  if (name !== undefined) return findingOf('lifecycle/start:package', { ...where, name });
  return findingOf('lifecycle/start:threw', { ...where, phase, cause });
}
