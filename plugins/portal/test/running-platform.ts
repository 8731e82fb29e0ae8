/** A platform in a process of its own, with this plugin and the search, filled over its published interface. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PluginManifest } from '@jiyue/sdk/plugin';
import { lineOf } from '../../../.ci/line-of.ts';
import { buildWorld, type World } from './world.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const server = join(root, 'reference-server/bin/jiyue-server.js');
const require = createRequire(join(root, 'package.json'));

/** The platform while it runs. */
export interface Platform {
  /** "http://127.0.0.1:…" */
  readonly origin: string;
  /** Sends a request with the token of an administrator; throws the problem when it is refused. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts it on a fresh folder and a port the system chooses. */
export async function startPlatform(): Promise<Platform> {
  const data = mkdtempSync(join(tmpdir(), 'jiyue-portal-e2e-'));
  writeFileSync(join(data, 'registry.json'), JSON.stringify({ plugins: [entry('@jiyue/plugin-search'), { ...entry('@jiyue/plugin-portal'), mount: '/' }] }));
  const env = { ...process.env, HOST: '127.0.0.1', PORT: '0', JIYUE_DATA: data, JIYUE_LOG_LEVEL: 'error', JIYUE_REPLY_CHECK: '1' };
  const start = (...args: readonly string[]) =>
    spawn(process.execPath, ['--conditions=@jiyue/source', server, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });

  const actions = 'read-draft,draft,publish,withdraw,submit,manage-columns,manage-site,manage-organizations';
  const token = (await lineOf(start('token', 'create', '--account', 'tester', '--action', actions, '--site', '*'), /^jyt_/)).trim();
  const child = start('serve');
  const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(await lineOf(child, /127\.0\.0\.1/))![0];

  return {
    origin,
    async send(method, path, body, headers = {}) {
      const json = body === undefined || body instanceof Uint8Array ? {} : { 'content-type': 'application/json' };
      const answer = await fetch(`${origin}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, ...json, ...headers },
        ...(body === undefined ? {} : { body: body instanceof Uint8Array ? body : JSON.stringify(body) }),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
      return text === '' ? undefined : JSON.parse(text);
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function entry(name: string) {
  const { permissions } = JSON.parse(readFileSync(join(dirname(require.resolve(`${name}/package.json`)), 'plugin.json'), 'utf8')) as PluginManifest;
  return { package: name, enabled: true, grants: { permissions, sites: ['*'] }, config: {} };
}

/** Ids of the repository for the ids of the world. */
export type Ids = ReadonlyMap<string, string>;

const kept = new Set(['id', 'version', 'enteredAt', 'updatedAt', 'status', 'statusHistory', 'firstPublishedAt', 'publishedAt', 'withdrawal']);
const draftOf = (record: object) => Object.fromEntries(Object.entries(record).filter(([key]) => !kept.has(key)));

/** Puts the world of the other tests into the platform, as any source would. */
export async function fill({ send }: Platform, world: World = buildWorld()): Promise<Ids> {
  for (const one of world.organizations) await send('PUT', `/api/v1/organizations/${one.id}`, draftOf(one));
  for (const one of world.sites) {
    await send('PUT', `/api/v1/sites/${one.id}`, draftOf(one));
    for (const [index, status] of ['filed', 'trial', 'open'].entries()) {
      await send('POST', `/api/v1/sites/${one.id}/status-changes`, { status, effectiveDate: '2026-01-01', reason: '开通' }, { 'if-match': `"${index + 1}"` });
    }
  }
  for (const one of world.columns) await send('PUT', `/api/v1/sites/${one.siteId}/columns/${one.id}`, draftOf(one));

  const ids = new Map<string, string>();
  for (const one of world.attachments) {
    const query = new URLSearchParams({ siteId: one.siteId, fileName: one.fileName, title: one.title });
    const stored = (await send('POST', `/api/v1/attachments?${query}`, new TextEncoder().encode('站点,日期\n省教育厅,2026-06-30\n'), {
      'content-type': 'application/octet-stream',
    })) as { id: string };
    ids.set(one.id, stored.id);
  }
  // what others name comes first: documents before interpretations, all before topics
  const turn = ({ kind }: { readonly kind: string }) => ['interpretation', 'special-topic'].indexOf(kind);
  for (const one of world.resources.toSorted((a, b) => turn(a) - turn(b))) {
    const attachmentIds = one.attachmentIds?.flatMap((id) => ids.get(id) ?? []);
    const draft = {
      ...draftOf(one),
      ...(attachmentIds ? { attachmentIds } : {}),
      ...('interpretsIds' in one && one.interpretsIds ? { interpretsIds: one.interpretsIds.map((id) => ids.get(id)) } : {}),
    };
    const created = (await send('POST', '/api/v1/resources', withIds(draft, ids))) as { id: string };
    await send('POST', `/api/v1/resources/${created.id}/publish`, undefined, { 'if-match': '"1"' });
    ids.set(one.id, created.id);
  }
  for (const { type, fromId, toId } of world.relations) {
    if (ids.has(fromId) && ids.has(toId)) await send('POST', '/api/v1/relations', { type, fromId: ids.get(fromId), toId: ids.get(toId) });
  }
  return ids;
}

/** The draft with the platform's own ids; what names a record or picture that nobody stored is left out, as the platform would refuse it. */
function withIds(draft: object, ids: ReadonlyMap<string, string>): unknown {
  const stored = new Set(ids.values());
  return JSON.parse(JSON.stringify(draft), (key, value: unknown) => {
    if (key === 'pictures' && Array.isArray(value)) return value.filter((one: { attachmentId: string }) => stored.has(one.attachmentId));
    if (key === 'resourceIds' && Array.isArray(value)) return value.filter((one: string) => stored.has(one));
    if (key === 'sections' && Array.isArray(value)) return value.filter((one: { resourceIds?: readonly string[] }) => one.resourceIds?.length !== 0);
    return typeof value === 'string' && key !== 'id' ? (ids.get(value) ?? value) : value;
  });
}
