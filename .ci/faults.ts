/**
 * The verb `faults`: the long runs that break things on purpose. `npm run faults -- [--rounds 50] [--seed N]` kills the server at random moments,
 * once while it takes records in and once while it delivers them; afterwards the tests of full and read-only disks run, and the property
 * tests with a seed of their own. A short version of all of it runs in `npm test`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { listFiles } from './gates/files.ts';
import { node, root, sourceCondition, step } from './step.ts';

const { values } = parseArgs({ options: { seed: { type: 'string' } }, strict: false });
const seed = String(values['seed'] ?? Math.floor(Math.random() * 2 ** 31));
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const isOfProperties = (path: string) => path.endsWith('.test.ts') && readFileSync(join(root, path), 'utf8').includes("/.ci/properties.ts'");

const results = [
  await step('kill -9', () => node([sourceCondition, 'reference-server/test/faults/run.ts', ...process.argv.slice(2)])),
  await step('kill -9 while delivering', () => node([sourceCondition, 'plugins/push/test/faults/run.ts', ...process.argv.slice(2)])),
  await step('disks', () => node([vitest, 'run', 'reference-server/test/faults'])),
  await step(`properties, seed ${seed}`, () =>
    node([vitest, 'run', ...listFiles(root).filter(isOfProperties)], { env: { JIYUE_SEED: seed, JIYUE_RUNS: '1000' } }),
  ),
];
process.exitCode = results.every(Boolean) ? 0 : 1;
