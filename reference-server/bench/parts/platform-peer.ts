/**
 * The platform as it runs in production, with invented records. argv: data folder, number of records, settings as JSON.
 * Prints one JSON line when it is up; each "memory" on standard input is answered with another; ends with its input.
 */
import { createInterface } from 'node:readline';
import { readConfig } from '../../src/config/index.ts';
import { startServer } from '../../src/start-server.ts';
import { newToken, tokenDigest } from '../../src/token-digest.ts';

/** What it says when it is up. */
export interface PlatformUp {
  readonly port: number;
  /** A published resource; empty without records. */
  readonly id: string;
  /** May write everywhere. */
  readonly token: string;
  readonly upMs: number;
  readonly records: number;
}

/** Its answer to "memory". */
export interface PlatformMemory {
  readonly rssBytes: number;
  readonly heapBytes: number;
  /** Time on processors since its start, all threads together. */
  readonly cpuMs: number;
}

const [folder = '', count = '0', settings = '{}'] = process.argv.slice(2);
const startedAt = performance.now();
const read = readConfig({
  environment: {
    HOST: '127.0.0.1',
    PORT: '0',
    JIYUE_DATA: folder,
    JIYUE_LOG_FILE: `${folder}/server.log`,
    JIYUE_WRITES_PER_MINUTE: '0',
    JIYUE_SEARCHES_PER_MINUTE: '0',
    ...(JSON.parse(settings) as object),
  },
  folder,
});
if (!read.ok) throw new Error(JSON.stringify(read.faults));
const server = await startServer(read.value);
const upMs = performance.now() - startedAt;
const say = (value: object) => process.stdout.write(`${JSON.stringify(value)}\n`);

const token = newToken();
const createdAt = new Date().toISOString();
await server.store.accounts.saveAccount({ id: 'bench', kind: 'system', name: 'bench', createdAt });
await server.store.accounts.saveGrants('bench', '*', [{ actions: ['manage-organizations', 'manage-site', 'manage-columns', 'draft', 'submit', 'publish'] }]);
await server.store.accounts.addToken({ accountId: 'bench', digest: tokenDigest(token), label: 'bench', createdAt });

const base = `http://127.0.0.1:${server.port}`;
const write = async (method: string, path: string, body: object) => {
  const reply = await fetch(base + path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
  return (await reply.json()) as { results?: { id?: string; recordId?: string }[] };
};
await write('PUT', '/api/v1/organizations/o1', { locale: 'zh-CN', name: '虚构省政府办公厅', parents: [] });
await write('PUT', '/api/v1/sites/s1', {
  locale: 'zh-CN',
  name: '虚构省门户',
  siteKind: 'province-portal',
  organizerId: 'o1',
  domain: 's1.xusheng.example',
  contact: '0990-1234567',
  opening: {},
});
await write('PUT', '/api/v1/sites/s1/columns/c1', {
  locale: 'zh-CN',
  siteId: 's1',
  code: 'news',
  name: '要闻',
  description: '要闻',
  keywords: ['要闻'],
  columnType: 'C05',
  order: 1,
  mayPublishDirectly: true,
});

const sentence = '会议强调，要压实防汛责任，加强预报预警，做好群众转移安置，确保人民生命财产安全。';
const draft = (n: number) => ({
  kind: 'article',
  locale: 'zh-CN',
  siteId: 's1',
  columnId: 'c1',
  ownerId: 'o1',
  title: `虚构省召开第${n}次防汛工作会议`,
  source: { name: '虚构省政府办公厅' },
  body: { format: 'plain', text: sentence.repeat(40) },
  updateType: 'major',
  origin: { system: 'bench', recordId: String(n) },
});
const batch = 500;
const total = Number(count);
for (let from = 0; from < total; from += batch) {
  await write('POST', '/api/v1/resources/batch', {
    publish: true,
    items: Array.from({ length: Math.min(batch, total - from) }, (_, index) => draft(from + index)),
  });
}
const first = (await (await fetch(`${base}/api/v1/resources?limit=1`)).json()) as { items: { id: string }[] };
say({ port: server.port, id: first.items[0]?.id ?? '', token, upMs: Math.round(upMs), records: total } satisfies PlatformUp);

for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'idle') await server.idle();
  if (line !== 'time') globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  say({ rssBytes: rss, heapBytes: heapUsed, cpuMs: (user + system) / 1000 } satisfies PlatformMemory);
}
await server.stop();
