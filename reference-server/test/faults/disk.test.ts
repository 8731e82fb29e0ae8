/** A full disk and a disk that may not be written, under a whole server: a clear answer, no half record, reads go on, and writes too once there is room. */
import { cpSync, closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { installMirror, mirrorPath } from './mirror-plugin.ts';
import { hasOwnDisks, onOwnDisk, seenBy } from './own-disk.ts';
import { freePort } from '../../../.ci/free-port.ts';
import { article, type PlatformCaller, platformCaller, type Reply, seedPlaces } from './platform-caller.ts';
import { runVerb, type ServerPlace, type ServerProcess, startProcess } from './server-process.ts';

let folder: string;
let servers: ServerProcess[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiyue-disk-'));
  servers = [];
});
afterEach(async () => {
  for (const server of servers) await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

const actions = 'read-draft,draft,publish,submit,manage-columns,manage-site,manage-organizations';

/** A data folder that holds an account, not started yet. */
async function prepare(): Promise<{ readonly data: string; readonly token: string }> {
  const data = join(folder, 'data');
  mkdirSync(data);
  const made = await runVerb(data, ['token', 'create', '--account', 'root', '--action', actions, '--site', '*']);
  expect(made.code).toBe(0);
  return { data, token: made.out };
}

async function start(place: Omit<ServerPlace, 'port'>, token: string): Promise<{ readonly server: ServerProcess; readonly caller: PlatformCaller }> {
  const port = await freePort();
  const server = startProcess({ ...place, port });
  servers.push(server);
  await server.up;
  return { server, caller: platformCaller(port, token) };
}

/** Total of published resources as everybody sees it. */
const total = async ({ must }: PlatformCaller) => Number((await must('GET', '/api/v1/resources?limit=1')).json['total']);
const batch = (name: string, size: number) => ({
  publish: true,
  items: Array.from({ length: size }, (_, index) =>
    article(`${name}${index}`, { origin: { system: name, recordId: String(index) }, summary: '长'.repeat(300) }),
  ),
});
const codeOf = (reply: Reply | undefined) => [reply?.status, reply?.json['code']];

/** Sends batches until one is refused; gives the refusal and what was acknowledged before. */
async function writeUntilRefused(caller: PlatformCaller, limit = 2000): Promise<{ readonly refusal: Reply; readonly stored: number }> {
  let stored = 0;
  for (let round = 0; round < limit; round += 1) {
    const reply = await caller.call('POST', '/api/v1/resources/batch', batch(`轮${round}`, 50));
    if (!reply) throw new Error('the server is gone');
    if (reply.status !== 200) return { refusal: reply, stored };
    expect(reply.json['stored']).toBe(50);
    stored += 50;
  }
  throw new Error('never refused');
}

describe.skipIf(!hasOwnDisks)("a disk that is full (needs namespaces of one's own; skipped where they are not allowed)", () => {
  test('refuses with STORAGE_FULL, keeps nothing of what it refused, goes on reading, and writes again when there is room', async () => {
    const { data, token } = await prepare();
    installMirror(data);
    const disk = join(folder, 'disk');
    const { server, caller } = await start({ data: disk, env: { JIYUE_PLUGIN_RETRY_MS: '20' }, through: onOwnDisk(disk, { size: '64m', from: data }) }, token);
    await seedPlaces(caller);
    const { id } = (await caller.must('POST', '/api/v1/resources', article('在满之前'))).json;
    await caller.must('POST', `/api/v1/resources/${String(id)}/publish`, undefined, { 'if-match': '"1"' });

    const ballast = seenBy(server.child.pid!, join(disk, 'ballast'));
    fill(ballast);
    const { refusal, stored } = await writeUntilRefused(caller);
    expect(codeOf(refusal)).toEqual([503, 'STORAGE_FULL']);
    expect(refusal.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(await total(caller)).toBe(1 + stored);
    // every way to write tells the same, and none leaves anything
    for (let round = 0; round < 20; round += 1) {
      const file = await caller.call('POST', '/api/v1/attachments?siteId=s1&fileName=a.pdf', Buffer.alloc(1_000_000, '%PDF-1.4 '));
      expect(codeOf(file)).toEqual([503, 'STORAGE_FULL']);
      expect(codeOf(await caller.call('POST', '/api/v1/resources/batch', batch('满时', 50)))).toEqual([503, 'STORAGE_FULL']);
    }
    expect(await total(caller)).toBe(1 + stored);
    expect((await caller.call('GET', `/api/v1/resources/${String(id)}`))?.status).toBe(200);
    expect((await caller.call('GET', '/readyz'))?.status).toBe(200);

    rmSync(ballast);
    expect((await caller.must('POST', '/api/v1/resources/batch', batch('满时', 50))).json['stored']).toBe(50);
    expect(await total(caller)).toBe(51 + stored);
    expect((await caller.call('POST', '/api/v1/attachments?siteId=s1&fileName=a.pdf', Buffer.alloc(1_000_000, '%PDF-1.4 ')))?.status).toBe(201);
    // a plugin that follows the log has met each publication once, also those it could not take in while the disk was full
    await vi.waitUntil(async () => (await caller.must('GET', mirrorPath('none'))).json['count'] === 51 + stored, { timeout: 60_000, interval: 100 });
    // what is on the disk is whole; the disk ends with the server, so it is judged as a copy
    const copy = join(folder, 'copy');
    cpSync(seenBy(server.child.pid!, disk), copy, { recursive: true, filter: (path) => !path.endsWith('.lock') });
    expect(await runVerb(copy, ['verify'])).toMatchObject({ code: 0 });
    expect(await server.stop()).toBe(0);
  });
});

describe('a file that may not grow (ulimit -f)', () => {
  test.skipIf(process.platform === 'win32')('is refused as a disk that cannot be written; reads go on, and the log stays whole', async () => {
    const { data, token } = await prepare();
    // in units of 1 KiB: enough for a start and a few records
    const through: ServerPlace['through'] = (command, args) => ({ command: 'bash', args: ['-c', 'ulimit -f 4096; exec "$@"', 'bash', command, ...args] });
    const { server, caller } = await start({ data, through }, token);
    await seedPlaces(caller);
    const { refusal, stored } = await writeUntilRefused(caller);
    expect([503]).toContain(refusal.status);
    expect(['STORAGE_FULL', 'STORAGE_READ_ONLY']).toContain(refusal.json['code']);
    expect(await total(caller)).toBe(stored);
    expect(codeOf(await caller.call('POST', '/api/v1/attachments?siteId=s1&fileName=a.pdf', Buffer.alloc(8_000_000, '%PDF-1.4 ')))[0]).toBe(503);
    await server.stop();
    expect(await runVerb(data, ['verify'])).toMatchObject({ code: 0 });
    // without the limit everything goes on
    const again = await start({ data }, token);
    expect(await total(again.caller)).toBe(stored);
    expect((await again.caller.must('POST', '/api/v1/resources/batch', batch('以后', 10))).json['stored']).toBe(10);
    expect(await again.server.stop()).toBe(0);
  });
});

describe('a data folder that cannot be used', () => {
  const startsNot = async (place: Omit<ServerPlace, 'port'>) => {
    const server = startProcess({ ...place, port: await freePort() });
    servers.push(server);
    await expect(server.up).rejects.toThrow();
    return { code: server.child.exitCode, said: server.said() };
  };

  test('because a file stands in its place: exit 3, with the folder in one clear line', async () => {
    const data = join(folder, 'file');
    writeFileSync(data, 'not a folder');
    const { code, said } = await startsNot({ data });
    expect(said).toContain(data);
    expect(said).not.toMatch(/\n\s+at /);
    expect(code).toBe(3);
    expect(statSync(data).isFile()).toBe(true);
  });

  test.skipIf(!hasOwnDisks)('because its disk is read-only (needs namespaces): exit 3, and nothing is changed', async () => {
    const { data } = await prepare();
    const disk = join(folder, 'disk');
    const { code, said } = await startsNot({ data: disk, through: onOwnDisk(disk, { size: '64m', from: data, isReadOnly: true }) });
    expect(said).toContain(disk);
    expect(said).not.toMatch(/\n\s+at /);
    expect(code).toBe(3);
  });

  const isRoot = process.getuid?.() === 0;
  test.skipIf(process.platform === 'win32' || (isRoot && !hasOwnDisks))('because its rights forbid writing: exit 3', async () => {
    const data = join(folder, 'closed');
    mkdirSync(data, { mode: 0o555 });
    // rights do not hold root; in a namespace in which it is nobody they do
    const through: ServerPlace['through'] = (command, args) => ({ command: 'unshare', args: ['--user', command, ...args] });
    const { code, said } = await startsNot({ data, ...(isRoot ? { through } : {}) });
    expect(said).toContain(data);
    expect(said).not.toMatch(/\n\s+at /);
    expect(code).toBe(3);
  });
});

/** Takes all room that is left. */
function fill(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (let size = 1 << 20; size >= 512; ) {
      try {
        if (writeSync(file, Buffer.alloc(size)) < size) size >>= 1;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        size >>= 1;
      }
    }
  } finally {
    closeSync(file);
  }
}
