/** The verb `bench`: `npm run bench -- NAME [options]` runs one bench and prints its JSON; without a name it lists them. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { node, root, sourceCondition } from './step.ts';

const homes = ['standards', 'sdk', 'reference-server', ...readdirSync(join(root, 'plugins')).map((name) => `plugins/${name}`)];

/** Name of a bench -> its file. */
const benches = new Map(
  homes
    .map((home) => join(home, 'bench'))
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder))
        .filter((file) => /^[a-z-]+\.ts$/.test(file))
        .map((file) => [file.replace(/\.ts$/, ''), join(folder, file)] as const),
    ),
);

const [name, ...rest] = process.argv.slice(2);
const file = name ? benches.get(name) : undefined;
if (!file) {
  console.error(`${name ? `no bench "${name}"; ` : ''}usage: npm run bench -- NAME\n${[...benches].map(([key, path]) => `  ${key}  (${path})`).join('\n')}`);
  process.exitCode = 2;
} else process.exitCode = await node([sourceCondition, '--expose-gc', file, ...rest]);
