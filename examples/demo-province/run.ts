/**
 * The story: a platform starts on an empty folder, a vendor's program brings a province into it over the published interface,
 * a citizen finds a document by its number and reads its page; loading again changes nothing. Exits non-zero on a mismatch.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Client, createClient } from '@jiyue/sdk/client';
import { readContent } from './scripts/content.ts';
import { loadProvince, type LoadSummary, must, steps } from './scripts/load-province.ts';

const require = createRequire(import.meta.url);
const folderOf = (name: string) => dirname(require.resolve(`${name}/package.json`));

// 1. the operator: an empty folder, two plugins with the rights their manifests ask for, one account with a token
const data = mkdtempSync(join(tmpdir(), 'jiyue-demo-province-'));
const plugin = (name: string) => {
  const { permissions } = JSON.parse(readFileSync(join(folderOf(name), 'plugin.json'), 'utf8')) as { permissions: readonly string[] };
  return { package: name, enabled: true, grants: { permissions, sites: ['*'] }, config: {} };
};
const plugins = [plugin('@jiyue/plugin-search'), { ...plugin('@jiyue/plugin-portal'), mount: '/' }];
writeFileSync(join(data, 'registry.json'), JSON.stringify({ plugins }));
const server = (...args: readonly string[]) =>
  spawn(process.execPath, [...process.execArgv, join(folderOf('@jiyue/reference-server'), 'bin/jiyue-server.js'), ...args], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', JIYUE_DATA: data, JIYUE_LOG_LEVEL: 'error', JIYUE_REPLY_CHECK: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
const rights = 'submit,publish,withdraw,read-draft,manage-columns,manage-site,manage-organizations';
const token = (await printed(server('token', 'create', '--account', 'vendor', '--action', rights, '--site', '*'), /^jyt_\S+/m))[0];
const running = server('serve');

try {
  const origin = (await printed(running, /http:\/\/127\.0\.0\.1:\d+/))[0];
  const client = createClient({ baseUrl: origin, token });
  const content = readContent();

  // 2. the vendor loads the province; everything read is stored
  const first = await loadProvince(client, content);
  tell('first load', first);
  const expected = {
    organizations: content.organizations.length,
    sites: 6,
    columns: 6 * 5 + 3,
    attachments: content.records.flatMap(({ attachments = [] }) => attachments).length,
    records: content.records.length,
    relations: content.records.flatMap(({ relations = [] }) => relations).length,
    withdrawals: 1,
  };
  for (const step of steps) assert.deepEqual(first.counts[step], { stored: expected[step], unchanged: 0, rejected: 0 }, step);
  assert.deepEqual(first.rejections, []);
  assert.ok(expected.records >= 120, 'about 120 records or more');
  for (const kind of ['article', 'policy-document', 'interpretation'] as const) {
    const { total } = must(await client.listResources({ kind, limit: 1 }));
    assert.equal(total, content.records.filter((entry) => entry.kind === kind && !entry.withdraw).length, kind);
  }
  for await (const site of client.walk('listSites', {})) assert.equal(must(site).status, 'open');

  // 3. the citizen: an exact document number comes first, in every way people type it
  for (const typed of ['虚政发〔2026〕3号', '虚政发[2026]3号']) {
    const hit = await firstHit(client, typed);
    assert.equal(hit.title, '虚构省人民政府关于公布省级文物保护单位名录的通知', typed);
    // 4. the page carries the tags that the norm asks for
    const page = await (await fetch(`${origin}/s/9900000001/r/${hit.id}`)).text();
    for (const [name, value] of [
      ['SiteIDCode', '9900000001'],
      ['ArticleTitle', hit.title],
      ['PubDate', '2026-02-26 11:00'],
      ['ColumnName', '政策文件'],
      ['ContentSource', '虚构省人民政府办公厅'],
    ])
      assert.match(page, new RegExp(`<meta name="${name}" content="${value}"`), `${name} on the page of ${typed}`);
    assert.match(page, /省级文物保护单位名录（部分）/);
  }

  // 5. the vendor loads again: nothing is written
  const head = await lastChange(client);
  const second = await loadProvince(client, content);
  tell('second load', second);
  for (const step of steps) assert.deepEqual(second.counts[step], { stored: 0, unchanged: expected[step], rejected: 0 }, step);
  assert.equal(await lastChange(client), head, 'the second load left no event');
  console.log('the province is there, found, read, and loads twice to the same state');
} finally {
  const ended = running.exitCode === null && running.signalCode === null ? new Promise((resolve) => running.once('exit', resolve)) : undefined;
  running.kill('SIGTERM');
  await ended;
  rmSync(data, { recursive: true, force: true });
}

/** The index runs behind the repository; asks until it has hits. */
async function firstHit(client: Client, q: string): Promise<{ readonly id: string; readonly title: string }> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const [hit] = must(await client.search({ q })).items;
    if (hit) return { id: hit.id, title: hit.title.map(({ text }) => text).join('') };
    assert.ok(Date.now() < deadline, `the search finds nothing for ${q}`);
  }
}

/** Place of the newest event in the change feed. */
async function lastChange(client: Client): Promise<string> {
  let place = '';
  for await (const page of client.changes({ limit: 500 })) place = must(page).next;
  return place;
}

function tell(name: string, { counts }: LoadSummary): void {
  console.log(`${name}: ${steps.map((step) => `${step} ${counts[step].stored} stored, ${counts[step].unchanged} unchanged`).join('; ')}`);
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
