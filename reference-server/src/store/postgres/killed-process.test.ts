/** Server processes that are killed while they write: what they acknowledged is there, and the others go on. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postgresMissing, postgresWorld, type PostgresWorld } from './postgres-world.suite.ts';

/** A running process and what it has acknowledged so far. */
interface Writer {
  readonly acknowledged: readonly string[];
  /** Resolves when it has acknowledged so many more transactions. */
  more(transactions: number): Promise<void>;
  /** SIGKILL; resolves when it is gone and all it said was read. */
  kill(): Promise<void>;
}

function startWriter(url: string, folder: string, name: string): Writer {
  const script = fileURLToPath(new URL('./writing-process.suite.ts', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, ['--conditions=@jiyue/source', script, url, folder, name], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: Interface = createInterface({ input: child.stdout! });
  const gone = new Promise<void>((resolve) => lines.once('close', resolve));
  const acknowledged: string[] = [];
  let spoken = 0;
  const waiting = new Set<() => void>();
  lines.on('line', (line) => {
    if (line.startsWith('!')) throw new Error(`${name}: ${line}`);
    acknowledged.push(...line.split(' '));
    spoken += 1;
    for (const look of waiting) look();
  });
  return {
    acknowledged,
    more(transactions) {
      const upTo = spoken + transactions;
      return new Promise((resolve, reject) => {
        const look = () => {
          if (spoken < upTo) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        void gone.then(() => reject(new Error(`${name} ended by itself`)));
      });
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

describe.skipIf(postgresMissing !== undefined)('processes that are killed', () => {
  let world: PostgresWorld;
  let folder: string;
  beforeAll(async () => {
    world = await postgresWorld();
    folder = await mkdtemp(join(tmpdir(), 'jiyue-killed-'));
  });
  afterAll(async () => {
    await world.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('lose nothing they acknowledged, leave nothing half done, and hold up nobody', async () => {
    const url = world.address();
    const all: Writer[] = [];
    let steady = startWriter(url, join(folder, 'steady'), 'steady-0');
    all.push(steady);
    for (let round = 1; round <= 6; round += 1) {
      const victim = startWriter(url, join(folder, 'victim'), `victim-${round}`);
      all.push(victim);
      await victim.more(3 + 4 * round);
      await victim.kill();
      // the one that is left writes on: the lock went with the process, and its data folder is free for the next
      await steady.more(5);
    }
    await steady.kill();
    steady = startWriter(url, join(folder, 'steady'), 'steady-1');
    await steady.more(3);
    await steady.kill();
    all.push(steady);

    const store = await world.open(url);
    const entries = (await store.log.read(0, 100_000)).lines.map(({ subject }) => subject);
    const acknowledged = all.flatMap((writer) => writer.acknowledged);
    expect(acknowledged.length).toBeGreaterThan(200);
    expect(acknowledged.filter((id) => !entries.includes(id))).toEqual([]);
    // a batch is there whole or not at all: batch number n has 1 + n mod 7 records
    const sizes = new Map<string, number>();
    for (const id of entries) sizes.set(id.replace(/-\d+$/, ''), (sizes.get(id.replace(/-\d+$/, '')) ?? 0) + 1);
    expect([...sizes].filter(([batch, size]) => size !== 1 + (Number(batch.split('-').at(-1)) % 7))).toEqual([]);
    expect(await store.verifyLog()).toMatchObject({ isSound: true, entries: entries.length });
    await store.close();
  });
});
