/** A platform in a process of its own with this plugin, on a folder that outlives it: stopped, killed and started again at will. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PluginManifest } from '@jiyue/sdk/plugin';
import { lineOf } from '../../../.ci/line-of.ts';
import type { PushConfig } from '../src/types.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const server = join(dirname(createRequire(import.meta.url).resolve('@jiyue/reference-server/package.json')), 'bin/jiyue-server.js');
const { permissions } = JSON.parse(readFileSync(new URL('../plugin.json', import.meta.url), 'utf8')) as PluginManifest;

/** An answer. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests read what the contract promises
  readonly json: any;
}

/** The platform. */
export interface Platform {
  readonly data: string;
  origin(): string;
  start(): Promise<void>;
  /** As an administrator; `by` is another token, or `public`. */
  send(method: string, path: string, body?: unknown, options?: { readonly version?: number; readonly by?: string; readonly form?: string }): Promise<Answer>;
  /** Makes a token of another account. */
  token(account: string): Promise<string>;
  /** SIGTERM, or SIGKILL. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  remove(): void;
}

/** Makes the folder and a token; starts nothing yet. @param certificate of a receiver that the platform is to trust */
export async function preparePlatform(config: Partial<PushConfig> = {}, certificate = ''): Promise<Platform> {
  const data = mkdtempSync(join(tmpdir(), 'jiyue-push-'));
  const grants = { permissions: [...permissions.filter((one) => one !== 'network:*'), 'network:127.0.0.1'], sites: ['*'] };
  writeFileSync(join(data, 'registry.json'), JSON.stringify({ plugins: [{ package: '@jiyue/plugin-push', enabled: true, grants, config }] }));
  const trusted = join(data, 'receiver.pem');
  if (certificate !== '') writeFileSync(trusted, certificate);
  const env = {
    ...process.env,
    ...(certificate === '' ? {} : { NODE_EXTRA_CA_CERTS: trusted }),
    HOST: '127.0.0.1',
    PORT: '0',
    JIYUE_DATA: data,
    JIYUE_LOG_LEVEL: 'error',
    JIYUE_REPLY_CHECK: '1',
    JIYUE_WRITES_PER_MINUTE: '0',
  };
  const run = (...args: readonly string[]) =>
    spawn(process.execPath, ['--conditions=@jiyue/source', server, ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', args[0] === 'serve' ? 'inherit' : 'ignore'],
    });
  const actions = 'read-draft,draft,publish,withdraw,submit,manage-columns,manage-site,manage-organizations';
  const makeToken = async (account: string, ...more: readonly string[]) =>
    (await lineOf(run('token', 'create', '--account', account, ...more), /^jyt_/)).trim();
  const administrator = await makeToken('tester', '--action', actions, '--site', '*');

  let child: ChildProcess | undefined;
  let origin = '';
  const send: Platform['send'] = async (method, path, body, { version, by = administrator, form } = {}) => {
    const answer = await fetch(`${origin}${path}`, {
      method,
      headers: {
        ...(by === 'public' ? {} : { authorization: `Bearer ${by}` }),
        ...(form !== undefined ? { 'content-type': 'application/x-www-form-urlencoded' } : body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      ...(form !== undefined ? { body: form } : body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, text, headers: answer.headers, json: answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined };
  };
  return {
    data,
    origin: () => origin,
    async start() {
      child = run('serve');
      origin = /http:\/\/127\.0\.0\.1:\d+/.exec(await lineOf(child, /127\.0\.0\.1/))![0];
    },
    send,
    token: (account) => makeToken(account, '--action', 'read-draft', '--site', 'nowhere'),
    async stop(signal = 'SIGTERM') {
      const running = child;
      if (!running || running.exitCode !== null || running.signalCode !== null) return;
      const ended = new Promise((resolve) => running.once('exit', resolve));
      running.kill(signal);
      await ended;
      if (child === running) child = undefined;
    },
    remove: () => rmSync(data, { recursive: true, force: true }),
  };
}

/** An organization, a site and a column. */
export async function seedPlaces({ send }: Platform): Promise<void> {
  const must = async (path: string, body: object) => {
    const answer = await send('PUT', path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
  };
  await must('/api/v1/organizations/o1', { locale: 'zh-CN', name: '虚构省政府办公厅', parents: [] });
  await must('/api/v1/sites/s1', {
    ...{ locale: 'zh-CN', name: '虚构省门户', siteKind: 'province-portal', organizerId: 'o1', domain: 's1.xusheng.example' },
    ...{ contact: '0990-1234567', opening: {}, siteCode: '9900000001' },
  });
  await must('/api/v1/sites/s1/columns/c1', {
    ...{ locale: 'zh-CN', siteId: 's1', code: 'news', name: '要闻', description: '要闻', keywords: ['要闻'], columnType: 'C05' },
    ...{ order: 1, mayPublishDirectly: true },
  });
}

/** Publishes an article, new or again. @returns its id and version */
export async function publish(
  { send }: Platform,
  title: string,
  more: { readonly id?: string; readonly updateType?: string; readonly version?: number } = {},
): Promise<{ readonly id: string; readonly version: number }> {
  const draft = {
    ...{ kind: 'article', locale: 'zh-CN', siteId: 's1', columnId: 'c1', ownerId: 'o1', title, source: { name: '虚构省政府办公厅' } },
    ...{ body: { format: 'plain', text: '云川江治理工程近日通过验收。' }, updateType: more.updateType ?? 'major' },
  };
  const saved =
    more.id === undefined
      ? await send('POST', '/api/v1/resources', draft)
      : await send('PUT', `/api/v1/resources/${more.id}`, draft, { version: more.version ?? 1 });
  if (saved.status >= 300) throw new Error(saved.text);
  const published = await send('POST', `/api/v1/resources/${saved.json.id}/publish`, undefined, { version: saved.json.version });
  if (published.status >= 300) throw new Error(published.text);
  return { id: saved.json.id, version: published.json.version };
}
