/**
 * Writes everything that is generated from the standard and removes what no longer is. `--check` writes nothing and names stale files.
 * Usage: node --conditions=@jiyue/source standards/scripts/generate.ts [--check]
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildOutputs, modelOutputs, type Outputs } from './outputs.ts';
import { home } from './sources.ts';

const repository = dirname(home);

/** Folders that hold generated files only. */
const generatedFolders = ['standards/model/gen', 'standards/generated', 'sdk/src/validate/generated', 'sdk/src/client/generated'];

const readStored = (path: string): string | undefined => (existsSync(join(repository, path)) ? readFileSync(join(repository, path), 'utf8') : undefined);

/** Paths whose bytes differ from the outputs, and files of generated folders that are no output. @param read text of a stored file */
export function findStale(outputs: Outputs, read: (path: string) => string | undefined = readStored): readonly string[] {
  const differing = [...outputs].filter(([path, text]) => read(path) !== text).map(([path]) => path);
  return [...differing, ...listGenerated(repository).filter((path) => !outputs.has(path))];
}

function listGenerated(root: string): readonly string[] {
  return generatedFolders.flatMap((folder) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) =>
            join(entry.parentPath, entry.name)
              .slice(root.length + 1)
              .replaceAll('\\', '/'),
          )
      : [],
  );
}

/** Brings the files up to date; a stale path without text is removed. */
function write(paths: readonly string[], outputs: Outputs): void {
  for (const path of paths) {
    const text = outputs.get(path);
    if (text === undefined) {
      rmSync(join(repository, path));
      continue;
    }
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    writeFileSync(join(repository, path), text);
  }
}

if (import.meta.main) {
  const check = process.argv.includes('--check');
  const started = performance.now();
  const first = modelOutputs();
  if (!check)
    write(
      [...first.keys()].filter((path) => findStale(first).includes(path)),
      first,
    );
  const outputs = new Map([...first, ...(await buildOutputs())]);
  const stale = findStale(outputs);
  if (!check) write(stale, outputs);
  console.log(
    `${outputs.size} generated files, ${stale.length} ${check ? 'stale' : 'written or removed'}, ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
  if (check && stale.length > 0) {
    console.error(`stale: ${stale.join(', ')}\nrun "npm run generate" and commit the result`);
    process.exitCode = 1;
  }
}
