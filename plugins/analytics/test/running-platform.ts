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
  readonly text: string;
  readonly etag: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: tests read what the contract promises
  readonly json: any;
}

/** The platform; it is stopped and started again at will. */
export interface Platform {
  /** Folder of everything the platform keeps. */
  readonly data: string;
  /** Token of an administrator. */
  readonly token: string;
  /** Address of the running server. */
  origin(): string;
  start(): Promise<void>;
  /** Sends as an administrator unless `isPublic`. */
  send(method: string, path: string, body?: unknown, options?: { readonly version?: number; readonly isPublic?: boolean }): Promise<Answer>;
  stop(): Promise<void>;
  /** Forgets the folder. */
  remove(): void;
}

/** Makes the folder and a token; starts nothing yet. @param settings further environment */
export async function preparePlatform(settings: { readonly [variable: string]: string } = {}): Promise<Platform> {
  const data = mkdtempSync(join(tmpdir(), 'jiyue-analytics-'));
  const entry = { package: '@jiyue/plugin-analytics', enabled: true, grants: { permissions, sites: ['*'] }, config: {} };
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
    return {
      status: answer.status,
      text,
      etag: answer.headers.get('etag'),
      json: answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined,
    };
  };
  return {
    data,
    token,
    origin: () => origin,
    async start() {
      child = run('serve');
      origin = /http:\/\/127\.0\.0\.1:\d+/.exec(await lineOf(child, /127\.0\.0\.1/))![0];
    },
    send,
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
