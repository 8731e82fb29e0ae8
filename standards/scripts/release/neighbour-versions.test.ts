/**
 * Neighbouring versions interwork (JY-ARC-009): all that a platform of the newest frozen version may send is taken by one that goes by the
 * draft, and the other way round, for every type that both have. A sender goes by the strict schemas, a reader by the tolerant ones.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { ajvErrors } from '../engines/ajv-engine.ts';
import type { Schema } from '../schema-shape.ts';
import { home } from '../sources.ts';

interface TypeExamples {
  readonly type: string;
  readonly valid: readonly { readonly name: string; readonly instance: unknown }[];
}

const read = <T>(folder: string, file: string): T => JSON.parse(readFileSync(join(home, folder, file), 'utf8')) as T;
const frozen = `versions/${newest()}`;
const schemasOf = (folder: string, view: string) => ajvErrors(read<{ readonly $defs: Record<string, Schema> }>(folder, `bundle.${view}.json`).$defs);
const examplesOf = (folder: string) => read<readonly TypeExamples[]>(folder, 'examples.json');
const typesOf = (folder: string) => new Set(examplesOf(folder).map(({ type }) => type));

function newest(): string {
  const versions = parse(readFileSync(join(home, 'versions.yaml'), 'utf8')) as readonly { readonly version: string }[];
  return versions.at(-1)?.version ?? '';
}

/** Examples of one version that the other does not take, and how many were asked. */
function refused(from: string, to: string, view: 'strict' | 'tolerant') {
  const known = typesOf(to);
  const errors = schemasOf(to, view);
  const asked = examplesOf(from).flatMap(({ type, valid }) => (known.has(type) ? valid.map((one) => ({ type, ...one })) : []));
  return { asked: asked.length, refused: asked.filter(({ type, instance }) => errors(type, instance).length > 0).map(({ type, name }) => `${type} ${name}`) };
}

test('what a platform of the frozen version sends is written and read by one of the draft', () => {
  for (const view of ['strict', 'tolerant'] as const) {
    const found = refused(frozen, 'generated', view);
    expect(found.asked).toBeGreaterThan(1000);
    expect(found.refused).toEqual([]);
  }
});

test('what a platform of the draft sends is read by one of the frozen version', () => {
  const found = refused('generated', frozen, 'tolerant');
  expect(found.asked).toBeGreaterThan(1000);
  expect(found.refused).toEqual([]);
});
