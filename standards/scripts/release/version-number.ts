/**
 * Numbers of frozen versions: `1.2.3` is a release, `1.2.3-rc.4` a candidate of it. What may change since earlier versions follows from the
 * number: against the last release as semantic versioning says; a release differs from its last candidate in texts only.
 */

/** A number taken apart. */
export interface VersionNumber {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** Absent for a release. */
  readonly candidate?: number;
}

/** How large a change may be. */
export type AllowedLevel = 'patch' | 'minor' | 'major';

/** An earlier version that a new one is compared with. */
export interface Base {
  readonly version: string;
  readonly allowed: AllowedLevel;
  /** Why, for people. */
  readonly why: string;
}

const form = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-rc\.([1-9]\d*))?$/;

/** Undefined when the text is no number of a version. */
export function parseVersion(text: string): VersionNumber | undefined {
  const [, major, minor, patch, candidate] = form.exec(text) ?? [];
  if (major === undefined) return undefined;
  return { major: Number(major), minor: Number(minor), patch: Number(patch), ...(candidate === undefined ? {} : { candidate: Number(candidate) }) };
}

/** Order of two numbers; a release comes after its candidates. What is no number comes first. */
export function byNumber(a: string, b: string): number {
  const [one, other] = [ranks(a), ranks(b)];
  for (const [index, rank] of one.entries()) if (rank !== other[index]) return rank - (other[index] ?? 0);
  return 0;
}

function ranks(text: string): readonly number[] {
  const number = parseVersion(text);
  return number ? [number.major, number.minor, number.patch, number.candidate ?? Number.MAX_SAFE_INTEGER] : [-1, -1, -1, -1];
}

/** The part of a number that stands in `$id`: `1.0`. Undefined when the text is no number. */
export function lineOf(text: string): string | undefined {
  const number = parseVersion(text);
  return number && `${number.major}.${number.minor}`;
}

/** Whether the text is the number of a release. */
export const isRelease = (text: string): boolean => {
  const number = parseVersion(text);
  return number !== undefined && number.candidate === undefined;
};

/** Earlier versions that bound what a new one may change. A candidate of other numbers that was given up bounds nothing. */
export function basesOf(wanted: string, frozen: readonly string[]): readonly Base[] {
  const number = parseVersion(wanted);
  if (!number) return [];
  const below = frozen.filter((one) => byNumber(one, wanted) < 0).toSorted(byNumber);
  const release = below.findLast(isRelease);
  const candidate = below.findLast((one) => isSameTarget(parseVersion(one), number));
  return [
    ...(release === undefined ? [] : [againstRelease(number, release)]),
    ...(candidate === undefined || number.candidate !== undefined
      ? []
      : [{ version: candidate, allowed: 'patch' as const, why: 'a release differs from its last candidate in texts only; freeze another candidate first' }]),
  ];
}

const isSameTarget = (one: VersionNumber | undefined, { major, minor, patch }: VersionNumber): boolean =>
  one?.candidate !== undefined && one.major === major && one.minor === minor && one.patch === patch;

function againstRelease(number: VersionNumber, version: string): Base {
  const old = parseVersion(version);
  if (old?.major !== number.major) return { version, allowed: 'major', why: 'a new major version may break' };
  if (old.minor !== number.minor) return { version, allowed: 'minor', why: 'a new minor version only adds' };
  return { version, allowed: 'patch', why: 'a patch changes texts only' };
}
