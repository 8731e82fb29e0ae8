/** A plugin that follows the log into its own storage, as search and analytics do: its state has to be that of the repository, each entry counted once. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const types = ['record.published', 'record.withdrawn'];

const code = `export const plugin = {
  setup({ follow, storage }) {
    follow({ types: ${JSON.stringify(types)},
      async apply(batch, own) {
        const put = {};
        let count = Number((await own.get('count')) ?? 0);
        for (const { seq, subject, data } of batch) { put['at ' + subject] = data.version; count += 1; put.seq = seq; }
        await own.write({ put: { ...put, count } });
      },
      async reset(own) { await own.write({ remove: (await own.list('')).keys }); } });
    return { operations: {
      async readMirror({ params }) {
        const version = await storage.get('at ' + params.id);
        return { ok: true, value: { count: Number((await storage.get('count')) ?? 0), seq: Number((await storage.get('seq')) ?? 0), ...(version === undefined ? {} : { version: Number(version) }) } };
      },
    } };
  },
};`;

const api = {
  openapi: '3.1.0',
  info: { title: '镜像 · Mirror', version: '1.0' },
  paths: {
    '/mirror': {
      get: {
        operationId: 'readMirror',
        parameters: [{ name: 'id', in: 'query', required: true, schema: { type: 'string' } }],
        responses: {
          200: { description: '好 · good', content: { 'application/json': { schema: { type: 'object' } } } },
          default: { $ref: '#/components/responses/Problem' },
        },
      },
    },
  },
};

/** Where it answers. */
export const mirrorPath = (id: string): string => `/api/plugins/mirror/v1/mirror?id=${encodeURIComponent(id)}`;

/** Installs it in a data folder, before the server starts. */
export function installMirror(data: string): void {
  const folder = join(data, 'mirror');
  mkdirSync(folder, { recursive: true });
  const permissions = [...types.map((type) => `log:${type}`), 'storage:own'];
  const manifest = {
    id: 'mirror',
    title: { 'zh-CN': '镜像', en: 'Mirror' },
    version: '1.0.0',
    contract: '^1.0',
    specification: {},
    permissions,
    files: { main: 'index.js', api: 'openapi.json' },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'mirror', version: '1.0.0', type: 'module' }));
  writeFileSync(join(folder, 'plugin.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(api));
  writeFileSync(join(folder, 'index.js'), code);
  const entry = { package: './mirror', enabled: true, grants: { permissions, sites: ['*'] }, config: {} };
  writeFileSync(join(data, 'registry.json'), JSON.stringify({ plugins: [entry] }));
}
