/** Runs one named step as a child of this Node and reports how long it took. Never spawns by name, only by `process.execPath`. */
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the repository. */
export const root: string = dirname(dirname(fileURLToPath(import.meta.url)));

/** Condition under which packages resolve to their sources. */
export const sourceCondition = '--conditions=@jiyue/source';

/** Runs `node args…` in the repository; resolves with the exit code, output goes through. */
export function node(args: readonly string[], options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: options.cwd ?? root, env: { ...process.env, ...options.env }, stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

/** Runs a step and tells its time; returns whether it passed. */
export async function step(name: string, run: () => Promise<number> | number): Promise<boolean> {
  const started = performance.now();
  console.log(`\n== ${name}`);
  const code = await run();
  console.log(`== ${name}: ${code === 0 ? 'ok' : `failed (${code})`} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return code === 0;
}
