/**
 * The gate on versions: the draft is compared with the last frozen version, and a changeset of the standard must declare at least the level
 * that was computed. Before the first version is frozen there is nothing to compare; the gate says so and counts what it saw.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyApprovals, readApprovals } from './approvals.ts';
import { type Level, largest, levels } from './change.ts';
import { compareVersions, countedLevel, levelOf } from './compare-versions.ts';
import { readVersion } from './read-version.ts';

/** What the gate saw and found. */
export interface ChangesetDemand {
  /** Folder of the last frozen version; undefined before the first. */
  readonly frozen: string | undefined;
  /** Files of the draft that were seen. */
  readonly subjects: number;
  readonly computed: Level;
  readonly declared: Level;
  /** One line each; empty when nothing is to be objected. */
  readonly findings: readonly string[];
  /** One line for people. */
  readonly summary: string;
}

/** Where things stand, from the root of the repository. */
export interface DemandPlaces {
  readonly root: string;
  readonly versions?: string;
  readonly draft?: string;
  readonly changesets?: string;
  /** Approvals of what cannot be proven. */
  readonly approvals?: string;
  /** Package whose changesets count. */
  readonly packageName?: string;
}

/** Compares and demands. */
export async function demandChangeset({
  root,
  versions = 'standards/versions',
  draft = 'standards/generated',
  changesets = '.changeset',
  approvals = 'standards/compat/approvals.yaml',
  packageName = '@jiyue/standards',
}: DemandPlaces): Promise<ChangesetDemand> {
  const subjects = existsSync(join(root, draft)) ? readdirSync(join(root, draft), { recursive: true }).length : 0;
  const frozen = lastVersion(join(root, versions));
  const declared = declaredLevel(join(root, changesets), packageName);
  const of = (computed: Level, findings: readonly string[], summary: string): ChangesetDemand => ({ frozen, subjects, computed, declared, findings, summary });
  if (frozen === undefined) return of('none', [], `compatibility: no frozen version below ${versions} yet; ${subjects} files of the draft seen, none compared`);
  const [old, fresh] = [readVersion(join(root, versions, frozen), frozen), readVersion(join(root, draft), draft)];
  if (!old.ok || !fresh.ok) {
    const unread = [old, fresh].flatMap((one) => (one.ok ? [] : [`${one.failure.code}: ${JSON.stringify(one.failure.data)}`]));
    return of('none', unread, `compatibility: ${unread.length} versions cannot be read`);
  }
  const compared = await compareVersions(old.value, fresh.value);
  const file = join(root, approvals);
  const rows = existsSync(file) ? readApprovals(readFileSync(file, 'utf8')) : undefined;
  const approved = rows === undefined ? { ok: true as const, value: compared.changes } : rows.ok ? applyApprovals(compared.changes, rows.value) : rows;
  if (!approved.ok)
    return of('none', [`${approvals}: ${approved.failure.code}: ${JSON.stringify(approved.failure.data)}`], 'compatibility: approvals are wrong');
  const computed = levelOf(approved.value);
  const largestChanges = approved.value.filter((change) => countedLevel(change) === computed);
  const missing = levels.indexOf(declared) < levels.indexOf(computed);
  const findings = missing
    ? [
        `the draft differs from ${frozen} by a ${computed} change, but changesets of ${packageName} declare ${declared}; add one of at least ${computed} (jiyue diff ${versions}/${frozen} ${draft})`,
        ...largestChanges
          .slice(0, 20)
          .map(
            ({ thing, pointer, keyword, direction, fingerprint, what }) =>
              `  ${thing}${pointer} ${keyword}${direction ? ` (${direction})` : ''} ${fingerprint}: ${what.en}`,
          ),
      ]
    : [];
  return of(computed, findings, `compatibility: draft against ${frozen}: ${approved.value.length} changes, ${computed}; declared: ${declared}`);
}

/** The newest by its number; a release comes after its candidates. */
function lastVersion(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder)
    .filter((name) => /^\d+\.\d+\.\d+(-[0-9a-z.]+)?$/i.test(name))
    .sort(byVersion)
    .at(-1);
}

function byVersion(a: string, b: string): number {
  const parts = (version: string) => {
    const [numbers = '', candidate] = version.split(/-(.*)/s);
    return { numbers: numbers.split('.').map(Number), candidate };
  };
  const [one, other] = [parts(a), parts(b)];
  for (const [index, number] of one.numbers.entries()) if (number !== other.numbers[index]) return number - (other.numbers[index] ?? 0);
  if (one.candidate === undefined || other.candidate === undefined) return one.candidate === other.candidate ? 0 : one.candidate === undefined ? 1 : -1;
  return one.candidate.localeCompare(other.candidate, 'en', { numeric: true });
}

/** The largest level that changesets declare for a package. */
function declaredLevel(folder: string, packageName: string): Level {
  if (!existsSync(folder)) return 'none';
  const texts = readdirSync(folder)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  return largest(
    texts.flatMap((text) => {
      const head = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '';
      const level = new RegExp(`^['"]?${packageName.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}['"]?:\\s*['"]?(major|minor|patch)['"]?\\s*$`, 'm').exec(head)?.[1];
      return level === undefined ? [] : [level as Level];
    }),
  );
}
