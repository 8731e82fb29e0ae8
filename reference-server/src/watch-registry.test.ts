import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { fileMark, watchRegistry } from './watch-registry.ts';

test('a change is told once, and not at all when it has been read by other ways', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jiyue-watch-'));
  const file = join(folder, 'registry.json');
  writeFileSync(file, '{}');
  let known = fileMark(file);
  const told: (string | undefined)[] = [];
  const stop = watchRegistry(
    file,
    () => void told.push(fileMark(file)),
    () => known,
    10,
  );
  try {
    writeFileSync(file, '{"plugins":[]}');
    known = fileMark(file);
    // whatever comes of the first change has come when the second is told
    writeFileSync(file, '{"plugins":[{}]}');
    const second = fileMark(file);
    await vi.waitUntil(() => told.length > 0, { timeout: 60_000, interval: 5 });
    expect(told).toEqual([second]);
    expect(fileMark(join(folder, 'none'))).toBeUndefined();
  } finally {
    stop();
    rmSync(folder, { recursive: true });
  }
});
