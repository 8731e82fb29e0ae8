/** Generated files of the profiles: one document of all, and for each profile its schemas and what it adds to its base. */
import type { Schema } from '../schema-shape.ts';
import { references, standardVersion } from '../schema-files.ts';
import type { CompiledProfile, ProfileWorld } from './compile.ts';
import { compileProfiles } from './compile.ts';
import { differential } from './differential.ts';
import { type ProfileExamples, profileExamplesJson } from './profile-examples.ts';

const json = (value: unknown) => `${JSON.stringify(value, null, 1)}\n`;
const folder = 'standards/generated/profiles';

/** Path from the repository and text. Throws when a profile has a fault. */
export function profileOutputs(world: ProfileWorld, examples: ProfileExamples): ReadonlyMap<string, string> {
  const { compiled, faults } = compileProfiles(world);
  if (faults.length > 0) throw new Error(`profiles do not compile:\n${faults.join('\n')}`);
  const files = new Map<string, string>();
  files.set(`${folder}/profiles.json`, json([...compiled].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => summary(one))));
  files.set(`${folder}/examples.json`, json(profileExamplesJson(examples)));
  for (const one of compiled.values()) {
    const { profile } = one;
    files.set(`${folder}/${profile.id}/differential.md`, differential(one, compiled.get(profile.base)));
    for (const type of Object.keys(one.types)) files.set(`${folder}/${profile.id}/schemas/${type}.json`, json(profileSchema(one, type, compiled, world.defs)));
  }
  return files;
}

/** What programs need to know of a profile. `defs` are its own; those of its bases stand with them. */
const summary = ({ profile, chain, defs, types, proofs, claims, levels, thresholds }: CompiledProfile) => ({
  id: profile.id,
  version: profile.version,
  status: profile.status,
  title: profile.title,
  base: profile.base,
  chain,
  ...(profile.notice ? { notice: profile.notice, standards: profile.standards } : {}),
  claims,
  constrain: profile.constrain,
  extend: profile.extend,
  levels,
  thresholds,
  types,
  defs,
  proofs,
});

/** `allOf: [the type, constraints of the bases, own constraint]`, with exactly the definitions it needs. */
export function profileSchema(
  one: CompiledProfile,
  type: string,
  compiled: ReadonlyMap<string, CompiledProfile>,
  base: Readonly<Record<string, Schema>>,
): Schema {
  const { profile, chain } = one;
  const all: Record<string, Schema> = { ...base, ...Object.assign({}, ...chain.map((reference) => compiled.get(reference)?.defs ?? {}), one.defs) };
  const names = [type, ...(one.types[type] ?? [])];
  const needed = new Set<string>();
  for (const waiting = [...names]; waiting.length > 0; ) {
    const name = waiting.pop() ?? '';
    if (needed.has(name)) continue;
    needed.add(name);
    waiting.push(...references(all[name]));
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:jiyue:profile:${profile.id}:${profile.version}:schema:${type}`,
    $comment: `${type} of the standard ${standardVersion}, narrowed by ${chain.slice(1).join(', ')}`,
    type: 'object',
    allOf: names.map((name) => ({ $ref: `#/$defs/${name}` })),
    $defs: Object.fromEntries([...needed].sort().map((name) => [name, all[name] ?? {}])),
  };
}
