import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openConnection } from './connection.ts';
import { inlineEngine, threadEngine } from './engine.ts';
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

test.each([
  ['inline', inlineEngine],
  ['in a thread', threadEngine],
])('a commit that follows its writes at once keeps all of them or none (%s)', async (_, open) => {
  const file = join(folder, 'x.sqlite');
  const first = openConnection(file, 'write');
  migrate(first);
  first.database.exec('CREATE TABLE note(text TEXT NOT NULL UNIQUE) STRICT');
  const notes = () => first.database.prepare('SELECT text FROM note').all().length;
  const engine = open({ file });
  const insert = (text: string) => engine.call('run', 'INSERT INTO note(text) VALUES(?)', [text]);
  const outcomes = async (...calls: readonly Promise<unknown>[]) => (await Promise.allSettled(calls)).map(({ status }) => status === 'fulfilled');

  expect(await outcomes(engine.call('begin'), insert('a'), insert('a'), insert('b'), engine.call('commit'))).toEqual([true, true, false, true, false]);
  expect([notes(), engine.isInTransaction()]).toEqual([0, false]);
  // the failure belonged to that transaction alone
  expect(await outcomes(engine.call('begin'), insert('a'), insert('b'), engine.call('commit'))).toEqual([true, true, true, true]);
  expect(notes()).toBe(2);
  // what was rolled back to a savepoint does not hold up the others
  const calls = [engine.call('begin'), insert('c'), engine.call('savepoint'), insert('a'), engine.call('rollbackToSavepoint'), engine.call('commit')];
  expect(await outcomes(...calls)).toEqual([true, true, true, false, true, true]);
  expect(notes()).toBe(3);
  await engine.close();
  first.close();
});
