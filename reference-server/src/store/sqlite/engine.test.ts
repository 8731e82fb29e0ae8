import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openConnection } from './connection.ts';
import { threadEngine } from './engine.ts';
import { migrate } from './schema.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiyue-engine-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a thread that ends by itself is told once, and every call is refused from then on', async () => {
  const lost: Error[] = [];
  // the folder of the file is missing: the thread cannot even open it
  const engine = threadEngine({ file: join(folder, 'none', 'x.sqlite'), onLost: (error) => void lost.push(error) });
  await expect(engine.call('begin')).rejects.toThrow('unable to open');
  await expect(engine.call('commit')).rejects.toThrow('unable to open');
  await engine.close();
  expect(lost).toHaveLength(1);
});

test('an ordered end is no loss', async () => {
  const lost: Error[] = [];
  const file = join(folder, 'x.sqlite');
  const first = openConnection(file, 'write');
  migrate(first);
  first.close();
  const engine = threadEngine({ file, onLost: (error) => void lost.push(error) });
  await engine.close();
  await expect(engine.call('begin')).rejects.toThrow('has ended');
  expect(lost).toEqual([]);
});
