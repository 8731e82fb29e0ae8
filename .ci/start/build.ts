/** Builds only when a source is newer than the last build, so that the second start is quick. */
import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { node, root } from '../step.ts';

const stamp = join(root, 'node_modules/.cache/jiyue-build');
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

/** True when the build is current afterwards. */
export async function ensureBuilt(say: (line: string) => void): Promise<boolean> {
  const started = new Date();
  if (builtAt() > Math.max(...homes.map((home) => newest(join(root, home))))) return true;
  say('正在构建（首次约半分钟）… · Building (about half a minute the first time) …');
  if ((await node(['node_modules/typescript/bin/tsc', '-b'])) !== 0) return false;
  writeFileSync(stamp, `${started.toISOString()}\n`, { flush: true });
  utimesSync(stamp, started, started);
  return true;
}
