/**
 * kill -9 of the server at random moments, while a file is imported and single writes come in, and while it starts. After each kill, on what
 * is left on the disk: the chain of the log verifies, the database is whole, the server starts again with nothing done to it, all that
 * was acknowledged is there, the import goes on by itself and its counts add up, and a follower of the log arrives at the state of the repository.
 */
import { importFile } from '@jiyue/sdk/import';
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../../.ci/free-port.ts';
import { installMirror, mirrorPath } from './mirror-plugin.ts';
import { article, type PlatformCaller, platformCaller, seedPlaces } from './platform-caller.ts';
import { seededRandom } from './seeded-random.ts';
import { runVerb, type ServerProcess, startProcess } from './server-process.ts';
import { type Acknowledged, nothingAcknowledged, writeUntilGone } from './single-writer.ts';

/** How often, and with which chance. */
export interface KillRounds {
  readonly rounds: number;
  readonly seed: number;
  /** Lines of the file that is imported in each round. */
  readonly lines?: number;
  /** Changes what counts as acknowledged after a kill: a test that a loss would be noticed. */
  readonly plant?: (acknowledged: Acknowledged) => void;
  /** Called after each round. */
  readonly onRound?: (round: KillRound) => void;
}

/** What happened in a round. */
export interface KillRound {
  readonly round: number;
  readonly killedAfterMs: number;
  /** Server was killed before it listened. */
  readonly isStarting: boolean;
  /** Over all rounds. */
  readonly acknowledged: number;
  readonly imported: number;
  readonly entries: number;
}

/** What must hold at the end. */
export interface KillSummary {
  readonly rounds: number;
  readonly acknowledgedWrites: number;
  readonly files: number;
  readonly imported: number;
  readonly entries: number;
}

/** Where it happens. */
interface Ground {
  readonly data: string;
  readonly port: number;
  readonly caller: PlatformCaller;
  readonly token: string;
  readonly acknowledged: Acknowledged;
  readonly random: () => number;
  readonly folder: string;
  readonly lines: number;
  readonly plant: KillRounds['plant'];
  /** Every server that was started: whatever happens, none is left behind. */
  readonly started: ServerProcess[];
  /** Ends imports that are under way. */
  readonly end: AbortController;
}

/** Throws when anything that was acknowledged is lost, or anything is half there. */
export async function runKillRounds({ rounds, seed, lines = 3000, plant, onRound }: KillRounds): Promise<KillSummary> {
  const folder = mkdtempSync(join(tmpdir(), 'jiyue-faults-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  installMirror(data);
  const port = await freePort();
  const made = await runVerb(data, ['token', 'create', '--account', 'root', '--action', allActions, '--site', '*']);
  const ground: Ground = {
    data,
    port,
    token: made.out,
    caller: platformCaller(port, made.out),
    acknowledged: nothingAcknowledged(),
    random: seededRandom(seed),
    folder,
    lines,
    plant,
    started: [],
    end: new AbortController(),
  };
  let server = startServer(ground);
  try {
    await server.up;
    await seedPlaces(ground.caller);
    let entries = 0;
    for (let round = 1; round <= rounds; round += 1) {
      const isStarting = ground.random() < 0.2;
      const told = isStarting ? await killWhileStarting(server, ground) : await killUnderLoad(server, ground, round);
      server = told.server;
      entries = told.entries;
      const { resources, files } = ground.acknowledged;
      onRound?.({ round, killedAfterMs: told.killedAfterMs, isStarting, acknowledged: resources.size + files.size, imported: round * lines, entries });
    }
    await checkFollower(ground);
    await server.stop();
    const { resources, files } = ground.acknowledged;
    const imported = countImported(data);
    return { rounds, acknowledgedWrites: [...resources.values()].reduce((sum, { version }) => sum + version, 0), files: files.size, imported, entries };
  } catch (error) {
    // what the server said belongs to the fault
    throw new Error(
      `seed ${seed}, folder ${folder}: ${error instanceof Error ? error.message : String(error)}\n${ground.started.at(-1)!.said().slice(-4000)}`,
      {
        cause: error,
      },
    );
  } finally {
    ground.end.abort();
    await Promise.all(ground.started.map((one) => one.kill()));
    rmSync(folder, { recursive: true, force: true });
  }
}

const allActions = 'read-draft,draft,publish,withdraw,submit,manage-columns,manage-site,manage-organizations,read-log';

interface Told {
  readonly server: ServerProcess;
  readonly killedAfterMs: number;
  readonly entries: number;
}

async function killUnderLoad(server: ServerProcess, ground: Ground, round: number): Promise<Told> {
  const { caller, acknowledged, random } = ground;
  const importing = runImport(ground, round);
  const writing = Promise.all([1, 2].map((writer) => writeUntilGone(caller, acknowledged, `轮${round}写${writer}`, random)));
  // what goes wrong in them is met below
  for (const one of [importing, writing]) one.catch(() => undefined);
  const killedAfterMs = Math.floor(random() * 1200);
  await pause(killedAfterMs);
  await server.kill();
  await writing;
  ground.plant?.(acknowledged);
  const entries = await checkDisk(ground);
  const next = await startAgain(ground);
  await checkAcknowledged(ground);
  const { read, stored, unchanged, rejected } = await importing;
  assert.deepEqual({ read, rejected, kept: stored + unchanged }, { read: ground.lines, rejected: 0, kept: ground.lines }, 'the import adds up');
  return { server: next, killedAfterMs, entries };
}

async function killWhileStarting(server: ServerProcess, ground: Ground): Promise<Told> {
  await server.kill();
  const starting = startServer(ground);
  const killedAfterMs = Math.floor(ground.random() * 1500);
  await pause(killedAfterMs);
  await starting.kill();
  const entries = await checkDisk(ground);
  const next = await startAgain(ground);
  await checkAcknowledged(ground);
  return { server: next, killedAfterMs, entries };
}

/** Goes on over kills and starts of the server until every line has its answer. */
async function runImport({ folder, port, token, lines, end }: Ground, round: number) {
  const file = join(folder, `import-${round}.ndjson`);
  const line = (index: number) => JSON.stringify(article(`导入第${round}批第${index}条`, { origin: { system: 'import', recordId: `${round}-${index}` } }));
  writeFileSync(file, `${Array.from({ length: lines }, (_, index) => line(index)).join('\n')}\n`);
  const outcome = await importFile({
    files: [file],
    mapping: (record) => ({ ok: true, draft: record as { readonly [name: string]: unknown }, notes: [] }),
    to: `http://127.0.0.1:${port}`,
    token,
    publish: true,
    batchItems: 100,
    attempts: 10_000,
    wait: () => pause(50),
    signal: end.signal,
    journal: join(folder, `import-${round}.journal`),
  });
  rmSync(file);
  if (!outcome.ok) throw new Error(`import: ${JSON.stringify(outcome.failure)}`);
  return outcome.value;
}

/** Nothing but a plain start. */
async function startAgain(ground: Ground): Promise<ServerProcess> {
  const server = startServer(ground);
  await server.up;
  return server;
}

function startServer(ground: Ground): ServerProcess {
  const server = startProcess(ground);
  ground.started.push(server);
  return server;
}

/** @returns number of log entries */
async function checkDisk({ data }: Ground): Promise<number> {
  const { code, said } = await runVerb(data, ['verify']);
  assert.equal(code, 0, `verify: ${said}`);
  const database = new DatabaseSync(join(data, 'repository.sqlite'), { timeout: 20_000 });
  try {
    const whole = database.prepare('PRAGMA integrity_check').all();
    assert.deepEqual(
      whole.map((row) => row['integrity_check']),
      ['ok'],
    );
    return database.prepare('SELECT count(*) AS total FROM log').get()!['total'] as number;
  } finally {
    database.close();
  }
}

async function checkAcknowledged({ caller, acknowledged }: Ground): Promise<void> {
  for (const [id, { version, title, isPublished }] of acknowledged.resources) {
    const { json } = await caller.must('GET', `/api/v1/resources/${id}?edition=draft`);
    // a write without an answer may have been done: then it is one version further
    assert.ok(Number(json['version']) >= version, `${id} was acknowledged at version ${version}, is at ${String(json['version'])}`);
    if (json['version'] === version) assert.equal(json['title'], title);
    // what was found counts as known from here on
    acknowledged.resources.set(id, {
      version: Number(json['version']),
      title: String(json['title']),
      isPublished: isPublished || json['status'] === 'published',
    });
    if (isPublished) await caller.must('GET', `/api/v1/resources/${id}`);
  }
  for (const [id, content] of acknowledged.files) {
    const { text } = await caller.must('GET', `/api/v1/attachments/${id}/content`);
    assert.equal(text, content.toString(), `file of ${id}`);
  }
}

/** The follower has met each entry once, and holds the version that readers get. */
async function checkFollower({ caller, data, acknowledged }: Ground): Promise<void> {
  const database = new DatabaseSync(join(data, 'repository.sqlite'), { timeout: 20_000 });
  const entries = database.prepare("SELECT count(*) AS total, max(seq) AS last FROM log WHERE type IN ('record.published', 'record.withdrawn')").get()!;
  database.close();
  const mirror = async (id: string) => (await caller.must('GET', mirrorPath(id))).json;
  for (let tries = 0; (await mirror('none'))['seq'] !== entries['last']; tries += 1) {
    assert.ok(tries < 600, 'the follower does not arrive at the end of the log');
    await pause(100);
  }
  assert.equal((await mirror('none'))['count'], entries['total'], 'entries that the follower counted');
  for (const [id, { isPublished }] of acknowledged.resources) {
    if (!isPublished) continue;
    const { json } = await caller.must('GET', `/api/v1/resources/${id}`);
    assert.equal((await mirror(id))['version'], json['version'], `version of ${id} in the follower`);
  }
}

/** Each line of each import once. */
function countImported(data: string): number {
  const database = new DatabaseSync(join(data, 'repository.sqlite'), { timeout: 20_000 });
  const { total, origins } = database
    .prepare("SELECT count(DISTINCT id) AS total, count(DISTINCT origin_record_id) AS origins FROM version WHERE origin_system = 'import'")
    .get()!;
  database.close();
  assert.equal(total, origins, 'one record for each line');
  return total as number;
}
