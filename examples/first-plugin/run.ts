/**
 * The story: a platform runs without the plugin; the operator registers it while readers go on reading; its operation answers, follows
 * what is published, and is gone again when the plugin is disabled. The platform is never restarted. Exits non-zero on a mismatch.
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
const server = join(dirname(createRequire(import.meta.url).resolve('@jiyue/reference-server/package.json')), 'bin/jiyue-server.js');
const data = mkdtempSync(join(tmpdir(), 'jiyue-first-plugin-'));
const registryFile = join(data, 'registry.json');
const operation = '/api/plugins/freshness/v0/stale-columns';

// 0. the plugin's own tests, as its author runs them
await ended(spawn(process.execPath, [...process.execArgv, '--test', join(here, 'test/plugin.ts')], { stdio: ['ignore', 'pipe', 'inherit'] }));

// 1. a platform without plugins, and an account that may write
writeFileSync(registryFile, JSON.stringify({ plugins: [] }));
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
  const staleColumns = () => get(`${operation}?siteId=site-province`);

  // 2. an open site with two columns; only one of them publishes something
  await makeSite(send);
  const draft = await send('POST', '/api/v1/resources', news());
  await send('POST', `/api/v1/resources/${draft.id}/publish`, undefined, draft.version);
  assert.equal((await staleColumns()).status, 404, 'no plugin, no operation');

  // 3. the operator registers the plugin, with the powers its manifest asks for; the platform follows the file
  // #region register
  const { permissions } = JSON.parse(readFileSync(join(here, 'plugin.json'), 'utf8')) as { readonly permissions: readonly string[] };
  const entry = { package: here, enabled: true, grants: { permissions, sites: ['*'] }, config: { defaultLimitDays: 30 } };
  writeFileSync(registryFile, JSON.stringify({ plugins: [entry] }));
  // #endregion
  const up = await until('the operation answers, with what was published before the plugin came', staleColumns, ({ status, body }) => {
    return status === 200 && (body['items'] as readonly unknown[]).length === 1;
  });
  assert.deepEqual(up.body['items'], [{ columnId: 'col-huodong', name: '专题活动', limitDays: 30 }]);
  const document = (await get('/api/openapi.json')).body as { readonly paths: { readonly [path: string]: object } };
  assert.ok(document.paths[operation], 'it stands in the API document');
  assert.deepEqual((await get(`${operation}?siteId=nowhere`)).body['code'], 'FRESHNESS_SITE_UNKNOWN');
  assert.equal((await get(`${operation}?site=site-province`)).body['code'], 'REQUEST_INVALID', 'requests are judged by the OpenAPI file');

  // 4. a publication in the other column, and it is fresh
  const activity = await send('POST', '/api/v1/resources', { ...news(), columnId: 'col-huodong', title: '虚构省文化遗产日活动开幕' });
  await send('POST', `/api/v1/resources/${activity.id}/publish`, undefined, activity.version);
  await until('the publication is heard', staleColumns, ({ body }) => (body['items'] as readonly unknown[]).length === 0);

  // 5. disabled, and its operation alone is gone
  await ended(serverVerb('plugin', 'disable', 'freshness'));
  const gone = await until('the operation is gone', staleColumns, ({ status }) => status === 404);
  assert.equal(gone.body['code'], 'OPERATION_NOT_FOUND');
  assert.equal((await get('/api/v1/sites')).status, 200, 'the platform goes on');

  // 6. enabled again, it knows what it knew
  await ended(serverVerb('plugin', 'enable', 'freshness'));
  const back = await until('the operation is back', staleColumns, ({ status }) => status === 200);
  assert.deepEqual(back.body['items'], []);
  assert.equal(platform.exitCode, null, 'one platform from beginning to end');
  console.log('the plugin came, answered, went and came back; the platform was never restarted');
} finally {
  const exit = platform.exitCode === null && platform.signalCode === null ? new Promise((resolve) => platform.once('exit', resolve)) : undefined;
  platform.kill('SIGTERM');
  await exit;
  rmSync(data, { recursive: true, force: true });
}

function serverVerb(...args: readonly string[]): ChildProcess {
  const env = { ...process.env, HOST: '127.0.0.1', PORT: '0', JIYUE_DATA: data, JIYUE_LOG_LEVEL: 'error', JIYUE_REPLY_CHECK: '1' };
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

function news() {
  return {
    kind: 'article',
    locale: 'zh-CN',
    siteId: 'site-province',
    columnId: 'col-yaowen',
    ownerId: 'org-office',
    title: '云川江治理工程通过验收',
    source: { name: '虚构省人民政府办公厅' },
    body: { format: 'plain', text: '云川江治理工程近日通过验收。' },
    updateType: 'major',
  };
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
