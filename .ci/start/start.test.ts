/** `npm start` as a newcomer meets it: a process of its own on a fresh folder, judged by what it prints and by what answers. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../step.ts';
import { readState, stateFile } from './demo-state.ts';

const folder = mkdtempSync(join(tmpdir(), 'jiyue-start-'));
const children = new Set<ChildProcess>();
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** A start under way. */
interface Started {
  /** All that it printed until now, both streams. */
  printed(): string;
  /** Resolves with the text when it fits; rejects when the start ends before. */
  until(pattern: RegExp): Promise<string>;
  readonly ended: Promise<number | null>;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

function begin(data: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Started {
  const child = spawn(process.execPath, [join(root, '.ci/start.js'), ...args], {
    cwd: root,
    env: { ...process.env, PORT: '0', JIYUE_DATA: data, JIYUE_LANG: 'zh-CN', JIYUE_PLUGIN_START_MS: '60000', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  let text = '';
  const looks = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      for (const look of looks) look();
    });
  const ended = new Promise<number | null>((resolve) =>
    child.once('close', (code) => {
      children.delete(child);
      resolve(code);
    }),
  );
  return {
    printed: () => text,
    until(pattern) {
      return new Promise((resolve, reject) => {
        const look = () => {
          if (!pattern.test(text)) return;
          looks.delete(look);
          resolve(text);
        };
        looks.add(look);
        look();
        void ended.then((code) => reject(new Error(`the start ended with ${code} before it printed ${pattern}:\n${text}`)));
      });
    },
    ended,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}

const lastLine = /从头再来.*\n/;
const addressesIn = (text: string) => [...new Set(text.match(/http:\/\/(\[::1\]|127\.0\.0\.1):\d+/g))];
const total = async (address: string) => ((await (await fetch(`${address}/api/v1/resources?limit=1`)).json()) as { total: number }).total;

describe('npm start', () => {
  const data = join(folder, 'data');
  let running: Started;
  let address: string;
  let firstText: string;

  beforeAll(async () => {
    running = begin(data);
    firstText = await running.until(lastLine);
    address = addressesIn(firstText).find((one) => one.includes('127.0.0.1'))!;
  });
  afterAll(() => running.stop());

  test('tells addresses, demo tokens, three things to try, where the data are, how to stop and to start over', () => {
    for (const part of ['虚构省', '信息资源 · records', '门户 · Portal', '/api/', '/.well-known/jiyue', '编辑 · Editor', '业务系统 · System', data, 'Ctrl-C'])
      expect(firstText).toContain(part);
    for (const part of ['1. 打开', '虚政发〔2026〕3号', '/api/v1/changes?limit=3', 'npx jiyue validate', '/api/v1/resources/batch'])
      expect(firstText).toContain(part);
    expect(firstText.match(/jyt_\S{20,}/g)!.length).toBeGreaterThanOrEqual(2);
    // what the server tells of a token made by hand does not hold here: these are shown again
    expect(firstText).not.toContain('只显示这一次');
  });

  test('one port serves portal, interface and reference page, over IPv4 and IPv6', async () => {
    const addresses = addressesIn(firstText);
    const hasIpv6 = Object.values(networkInterfaces()).some((all) => all?.some((one) => one.address === '::1'));
    expect(addresses).toHaveLength(hasIpv6 ? 2 : 1);
    for (const one of addresses) {
      expect(await (await fetch(`${one}/`)).text()).toContain('虚构省人民政府门户网站');
      expect((await fetch(`${one}/api/`)).headers.get('content-type')).toContain('text/html');
      expect((await fetch(`${one}/.well-known/jiyue`)).status).toBe(200);
    }
    expect(await total(address)).toBeGreaterThanOrEqual(120);
  });

  test('the search box finds the document number that the console names, first', async () => {
    const number = encodeURIComponent('虚政发〔2026〕3号');
    const { items } = (await (await fetch(`${address}/api/v1/search?q=${number}`)).json()) as { items: { documentNumber?: string }[] };
    expect(items[0]?.documentNumber).toBe('虚政发〔2026〕3号');
    expect(await (await fetch(`${address}/s/9900000001/search?q=${number}`)).text()).toContain('省级文物保护单位名录');
  });

  test('the statistics show a month of made-up traffic that says so, and count the pages that readers open', async () => {
    const dashboard = `${address}/api/plugins/analytics/v0/dashboard`;
    expect(firstText).toContain('/api/plugins/analytics/v0/dashboard');
    const page = await (await fetch(dashboard)).text();
    expect(page).toContain('示例：一个月的访问');
    for (const part of ['<svg role="img"', 'sousuo.xugou.example', '公积金', '虚构省教育厅网站']) expect(page).toContain(part);
    const image = /<img class="unseen" src="([^"]+)"/.exec(await (await fetch(`${address}/s/9900000001/`)).text())![1]!.replaceAll('&amp;', '&');
    const agent = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0)' };
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const views = async () =>
      Number(/浏览量<\/th><td class="number">(\d+) 次/.exec(await (await fetch(`${dashboard}?periodStart=${today}&periodEnd=${today}`)).text())![1]);
    const before = await views();
    expect((await fetch(new URL(image, `${address}/s/9900000001/`), { headers: agent })).status).toBe(200);
    await fetch(new URL(image, `${address}/s/9900000001/`), { headers: { ...agent, dnt: '1' } });
    expect(await views()).toBe(before + 1);
    // the page as it opens shows today too
    expect(page).toContain(`name="periodEnd" value="${today}"`);
  });

  test('a reader subscribes to a column by e-mail without an account; the letters lie in the demo mailbox, and none is sent', async () => {
    const mailbox = `${address}/api/plugins/push/v0/demo-mail`;
    expect(firstText).toContain('/api/plugins/push/v0/demo-mail');
    const read = async (page: string) => (await (await fetch(page)).text()).replaceAll('&amp;', '&');
    const searched = `${address}/s/9900000001/search?q=${encodeURIComponent('公积金')}`;
    expect(await read(searched)).toContain('用电子邮件订阅本检索');
    const home = `${address}/s/9900000001/`;
    const column = new URL(/href="([^"]*\/c\/[^"]+)"/.exec(await read(home))![1]!, home).href;
    const form = new URL(/href="([^"]*api\/plugins\/push\/v0\/subscribe\?[^"]+)"/.exec(await read(column))![1]!, column);
    expect(await read(form.href)).toContain('电子邮箱');
    expect((await fetch(new URL('pages.css', form))).headers.get('content-type')).toContain('text/css');
    const body = new URLSearchParams([...form.searchParams, ['address', 'reader@qingchuan.example'], ['frequency', 'immediate']]);
    const asked = await fetch(new URL('subscribe', form), { method: 'POST', body });
    expect([asked.status, (await asked.text()).includes('请查收确认信')]).toEqual([200, true]);
    // the letter is carried within moments
    let link: string | undefined;
    for (let turn = 0; turn < 2400 && link === undefined; turn += 1) {
      link = /href="([^"]*\/confirm\/[^"]+)"/.exec(await read(mailbox))?.[1];
      if (link === undefined) await new Promise((resolve) => setTimeout(resolve, 25));
    }
    const confirmed = await fetch(new URL(link!, mailbox), { method: 'POST' });
    const page = await confirmed.text();
    expect([confirmed.status, page.includes('订阅已生效')]).toEqual([200, true]);
    const manage = new URL(/href="([^"]*\/manage\/[^"]+)"/.exec(page)![1]!, confirmed.url).href;
    expect(await read(manage)).toContain('r****@qingchuan.example');
    const left = await fetch(manage, { method: 'POST', body: new URLSearchParams([['act', 'erase']]) });
    expect(await left.text()).toContain('已退订并删除');
  });

  test('the samples do what the console says: the faulty record is explained, the batch is stored once', async () => {
    const file = /npx jiyue (validate .*)/.exec(firstText)![1]!.split(' ');
    const validate = spawnSync(process.execPath, [join(root, 'sdk/bin/jiyue.js'), ...file], { cwd: root, encoding: 'utf8' });
    expect([validate.status, validate.stdout.match(/错误 {2}/g)?.length]).toEqual([1, 4]);
    const sample = (name: string) => readFileSync(join(root, 'examples/demo-province/sample', name));
    const send = (path: string, name: string, headers = {}) =>
      fetch(address + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: sample(name) }).then((reply) => reply.json());
    expect(await send('/api/v1/resources/validate', 'faulty-record.json')).toMatchObject({ valid: false, errors: [{}, {}, {}, {}] });
    const token = readState(data)!.tokens.system;
    expect(firstText).toContain(token);
    const authorization = `Bearer ${token}`;
    expect(await send('/api/v1/resources/batch', 'batch.json', { authorization })).toMatchObject({ stored: 2, unchanged: 0, rejected: 0 });
    expect(await send('/api/v1/resources/batch', 'batch.json', { authorization })).toMatchObject({ stored: 0, unchanged: 2, rejected: 0 });
  });

  test('the demo tokens lie in a file of their owner alone, and the log of the server stays off the console', () => {
    if (process.platform !== 'win32') expect(statSync(stateFile(data)).mode & 0o777).toBe(0o600);
    expect(firstText).not.toContain('"level"');
    expect(readFileSync(join(data, 'server.log'), 'utf8')).toContain('listening');
  });

  test('a taken port ends with code 3 and the next step', async () => {
    const second = begin(join(folder, 'other'), ['--empty'], { PORT: new URL(address).port });
    expect(await second.ended).toBe(3);
    expect(second.printed()).toContain('已被占用');
    expect(second.printed()).toContain('PORT=8081');
  });

  test('a second platform on the same folder is refused with code 3', async () => {
    const second = begin(data);
    expect(await second.ended).toBe(3);
    expect(second.printed()).toContain('正由另一个平台进程使用');
  });

  test('SIGTERM stops it in order; the second start loads nothing, keeps the data and shows the same tokens', async () => {
    const before = await total(address);
    expect(await running.stop()).toBe(0);
    expect(running.printed()).toContain('已停止');
    await expect(fetch(address)).rejects.toThrow();

    running = begin(data);
    const text = await running.until(lastLine);
    expect(text).not.toContain('载入');
    expect(text.match(/jyt_\S{20,}/g)).toEqual(firstText.match(/jyt_\S{20,}/g));
    address = addressesIn(text).find((one) => one.includes('127.0.0.1'))!;
    expect(await total(address)).toBe(before);
  });
});

test('a start that was cut in its first load finishes the load at the next start', async () => {
  /** On a busy machine the load may be over before the signal comes: then it is not cut, and another one is. */
  const cutLoad = async (): Promise<string> => {
    for (let attempt = 1; ; attempt += 1) {
      const data = join(folder, `cut-${attempt}`);
      const first = begin(data);
      await first.until(/栏目 · columns 33/);
      expect(await first.stop('SIGINT')).toBe(0);
      if (attempt === 5 || readState(data)?.loadedAt === undefined) return data;
    }
  };
  const data = await cutLoad();
  expect(readState(data)!.loadedAt).toBeUndefined();

  const next = begin(data);
  const text = await next.until(lastLine);
  expect(text).toContain('接着载入');
  expect(await total(addressesIn(text)[0]!)).toBeGreaterThanOrEqual(120);
  expect(readState(data)!.loadedAt).toBeDefined();
  await next.stop();
});

test('--empty brings no content, and neither does a later start on that folder', async () => {
  const data = join(folder, 'empty');
  const first = begin(data, ['--empty']);
  const text = await first.until(lastLine);
  expect(text).toContain('token create');
  expect(await total(addressesIn(text)[0]!)).toBe(0);
  await first.stop();
  const next = begin(data, [], { JIYUE_LANG: 'en' });
  const english = await next.until(/Start over.*\n/);
  expect(english).toContain('No demo content');
  expect(english).not.toMatch(/\p{Script=Han}/u);
  expect(await total(addressesIn(english)[0]!)).toBe(0);
  await next.stop();
});

test('records kept elsewhere get no demo content: a database or a settings file of the operator', async () => {
  const data = join(folder, 'configured');
  mkdirSync(data);
  const config = join(data, 'jiyue.yaml');
  writeFileSync(config, 'logLevel: warn\n');
  const start = begin(data, [], { JIYUE_CONFIG: config });
  expect(await start.until(lastLine)).toContain('token create');
  expect(readState(data)).toMatchObject({ content: 'none' });
  await start.stop();
});

test('--help explains itself, a wrong flag is refused with code 2', async () => {
  const help = begin(join(folder, 'help'), ['--help']);
  expect(await help.ended).toBe(0);
  expect(help.printed()).toContain('JIYUE_DATA');
  const wrong = begin(join(folder, 'help'), ['--emtpy']);
  expect(await wrong.ended).toBe(2);
  expect(wrong.printed()).toContain('--help');
});

describe('what stands in the way is named with its next step', () => {
  const prepared = (name: string, files: { readonly [file: string]: string }) => {
    const data = join(folder, name);
    mkdirSync(data);
    for (const [file, text] of Object.entries(files)) writeFileSync(join(data, file), text);
    return data;
  };
  const state = JSON.stringify({ content: 'none', tokens: {}, registered: [] });

  test.each([
    ['a data folder that is a file', () => join(prepared('a-file', { here: '' }), 'here'), {}, 3, 'JIYUE_DATA'],
    ['notes of ours that are broken', () => prepared('broken-notes', { 'demo.json': '{"content":' }), {}, 3, 'demo.json'],
    ['a registry that is broken', () => prepared('broken-registry', { 'demo.json': state, 'registry.json': '{"plugins":' }), {}, 3, 'registry.json'],
    ['a port that is none', () => join(folder, 'no-port'), { PORT: '80800' }, 2, 'PORT'],
  ] as const)('%s', async (_, data, env, code, named) => {
    const start = begin(data(), ['--empty'], env);
    expect(await start.ended).toBe(code);
    expect(start.printed()).toContain(named);
  });
});

test('what the operator took out of the registry stays out, and plugins of others stay in', async () => {
  const data = join(folder, 'operated');
  const first = begin(data, ['--empty']);
  await first.until(lastLine);
  await first.stop();
  const file = join(data, 'registry.json');
  const { plugins } = JSON.parse(readFileSync(file, 'utf8')) as { plugins: { package: string }[] };
  expect(plugins.map((one) => one.package)).toEqual(['@jiyue/plugin-search', '@jiyue/plugin-portal', '@jiyue/plugin-analytics', '@jiyue/plugin-push']);
  const kept = { plugins: plugins.filter((one) => one.package === '@jiyue/plugin-portal') };
  writeFileSync(file, JSON.stringify(kept));
  const next = begin(data, ['--empty']);
  await next.until(lastLine);
  await next.stop();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(kept);
});
