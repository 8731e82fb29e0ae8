/**
 * The story: one plugin, one platform, three levels. The operator moves the plugin from the server into a thread and then into a process by
 * one word in the registry; it answers the same, knows what it knew, and the platform is never restarted. What a round trip costs is printed.
 * Then a plugin that eats memory and one that never comes back: each is ended by name, answers 503 meanwhile, and is up again by itself,
 * while everybody else is served. Exits non-zero on a mismatch.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const server = join(dirname(require.resolve('@jiyue/reference-server/package.json')), 'bin/jiyue-server.js');
const ours = (name: 'search' | 'portal') => dirname(require.resolve(`@jiyue/plugin-${name}/package.json`));
const data = mkdtempSync(join(tmpdir(), 'jiyue-worker-plugin-'));
const registryFile = join(data, 'registry.json');
const levels = ['inline', 'worker', 'process'] as const;
type Level = (typeof levels)[number];

// a story waits less patiently than an operator, but long enough that the hog starves nobody else into three missed checks on two busy cores
const soon = { JIYUE_PLUGIN_HEALTH_EVERY_MS: '300', JIYUE_PLUGIN_HEALTH_MS: '1500', JIYUE_PLUGIN_RESTART_MS: '100', JIYUE_PLUGIN_START_MS: '30000' };

// 0. the plugin's own tests, as its author runs them: in memory, and on a platform of their own
await ended(
  spawn(process.execPath, [...process.execArgv, '--test', join(here, 'test/plugin.ts'), join(here, 'test/platform.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  }),
);

// 1. the plugin inside the server, and beside it the one with faults, which asks for a thread by itself
// #region levels
const permissionsOf = (folder: string) =>
  (JSON.parse(readFileSync(join(folder, 'plugin.json'), 'utf8')) as { readonly permissions: readonly string[] }).permissions;
const entry = (name: string, folder: string, isolation: Level) => ({
  package: name,
  enabled: true,
  isolation,
  grants: { permissions: permissionsOf(folder), sites: ['*'] },
  config: {},
});
const hog = { package: join(here, 'hog'), enabled: true, memoryMb: 48, grants: { permissions: [], sites: [] }, config: {} };
const register = (level: Level) => {
  const plugins = [
    { ...entry(here, here, level), config: { least: 0.3 } },
    entry('@jiyue/plugin-search', ours('search'), level),
    { ...entry('@jiyue/plugin-portal', ours('portal'), level), mount: '/' },
    hog,
  ];
  writeFileSync(registryFile, JSON.stringify({ plugins }));
};
// #endregion
register('inline');
const actions = 'draft,submit,publish,manage-columns,manage-site,manage-organizations';
const token = (await printed(serverVerb('token', 'create', '--account', 'editor', '--action', actions, '--site', '*'), /^jyt_\S+/m))[0];
const platform = serverVerb('serve');

try {
  const origin = (await printed(platform, /http:\/\/127\.0\.0\.1:\d+/))[0];
  const get = async (path: string) => {
    const reply = await fetch(`${origin}${path}`);
    return { status: reply.status, body: (await reply.json()) as { readonly [member: string]: unknown } };
  };
  const send = async (method: 'POST' | 'PUT', path: string, body?: object, version?: number) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body && { 'content-type': 'application/json' }),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    };
    const reply = await fetch(`${origin}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    assert.ok(reply.ok, `${method} ${path}: ${reply.status} ${await reply.clone().text()}`);
    return (await reply.json()) as { readonly id: string; readonly version: number };
  };
  const publish = async (title: string, text: string) => {
    const draft = await send('POST', '/api/v1/resources', news(title, text));
    await send('POST', `/api/v1/resources/${draft.id}/publish`, undefined, draft.version);
    return draft.id;
  };
  const stateOf = async (id: string) => {
    const plugins = (await get('/readyz')).body['plugins'] as readonly {
      readonly id: string;
      readonly state: string;
      readonly isolation?: string;
      readonly code?: string;
    }[];
    return plugins.find((one) => one.id === id);
  };

  // 2. three notices; two read nearly alike
  await makeSite(send);
  const text = '为保障冬季用水，云川市供水公司自十一月起分区检修管网，检修期间水压降低，请居民提前储水，检修结束后水质检测合格方恢复供水。';
  const first = await publish('关于供水管网检修的公告', text);
  const second = await publish('关于供水管网检修的补充公告', `${text}补充：望溪区顺延两日。`);
  await publish('青岚县乡村道路养护计划公布', '全县一百二十公里乡村道路列入养护计划，十月底前完成路面修补与边沟清理，沿线村庄同步种植行道树。');
  const similarTo = (id: string) => get(`/api/plugins/similar/v0/similar?resourceId=${id}`);
  const isBoth = ({ status, body }: Awaited<ReturnType<typeof similarTo>>) =>
    status === 200 && (body['items'] as readonly { readonly resourceId: string }[])[0]?.resourceId === second;

  const page = async (path: string) => (await fetch(`${origin}${path}`)).text();
  const searched = () => get(`/api/v1/search?q=${encodeURIComponent('管网检修')}`);

  // 3. the same answers on each level, by one word in the registry: of this plugin, of our search and of the pages of our portal
  const answers: unknown[] = [];
  const costs: { readonly level: Level; readonly microseconds: number }[] = [];
  for (const level of levels) {
    register(level);
    for (const id of ['similar', 'search', 'portal']) {
      await until(
        `${id} runs ${level}`,
        () => stateOf(id),
        (state) => state?.state === 'up' && state.isolation === level,
      );
    }
    const answer = (await until('it answers', () => similarTo(first), isBoth)).body;
    const hits = await until('the search answers', searched, ({ status, body }) => status === 200 && body['total'] === 2);
    const home = await page('/');
    const content = await page(`/s/9900000001/r/${first}`);
    assert.match(content, /<h2 id="block-similar-1">相近稿件<\/h2>/, 'its block stands on the page of the record');
    assert.ok(content.includes(`s/9900000001/r/${second}`), 'and leads to the similar one');
    assert.match(home, /关于供水管网检修的公告/);
    answers.push([answer, hits.body, home, content]);
    costs.push({ level, microseconds: await medianOf(() => similarTo(first)) });
  }
  assert.deepEqual(answers[1], answers[0], 'a thread answers as the server itself');
  assert.deepEqual(answers[2], answers[0], 'so does a process');

  // 4. what is published while it runs in a process is heard there too
  const third = await publish('关于供水管网检修的公告（更正）', `${text}更正：检修自十一月五日起。`);
  await until(
    'the publication is heard',
    () => similarTo(third),
    ({ status, body }) => status === 200 && (body['items'] as readonly unknown[]).length === 2,
  );

  // 5. memory without end, and a call that never comes back: its own operations alone answer 503, then it is up again
  for (const [harm, cause] of [
    ['eat', 'memory'],
    ['spin', 'health checks'],
  ] as const) {
    await until(
      'the hog is up',
      () => stateOf('hog'),
      (state) => state?.state === 'up',
    );
    const [{ status, body }, others] = await Promise.all([get(`/api/plugins/hog/v0/do?what=${harm}`), similarTo(first)]);
    assert.equal(others.status, 200, `the others are served meanwhile: ${JSON.stringify(others.body)}`);
    assert.deepEqual([status, body['code']], [503, 'PLUGIN_UNAVAILABLE'], `${harm}: ${JSON.stringify(body)}`);
    await until(
      'it is up again by itself',
      () => get('/api/plugins/hog/v0/do?what=nothing'),
      (reply) => reply.status === 200,
    );
    assert.match(readFileSync(join(data, 'server.log'), 'utf8'), new RegExp(`PLUGIN_CRASHED.*"hog".*${cause}`), 'the log names plugin and cause');
  }
  assert.equal(platform.exitCode, null, 'one platform from beginning to end');

  const [inline] = costs;
  for (const { level, microseconds } of costs) {
    // 1 operation, its record, 1 signature, 16 keys (together), the others' signatures (together), their records: five steps one after another
    const extra = level === 'inline' ? '' : `, ${Math.max(0, Math.round((microseconds - inline!.microseconds) / 5))} µs a round trip`;
    console.log(`${level}: one answer ${Math.round(microseconds)} µs${extra}`);
  }
  console.log('one source on three levels; the platform was never restarted');
} finally {
  const exit = platform.exitCode === null && platform.signalCode === null ? new Promise((resolve) => platform.once('exit', resolve)) : undefined;
  platform.kill('SIGTERM');
  await exit;
  rmSync(data, { recursive: true, force: true });
}

function serverVerb(...args: readonly string[]): ChildProcess {
  const env = { ...process.env, HOST: '127.0.0.1', PORT: '0', JIYUE_DATA: data, JIYUE_LOG_LEVEL: 'error', JIYUE_LOG_FILE: join(data, 'server.log'), ...soon };
  return spawn(process.execPath, [...process.execArgv, server, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
}

async function makeSite(send: (method: 'POST' | 'PUT', path: string, body?: object, version?: number) => Promise<unknown>): Promise<void> {
  await send('PUT', '/api/v1/organizations/org-office', { name: '虚构省人民政府办公厅', parents: [], locale: 'zh-CN' });
  await send('PUT', '/api/v1/sites/site-province', {
    name: '虚构省人民政府门户网站',
    siteCode: '9900000001',
    siteKind: 'province-portal',
    organizerId: 'org-office',
    domain: 'www.xusheng.example',
    contact: '电话：0990-12345',
    opening: {
      approval: '虚政办函〔2026〕1号',
      badgeId: '0A1B2C3D4E5F60718293A4B5C6D7E8F9',
      icpNumber: '虚ICP备2026000001号',
      policeNumber: '虚公网安备99000000000001号',
    },
    locale: 'zh-CN',
  });
  for (const [index, status] of ['filed', 'trial', 'open'].entries())
    await send('POST', '/api/v1/sites/site-province/status-changes', { status, effectiveDate: '2026-01-01', reason: '开通' }, index + 1);
  for (const [index, [id, name, columnType]] of (
    [
      ['col-yaowen', '政务要闻', 'C05'],
      ['col-huodong', '专题活动', 'x-xs-activity'],
    ] as const
  ).entries())
    await send('PUT', `/api/v1/sites/site-province/columns/${id}`, {
      siteId: 'site-province',
      code: id.slice(4),
      name,
      description: `${name}栏目`,
      keywords: [name],
      columnType,
      order: (index + 1) * 10,
      mayPublishDirectly: true,
      locale: 'zh-CN',
    });
}

function news(title: string, text: string) {
  return {
    kind: 'article',
    locale: 'zh-CN',
    siteId: 'site-province',
    columnId: 'col-yaowen',
    ownerId: 'org-office',
    title,
    source: { name: '虚构省人民政府办公厅' },
    body: { format: 'plain', text },
    updateType: 'major',
  };
}

/** Median time of one answer, in µs, when the code is warm. */
async function medianOf(ask: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 150; round += 1) {
    const at = performance.now();
    await ask();
    times.push((performance.now() - at) * 1000);
  }
  return times.slice(50).sort((a, b) => a - b)[50]!;
}

/** Asks until it is so; says what it waited for when it never is. */
async function until<T>(what: string, ask: () => Promise<T>, isSo: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const answer = await ask();
    if (isSo(answer)) return answer;
    assert.ok(Date.now() < deadline, `waited in vain: ${what}; last ${JSON.stringify(answer)}`);
    await delay(50);
  }
}

/** First match in what it prints; rejects when it ends without one. */
function printed(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout!.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const found = pattern.exec(text.slice(0, text.lastIndexOf('\n') + 1));
      if (found) resolve(found);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${text}`)));
  });
}

async function ended(child: ChildProcess): Promise<void> {
  const code = await new Promise((resolve) => child.once('exit', resolve));
  assert.equal(code, 0, `the verb ended with ${String(code)}`);
}
