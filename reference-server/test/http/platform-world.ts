/**
 * A whole platform for tests: the real store in a temporary folder, real HTTP on a free port, every reply checked against the contract.
 * Its records are invented: organization o1 (虚构省政府办公厅), sites s1 and s2, one column each.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, type ServerConfig } from '../../src/config/index.ts';
import { createLog } from '../../src/create-log.ts';
import type { RegistryEntry } from '../../src/host/registry/registry-entry.ts';
import { type Reply, type Sending, sendTo } from '../../src/http/http-world.suite.ts';
import type { Grant } from '../../src/repository/principal.ts';
import { type RunningServer, startServer } from '../../src/start-server.ts';
import { newToken, tokenDigest } from '../../src/token-digest.ts';

export type { Reply } from '../../src/http/http-world.suite.ts';

/** A running platform. */
export interface PlatformWorld {
  readonly server: RunningServer;
  readonly config: ServerConfig;
  readonly lines: Record<string, unknown>[];
  /** Sends exactly this path. `J`: what the reply should hold. */
  send<J = Record<string, unknown>>(path: string, sending?: Sending): Promise<Reply<J>>;
  /** Sends a JSON body as the holder of a token. */
  write(token: string, method: string, path: string, body: unknown, headers?: { readonly [name: string]: string }): Promise<Reply>;
  /** An account with these grants and a token of it. */
  token(account: string, ...grants: readonly Grant[]): Promise<string>;
  /** Writes the registry and lets the server follow it. */
  register(...plugins: readonly RegistryEntry[]): Promise<void>;
  /** Number of log entries: unchanged means that nothing was stored. */
  logLength(): Promise<number>;
}

/** May do everything everywhere. */
export const everything: Grant = {
  actions: ['read-draft', 'draft', 'publish', 'withdraw', 'submit', 'manage-columns', 'manage-site', 'manage-organizations', 'read-log'],
  siteId: '*',
};

/** A free port, replies checked; a plugin that starts slowly is no fault on a busy machine. */
const usual = { HOST: '127.0.0.1', PORT: '0', JIYUE_REPLY_CHECK: '1', JIYUE_DRAIN_MS: '1000', JIYUE_PLUGIN_START_MS: '60000' };

/** Starts a platform; stop it with `server.stop()`. */
export async function platformWorld(settings: { readonly [variable: string]: string } = {}): Promise<PlatformWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'jiyue-platform-'));
  const read = readConfig({
    environment: { ...usual, JIYUE_DATA: folder, ...settings },
    folder,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const config = read.value;
  const lines: Record<string, unknown>[] = [];
  const server = await startServer(config, { log: createLog(config, { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) }) });
  const send = async <J = Record<string, unknown>>(path: string, sending?: Sending) =>
    (await sendTo(server.port, path, sending, config.host === '::' ? '::1' : config.host)) as Reply<J>;
  return {
    server,
    config,
    lines,
    send,
    write: (token, method, path, body, headers = {}) =>
      send(path, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    async token(account, ...grants) {
      const createdAt = new Date().toISOString();
      await server.store.accounts.saveAccount({ id: account, kind: 'system', name: account, createdAt });
      for (const siteId of new Set(grants.map((grant) => grant.siteId))) {
        await server.store.accounts.saveGrants(
          account,
          siteId,
          grants.filter((grant) => grant.siteId === siteId).map(({ siteId: _, ...rest }) => rest),
        );
      }
      const token = newToken();
      await server.store.accounts.addToken({ accountId: account, digest: tokenDigest(token), label: 'test', createdAt });
      return token;
    },
    async register(...plugins) {
      writeFileSync(config.registryFile, JSON.stringify({ plugins }));
      await server.reload();
    },
    logLength: async () => (await server.store.log.head()).seq,
  };
}

/** Draft of an article for a site of `seed`. */
export const article = (rest: object = {}) => ({
  kind: 'article',
  locale: 'zh-CN',
  siteId: 's1',
  columnId: 'c1',
  ownerId: 'o1',
  title: '虚构省召开防汛工作会议',
  source: { name: '虚构省政府办公厅' },
  body: { format: 'plain', text: '会议强调，要把人民生命安全放在第一位。' },
  updateType: 'major',
  ...rest,
});

/** Organization, two sites with a column each; gives a token that may do everything. */
export async function seed(world: PlatformWorld): Promise<string> {
  const token = await world.token('root', everything);
  const put = async (path: string, body: object) => {
    const reply = await world.write(token, 'PUT', path, body);
    if (reply.status !== 200) throw new Error(`${path}: ${reply.text}`);
  };
  await put('/api/v1/organizations/o1', { locale: 'zh-CN', name: '虚构省政府办公厅', parents: [] });
  for (const n of [1, 2]) {
    await put(`/api/v1/sites/s${n}`, {
      locale: 'zh-CN',
      name: `虚构省门户${n}`,
      siteKind: 'province-portal',
      organizerId: 'o1',
      domain: `s${n}.xusheng.example`,
      contact: '0990-1234567',
      opening: {},
    });
    await put(`/api/v1/sites/s${n}/columns/c${n}`, {
      locale: 'zh-CN',
      siteId: `s${n}`,
      code: 'news',
      name: '要闻',
      description: '要闻',
      keywords: ['要闻'],
      columnType: 'C05',
      order: 1,
      mayPublishDirectly: true,
    });
  }
  return token;
}

/** Publishes an article; gives its id. */
export async function publish(world: PlatformWorld, token: string, rest: object = {}): Promise<string> {
  const created = await world.write(token, 'POST', '/api/v1/resources', article(rest));
  if (created.status !== 201) throw new Error(created.text);
  const id = String(created.json['id']);
  const published = await world.write(token, 'POST', `/api/v1/resources/${id}/publish`, undefined, { 'if-match': created.headers['etag']! });
  if (published.status !== 200) throw new Error(published.text);
  return id;
}

/** Places of a problem: "pointer rule". */
export const placesOf = (reply: Reply): readonly string[] =>
  ((reply.json['errors'] ?? []) as { pointer: string; rule: string }[]).map(({ pointer, rule }) => `${pointer} ${rule}`);
