/** The version of this package. */

import { readFileSync } from 'node:fs';

/** As package.json says; sources and build lie equally deep below it. */
export function readVersion(): string {
  const facts = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { readonly version: string };
  return facts.version;
}
