/**
 * The self-test of the gate on versions: a small standard with two releases in memory, and for every rule violations that are planted in it.
 * It runs each time, so that the rules are known to bite also before anything is frozen.
 */
import type { Erratum } from '../release/errata.ts';
import type { Frozen, FrozenVersion } from '../release/frozen.ts';
import { type GeneratedBy, recordName } from '../release/generated-by.ts';
import { manifestName, manifestText, sha256, type VersionFiles } from '../release/manifest.ts';
import { neededFiles } from '../release/version-files.ts';
import { type DraftNow, versionRules } from './versions-rules.ts';

/** A violation: name of the rule that must find it, what was done, and the spoilt world. */
export interface VersionPlant {
  readonly rule: string;
  readonly what: string;
  readonly frozen: Frozen;
  readonly draft?: DraftNow;
}

const makers = { packages: { typescript: '1.0.0' }, sources: 'a', generator: 'b' };
const note = 'schemas/strict/Note.json';
const bytes = (value: unknown): Uint8Array => Buffer.from(typeof value === 'string' ? value : `${JSON.stringify(value)}\n`);
const schema = (id: string, maxLength = 10) => ({ $id: id, type: 'object', properties: { title: { type: 'string', maxLength } } });

function filesOf(name: string, previous: string | null, change: (files: Map<string, Uint8Array>) => void = () => undefined): VersionFiles {
  const record: GeneratedBy = { version: name, wire: '1', previous, frozenOn: '2026-01-01', commit: null, makers };
  const files = new Map<string, Uint8Array>(neededFiles.map((path) => [path, bytes('{}\n')]));
  for (const view of ['strict', 'tolerant']) {
    files.set(`bundle.${view}.json`, bytes({ $id: `urn:jiyue:1.0:bundle:${view}` }));
    files.set(`schemas/${view}/Note.json`, bytes(schema(`urn:jiyue:1.0:schema:${view === 'strict' ? '' : 'tolerant:'}Note`)));
  }
  files.set(recordName, bytes(record));
  change(files);
  return new Map([...files].filter(([path]) => path !== manifestName)).set(manifestName, bytes(manifestText(files)));
}

const registered = (versions: readonly FrozenVersion[]): Frozen => ({
  versions,
  errata: [],
  register: versions.map(({ name, files }) => ({ version: name, frozenOn: '2026-01-01', manifest: sha256(files.get(manifestName)!) })),
  strays: [],
});

/** Two releases without a fault. */
export const soundFrozen: Frozen = registered([
  { name: '1.0.0', files: filesOf('1.0.0', null) },
  { name: '1.0.1', files: filesOf('1.0.1', '1.0.0') },
]);

/** A draft that gives what the sound versions hold. */
export const soundDraft: DraftNow = { makers, generated: new Map([[note, Buffer.from(soundFrozen.versions[0]!.files.get(note)!).toString('utf8')]]) };

/** The last version spoilt after it was frozen. */
const spoilt = (change: (files: Map<string, Uint8Array>) => void): Frozen => ({
  ...soundFrozen,
  versions: soundFrozen.versions.map((version, index) => {
    if (index === 0) return version;
    const files = new Map(version.files);
    change(files);
    return { ...version, files };
  }),
});

/** The last version made wrong before it was frozen. */
const madeWrong = (change: (files: Map<string, Uint8Array>) => void, previous = '1.0.0'): Frozen =>
  registered([soundFrozen.versions[0]!, { name: '1.0.1', files: filesOf('1.0.1', previous, change) }]);

const changed = bytes(schema('urn:jiyue:1.0:schema:Note', 11));
const frozenSha = sha256(soundFrozen.versions[1]!.files.get(note)!);
const erratum: Erratum = {
  id: 'JY-ERR-001',
  file: `1.0.1/${note}`,
  oldSha: frozenSha,
  newSha: sha256(changed),
  reason: 'the length was one too small',
  wireImpact: 'widens',
};
const put = (path: string, value: Uint8Array) => (files: Map<string, Uint8Array>) => void files.set(path, value);
const withErrata = (...errata: readonly Erratum[]): Frozen => ({ ...spoilt(put(note, changed)), errata });

/** A change that an erratum explains. */
export const mendedFrozen: Frozen = withErrata(erratum);

const drop = (path: string) => (files: Map<string, Uint8Array>) => void files.delete(path);

/** Every planted violation. */
export const versionPlants: readonly VersionPlant[] = [
  { rule: 'bytes', what: 'one byte changed', frozen: spoilt(put('codes.json', bytes('{ }\n'))) },
  { rule: 'bytes', what: 'a file removed', frozen: spoilt(drop('codes.json')) },
  { rule: 'bytes', what: 'an erratum with another digest after', frozen: withErrata({ ...erratum, newSha: sha256('other') }) },
  { rule: 'bytes', what: 'an erratum with another digest before', frozen: withErrata({ ...erratum, oldSha: sha256('other') }) },
  { rule: 'bytes', what: 'an erratum of bytes that did not change', frozen: { ...soundFrozen, errata: [erratum] } },
  { rule: 'listed', what: 'a file added', frozen: spoilt(put('schemas/strict/Extra.json', bytes('{}\n'))) },
  { rule: 'listed', what: 'no manifest', frozen: spoilt(drop(manifestName)) },
  {
    rule: 'listed',
    what: 'a manifest out of order',
    frozen: spoilt(
      (files) => void files.set(manifestName, bytes(`${Buffer.from(files.get(manifestName)!).toString('utf8').trimEnd().split('\n').reverse().join('\n')}\n`)),
    ),
  },
  { rule: 'errata', what: 'an id used twice', frozen: withErrata(erratum, { ...erratum, oldSha: erratum.newSha, newSha: sha256('third') }) },
  { rule: 'errata', what: 'no reason', frozen: withErrata({ ...erratum, reason: '' }) },
  { rule: 'errata', what: 'an impact nobody knows', frozen: withErrata({ ...erratum, wireImpact: 'some' as 'none' }) },
  { rule: 'errata', what: 'a file that no version has', frozen: withErrata({ ...erratum, file: '1.0.1/schemas/strict/Other.json' }) },
  { rule: 'errata', what: 'a change of the manifest', frozen: withErrata({ ...erratum, file: `1.0.1/${manifestName}` }) },
  { rule: 'register', what: 'file and manifest changed together', frozen: { ...madeWrong(put(note, changed)), register: soundFrozen.register } },
  { rule: 'register', what: 'a version gone', frozen: { ...soundFrozen, versions: soundFrozen.versions.slice(0, 1) } },
  { rule: 'register', what: 'a version frozen by hand', frozen: { ...soundFrozen, register: soundFrozen.register.slice(0, 1) } },
  { rule: 'order', what: 'a register out of order', frozen: { ...soundFrozen, register: soundFrozen.register.toReversed() } },
  { rule: 'order', what: 'a version between others gone', frozen: madeWrong(() => undefined, '1.0.0-rc.2') },
  { rule: 'order', what: 'a folder that is no version', frozen: { ...soundFrozen, strays: ['latest'] } },
  { rule: 'order', what: 'no record of what made it', frozen: madeWrong(put(recordName, bytes('{}\n'))) },
  { rule: 'contents', what: 'no examples', frozen: madeWrong(drop('examples.json')) },
  { rule: 'contents', what: 'no tolerant schema', frozen: madeWrong(drop('schemas/tolerant/Note.json')) },
  { rule: 'ids', what: 'an $id of another version', frozen: madeWrong(put(note, bytes(schema('urn:jiyue:1.1:schema:Note')))) },
  {
    rule: 'ids',
    what: 'an $id used twice',
    frozen: madeWrong(put(note, bytes({ ...schema('urn:jiyue:1.0:schema:Note'), $defs: { A: { $id: 'urn:jiyue:1.0:bundle:strict' } } }))),
  },
  { rule: 'ids', what: 'an $id in a bundle that has none', frozen: madeWrong(put('bundle.strict.noid.json', bytes({ $id: 'urn:jiyue:1.0:bundle:x' }))) },
  {
    rule: 'ids',
    what: 'an $id of another profile',
    frozen: madeWrong(put('profiles/cn-ah/schemas/Note.json', bytes(schema('urn:jiyue:profile:cn-sd:1.0:schema:Note')))),
  },
  { rule: 'meaning', what: 'an $id reused for another meaning', frozen: madeWrong(put(note, changed)) },
  { rule: 'made-again', what: 'frozen files that the sources do not give', frozen: soundFrozen, draft: { makers, generated: new Map([[note, '{}\n']]) } },
];

/** Plants each violation; a rule that misses one, or objects to what is sound, is a finding. */
export function selfTest(): { readonly tried: number; readonly findings: readonly string[] } {
  const untried = Object.keys(versionRules).filter((name) => !versionPlants.some(({ rule }) => rule === name));
  const blind = versionPlants.filter(({ rule, frozen, draft = soundDraft }) => (versionRules[rule]?.(frozen, draft) ?? []).length === 0);
  const harsh = [soundFrozen, mendedFrozen].flatMap((frozen) => Object.values(versionRules).flatMap((rule) => rule(frozen, soundDraft)));
  return {
    tried: versionPlants.length,
    findings: [
      ...untried.map((name) => `self-test: nothing is planted for the rule "${name}"`),
      ...blind.map(({ rule, what }) => `self-test: the rule "${rule}" does not find ${what}`),
      ...harsh.map((finding) => `self-test: a sound version is refused: ${finding}`),
    ],
  };
}
