/**
 * The verb `faults`: the long runs that break things on purpose. `npm run faults -- [--rounds 50] [--seed N]` kills the server at random moments,
 * once while it takes records in and once while it delivers them;
 * afterwards the tests of full and read-only disks run. A short version of all of it runs in `npm test`.
 */
import { node, root, sourceCondition, step } from './step.ts';
import { join } from 'node:path';

const results = [
  await step('kill -9', () => node([sourceCondition, 'reference-server/test/faults/run.ts', ...process.argv.slice(2)])),
  await step('kill -9 while delivering', () => node([sourceCondition, 'plugins/push/test/faults/run.ts', ...process.argv.slice(2)])),
  await step('disks', () => node([join(root, 'node_modules/vitest/vitest.mjs'), 'run', 'reference-server/test/faults'])),
];
process.exitCode = results.every(Boolean) ? 0 : 1;
