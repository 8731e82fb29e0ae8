/**
 * Proves that the standard is right: runs every gate and prints one line each, then how far the notice is answered.
 * Usage: node --conditions=@jiyue/source standards/scripts/gates.ts [names of gates]
 */
import type { GateResult } from '../../.ci/gates/gate.ts';
import { reportGates } from '../../.ci/gates/run.ts';
import { gates } from './gates/all.ts';
import { countCoverage } from './gates/clause-coverage.ts';
import { countMethods } from './gates/verification.ts';
import { readWorld, type World } from './gates/world.ts';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in gates));

async function run(world: World): Promise<readonly GateResult[]> {
  const results: GateResult[] = [];
  for (const [name, gate] of Object.entries(gates)) if (wanted.length === 0 || wanted.includes(name)) results.push(await gate(world));
  return results;
}

function reportCoverage(world: World): void {
  const { mapped, answered, plannedOnly, open } = countCoverage(world);
  const methods = Object.entries(countMethods(world)).map(([method, count]) => `${method} ${count}`);
  console.log(
    `     notice: ${mapped} mapped parts, ${answered} answered by requirements (${plannedOnly} by planned ones alone), ${open} open for later slices; requirements proven by: ${methods.join(', ')}`,
  );
}

if (unknown.length > 0) {
  console.error(`no gate is named ${unknown.join(', ')}; there are ${Object.keys(gates).join(', ')}`);
  process.exitCode = 2;
} else {
  const world = await readWorld();
  process.exitCode = reportGates(await run(world));
  reportCoverage(world);
}
