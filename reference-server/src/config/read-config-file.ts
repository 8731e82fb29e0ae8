/** Reads the optional settings file, JSON or YAML (JSON is YAML), into flat keys: `limits: {bodyBytes: 1}` becomes "limits.bodyBytes". */
import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import type { ConfigFault } from './config-fault.ts';

/** Flat keys and their values, or why the file cannot be used. */
export function readConfigFile(file: string): { readonly values: ReadonlyMap<string, unknown>; readonly faults: readonly ConfigFault[] } {
  const invalid = (reason: string) => ({ values: new Map<string, unknown>(), faults: [{ code: 'CONFIG_FILE_INVALID', data: { file, reason } } as const] });
  let source: string;
  try {
    source = readFileSync(file, 'utf8');
  } catch (error) {
    return invalid((error as NodeJS.ErrnoException).code ?? 'unreadable');
  }
  const document = parseDocument(source, { uniqueKeys: true });
  const [fault] = document.errors;
  if (fault) return invalid(fault.message.split('\n', 1)[0]!);
  const content: unknown = document.toJS();
  if (content === null) return { values: new Map(), faults: [] };
  if (typeof content !== 'object' || Array.isArray(content)) return invalid('not a map of settings');
  return { values: new Map(flatten(content as Record<string, unknown>, '')), faults: [] };
}

function* flatten(content: Record<string, unknown>, prefix: string): Generator<[string, unknown]> {
  for (const [name, value] of Object.entries(content)) {
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) yield* flatten(value as Record<string, unknown>, `${prefix}${name}.`);
    else yield [`${prefix}${name}`, value];
  }
}
