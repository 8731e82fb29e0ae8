/** The rules that frozen versions are judged by, one function each: what is frozen in, findings out. */
import { afterErrata, errataFaults } from '../release/errata.ts';
import type { Frozen, FrozenVersion } from '../release/frozen.ts';
import { differences, type GeneratedBy, type Makers, recordName } from '../release/generated-by.ts';
import { idFaults, isSameMeaning, schemasOf } from '../release/identities.ts';
import { manifestName, readManifest, sha256 } from '../release/manifest.ts';
import { neededFiles } from '../release/version-files.ts';
import { byNumber, isRelease, lineOf } from '../release/version-number.ts';

/** What the repository gives now, to make versions again. */
export interface DraftNow {
  readonly makers: Makers;
  /** Text of each file below `generated`, by its path from there. */
  readonly generated: ReadonlyMap<string, string>;
}

/** A rule. */
export type VersionRule = (frozen: Frozen, draft: DraftNow) => readonly string[];

const textOf = ({ files }: FrozenVersion, path: string): string => Buffer.from(files.get(path) ?? '').toString('utf8');
const manifestOf = (version: FrozenVersion) => readManifest(textOf(version, manifestName));

/** The record of a version; undefined when it cannot be read. */
export function recordOf(version: FrozenVersion): GeneratedBy | undefined {
  try {
    const record = JSON.parse(textOf(version, recordName)) as Partial<GeneratedBy>;
    return record.makers?.packages && record.version !== undefined ? (record as GeneratedBy) : undefined;
  } catch {
    return undefined;
  }
}

function checkBytes({ versions, errata }: Frozen): readonly string[] {
  return versions.flatMap((version) =>
    [...manifestOf(version).digests].flatMap(([path, frozen]) => {
      const bytes = version.files.get(path);
      const file = `${version.name}/${path}`;
      const { digest, faults } = afterErrata(file, frozen, errata);
      if (!bytes) return [`versions/${file}: is listed in the manifest and gone`];
      return sha256(bytes) === digest ? faults : [...faults, `versions/${file}: its bytes are not those that were frozen; put them back or write an erratum`];
    }),
  );
}

function checkListed({ versions }: Frozen): readonly string[] {
  return versions.flatMap((version) => {
    const { digests, faults } = manifestOf(version);
    const unlisted = [...version.files.keys()].filter((path) => path !== manifestName && !digests.has(path));
    return [
      ...(digests.size === 0 ? [`versions/${version.name}: has no ${manifestName} that lists a file`] : []),
      ...faults.map((fault) => `versions/${version.name}/${manifestName}: ${fault}`),
      ...unlisted.map((path) => `versions/${version.name}/${path}: was added after the version was frozen`),
    ];
  });
}

function checkErrata({ versions, errata }: Frozen): readonly string[] {
  const lists = new Map(versions.map((version) => [version.name, manifestOf(version).digests]));
  const lost = errata.filter(({ file }) => {
    const [, version = '', path = ''] = /^([^/]+)\/(.+)$/.exec(file) ?? [];
    return !lists.get(version)?.has(path);
  });
  return [...errataFaults(errata), ...lost.map(({ id, file }) => `erratum ${id}: names ${file}, which no frozen version has`)];
}

function checkRegister({ versions, register }: Frozen): readonly string[] {
  const rows = new Map(register.map((row) => [row.version, row]));
  return [
    ...register
      .filter(({ version }) => !versions.some(({ name }) => name === version))
      .map(({ version }) => `versions.yaml: ${version} was frozen and its folder is gone`),
    ...versions.flatMap((version) => {
      const row = rows.get(version.name);
      if (!row) return [`versions/${version.name}: is not in versions.yaml; only "npm run release" freezes`];
      return row.manifest === sha256(textOf(version, manifestName))
        ? []
        : [`versions/${version.name}/${manifestName}: is not the manifest that versions.yaml recorded`];
    }),
  ];
}

function checkOrder({ versions, register, strays }: Frozen): readonly string[] {
  const falling = register.filter(({ version }, index) => index > 0 && byNumber(version, register[index - 1]!.version) <= 0);
  const days = register.filter(({ frozenOn }, index) => index > 0 && frozenOn < register[index - 1]!.frozenOn);
  return [
    ...strays.map((name) => `versions/${name}: is no version; remove it`),
    ...falling.map(({ version }) => `versions.yaml: ${version} is not above the version before it`),
    ...days.map(({ version }) => `versions.yaml: ${version} was frozen on a day before the version before it`),
    ...versions.flatMap((version, index) => {
      const record = recordOf(version);
      const before = versions[index - 1]?.name ?? null;
      if (!record) return [`versions/${version.name}/${recordName}: cannot be read`];
      return [
        ...(record.version === version.name ? [] : [`versions/${version.name}/${recordName}: speaks of ${record.version}`]),
        ...(record.previous === before
          ? []
          : [`versions/${version.name}: was frozen after ${record.previous ?? 'none'}, but the one before it is ${before ?? 'none'}`]),
      ];
    }),
  ];
}

function checkContents({ versions }: Frozen): readonly string[] {
  return versions.flatMap(({ name, files }) => [
    ...neededFiles.filter((path) => !files.has(path)).map((path) => `versions/${name}: has no ${path}`),
    ...(['strict', 'tolerant'] as const)
      .filter((view) => ![...files.keys()].some((path) => path.startsWith(`schemas/${view}/`)))
      .map((view) => `versions/${name}: has no ${view} schema`),
  ]);
}

const checkIds = ({ versions }: Frozen): readonly string[] => versions.flatMap(({ name, files }) => idFaults(name, files));

/** One identity, one meaning: candidates may differ, releases of one `major.minor` may not, but for what an erratum says. */
function checkMeaning({ versions, errata }: Frozen): readonly string[] {
  const isMended = (path: string) => errata.some(({ file, wireImpact }) => wireImpact !== 'none' && file.endsWith(`/${path}`));
  const releases = versions.filter(({ name }) => isRelease(name));
  return releases.flatMap(({ name, files }, index) => {
    const before = releases.slice(0, index).findLast((one) => lineOf(one.name) === lineOf(name));
    if (!before) return [];
    const old = schemasOf(before.files);
    return [...schemasOf(files)]
      .filter(([path, schema]) => old.has(path) && schema?.['$id'] !== undefined && !isMended(path) && !isSameMeaning(old.get(path), schema))
      .map(([path]) => `versions/${name}/${path}: means something else than in ${before.name}, under the same $id`);
  });
}

/** Frozen files are what the recorded makers give; told apart from errata, since the manifest keeps the bytes of that day. */
function checkMadeAgain({ versions }: Frozen, { makers, generated }: DraftNow): readonly string[] {
  return versions
    .filter((version) => isMadeByThese(version, makers))
    .flatMap((version) => {
      const { digests } = manifestOf(version);
      return [...generated]
        .filter(([path, text]) => digests.get(path) !== sha256(text))
        .map(([path]) => `versions/${version.name}/${path}: is not what the sources give, though nothing of sources and generators differs`);
    });
}

/** Whether the makers of now are those of a version. */
export function isMadeByThese(version: FrozenVersion, makers: Makers): boolean {
  const record = recordOf(version);
  return record !== undefined && differences(record.makers, makers).length === 0;
}

/** All rules by name. */
export const versionRules: Readonly<Record<string, VersionRule>> = {
  bytes: checkBytes,
  listed: checkListed,
  errata: checkErrata,
  register: checkRegister,
  order: checkOrder,
  contents: checkContents,
  ids: checkIds,
  meaning: checkMeaning,
  'made-again': checkMadeAgain,
};
