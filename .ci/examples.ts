/** The verb `examples`: runs each story in examples/. Each asserts and exits non-zero on a mismatch. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { node, root, sourceCondition, step } from './step.ts';

/** Runs the named stories, or all; true when every one passed and there was at least one. */
export async function runExamples(wanted: readonly string[]): Promise<boolean> {
  const stories = readdirSync(join(root, 'examples')).filter((name) => existsSync(join(root, 'examples', name, 'run.ts')));
  const chosen = wanted.length > 0 ? stories.filter((name) => wanted.includes(name)) : stories;
  const unknown = wanted.filter((name) => !stories.includes(name));
  if (unknown.length > 0 || chosen.length === 0) {
    console.error(`no example ${unknown.join(', ')}; there are: ${stories.join(', ')}`);
    return false;
  }
  const results: boolean[] = [];
  for (const name of chosen) results.push(await step(`example ${name}`, () => node([sourceCondition, join('examples', name, 'run.ts')])));
  return results.every(Boolean);
}

if (import.meta.main) process.exitCode = (await runExamples(process.argv.slice(2))) ? 0 : 1;
