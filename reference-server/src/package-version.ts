/** Version of this package. */
import { readFileSync } from 'node:fs';

/** As in package.json, which stands beside src and dist alike. */
export const packageVersion: string = (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version;
