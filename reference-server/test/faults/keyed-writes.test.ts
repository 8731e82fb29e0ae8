/**
 * kill -9 while writes with idempotency keys come in; each that got no answer is sent again after the next start, as a client would.
 * At the end every key stands for one record, however often its write was sent, and every first answer came again word for word.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { freePort } from '../../../.ci/free-port.ts';
import { article, type PlatformCaller, platformCaller, seedPlaces } from './platform-caller.ts';
import { seededRandom } from './seeded-random.ts';
import { runVerb, type ServerProcess, startProcess } from './server-process.ts';

const rounds = 4;
const writers = 8;

/** Writes one after the other until the server is gone. @returns the key that has no answer yet */
async function writeUntilGone(caller: PlatformCaller, answers: Map<string, string>, nextKey: () => string): Promise<string> {
  for (;;) {
    const key = nextKey();
    const text = await create(caller, key);
    if (text === undefined) return key;
    answers.set(key, text);
  }
}

async function create({ call }: PlatformCaller, key: string): Promise<string | undefined> {
  const reply = await call('POST', '/api/v1/resources', article(key), { 'idempotency-key': `"${key}"` });
  if (reply && reply.status !== 201) throw new Error(`${reply.status} ${reply.text}`);
  return reply?.text;
}

test('a write with an idempotency key that is sent until it has an answer is done once, over kill -9 too', async () => {
  const seed = 20180071;
  const random = seededRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'jiyue-keyed-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  const made = await runVerb(data, [
    'token',
    'create',
    '--account',
    'root',
    '--action',
    'draft,manage-columns,manage-site,manage-organizations',
    '--site',
    '*',
  ]);
  const port = await freePort();
  const caller = platformCaller(port, made.out);
  const answers = new Map<string, string>();
  let keys = 0;
  const nextKey = () => {
    keys += 1;
    return `write-${seed}-${String(keys).padStart(8, '0')}`;
  };
  let open: readonly string[] = [];
  let server: ServerProcess | undefined;
  try {
    for (let round = 0; round < rounds; round += 1) {
      server = startProcess({ data, port });
      await server.up;
      if (round === 0) await seedPlaces(caller);
      for (const key of open) answers.set(key, (await create(caller, key))!);
      const writing = Promise.all(Array.from({ length: writers }, () => writeUntilGone(caller, answers, nextKey)));
      let isBroken = false;
      writing.catch(() => {
        isBroken = true;
      });
      const before = answers.size;
      while (answers.size === before && !isBroken) await pause(10);
      await pause(Math.floor(random() * 500));
      await server.kill();
      open = await writing;
    }
    server = startProcess({ data, port });
    await server.up;
    for (const key of open) answers.set(key, (await create(caller, key))!);
    const sample = [...answers].filter((_, place) => place % 7 === 0);
    for (const [key, text] of sample) expect(await create(caller, key), `seed ${seed}, key ${key}`).toBe(text);
    await server.stop();

    const database = new DatabaseSync(join(data, 'repository.sqlite'));
    const { records, titles } = database
      .prepare("SELECT count(*) AS records, count(DISTINCT json_extract(json, '$.title')) AS titles FROM version WHERE family = 'resource'")
      .get()!;
    database.close();
    expect([records, titles], `seed ${seed}`).toEqual([keys, keys]);
    expect(answers.size).toBe(keys);
    expect(keys).toBeGreaterThan(rounds * writers);
  } finally {
    await server?.kill();
    rmSync(folder, { recursive: true, force: true });
  }
});
