/**
 * Errata (勘误) of frozen versions: `versions/errata.yaml`, rows {id, file, oldSha, newSha, reason, wireImpact}. The only way in which a frozen
 * file may change: each row leads from the bytes before to the bytes after, and rows of one file form a chain.
 */
import { parse } from 'yaml';
import { manifestName } from './manifest.ts';

/** What an erratum does to those who validate: nothing; accepts more than before; accepts less; both. */
export const wireImpacts = ['none', 'widens', 'narrows', 'both'] as const;

/** One of them. */
export type WireImpact = (typeof wireImpacts)[number];

/** One row. */
export interface Erratum {
  /** `JY-ERR-001`; never reused. */
  readonly id: string;
  /** `<version>/<path>`. */
  readonly file: string;
  readonly oldSha: string;
  readonly newSha: string;
  readonly reason: string;
  readonly wireImpact: WireImpact;
}

/** Path of the ledger from the folder of the standard. */
export const errataPath = 'versions/errata.yaml';

/** The ledger of text, undefined when there is no file. Throws when it is no list. */
export function readErrata(text: string | undefined): readonly Erratum[] {
  const rows: unknown = text === undefined ? [] : (parse(text) ?? []);
  if (!Array.isArray(rows)) throw new Error(`${errataPath}: is no list of rows`);
  return rows as readonly Erratum[];
}

const isDigest = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/** Faults of form: ids, digests, reasons, impacts. That a row leads somewhere is judged with its version. */
export function errataFaults(errata: readonly Erratum[]): readonly string[] {
  return errata.flatMap((row, index) => {
    const { id, file, oldSha, newSha, reason, wireImpact } = row;
    const expected = `JY-ERR-${String(index + 1).padStart(3, '0')}`;
    return [
      ...(errata.findIndex((one) => one.id === id) < index ? [`erratum ${id}: the id is used twice; it belongs to one change for ever`] : []),
      ...(id === expected ? [] : [`erratum ${id}: expected ${expected}; rows are numbered in their order and never removed`]),
      ...(isDigest(oldSha) && isDigest(newSha) && oldSha !== newSha ? [] : [`erratum ${id}: oldSha and newSha are two different SHA-256 digests`]),
      ...(typeof reason === 'string' && reason.trim().length >= 10 ? [] : [`erratum ${id}: the reason is missing or says nothing`]),
      ...(wireImpacts.includes(wireImpact) ? [] : [`erratum ${id}: wireImpact is one of ${wireImpacts.join(', ')}`]),
      ...(typeof file === 'string' && !file.endsWith(`/${manifestName}`)
        ? []
        : [`erratum ${id}: names no file of a version; the manifest itself never changes`]),
    ];
  });
}

/** Digest that a file must have after its errata, and the rows that do not fit. @param frozen its digest in the manifest */
export function afterErrata(file: string, frozen: string, errata: readonly Erratum[]): { readonly digest: string; readonly faults: readonly string[] } {
  let digest = frozen;
  const faults: string[] = [];
  for (const row of errata.filter((one) => one.file === file)) {
    if (row.oldSha !== digest) faults.push(`erratum ${row.id}: oldSha of ${file} is ${short(row.oldSha)}, but the bytes before were ${short(digest)}`);
    digest = row.newSha;
  }
  return { digest, faults };
}

const short = (digest: unknown): string => `${String(digest).slice(0, 12)}…`;
