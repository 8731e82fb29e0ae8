/**
 * The story: a vendor's search and ours stand in one registry. The first in the list serves the standard's operation, the other is told
 * why not and stops nobody. One change of the registry swaps them; callers notice nothing but another order of hits.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Client, createClient } from '@jiyue/sdk/client';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const folderOf = (name: string) => dirname(require.resolve(`${name}/package.json`));
const data = mkdtempSync(join(tmpdir(), 'jiyue-replace-search-'));
const registryFile = join(data, 'registry.json');
const documentNumber = '虚政发〔2026〕7号';

// 0. the plugin's own tests, as its author runs them
await ended(spawn(process.execPath, [...process.execArgv, '--test', join(here, 'test/plugin.ts')], { stdio: ['ignore', 'pipe', 'inherit'] }));

// 1. both in the registry, the vendor's first
// #region registry
const vendor = entryOf(here, here);
const ours = entryOf('@jiyue/plugin-search', folderOf('@jiyue/plugin-search'));
const register = (...plugins: readonly object[]) => writeFileSync(registryFile, JSON.stringify({ plugins }));
register(vendor, ours);
// #endregion
const actions = 'draft,submit,publish,withdraw,manage-columns,manage-site,manage-organizations';
const token = (await printed(serverVerb('token', 'create', '--account', 'editor', '--action', actions, '--site', '*'), /^jyt_\S+/m))[0];
const platform = serverVerb('serve');

try {
  const origin = (await printed(platform, /http:\/\/127\.0\.0\.1:\d+/))[0];
  const client = createClient({ baseUrl: origin, token });
  const searchServedBy = async () => {
    const { modules } = (await (await fetch(`${origin}/.well-known/jiyue`)).json()) as {
      readonly modules: readonly { readonly name: string; readonly servedBy: string }[];
    };
    return modules.find(({ name }) => name === 'search')?.servedBy;
  };
  const titles = async (q: string) => must(await client.search({ q })).items.map(({ title }) => title.map(({ text }) => text).join(''));

  assert.equal(await searchServedBy(), 'vendor-search');
  await makeSite(client);
  const document = await publish(client, '虚构省人民政府关于加强古树名木保护的通知', {
    kind: 'policy-document',
    document: { documentNumber, validity: 'in-force' },
  });
  await publish(client, '古树名木认养活动开始报名', { kind: 'article' });

  // 2. found through the vendor's engine: the exact number first, both by a word
  await until(
    'the vendor finds both',
    () => titles('古树名木'),
    (found) => found.length === 2,
  );
  assert.deepEqual(await titles('虚政发[2026]7号'), ['虚构省人民政府关于加强古树名木保护的通知']);

  // 3. withdrawn: gone at once, whatever the engine still holds
  must(await client.withdrawResource({ resourceId: document.id, ifMatch: document.version, body: { kind: 'withdrawn', reason: '数据有误，正在核实。' } }));
  assert.deepEqual(await titles('古树名木'), ['古树名木认养活动开始报名']);

  // 4. one change of the registry: ours takes over and catches up with the log
  register({ ...vendor, enabled: false }, ours);
  await until('our search serves', searchServedBy, (by) => by === 'search');
  await until(
    'our search has caught up',
    async () => (await client.search({ q: '古树名木' })).ok && (await titles('古树名木')),
    (found) => found !== false && found.length === 1,
  );

  // 5. and back: the vendor's engine still knows what it knew
  register(vendor, ours);
  await until('the vendor serves again', searchServedBy, (by) => by === 'vendor-search');
  await until(
    'and finds',
    () => titles('古树名木').catch(() => []),
    (found) => found.length === 1,
  );
  assert.equal(platform.exitCode, null, 'one platform from beginning to end');
  console.log('two searches behind one interface, swapped twice on a running platform');
} finally {
  const exit = platform.exitCode === null && platform.signalCode === null ? new Promise((resolve) => platform.once('exit', resolve)) : undefined;
  platform.kill('SIGTERM');
  await exit;
  rmSync(data, { recursive: true, force: true });
}

function entryOf(name: string, folder: string) {
  const { permissions } = JSON.parse(readFileSync(join(folder, 'plugin.json'), 'utf8')) as { readonly permissions: readonly string[] };
  return { package: name, enabled: true, grants: { permissions, sites: ['*'] }, config: {} };
}

function serverVerb(...args: readonly string[]): ChildProcess {
  const env = { ...process.env, HOST: '127.0.0.1', PORT: '0', JIYUE_DATA: data, JIYUE_LOG_LEVEL: 'silent', JIYUE_REPLY_CHECK: '1' };
  return spawn(process.execPath, [...process.execArgv, join(folderOf('@jiyue/reference-server'), 'bin/jiyue-server.js'), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function makeSite(client: Client): Promise<void> {
  must(await client.saveOrganization({ organizationId: 'org-office', body: { name: '虚构省人民政府办公厅', parents: [], locale: 'zh-CN' } }));
  must(
    await client.saveSite({
      siteId: 'site-province',
      body: {
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
      },
    }),
  );
  for (const [index, status] of (['filed', 'trial', 'open'] as const).entries())
    must(await client.changeSiteStatus({ siteId: 'site-province', ifMatch: index + 1, body: { status, effectiveDate: '2026-01-01', reason: '开通' } }));
  must(
    await client.saveColumn({
      siteId: 'site-province',
      columnId: 'col-zhengce',
      body: {
        siteId: 'site-province',
        code: 'zhengce',
        name: '政策文件',
        description: '政策文件栏目',
        keywords: ['政策文件'],
        columnType: 'C04',
        order: 10,
        mayPublishDirectly: true,
        locale: 'zh-CN',
      },
    }),
  );
}

type Kind =
  | { readonly kind: 'article' }
  | { readonly kind: 'policy-document'; readonly document: { readonly documentNumber: string; readonly validity: string } };

async function publish(client: Client, title: string, kind: Kind): Promise<{ readonly id: string; readonly version: number }> {
  const draft = must(
    await client.createDraft({
      body: {
        ...kind,
        locale: 'zh-CN',
        siteId: 'site-province',
        columnId: 'col-zhengce',
        ownerId: 'org-office',
        title,
        source: { name: '虚构省人民政府办公厅' },
        body: { format: 'plain', text: `${title}。` },
        updateType: 'major',
      },
    }),
  );
  return must(await client.publishResource({ resourceId: draft.id, ifMatch: draft.version }));
}

function must<T>(
  outcome: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: { readonly code: string; readonly detail?: string } },
): T {
  if (!outcome.ok) throw new Error(`${outcome.failure.code}: ${outcome.failure.detail ?? ''}`);
  return outcome.value;
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
  assert.equal(code, 0, `it ended with ${String(code)}`);
}
