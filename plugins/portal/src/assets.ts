/** The style sheet and the icon, read once. Their address carries a digest of the content, so a browser may keep them for good. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** One file that pages refer to. */
export interface Asset {
  readonly mediaType: string;
  readonly body: string;
  /** Changes with the content. */
  readonly version: string;
}

const mediaTypes = { 'portal.css': 'text/css; charset=utf-8', 'icon.svg': 'image/svg+xml; charset=utf-8' } as const;

/** Name of an asset. */
export type AssetName = keyof typeof mediaTypes;

/** All assets of the package. */
export type Assets = { readonly [Name in AssetName]: Asset };

/** Reads the folder `assets` of the package. */
export function loadAssets(): Assets {
  const read = (name: AssetName): Asset => {
    const body = readFileSync(new URL(`../assets/${name}`, import.meta.url), 'utf8');
    return { mediaType: mediaTypes[name], body, version: digestOf(body) };
  };
  return { 'portal.css': read('portal.css'), 'icon.svg': read('icon.svg') };
}

/** Short digest for tags and addresses: 96 bits of SHA-256. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16);
