/**
 * Frozen versions are what they were: bytes, files, order, identities; made again where nothing of sources and generators differs. Before the
 * first version is frozen the gate says so; its rules are tried on planted violations each time, so it never passes by looking at nothing.
 */
import { differences } from '../release/generated-by.ts';
import { isOfVersions } from '../release/version-files.ts';
import { closeGate, type GateResult } from './gate.ts';
import { selfTest } from './versions-plants.ts';
import { recordOf, versionRules } from './versions-rules.ts';
import type { World } from './world.ts';

const generated = 'standards/generated/';

/** Judges every frozen version by every rule. */
export function checkFrozenVersions({ frozen, makers, outputs }: World): GateResult {
  const { tried, findings } = selfTest();
  const draft = {
    makers,
    generated: new Map(
      [...outputs].filter(([path]) => path.startsWith(generated) && isOfVersions(path)).map(([path, text]) => [path.slice(generated.length), text]),
    ),
  };
  const files = frozen.versions.reduce((sum, version) => sum + version.files.size, 0);
  const empty = frozen.versions.filter((version) => version.files.size === 0).map(({ name }) => `versions/${name}: is empty`);
  const faults = Object.values(versionRules).flatMap((rule) => rule(frozen, draft));
  const notes = frozen.versions.map((version) => {
    const record = recordOf(version);
    const changes = record ? differences(record.makers, makers) : ['it has no record of its makers'];
    return `${version.name}: ${version.files.size} files; ${changes.length === 0 ? 'made again byte for byte' : `not made again: ${changes.join(', ')}`}`;
  });
  return {
    ...closeGate('versions', tried + files, [...findings, ...empty, ...faults]),
    notes: frozen.versions.length === 0 ? [`no frozen version yet; ${Object.keys(versionRules).length} rules tried on ${tried} planted violations`] : notes,
  };
}
