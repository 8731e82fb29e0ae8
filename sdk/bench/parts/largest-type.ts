/** The type whose schema, with all it reaches, is the largest, and its valid examples over and over. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isTypeName, type TypeName } from '../../src/validate/load-validators.ts';

/** @param count how many records are wanted */
export function largestType(count: number): { readonly type: TypeName; readonly bytes: number; readonly records: readonly object[] } {
  const generated = dirname(fileURLToPath(import.meta.resolve('@jiyue/standards/generated/examples.json')));
  const folder = join(generated, 'schemas/strict');
  const [largest] = readdirSync(folder)
    .map((file) => ({ type: file.replace(/\.json$/, ''), bytes: statSync(join(folder, file)).size }))
    .sort((a, b) => b.bytes - a.bytes);
  if (!largest || !isTypeName(largest.type)) throw new Error('no schema of a type was found');
  const groups = JSON.parse(readFileSync(join(generated, 'examples.json'), 'utf8')) as readonly { type: string; valid: readonly { instance: object }[] }[];
  const instances = groups.find(({ type }) => type === largest.type)?.valid.map(({ instance }) => instance) ?? [];
  if (instances.length === 0) throw new Error(`${largest.type} has no valid example`);
  return { type: largest.type, bytes: largest.bytes, records: Array.from({ length: count }, (_, place) => instances[place % instances.length]!) };
}
