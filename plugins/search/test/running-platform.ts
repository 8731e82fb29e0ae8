/** A platform in a process of its own with this plugin, on a folder that outlives it, so that tests can stop it and look at its files. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PluginManifest } from '@jiyue/sdk/plugin';
import { lineOf } from '../../../.ci/line-of.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const server = join(dirname(createRequire(import.meta.url).resolve('@jiyue/reference-server/package.json')), 'bin/jiyue-server.js');
const { permissions } = JSON.parse(readFileSync(new URL('../plugin.json', import.meta.url), 'utf8')) as PluginManifest;

/** An answer. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read what the contract promises
  readonly json: any;
}

/** The platform; it is stopped and started again at will. */
export interface Platform {
  /** File of this plugin's own index. */
  readonly indexFile: string;
  /** The administrator's. */
  readonly token: string;
  /** Address of the running server. */
  origin(): string;
  start(): Promise<void>;
  /** Sends as an administrator unless `isPublic`. */
  send(method: string, path: string, body?: unknown, options?: { readonly version?: number; readonly isPublic?: boolean }): Promise<Answer>;
  /** The public's search. */
  search(query: string): Promise<Answer>;
  /** Sends, and throws unless it was done. @returns the reply */
  must(method: string, path: string, body?: unknown, version?: number): Promise<Answer['json']>;
  /** Makes organization o1, site s1 and column c1. */
  prepareSite(): Promise<void>;
  /** Publishes a resource in c1. @returns its id */
  publish(draft: object): Promise<string>;
  stop(): Promise<void>;
  /** Forgets the folder. */
  remove(): void;
}

/** Makes the folder and a token; starts nothing yet. @param settings further environment */
export async function preparePlatform(settings: { readonly [variable: string]: string } = {}): Promise<Platform> {
  const data = mkdtempSync(join(tmpdir(), 'jiyue-search-'));
  const entry = { package: '@jiyue/plugin-search', enabled: true, grants: { permissions, sites: ['*'] }, config: {} };
  writeFileSync(join(data, 'registry.json'), JSON.stringify({ plugins: [entry] }));
  const env = { ...process.env, HOST: '127.0.0.1', PORT: '0', JIYUE_DATA: data, JIYUE_LOG_LEVEL: 'error', JIYUE_REPLY_CHECK: '1', ...settings };
  const run = (...args: readonly string[]) =>
    spawn(process.execPath, ['--conditions=@jiyue/source', server, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const actions = 'read-draft,draft,publish,withdraw,submit,manage-columns,manage-site,manage-organizations';
  const token = (await lineOf(run('token', 'create', '--account', 'tester', '--action', actions, '--site', '*'), /^jyt_/)).trim();

  let child: ChildProcess | undefined;
  let origin = '';
  const send: Platform['send'] = async (method, path, body, { version, isPublic = false } = {}) => {
    const answer = await fetch(`${origin}${path}`, {
      method,
      headers: {
        ...(isPublic ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, json: text === '' ? undefined : JSON.parse(text) };
  };
  const must: Platform['must'] = async (method, path, body, version) => {
    const answer = await send(method, path, body, version === undefined ? {} : { version });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.json)}`);
    return answer.json;
  };
  return {
    token,
    must,
    async prepareSite() {
      await must('PUT', '/api/v1/organizations/o1', { locale: 'zh-CN', name: '虚构省政府办公厅', parents: [] });
      const site = { locale: 'zh-CN', name: '虚构省门户', siteKind: 'province-portal', organizerId: 'o1', domain: 's1.xusheng.example' };
      await must('PUT', '/api/v1/sites/s1', { ...site, contact: '0990-1234567', opening: {} });
      const column = { locale: 'zh-CN', siteId: 's1', code: 'zhengce', name: '政策', description: '政策', keywords: ['政策'], columnType: 'C06' };
      await must('PUT', '/api/v1/sites/s1/columns/c1', { ...column, order: 1, mayPublishDirectly: true });
    },
    async publish(draft) {
      const whole = {
        ...{ kind: 'article', locale: 'zh-CN', siteId: 's1', columnId: 'c1', ownerId: 'o1', source: { name: '虚构省政府办公厅' }, updateType: 'major' },
        body: { format: 'plain', text: '职工可以提取住房公积金。' },
        ...draft,
      };
      const { id } = await must('POST', '/api/v1/resources', whole);
      await must('POST', `/api/v1/resources/${id}/publish`, undefined, 1);
      return id;
    },
    indexFile: join(data, 'indexes', 'search.sqlite'),
    origin: () => origin,
    async start() {
      child = run('serve');
      origin = /http:\/\/127\.0\.0\.1:\d+/.exec(await lineOf(child, /127\.0\.0\.1/))![0];
    },
    send,
    search: (query) => send('GET', `/api/v1/search?${query}`, undefined, { isPublic: true }),
    async stop() {
      const running = child;
      if (!running || running.exitCode !== null) return;
      const ended = new Promise((resolve) => running.once('exit', resolve));
      running.kill('SIGTERM');
      await ended;
      child = undefined;
    },
    remove: () => rmSync(data, { recursive: true, force: true }),
  };
}
