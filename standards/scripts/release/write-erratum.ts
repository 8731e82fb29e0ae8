/**
 * Helps to write an erratum: finds the frozen file whose bytes differ from what manifest and errata say, compares it with the bytes before
 * (from git), and adds the row. An impact that the change contradicts is refused.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { afterErrata, type Erratum, errataFaults, errataPath, type WireImpact, wireImpacts } from './errata.ts';
import { type Frozen, readFrozen } from './frozen.ts';
import { isSameMeaning } from './identities.ts';
import { manifestName, readManifest, sha256 } from './manifest.ts';

/** What the person says. */
export interface ErratumWish {
  readonly id: string;
  /** `<version>/<path>`; may be left out while only one file differs. */
  readonly file?: string | undefined;
  readonly reason?: string | undefined;
  readonly wireImpact?: string | undefined;
}

/** The row, or why there is none. */
export type ErratumResult = { readonly row: Erratum } | { readonly refusals: readonly string[] };

/** Frozen files whose bytes no row explains: path -> digests before and now. */
export function unexplained({ versions, errata }: Frozen): ReadonlyMap<string, { readonly oldSha: string; readonly newSha: string }> {
  return new Map(
    versions.flatMap(({ name, files }) =>
      [...readManifest(Buffer.from(files.get(manifestName) ?? '').toString('utf8')).digests].flatMap(([path, frozen]) => {
        const bytes = files.get(path);
        const oldSha = afterErrata(`${name}/${path}`, frozen, errata).digest;
        return bytes && sha256(bytes) !== oldSha ? [[`${name}/${path}`, { oldSha, newSha: sha256(bytes) }] as const] : [];
      }),
    ),
  );
}

/** Makes the row. @param bytesBefore bytes of a frozen file as they were committed; undefined when nobody can tell */
export function makeErratum(frozen: Frozen, wish: ErratumWish, bytesBefore: (file: string) => Uint8Array | undefined): ErratumResult {
  const changed = unexplained(frozen);
  const file = wish.file ?? (changed.size === 1 ? [...changed.keys()][0] : undefined);
  const digests = file === undefined ? undefined : changed.get(file);
  if (changed.size === 0) return { refusals: ['no frozen file differs from its manifest; change the file first, then write the erratum'] };
  if (file === undefined || !digests) {
    const named = file === undefined ? 'several frozen files differ; name one with --file' : `${file} does not differ from what was frozen`;
    return { refusals: [`${named}: ${[...changed.keys()].join(', ')}`] };
  }
  const row: Erratum = { id: wish.id, file, ...digests, reason: wish.reason ?? '', wireImpact: (wish.wireImpact ?? '') as WireImpact };
  const faults = errataFaults([...frozen.errata, row]).filter((fault) => fault.startsWith(`erratum ${row.id}:`));
  if (faults.length > 0) return { refusals: [...faults, `usage: --errata ${row.id} [--file ${file}] --reason "…" --impact ${wireImpacts.join('|')}`] };
  const before = bytesBefore(file);
  if (!before || sha256(before) !== row.oldSha) return { refusals: [`${file}: the bytes before are not in the last commit, so nobody can see what changes`] };
  const now = frozen.versions.find(({ name }) => file.startsWith(`${name}/`))?.files.get(file.slice(file.indexOf('/') + 1)) ?? before;
  if (row.wireImpact === 'none' && isSchema(file) && !isSameMeaning(parse(before), parse(now)))
    return { refusals: [`${file}: more than texts differ, so the impact is not "none"`] };
  return { row };
}

const isSchema = (file: string): boolean => /\/(schemas\/|bundle\.)/.test(file);

/** Its JSON; of what is none, the text. */
function parse(bytes: Uint8Array): unknown {
  const text = Buffer.from(bytes).toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const head = '# Errata of frozen versions: the only way a frozen file changes. Written by "npm run release -- --errata"; rows never change and never go.\n';

/** Adds a row for the file that was changed. */
export function writeErratum(root: string, wish: ErratumWish): ErratumResult {
  const standard = join(root, 'standards');
  const result = makeErratum(readFrozen(standard), wish, (file) => committedBytes(root, `standards/versions/${file}`));
  if ('refusals' in result) return result;
  const path = join(standard, errataPath);
  writeFileSync(path, `${existsSync(path) ? readFileSync(path, 'utf8') : head}${stringify([result.row], { lineWidth: 0 })}`);
  return result;
}

function committedBytes(root: string, path: string): Uint8Array | undefined {
  try {
    return execFileSync('git', ['show', `HEAD:${path}`], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 64 << 20 });
  } catch {
    return undefined;
  }
}
