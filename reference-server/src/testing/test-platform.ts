/**
 * A whole platform for the tests of a plugin: a server in a process of its own, on a folder that outlives it, with the plugin registered as an
 * operator does it. It is started, stopped, killed and started again at will, and filled over its published interface alone.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PluginManifest } from '@jiyue/sdk/plugin';
import { sampleContent, type WorldContent } from '@jiyue/sdk/testing';
import type { RegistryEntry } from '../host/registry/registry-entry.ts';
import { fillPlatform, type FilledIds } from './fill-platform.ts';
import { runServer, type ServerProcess } from './server-process.ts';

/** A plugin that the platform has. */
export interface TestPlugin extends Partial<Pick<RegistryEntry, 'isolation' | 'memoryMb' | 'mount' | 'enabled'>> {
  /** Folder of plugin.json, or an npm name as seen from the working folder. */
  readonly package: string | URL;
  /** Settings. Absent: none. */
  readonly config?: object;
  /** Powers that are granted. Absent: all that the manifest asks for, with `network:127.0.0.1` in place of `network:*`. */
  readonly permissions?: readonly string[];
  /** Sites that are granted. Absent: all. */
  readonly sites?: readonly string[];
}

/** What a platform is made with. */
export interface TestPlatformOptions {
  /** In the operator's order. Absent: none. */
  readonly plugins?: readonly TestPlugin[];
  /** Further environment, e.g. secrets and JIYUE_* settings. */
  readonly settings?: { readonly [variable: string]: string };
}

/** An answer. */
export interface TestReply<J> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Of a JSON reply; else undefined. The caller says what it should hold. */
  readonly json: J;
}

/** How a request is sent. */
export interface TestSending {
  /** Version that the write rests on. */
  readonly version?: number;
  /** A token. Absent: the administrator's. */
  readonly by?: string | 'public';
  readonly headers?: { readonly [name: string]: string };
}

/** The platform. */
export interface TestPlatform {
  /** Folder of everything it keeps. */
  readonly data: string;
  /** The administrator's token: may do everything with content, on all sites. */
  readonly token: string;
  /** Address of the running server, without a slash at its end. */
  origin(): string;
  start(): Promise<void>;
  /** Sends a JSON body, bytes, or a form. */
  send<J = unknown>(method: string, path: string, body?: unknown, sending?: TestSending): Promise<TestReply<J>>;
  /** The same; throws the problem when it was refused. @returns the JSON of the reply */
  must<J = unknown>(method: string, path: string, body?: unknown, sending?: TestSending): Promise<J>;
  /** A token of an account with these actions on a site; "*" for all. */
  createToken(account: string, actions?: string, site?: string): Promise<string>;
  /** Stores and publishes content; absent: that of `createPluginWorld`. @returns the platform's ids for the content's */
  fill(content?: Partial<WorldContent>): Promise<FilledIds>;
  /** Writes the registry anew; a running platform follows within two seconds. */
  register(...plugins: readonly TestPlugin[]): void;
  /** SIGTERM unless said otherwise. Resolves when it is gone; at once when it does not run. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Forgets the folder. */
  remove(): void;
  /** Stops and forgets: `await using platform = await openTestPlatform(…)`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** A plugin that starts slowly is no fault on the busy machine of a test run; a free port, replies checked. */
const usual = { HOST: '127.0.0.1', PORT: '0', JIYUE_LOG_LEVEL: 'error', JIYUE_REPLY_CHECK: '1', JIYUE_PLUGIN_START_MS: '60000' };

const administratorActions = 'read-draft,draft,publish,withdraw,submit,manage-columns,manage-site,manage-organizations';

/** Makes folder, registry and token; nothing runs before `start`. */
export async function openTestPlatform({ plugins = [], settings = {} }: TestPlatformOptions = {}): Promise<TestPlatform> {
  const data = mkdtempSync(join(tmpdir(), 'jiyue-platform-'));
  const environment = { ...usual, JIYUE_DATA: data, ...settings };
  const register: TestPlatform['register'] = (...all) => writeFileSync(join(data, 'registry.json'), JSON.stringify({ plugins: all.map(entryOf) }));
  register(...plugins);
  const createToken = async (account: string, actions = 'read-draft', site = '*') => {
    const made = runServer(['token', 'create', '--account', account, '--action', actions, '--site', site], environment);
    return (await made.line(/^jyt_/)).trim();
  };
  const token = await createToken('tester', administratorActions);

  let server: ServerProcess | undefined;
  let origin = '';
  const send: TestPlatform['send'] = async <J>(method: string, path: string, body?: unknown, { version, by = token, headers = {} }: TestSending = {}) => {
    const isRaw = body instanceof Uint8Array || body instanceof URLSearchParams;
    const type = body === undefined || body instanceof URLSearchParams ? {} : { 'content-type': isRaw ? 'application/octet-stream' : 'application/json' };
    const reply = await fetch(`${origin}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(by === 'public' ? {} : { authorization: `Bearer ${by}` }),
        ...type,
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isRaw ? (body as Uint8Array<ArrayBuffer> | URLSearchParams) : JSON.stringify(body) }),
    });
    const text = await reply.text();
    const isJson = text !== '' && reply.headers.get('content-type')?.includes('json');
    return { status: reply.status, headers: reply.headers, text, json: (isJson ? JSON.parse(text) : undefined) as J };
  };
  const must: TestPlatform['must'] = async <J>(method: string, path: string, body?: unknown, sending?: TestSending) => {
    const { status, text, json } = await send<J>(method, path, body, sending);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
    return json;
  };
  const platform: TestPlatform = {
    data,
    token,
    origin: () => origin,
    async start() {
      if (server) throw new Error('the platform runs already');
      server = runServer(['serve'], environment);
      origin = /http:\/\/127\.0\.0\.1:\d+/.exec(await server.line(/127\.0\.0\.1/))![0];
    },
    send,
    must,
    createToken,
    fill: (content = {}) => fillPlatform({ ...sampleContent, ...content }, must),
    register,
    async stop(signal = 'SIGTERM') {
      const running = server;
      server = undefined;
      await running?.end(signal);
    },
    remove: () => rmSync(data, { recursive: true, force: true }),
    async [Symbol.asyncDispose]() {
      await platform.stop();
      platform.remove();
    },
  };
  return platform;
}

/** As an operator writes it. */
function entryOf({ package: place, permissions, sites = ['*'], config = {}, ...facts }: TestPlugin): RegistryEntry {
  const folder = folderOf(place);
  const asked = () => (JSON.parse(readFileSync(join(folder, 'plugin.json'), 'utf8')) as PluginManifest).permissions;
  const granted = permissions ?? asked().map((one) => (one === 'network:*' ? 'network:127.0.0.1' : one));
  const isFolder = typeof place !== 'string' || existsSync(join(resolve(place), 'plugin.json'));
  return {
    enabled: true,
    ...facts,
    config: { ...(config as RegistryEntry['config']) },
    package: isFolder ? folder : place,
    grants: { permissions: granted, sites },
  };
}

function folderOf(place: string | URL): string {
  if (typeof place !== 'string') return fileURLToPath(place);
  if (isAbsolute(place) || existsSync(join(resolve(place), 'plugin.json'))) return resolve(place);
  return join(createRequire(join(process.cwd(), 'package.json')).resolve(`${place}/package.json`), '..');
}
