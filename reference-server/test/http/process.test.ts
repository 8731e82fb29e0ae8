/** The server as a process of its own: verbs, signals, exit codes, and a plugin whose fault nobody awaited. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { sendTo } from '../../src/http/http-world.suite.ts';

const bin = fileURLToPath(new URL('../../bin/jiyue-server.js', import.meta.url));
const newData = () => mkdtempSync(join(tmpdir(), 'jiyue-process-'));

/** Runs the program; gives what it said once it has ended. */
function run(data: string, args: readonly string[], options: { readonly env?: { readonly [name: string]: string }; readonly node?: readonly string[] } = {}) {
  const child = spawn(process.execPath, ['--conditions=@jiyue/source', ...(options.node ?? []), bin, ...args], {
    env: { ...process.env, JIYUE_DATA: data, HOST: '127.0.0.1', PORT: '0', JIYUE_PLUGIN_START_MS: '60000', ...options.env },
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    said.out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said.err += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, said, ended, end: async () => ({ code: await ended, ...said }) };
}

/** Starts the server; gives its port. */
async function serve(data: string, env: { readonly [name: string]: string } = {}) {
  const running = run(data, ['serve'], { env });
  const port = await vi.waitUntil(() => Number(/http:\/\/127\.0\.0\.1:(\d+)/.exec(running.said.out)?.[1] ?? 0), { timeout: 60_000, interval: 20 });
  return { ...running, port };
}

describe('the program', () => {
  test('refuses an old Node in one line, exit 2', async () => {
    const old = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.20.2'})`;
    const { code, err } = await run(newData(), [], { node: ['--import', old] }).end();
    expect([code, err.trim().split('\n')]).toEqual([2, [expect.stringMatching(/^需要 Node 24\.15 .*20\.20\.2.* · Node 24\.15 or newer is needed/)]]);
  });
  test('names a mistyped verb and setting, exit 2', async () => {
    const verb = await run(newData(), ['verfiy']).end();
    expect([verb.code, verb.err]).toEqual([2, expect.stringContaining('是否为 verify？')]);
    const setting = await run(newData(), [], { env: { JIYUE_DATE: 'x', PORT: 'y' } }).end();
    expect([setting.code, setting.err]).toEqual([2, expect.stringMatching(/JIYUE_DATA[\s\S]*PORT/)]);
  });
  test('says what stands in the way of a start, exit 3', async () => {
    const first = await serve(newData());
    const taken = await run(newData(), ['serve'], { env: { PORT: String(first.port) } }).end();
    expect([taken.code, taken.err]).toEqual([3, expect.stringContaining(`端口 ${first.port} 已被占用`)]);
    first.child.kill('SIGTERM');
    await first.ended;
  });
  test('ends in order on SIGTERM and SIGINT, exit 0', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const { child, end, port } = await serve(newData());
      expect((await sendTo(port, '/healthz')).status).toBe(200);
      child.kill(signal);
      expect(await end()).toMatchObject({ code: 0, err: expect.stringContaining('已停止。') });
    }
  });
  test('refuses a second server on one data folder', async () => {
    const data = newData();
    const first = await serve(data);
    const second = await run(data, ['serve']).end();
    expect([second.code, second.err]).toEqual([3, expect.stringContaining('正由另一个平台进程使用')]);
    first.child.kill('SIGTERM');
    await first.ended;
  });
});

describe('tokens', () => {
  test('are made, shown once, listed without themselves, work at once, and end when revoked', async () => {
    const data = newData();
    const server = await serve(data);
    const made = await run(data, ['token', 'create', '--account', 'importer', '--action', 'manage-organizations', '--site', '*']).end();
    const token = made.out.trim();
    expect([made.code, token]).toEqual([0, expect.stringMatching(/^jyt_[A-Za-z0-9_-]{32}$/)]);
    const put = () =>
      sendTo(server.port, '/api/v1/organizations/o1', {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ locale: 'zh-CN', name: '虚构省民政厅', parents: [] }),
      });
    expect((await put()).status).toBe(200);
    const listed = await run(data, ['token', 'list']).end();
    expect(listed.out).toContain('manage-organizations');
    expect(listed.out + listed.err).not.toContain(token);
    const id = /(?:令牌|token) ([0-9a-f]{12})/.exec(listed.out)![1]!;
    expect((await run(data, ['token', 'revoke', id]).end()).code).toBe(0);
    expect((await put()).json['code']).toBe('TOKEN_INVALID');
    expect((await run(data, ['token', 'revoke', id]).end()).code).toBe(2);
    const verified = await run(data, ['verify']).end();
    expect([verified.code, verified.out]).toEqual([0, expect.stringContaining('日志链完整：1条')]);
    server.child.kill('SIGTERM');
    await server.ended;
    expect(server.said.err).not.toContain(token);
  });
  test('need an account and known actions', async () => {
    const data = newData();
    expect((await run(data, ['token', 'create']).end()).code).toBe(2);
    expect((await run(data, ['token', 'create', '--account', 'a', '--action', 'fly', '--site', '*']).end()).err).toContain('read-draft');
    expect((await run(data, ['token', 'create', '--acount', 'a']).end()).code).toBe(2);
  });
});

describe('a plugin whose fault nobody awaited (NT-one-rejection)', () => {
  test('degrades by name; the others answer and the process lives', async () => {
    const data = newData();
    const code = `export const plugin = { setup: () => ({ operations: { async readWild() {
      Promise.reject(new Error('un-awaited'));
      setTimeout(() => { throw new Error('in a timer'); }, 1);
      return { ok: true, value: {} };
    } } }) };`;
    const api = {
      openapi: '3.1.0',
      info: { title: 'wild', version: '1.0' },
      paths: {
        '/it': { get: { operationId: 'readWild', responses: { 200: { description: 'x', content: { 'application/json': { schema: { type: 'object' } } } } } } },
      },
    };
    const folder = join(data, 'wild');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'wild', type: 'module' }));
    writeFileSync(
      join(folder, 'plugin.json'),
      JSON.stringify({
        id: 'wild',
        title: { 'zh-CN': '野' },
        version: '1.0.0',
        contract: '^1.0',
        specification: {},
        permissions: [],
        files: { main: 'index.js', api: 'openapi.json' },
      }),
    );
    writeFileSync(join(folder, 'openapi.json'), JSON.stringify(api));
    writeFileSync(join(folder, 'index.js'), code);
    writeFileSync(
      join(data, 'registry.json'),
      JSON.stringify({ plugins: [{ package: './wild', enabled: true, grants: { permissions: [], sites: [] }, config: {} }] }),
    );
    const server = await serve(data);
    expect((await sendTo(server.port, '/api/plugins/wild/v1/it')).status).toBe(200);
    const state = async () => ((await sendTo(server.port, '/readyz')).json['plugins'] as { id: string; state: string }[])[0]!.state;
    await vi.waitUntil(async () => (await state()) === 'degraded', { timeout: 60_000, interval: 10 });
    await vi.waitUntil(() => server.said.err.includes('in a timer'), { timeout: 60_000, interval: 10 });
    expect(server.said.err).toMatch(/"plugin":"wild".*un-awaited/);
    expect((await sendTo(server.port, '/api/v1/resources')).status).toBe(200);
    expect((await sendTo(server.port, '/api/plugins/wild/v1/it')).status).toBe(200);
    // what the operator does next: disable it; the running server follows the file
    expect((await run(data, ['plugin', 'disable', 'wild']).end()).code).toBe(0);
    await vi.waitUntil(async () => (await sendTo(server.port, '/api/plugins/wild/v1/it')).status === 404, { timeout: 60_000, interval: 50 });
    const listed = await run(data, ['plugin', 'list']).end();
    expect([listed.code, listed.out]).toEqual([0, expect.stringMatching(/^wild\t1\.0\.0\t\.\/wild\t停用\tlocal\t检查通过/)]);
    server.child.kill('SIGTERM');
    expect((await server.end()).code).toBe(0);
  });
});
