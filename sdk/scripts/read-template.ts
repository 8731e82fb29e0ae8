/** The files of examples/first-plugin that make a new plugin: all but its story, what is built, what is packed, and marks for the docs. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const example = join(home, '../examples/first-plugin');
const left = /^(run\.ts|node_modules|dist|plugin\.digests\.json)(\/|$)/;

/** Where the template is kept, inside the package. */
export const templateFile: string = join(home, 'src/cli/plugin/generated/template.json');

/** Path -> text, in order of path. */
export function readTemplate(): { readonly [path: string]: string } {
  const paths = readdirSync(example, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !left.test(path) && statSync(join(example, path)).isFile())
    .sort();
  return Object.fromEntries(paths.map((path) => [path, textOf(join(example, path))]));
}

const textOf = (path: string) =>
  readFileSync(path, 'utf8')
    .replaceAll('\r\n', '\n')
    .replace(/^ *\/\/ #(region|endregion).*\n/gm, '');
