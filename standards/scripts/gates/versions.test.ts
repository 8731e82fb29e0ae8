import { describe, expect, test } from 'vitest';
import { manifestName } from '../release/manifest.ts';
import { checkFrozenVersions } from './versions.ts';
import { mendedFrozen, selfTest, soundDraft, soundFrozen, versionPlants } from './versions-plants.ts';
import { versionRules } from './versions-rules.ts';
import type { World } from './world.ts';

const world = (parts: Partial<World>): World =>
  ({
    frozen: soundFrozen,
    makers: soundDraft.makers,
    outputs: new Map([...soundDraft.generated].map(([path, text]) => [`standards/generated/${path}`, text])),
    ...parts,
  }) as World;

describe('a planted violation of frozen versions is found', () => {
  test.each(versionPlants)('$rule: $what', ({ rule, frozen, draft = soundDraft }) => {
    expect(versionRules[rule]!(frozen, draft)).not.toEqual([]);
    const makers = draft.makers;
    const outputs = new Map([...draft.generated].map(([path, text]) => [`standards/generated/${path}`, text]));
    expect(checkFrozenVersions(world({ frozen, makers, outputs })).findings).not.toEqual([]);
  });
});

describe('the gate on versions', () => {
  test('passes sound versions and counts their files besides the violations it tries', () => {
    const { subjects, findings, notes } = checkFrozenVersions(world({}));
    expect(findings).toEqual([]);
    const files = soundFrozen.versions.reduce((sum, one) => sum + one.files.size, 0);
    expect(subjects).toBe(versionPlants.length + files);
    expect(notes).toEqual(soundFrozen.versions.map(({ name, files: own }) => `${name}: ${own.size} files; made again byte for byte`));
  });

  test('takes a change that an erratum explains', () => {
    expect(checkFrozenVersions(world({ frozen: mendedFrozen })).findings).toEqual([]);
  });

  test('says that nothing is frozen yet, and has tried its rules all the same', () => {
    const { subjects, findings, notes } = checkFrozenVersions(world({ frozen: { versions: [], errata: [], register: [], strays: [] } }));
    expect({ subjects, findings }).toEqual({ subjects: versionPlants.length, findings: [] });
    expect(notes?.[0]).toContain('no frozen version yet');
  });

  test('does not pass a folder without files', () => {
    const frozen = { ...soundFrozen, versions: [{ name: '1.0.0', files: new Map<string, Uint8Array>() }], register: [] };
    expect(checkFrozenVersions(world({ frozen })).findings).toContain('versions/1.0.0: is empty');
  });

  test('says why a version is not made again', () => {
    const makers = { ...soundDraft.makers, packages: { typescript: '9.9.9' } };
    const { findings, notes } = checkFrozenVersions(world({ makers, outputs: new Map() }));
    expect(findings).toEqual([]);
    expect(notes?.[0]).toContain('not made again: typescript was 1.0.0 and is 9.9.9');
  });

  test('tries every rule it has', () => {
    expect(selfTest()).toEqual({ tried: versionPlants.length, findings: [] });
    expect(new Set(versionPlants.map(({ rule }) => rule))).toEqual(new Set(Object.keys(versionRules)));
  });

  test('finds one byte changed in any frozen file', () => {
    for (const { name, files } of soundFrozen.versions)
      for (const [path, bytes] of files) {
        const spoilt = Buffer.from(bytes);
        spoilt[spoilt.length - 1] = (spoilt.at(-1) ?? 0) ^ 1;
        const versions = soundFrozen.versions.map((one) => (one.name === name ? { name, files: new Map(files).set(path, spoilt) } : one));
        const findings = checkFrozenVersions(world({ frozen: { ...soundFrozen, versions } })).findings;
        expect(
          findings.some((finding) => finding.includes(path === manifestName ? manifestName : path)),
          `${name}/${path}`,
        ).toBe(true);
      }
  });
});
