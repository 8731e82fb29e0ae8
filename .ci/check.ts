/** The verb `check`: the standard proven and its generated files current, its draft compared with the last frozen version, types, lint, import boundaries and house rules, docs snippets. */
import { reportGates, runGates } from './gates/run.ts';
import { node, root, sourceCondition, step } from './step.ts';

/** Runs every check; true when all passed. */
export async function check(): Promise<boolean> {
  const results = [
    await step('standard', () => node([sourceCondition, 'standards/scripts/gates.ts'])),
    await step('compatibility', () => node([sourceCondition, 'sdk/scripts/judge-draft.ts', 'demand'])),
    await step('types', () => node(['node_modules/typescript/bin/tsc', '-p', 'tsconfig.check.json'])),
    await step('lint', () => node(['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'])),
    await step('gates', () => reportGates(runGates(root))),
  ];
  return results.every(Boolean);
}

if (import.meta.main) process.exitCode = (await check()) ? 0 : 1;
