/**
 * The register of frozen versions: `standards/versions.yaml`, a row per version with the digest of its manifest. It stands outside of
 * `versions/`, so that neither a manifest nor a whole version can change or vanish unseen.
 */
import { parse } from 'yaml';

/** One row. */
export interface RegisterRow {
  readonly version: string;
  /** Day it was frozen, YYYY-MM-DD. */
  readonly frozenOn: string;
  /** SHA-256 of its MANIFEST.sha256. */
  readonly manifest: string;
}

/** Path from the folder of the standard. */
export const registerPath = 'versions.yaml';

const head = `# Frozen versions of the standard, in the order they were frozen. Written by "npm run release"; rows never change and never go.\n`;

/** Rows of text, undefined when there is no file. Throws when it is no list. */
export function readRegister(text: string | undefined): readonly RegisterRow[] {
  const rows: unknown = text === undefined ? [] : (parse(text) ?? []);
  if (!Array.isArray(rows)) throw new Error(`${registerPath}: is no list of rows`);
  return rows as readonly RegisterRow[];
}

/** Text with one row more. */
export const withRow = (text: string | undefined, { version, frozenOn, manifest }: RegisterRow): string =>
  `${text ?? head}- {version: "${version}", frozenOn: "${frozenOn}", manifest: "${manifest}"}\n`;
