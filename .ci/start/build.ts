/** Builds only when a source is newer than the last build, so that the second start is quick. */
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { node, root } from '../step.ts';

const stamp = join(root, 'node_modules/.cache/jiyue-build');
const entry = join(root, 'reference-server/dist/main.js');
const homes = ['standards/model', 'standards/generated', 'sdk/src', 'plugins', 'reference-server/src'];

/** Newest modification time below a folder, in ms; built and installed files left out. */
function newest(folder: string): number {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'dist' || entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return latest;
}

function builtAt(): number {
  try {
    return statSync(stamp).mtimeMs;
  } catch {
    return 0;
  }
}

/** True when the build is current afterwards. @param onBuild called when there is something to build */
export async function ensureBuilt(onBuild: () => void): Promise<boolean> {
  const started = new Date();
  if (existsSync(entry) && builtAt() > Math.max(...homes.map((home) => newest(join(root, home))))) return true;
  onBuild();
  if ((await node(['node_modules/typescript/bin/tsc', '-b'])) !== 0) return false;
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${started.toISOString()}\n`, { flush: true });
  utimesSync(stamp, started, started);
  return true;
}
