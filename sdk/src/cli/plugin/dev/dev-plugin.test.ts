import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { goodPlugin, withCode, writePlanted } from '../../../testing/planted.suite.ts';
import { runCommand } from '../../command.suite.ts';
import { run } from '../../run.ts';

interface DevEvent {
  readonly event: string;
  readonly [member: string]: unknown;
}

/** The command while it runs. */
interface Dev {
  readonly root: string;
  readonly address: string;
  readonly events: readonly DevEvent[];
  /** The next event of a name after those that were waited for. */
  next(name: string): Promise<DevEvent>;
  /** Writes a file and waits for what comes of it. */
  write(file: string, text: string, name: string): Promise<DevEvent>;
  /** @returns the exit code */
  end(): Promise<number>;
}

async function openDev(root: string): Promise<Dev> {
  const events: DevEvent[] = [];
  const interrupt = Promise.withResolvers<() => void>();
  const ended = run(['plugin', 'dev', root, '--port', '0', '--format', 'json'], {
    environment: {},
    folder: root,
    stdout: {
      isTerminal: false,
      columns: undefined,
      write: (text) =>
        void events.push(
          ...text
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line) as DevEvent),
        ),
    },
    stderr: { isTerminal: false, columns: undefined, write: () => undefined },
    stdin: async function* () {},
    now: () => Date.UTC(2026, 2, 12),
    onInterrupt: (listener) => {
      interrupt.resolve(listener);
      return () => undefined;
    },
  });
  let seen = 0;
  const next = async (name: string): Promise<DevEvent> => {
    for (let tries = 0; tries < 2400; tries += 1) {
      const at = events.findIndex(({ event }, place) => place >= seen && event === name);
      if (at >= 0) {
        seen = at + 1;
        return events[at]!;
      }
      await delay(50);
    }
    throw new Error(`no "${name}" came: ${JSON.stringify(events)}`);
  };
  const { address } = await next('listening');
  return {
    root,
    address: String(address),
    events,
    next,
    write(file, text, name) {
      seen = events.length;
      writeFileSync(join(root, file), text);
      return next(name);
    },
    async end() {
      (await interrupt.promise)();
      return ended;
    },
  };
}

const blocks = `context.provide({ id: 'page-block', version: '1.0', holds: 'many' }, { blocks: async ({ page }) => [{ title: page }] });
  context.schedule({ name: 'tidy', cron: '0 3 * * *', run: async () => context.logger.info('tidied', 3) });`;

describe('a plugin alone', () => {
  let dev: Dev;
  const code = (operation: string) => {
    const root = writePlanted(withCode({ operation, setup: blocks }));
    const text = readFileSync(join(root, 'index.js'), 'utf8');
    rmSync(root, { recursive: true });
    return text;
  };
  beforeAll(async () => {
    const manifest = {
      ...goodPlugin.manifest,
      provides: { 'page-block': '^1.0' },
      permissions: [...(goodPlugin.manifest['permissions'] as string[]), 'schedule'],
    };
    dev = await openDev(writePlanted({ ...withCode({ setup: blocks }), manifest }));
  });
  afterAll(async () => {
    expect(await dev.end()).toBe(0);
    expect(dev.events.at(-1)).toMatchObject({ event: 'stopped' });
    rmSync(dev.root, { recursive: true });
  });
  const get = async (path: string, init?: RequestInit) => {
    const reply = await fetch(dev.address + path, init);
    return { status: reply.status, body: (await reply.json()) as { readonly [member: string]: unknown } };
  };
  const titles = '/api/plugins/planted/v1/titles?siteId=';

  test('starts with the sample log, and its operations answer over HTTP as on a platform', async () => {
    expect(await dev.next('started')).toMatchObject({ plugin: 'planted', logEntries: 14, points: ['page-block'], jobs: { tidy: '0 3 * * *' }, findings: [] });
    expect(await get(`${titles}site-edu`)).toMatchObject({ status: 200, body: { titles: expect.arrayContaining(['全省中小学第1批课后服务项目启动']) } });
    expect(await get(`${titles}site-edu&limit=1`)).toMatchObject({ status: 400, body: { code: 'REQUEST_INVALID' } });
    expect(await get(`${titles}forbidden`)).toMatchObject({ status: 403, body: { code: 'SITE_FORBIDDEN' } });
    expect(await get('/api/plugins/planted/v1/titles', { method: 'POST' })).toMatchObject({ status: 405, body: { code: 'METHOD_NOT_ALLOWED' } });
    expect(await get('/api/nothing')).toMatchObject({ status: 404, body: { code: 'OPERATION_NOT_FOUND' } });
  });

  test('is fed records, asked for page blocks, and its jobs run when the author says so', async () => {
    expect(await get('/dev/publish?id=r-edu-1', { method: 'POST' })).toMatchObject({ status: 200, body: { logEntries: 15, followedEntries: 15 } });
    expect(await get('/dev/withdraw?id=r-edu-1', { method: 'POST' })).toMatchObject({
      body: { followedEntries: 16, records: expect.arrayContaining([expect.objectContaining({ id: 'r-edu-1', status: 'withdrawn' })]) },
    });
    expect(await get('/dev/blocks?page=column&siteId=site-edu&columnId=site-edu-yaowen')).toMatchObject({ status: 200, body: [{ title: 'column' }] });
    await get('/dev/job?name=tidy', { method: 'POST' });
    expect(await dev.next('line')).toMatchObject({ level: 'info', line: 'tidied 3' });
    expect(await get('/dev/publish?id=nothing', { method: 'POST' })).toMatchObject({ status: 422, body: { cause: expect.stringContaining('r-edu-2') } });
    const page = await (await fetch(`${dev.address}/`)).text();
    for (const shown of ['listPlantedTitles', `${titles}site-province`, 'r-news-1', 'tidy', 'latest/r-edu-1'])
      expect(page).toContain(shown.replaceAll('&', '&amp;'));
  });

  test('is loaded anew with each change: what is broken says why and answers 503 until it is mended', async () => {
    expect(await dev.write('index.js', `${code(goodPlugin.code.operation)}\nconst = 3;`, 'broken')).toMatchObject({
      findings: [{ rule: 'lifecycle/start', message: { en: expect.stringContaining('import') } }],
    });
    expect(await get(`${titles}site-edu`)).toMatchObject({ status: 503, body: { code: 'PLUGIN_UNAVAILABLE', data: { state: 'failed: lifecycle/start' } } });
    expect((await fetch(`${dev.address}/dev/`)).status).toBe(503);
    const changed = await dev.write('plugin.json', '{', 'broken');
    expect(changed).toMatchObject({ findings: [{ rule: 'manifest/schema' }] });
    const manifest = { ...goodPlugin.manifest, permissions: goodPlugin.manifest['permissions'], provides: { 'page-block': '^1.0' } };
    writeFileSync(join(dev.root, 'index.js'), code(goodPlugin.code.operation).replace(/context\.schedule.*$/m, ''));
    expect(await dev.write('plugin.json', JSON.stringify(manifest), 'started')).toMatchObject({ logEntries: 14, findings: [] });
    expect((await get(`${titles}site-edu`)).body['titles']).toHaveLength(3);
  });

  test('tells its author what a caller is not told', async () => {
    await dev.write('index.js', code("async () => { throw new Error('no luck'); }").replace(/context\.schedule.*$/m, ''), 'started');
    expect(await get(`${titles}x`)).toMatchObject({ status: 500, body: { code: 'INTERNAL' } });
    expect(await dev.next('finding')).toMatchObject({
      finding: { rule: 'api/reply', at: expect.stringMatching(/^index\.js:\d+$/), message: { en: expect.stringContaining('no luck') } },
    });
    await dev.write(
      'index.js',
      code('async () => { await context.queue.count(); return { ok: true, value: { titles: [1] } }; }').replace(/context\.schedule.*$/m, ''),
      'started',
    );
    expect((await get(`${titles}x`)).status).toBe(500);
    const told = [await dev.next('finding'), await dev.next('finding')].map(({ finding }) => (finding as { readonly rule: string }).rule).sort();
    expect(told).toEqual(['api/reply', 'permission/refused']);
  });
});

test('a port that is taken and a folder that is no plugin are wrong use', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, 'localhost', resolve));
  const { port } = taken.address() as AddressInfo;
  const root = writePlanted(goodPlugin);
  expect(await runCommand(['plugin', 'dev', root, '--port', String(port)])).toMatchObject({ code: 2, err: expect.stringContaining('--port 0') });
  expect(await runCommand(['plugin', 'dev', 'nowhere'])).toMatchObject({ code: 2, err: expect.stringContaining('plugin.json') });
  taken.close();
  rmSync(root, { recursive: true });
});
