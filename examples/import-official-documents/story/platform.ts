/** A real platform in a process of its own: temporary data folder, a port that the system chooses, search and portal switched on. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const server = join(root, 'reference-server/bin/jiyue-server.js');
const require = createRequire(join(root, 'package.json'));

/** The platform while it runs. */
export interface Platform {
  /** "http://127.0.0.1:…" */
  readonly origin: string;
  /** Of an account that may submit, publish and keep registers. */
  readonly token: string;
  /** Value of a JSON reply; throws the problem when it is refused. */
  get<T>(path: string): Promise<T>;
  /** Sends JSON with the token; throws the problem when it is refused. */
  send<T>(method: 'POST' | 'PUT', path: string, body: unknown, version?: number): Promise<T>;
  /** A page as a reader gets it: no token. */
  page(path: string): Promise<{ readonly status: number; readonly html: string }>;
  /** Ends the process and removes its data. */
  stop(): Promise<void>;
}

/** Starts it; resolves when it listens. */
export async function startPlatform(): Promise<Platform> {
  const data = mkdtempSync(join(tmpdir(), 'jiyue-import-story-'));
  const plugins = [pluginEntry('@jiyue/plugin-search'), { ...pluginEntry('@jiyue/plugin-portal'), mount: '/' }];
  writeFileSync(join(data, 'registry.json'), JSON.stringify({ plugins }));
  // the story asks thousands of questions at once, as no reader does
  const env = { ...process.env, HOST: '127.0.0.1', PORT: '0', JIYUE_DATA: data, JIYUE_LOG_LEVEL: 'error', JIYUE_SEARCHES_PER_MINUTE: '0' };
  const start = (...args: readonly string[]) =>
    spawn(process.execPath, ['--conditions=@jiyue/source', server, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });

  const actions = 'submit,publish,manage-columns,manage-site,manage-organizations';
  const token = (await lineOf(start('token', 'create', '--account', 'importer', '--action', actions, '--site', '*'), /^jyt_/)).trim();
  const child = start('serve');
  const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(await lineOf(child, /127\.0\.0\.1/))![0];
  const json = async <T>(method: string, path: string, init: RequestInit): Promise<T> => {
    const response = await fetch(`${origin}${path}`, { method, ...init });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as T;
  };
  return {
    origin,
    token,
    get: (path) => json('GET', path, {}),
    send: (method, path, body, version) =>
      json(method, path, {
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        },
        body: JSON.stringify(body),
      }),
    async page(path) {
      const response = await fetch(`${origin}${path}`, { redirect: 'manual' });
      return { status: response.status, html: await response.text() };
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function pluginEntry(name: string) {
  const folder = dirname(require.resolve(`${name}/package.json`));
  const { permissions } = JSON.parse(readFileSync(join(folder, 'plugin.json'), 'utf8')) as { readonly permissions: readonly string[] };
  return { package: name, enabled: true, grants: { permissions, sites: ['*'] }, config: {} };
}

/** First line of the output that fits; throws when the process ends without it. */
function lineOf(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout!.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const line = text
        .split('\n')
        .slice(0, -1)
        .find((one) => pattern.test(one));
      if (line !== undefined) resolve(line);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${text}`)));
  });
}
