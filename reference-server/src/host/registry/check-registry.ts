/** Judges the content of the registry: shape by its schema, number of entries, no secret in clear. */
import type { Failure } from '@jiyue/sdk/plugin';
import { checkSchema } from '../check-schema.ts';
import { problemOfFinding } from '../file-problem.ts';
import { type RegistryContent, registryLimits } from './registry-entry.ts';
import { registrySchema } from './registry-schema.ts';

/** First fault; undefined: usable. */
export function checkRegistry(file: string, content: RegistryContent): Failure | undefined {
  const entries = Array.isArray(content?.plugins) ? content.plugins.length : 0;
  if (entries > registryLimits.entries) {
    return { code: 'REGISTRY_TOO_LARGE', data: { entries, sizeBytes: 0, entriesLimit: registryLimits.entries, sizeLimit: registryLimits.sizeBytes } };
  }
  const [finding] = checkSchema(registrySchema, content);
  return finding && { code: 'REGISTRY_INVALID', data: { file, pointer: finding.pointer, rule: finding.rule, problem: problemOfFinding(finding, true) } };
}
